"""Shares whose time has not come: scheduled, called when it has, posted or cancelled by who can see them then."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.feed import consent, notices, store
from bot.feed.giving_back import give_back
from bot.feed.model import Share, State
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation


def scheduled(tx: Transaction, member_id: int, guild_id: int) -> tuple[Share, ...]:
    """Return what a member has scheduled in one server under their name, the earliest first."""
    found = (one for one in store.with_member(tx, member_id) if one.state is State.SCHEDULED)
    return tuple(sorted((one for one in found if one.guild_id == guild_id), key=lambda one: (str(one.due_at), one.id)))


def call(tx: Transaction, now: datetime) -> None:
    """Ask for each scheduled share whose time has come to be looked at.

    Those of a paused feed, and of a member who may not share for now, wait until that is over.
    """
    for found in store.due(tx, now):
        guild = guilds.find(tx, found.guild_id)
        if guild.feed_channel is None or guild.feed_pause is not None or _is_blocked(tx, found, now):
            continue
        if not outbox.is_pending(tx, notices.release_key(found.id)):
            notices.put_release(tx, found.id, guild.feed_channel, now)


def called(tx: Transaction, share_id: str, channel_id: int, now: datetime) -> Share | None:
    """Return a scheduled share that may go to this channel now, or None where that is so no more."""
    found = store.find(tx, share_id)
    if found is None or found.state is not State.SCHEDULED or found.due_at is None or found.due_at > now:
        return None
    guild = guilds.find(tx, found.guild_id)
    return found if guild.feed_channel == channel_id and guild.feed_pause is None else None


def release(tx: Transaction, share_id: str, channel_id: int, onlookers: frozenset[int], now: datetime) -> None:
    """Send a scheduled share on its way, or cancel it where these onlookers are more than its author agreed to."""
    found = called(tx, share_id, channel_id, now)
    if found is None:
        return
    if found.seen_by is None or consent.is_wider(tx, found.guild_id, found.seen_by, onlookers):
        give_back(tx, found, now, cancelled=True)
    else:
        send(tx, found, guilds.find(tx, found.guild_id), channel_id, now)


def send(tx: Transaction, found: Share, guild: Guild, channel_id: int, now: datetime) -> Share:
    """Send a share on its way to a channel today, by its server's moderators where they look first."""
    today = now.astimezone(ZoneInfo(guild.zone)).date()
    sent = store.set_released(tx, store.set_day(tx, found, today), channel_id, first_state(guild), now)
    if sent.state is State.WAITING and guild.feed_pause is None:
        notices.put_card(tx, sent.id, channel_id, now)
    return sent


def first_state(guild: Guild) -> State:
    """Return where a share stands as soon as others may read it."""
    return State.HELD if guild.vetting else State.WAITING


def _is_blocked(tx: Transaction, found: Share, now: datetime) -> bool:
    author = found.member_id
    return author is not None and moderation.blocked_until(tx, found.guild_id, author, now) is not None
