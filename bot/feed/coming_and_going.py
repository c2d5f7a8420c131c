"""When shares without a name come and go, which nothing tells beforehand that can be read without the key.

A share waits 10 to 90 minutes, from now or from an evening that its author chose, and comes out with whatever else
waits for the same mark of the clock. What its author does later shows as late: a new version takes the same wait, and
what somebody leaves behind vanishes over days.
"""

import secrets
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from random import SystemRandom
from zoneinfo import ZoneInfo

from bot.feed import notices, store
from bot.feed.giving_back import give_back
from bot.feed.model import Share, State
from bot.feed.removal import remove
from bot.feed.store import anonymous as rows
from bot.feed.store import answers
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation

SOONEST, LATEST = timedelta(minutes=10), timedelta(minutes=90)
"""How long a share waits before it is released, at random."""
MARK = timedelta(minutes=10)
"""Shares are released at marks of the clock, so that those of several people come out together."""
UNDECIDED = timedelta(days=30)
"""How long an answer is kept that its author looked at and did not decide on."""

_GOING = (timedelta(days=1), timedelta(days=14))
"""How long what somebody left behind takes to vanish, at random."""
_GOING_MARK = timedelta(hours=6)
_random = SystemRandom()


def hour_to_come(start: datetime) -> datetime:
    """Draw the hour at which a share is released that waits from `start` on."""
    return _mark(start + SOONEST, start + LATEST, MARK)


def hour_to_go(now: datetime) -> datetime:
    """Draw the hour at which something vanishes that its author left behind."""
    return _mark(now + _GOING[0], now + _GOING[1], _GOING_MARK)


def let_wait(tx: Transaction, one: Share, instead_of: Iterable[Share], now: datetime) -> datetime:
    """Let a share wait for its hour, and what it takes the place of go when that has come; return the hour."""
    at = hour_to_come(now)
    for earlier in instead_of:
        make_way(tx, earlier, at, now)
    rows.set_moment(tx, one.id, at)
    tx.scrub()
    return at


def make_way(tx: Transaction, one: Share, at: datetime, now: datetime) -> None:
    """Let a share go at an instant, or at once where nobody has seen it yet."""
    if one.state is State.SCHEDULED:
        remove(tx, one, now)
    else:
        rows.set_moment(tx, one.id, at)


def leave_behind(tx: Transaction, member_id: int, now: datetime, *, guild_id: int | None = None) -> int:
    """Let go of a member's anonymous shares, in one server or in all, and count them: they are nobody's from now on.

    What nobody has seen is deleted at once. What stands vanishes within two weeks, at random: cards that went
    together with everything else of somebody would tell whose they were.
    """
    found = rows.anonymous_of(tx, member_id, guild_id)
    for one in found:
        if one.state is State.SCHEDULED or (one.state is State.WAITING and not _is_under_way(tx, one)):
            remove(tx, one, now)
        else:
            rows.disown(tx, one.id, hour_to_go(now))
    if found:
        tx.scrub()
    return len(found)


def due(tx: Transaction, now: datetime) -> tuple[int, ...]:
    """Return the servers in which an anonymous share is to come or to go."""
    old = (one.guild_id for one in answers.undecided_before(tx, _too_old(now)))
    return tuple(sorted({*old, *(one.guild_id for one in _come(tx, now))}))


def release(tx: Transaction, guild_id: int, now: datetime) -> None:
    """Let a server's anonymous shares come and go whose time it is, in no order; so do answers nobody decided on.

    Where organisers want to look first, they are held. One whose feed has moved, or whose server allows anonymous
    shares no more, is private again: its author agreed to something else. So is one whose author has been kept from
    sharing since. Who can see the channel is compared when a card is posted (bot/feed/actions/consenting.py).
    """
    guild = guilds.find(tx, guild_id)
    come = [one for one in _come(tx, now) if one.guild_id == guild_id]
    _random.shuffle(come)
    for one in come:
        found = store.find(tx, one.share_id)
        if found is not None:
            _come_or_go(tx, found, guild, now)
    for old in answers.undecided_before(tx, _too_old(now)):
        if old.guild_id == guild_id:
            remove(tx, old, now)


def _come(tx: Transaction, now: datetime) -> list[rows.Moment]:
    """Return what comes or goes; at what stands one looks in the first minute after each mark, since it is much."""
    at_a_mark = now.minute % (MARK // timedelta(minutes=1)) == 0
    tomorrow = (now + timedelta(days=1)).date()  # in some zone that is today
    return [one for one in rows.moments(tx, standing=at_a_mark, by=tomorrow) if one.at <= now]


def _come_or_go(tx: Transaction, found: Share, guild: Guild, now: datetime) -> None:
    if found.state is not State.SCHEDULED:
        remove(tx, found, now)
        return
    channel_id = _place(found, guild)
    if moderation.blocked_until(tx, guild.id, rows.author_of(tx, found.id), now):
        channel_id = None
    if channel_id is None or channel_id != found.channel_id:
        give_back(tx, found, now, cancelled=False)
        return
    today = now.astimezone(ZoneInfo(guild.zone)).date()
    rows.set_released(tx, found.id, State.HELD if guild.vetting else State.WAITING, today)
    if not guild.vetting and (found.occurrence_id is not None or guild.feed_pause is None):
        _send(tx, found, channel_id, now)


def _send(tx: Transaction, found: Share, channel_id: int, now: datetime) -> None:
    """Have a card posted; that of an answer may have been on its way before, and is looked for where it still is."""
    key = notices.card_key(found.id)
    if not outbox.is_pending(tx, key):
        outbox.forget(tx, key)
        notices.put_card(tx, found.id, channel_id, now)


def _place(found: Share, guild: Guild) -> int | None:
    """Return where a card of this kind comes to now; the thread of a prompt stays what it is."""
    if not guild.anonymous:
        return None
    return guild.feed_channel if found.occurrence_id is None else found.channel_id


def _too_old(now: datetime) -> date:
    return (now - UNDECIDED).date()


def _is_under_way(tx: Transaction, one: Share) -> bool:
    """Tell whether a card may have left already; one that has not is kept from leaving."""
    return not outbox.take_back(tx, notices.card_key(one.id)) and outbox.is_pending(tx, notices.card_key(one.id))


def _mark(soonest: datetime, latest: datetime, step: timedelta) -> datetime:
    """Draw a mark of the clock between two instants."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    first, last = -((epoch - soonest) // step), (latest - epoch) // step
    return epoch + step * (first + secrets.randbelow(last - first + 1))
