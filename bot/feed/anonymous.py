"""Sharing without a name: nothing that can be read without the key tells whose a card is, nor when its author was here.

When it comes and goes is drawn at random (bot/feed/coming_and_going.py). No count moves, and no private word is written
down, since the outbox would name whom it is for.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.feed import coming_and_going, drafts, store
from bot.feed.model import TEXT_LIMIT, Audience, Share, ShareDraft, State
from bot.feed.removal import remove
from bot.feed.store import anonymous as rows
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation
from bot.parties import actions as parties

FEWEST = 5
"""With fewer people who could have written it, a card without a name is hardly one."""


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
    at = coming_and_going.hour_to_come(max(asked.due_at or now, now))
    for one in earlier:
        coming_and_going.make_way(tx, one, at, now)
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
        coming_and_going.make_way(tx, one, coming_and_going.hour_to_go(now), now)
        tx.scrub()


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
