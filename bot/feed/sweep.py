"""Look after what happens to a feed behind Cork's back: cards deleted by moderators, Cork sent away and brought back.

Without intents Discord tells nothing of it. So each feed is looked at once an hour, and the list of servers once a day.
What stands further back than an hour's look reaches comes up in a slow round: a few pages more each hour.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from bot.feed import notices, store
from bot.feed.actions import cards
from bot.feed.store import answers
from bot.guilds import actions as guilds
from bot.kernel.transaction import Transaction

APART = timedelta(hours=1)
"""How far two looks at a feed are apart."""
DAILY = timedelta(days=1)
THREADS = 4
"""The threads of a server, the newest, that are looked at for answers."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ID_TIME_BITS = 22
"""Above these bits an id is a time in milliseconds, which spreads the servers over the hour."""


class Turns:
    """Whose feed is looked at now: each server has its own moment of the hour, so that they do not come all at once."""

    def __init__(self, now: datetime) -> None:
        self._surveyed = self._counted = now

    def due(self, tx: Transaction, now: datetime) -> tuple[int, ...]:
        """Return the servers whose moment has come since this was asked last."""
        since, self._surveyed = self._surveyed, now
        servers = sorted({*guilds.with_feeds(tx), *answers.guilds(tx)})
        return tuple(guild for guild in servers if _passed(_moment(guild), APART, since, now))

    def count(self, tx: Transaction, now: datetime) -> None:
        """Ask for the daily look at the servers, if it is time and if there is a feed in any."""
        since, self._counted = self._counted, now
        if _passed(timedelta(), DAILY, since, now) and guilds.with_feeds(tx):
            notices.put_census(tx, now)


def ask(tx: Transaction, guild_id: int, now: datetime) -> None:
    """Ask for a look at a server's feed, unless it is paused or no card stands there, and at answers in threads."""
    guild = guilds.find(tx, guild_id)
    if guild.feed_channel is not None and guild.feed_pause is None and standing(tx, guild_id, guild.feed_channel):
        notices.put_survey(tx, guild_id, guild.feed_channel, now)
    for thread in answers.threads(tx, guild_id, THREADS):
        notices.put_survey(tx, guild_id, thread, now)


def standing(tx: Transaction, guild_id: int, channel_id: int) -> tuple[int, ...]:
    """Return the messages of a server's newest cards in its feed, or in the thread of a prompt."""
    return store.standing(tx, guild_id, channel_id)


def older(tx: Transaction, guild_id: int, channel_id: int, below: int | None) -> tuple[int, ...]:
    """Return the messages of cards to look at further back: those below one, or from the newest again at the end."""
    return store.standing(tx, guild_id, channel_id, below=below) or store.standing(tx, guild_id, channel_id)


def surveyed(tx: Transaction, missing: Collection[int]) -> None:
    """Make the shares private whose cards somebody deleted in the channel; they are not posted again."""
    for message in missing:
        cards.vanished_message(tx, message)


def counted(tx: Transaction, missing: Collection[int], now: datetime) -> None:
    """Pause the feeds of the servers that Cork is not in any more, and try again in all others that are paused.

    A channel that was deleted does not come back: its feed stays paused until organisers name another one.
    """
    for guild_id in guilds.with_feeds(tx):
        pause = guilds.find(tx, guild_id).feed_pause
        if pause == cards.CHANNEL_GONE:
            continue
        if guild_id in missing:
            cards.pause(tx, guild_id, cards.AWAY, now)
        elif pause is not None:
            cards.resume(tx, guild_id, now)


def _moment(guild_id: int) -> timedelta:
    return timedelta(milliseconds=guild_id >> _ID_TIME_BITS) % APART


def _passed(moment: timedelta, every: timedelta, since: datetime, now: datetime) -> bool:
    """Tell whether an instant that comes `moment` after each full period lies after `since` and not after `now`."""
    return (since - _EPOCH - moment) // every < (now - _EPOCH - moment) // every
