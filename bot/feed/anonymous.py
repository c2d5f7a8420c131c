"""Sharing without a name: nothing that can be read without the key tells whose a card is, nor when its author was here.

A share waits 10 to 90 minutes, from now or from an evening that its author chose, and comes out with whatever else
waits for the same mark of the clock. What its author does later shows as late: a new version takes the same wait, and
what somebody leaves behind vanishes over days.
No count moves, and no private word is written down, since the outbox would name whom it is for.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import SystemRandom
from zoneinfo import ZoneInfo

from bot.feed import drafts, notices, store
from bot.feed.giving_back import give_back
from bot.feed.model import TEXT_LIMIT, Audience, Share, ShareDraft, State
from bot.feed.removal import remove
from bot.feed.store import anonymous as rows
from bot.feed.store import answers
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel import outbox
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused
from bot.moderation import actions as moderation
from bot.parties import actions as parties

SOONEST, LATEST = timedelta(minutes=10), timedelta(minutes=90)
"""How long a share waits before it is released, at random."""
MARK = timedelta(minutes=10)
"""Shares are released at marks of the clock, so that those of several people come out together."""
FEWEST = 5
"""With fewer people who could have written it, a card without a name is hardly one."""

_GOING = (timedelta(days=1), timedelta(days=14))
"""How long what somebody left behind takes to vanish, at random."""
_GOING_MARK = timedelta(hours=6)
_random = SystemRandom()


def share(tx: Transaction, draft: ShareDraft, now: datetime) -> Share:
    """Let a failure be told in one server without a name, later, and return the share that waits for its hour.

    Asking again for the same returns the same; another text takes the place of what stands when its own hour has come.
    Raises Refused `anonymous_rules.off`, `feed_rules.no_channel`, `feed_rules.too_long`, `moderation_rules.blocked`,
    for a failure that is not the member's `feed_rules.unknown_failure`, and for one that stands there under their name
    `anonymous_rules.named_already`, or that is read at a party `evening_rules.read_by_name`.
    """
    guild = guilds.find(tx, draft.guild_id)
    _refuse(tx, draft, guild, now)
    asked = replace(draft, manner=replace(draft.manner, talk=False))
    earlier = of_failure(tx, draft.member_id, draft.failure_id, guild.id)
    same = next((one for one in earlier if _tells_the_same(tx, one, asked)), None)
    drafts.forget(tx, guild.id, draft.member_id, draft.failure_id)
    tx.scrub()
    if same is not None:
        return same
    start = max(asked.due_at or now, now)
    at = _mark(start + SOONEST, start + LATEST, MARK)
    for one in earlier:
        _make_way(tx, one, at, now)
    fresh = _fresh(asked, guild, at)
    rows.insert_anonymous(tx, fresh, at)
    return fresh


def of_member(tx: Transaction, member_id: int) -> tuple[Share, ...]:
    """Return a member's anonymous shares, each with the failure it tells of, for that member alone."""
    return rows.anonymous_of(tx, member_id)


def of_failure(tx: Transaction, member_id: int, failure_id: int, guild_id: int | None = None) -> tuple[Share, ...]:
    """Return the anonymous shares of a member's failure, in one server or in all, for that member alone."""
    return tuple(one for one in rows.anonymous_of(tx, member_id, guild_id) if one.failure_id == failure_id)


def telling(tx: Transaction, member_id: int, failure_id: int, guild_id: int) -> Share | None:
    """Return how a failure is told in a server without a name: what is to come rather than what it takes the place of.

    For its member alone.
    """
    found = of_failure(tx, member_id, failure_id, guild_id)
    return min(found, key=lambda one: one.state is not State.SCHEDULED, default=None)


def audiences(
    tx: Transaction, member_id: int, failure_ids: Iterable[int], others: Mapping[int, tuple[Audience, ...]]
) -> dict[int, tuple[Audience, ...]]:
    """Return the audiences of a member's failures, `others` being those that stand in columns."""
    told = {one.failure_id for one in rows.anonymous_of(tx, member_id)}
    anonymous = {one: (Audience.ANONYMOUS,) for one in failure_ids if one in told}
    return {one: (*anonymous.get(one, ()), *others.get(one, ())) for one in {**others, **anonymous}}


def scheduled(tx: Transaction, member_id: int, guild_id: int) -> tuple[Share, ...]:
    """Return what a member has scheduled in one server without a name, the earliest first, for that member alone."""
    found = (one for one in rows.anonymous_of(tx, member_id, guild_id) if one.state is State.SCHEDULED and one.due_at)
    return tuple(sorted(found, key=lambda one: (str(one.due_at), one.id)))


def withdraw_failure(
    tx: Transaction, member_id: int, failure_id: int, now: datetime, *, guild_id: int | None = None
) -> int:
    """Take back what a member told of a failure without a name, in one server or in all, and count it."""
    found = of_failure(tx, member_id, failure_id, guild_id)
    for one in found:
        remove(tx, one, now)
    return len(found)


def step_aside(tx: Transaction, member_id: int, failure_id: int, guild_id: int, now: datetime) -> None:
    """Let the anonymous card of a failure vanish some day soon, since it is now told there under the author's name."""
    for one in of_failure(tx, member_id, failure_id, guild_id):
        _make_way(tx, one, _mark(now + _GOING[0], now + _GOING[1], _GOING_MARK), now)
        tx.scrub()


def hold(tx: Transaction, one: Share, instead_of: Iterable[Share], now: datetime) -> datetime:
    """Let a share wait for its hour, and what it takes the place of go when that has come; return the hour."""
    at = _mark(now + SOONEST, now + LATEST, MARK)
    for earlier in instead_of:
        _make_way(tx, earlier, at, now)
    rows.set_moment(tx, one.id, at)
    tx.scrub()
    return at


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
            rows.disown(tx, one.id, _mark(now + _GOING[0], now + _GOING[1], _GOING_MARK))
    if found:
        tx.scrub()
    return len(found)


def due(tx: Transaction, now: datetime) -> tuple[int, ...]:
    """Return the servers in which an anonymous share is to come or to go."""
    return tuple(sorted({one.guild_id for one in _come(tx, now)}))


def release(tx: Transaction, guild_id: int, now: datetime) -> None:
    """Let a server's anonymous shares come and go whose time it is, in no order.

    Where organisers want to look first, they are held. One whose feed has moved, or whose server allows anonymous
    shares no more, is private again: its author agreed to something else. So is one whose author has been kept from
    sharing since. Of an answer to a prompt its author then has the words, undecided. Who can see the feed is compared
    when a card is posted (bot/feed/actions/consenting.py).
    """
    guild = guilds.find(tx, guild_id)
    come = [one for one in _come(tx, now) if one.guild_id == guild_id]
    _random.shuffle(come)
    for one in come:
        found = store.find(tx, one.share_id)
        if found is not None:
            _come_or_go(tx, found, guild, now)


def _come(tx: Transaction, now: datetime) -> list[rows.Moment]:
    """Return what comes or goes; at what stands one looks in the first minute after each mark, since it is much."""
    at_a_mark = now.minute % (MARK // timedelta(minutes=1)) == 0
    tomorrow = (now + timedelta(days=1)).date()  # in some zone that is today
    return [one for one in rows.moments(tx, standing=at_a_mark, by=tomorrow) if one.at <= now]


def _refuse(tx: Transaction, draft: ShareDraft, guild: Guild, now: datetime) -> None:
    if not guild.anonymous:
        raise Refused("anonymous_rules.off")
    if guild.feed_channel is None:
        raise Refused("feed_rules.no_channel")
    if len(draft.text) > TEXT_LIMIT:
        raise Refused("feed_rules.too_long", limit=TEXT_LIMIT)
    rows.refuse_unknown_failure(tx, draft.member_id, draft.failure_id)
    named = store.of_failure_in(tx, guild.id, draft.member_id, draft.failure_id)
    if named is not None and named.audience is Audience.NAMED:
        raise Refused("anonymous_rules.named_already")
    if parties.is_read(tx, draft.member_id, draft.failure_id, guild.id):
        raise Refused("evening_rules.read_by_name")
    moderation.refuse_blocked(tx, guild.id, draft.member_id, now)


def _come_or_go(tx: Transaction, found: Share, guild: Guild, now: datetime) -> None:
    channel_id = _place(found, guild)
    if found.state is State.SCHEDULED and moderation.blocked_until(tx, guild.id, rows.author_of(tx, found.id), now):
        channel_id = None
    if found.state is not State.SCHEDULED:
        remove(tx, found, now)
        return
    if channel_id is None or channel_id != found.channel_id:
        _out_of_sight(tx, found, now)
        return
    today = now.astimezone(ZoneInfo(guild.zone)).date()
    rows.set_released(tx, found.id, State.HELD if guild.vetting else State.WAITING, today)
    if not guild.vetting and (found.occurrence_id is not None or guild.feed_pause is None):
        notices.put_card(tx, found.id, channel_id, now)


def _place(found: Share, guild: Guild) -> int | None:
    """Return where a card of this kind comes to now; the thread of a prompt stays what it is."""
    if not guild.anonymous:
        return None
    return guild.feed_channel if found.occurrence_id is None else found.channel_id


def _out_of_sight(tx: Transaction, found: Share, now: datetime) -> None:
    """Let nobody see a share; the words of an answer are nowhere else, so its author keeps them undecided."""
    if found.state is State.SCHEDULED and found.occurrence_id is not None:
        answers.undecide(tx, found.id)
        tx.scrub()
    else:
        give_back(tx, found, now, cancelled=False)


def _fresh(draft: ShareDraft, guild: Guild, at: datetime) -> Share:
    return Share(
        id=secrets.token_urlsafe(12),
        guild_id=guild.id,
        audience=Audience.ANONYMOUS,
        member_id=draft.member_id,
        failure_id=draft.failure_id,
        text=draft.text,
        own_version=draft.text != draft.line,
        shared_at=None,
        shared_on=at.astimezone(ZoneInfo(guild.zone)).date(),
        channel_id=guild.feed_channel,
        message_id=None,
        state=State.SCHEDULED,
        manner=draft.manner,
        due_at=draft.due_at,
        seen_by=draft.seen_by,
    )


def _tells_the_same(tx: Transaction, one: Share, draft: ShareDraft) -> bool:
    """Tell whether a share stays and tells what a draft does; one that waits, also then and to the same people."""
    if (one.text, one.manner) != (draft.text, draft.manner):
        return False
    if one.state is State.SCHEDULED:
        return (one.due_at, one.seen_by) == (draft.due_at, draft.seen_by)
    return rows.moment_of(tx, one.id) == rows.NEVER


def _make_way(tx: Transaction, one: Share, at: datetime, now: datetime) -> None:
    """Let a share go at an instant, or at once where nobody has seen it yet."""
    if one.state is State.SCHEDULED:
        remove(tx, one, now)
    else:
        rows.set_moment(tx, one.id, at)


def _is_under_way(tx: Transaction, one: Share) -> bool:
    """Tell whether a card may have left already; one that has not is kept from leaving."""
    return not outbox.take_back(tx, notices.card_key(one.id)) and outbox.is_pending(tx, notices.card_key(one.id))


def _mark(soonest: datetime, latest: datetime, step: timedelta) -> datetime:
    """Draw a mark of the clock between two instants."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    first, last = -((epoch - soonest) // step), (latest - epoch) // step
    return epoch + step * (first + secrets.randbelow(last - first + 1))
