"""Answers to a week's prompt without a name: anonymous shares whose card stands in the thread under that prompt.

What its author is still looking at is such a share, too, which waits for no hour: nothing says whose it is.
"""

import secrets
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.feed import coming_and_going, consent, store
from bot.feed.model import Answering, Audience, Share, State
from bot.feed.removal import remove
from bot.feed.store import anonymous as rows
from bot.feed.store import answers
from bot.guilds import actions as guilds
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation


def answering(tx: Transaction, guild_id: int, member_id: int, occurrence_id: int) -> Answering:
    """Return what a member says to a prompt without a name, for that member alone."""
    mine = [one for one in rows.anonymous_of(tx, member_id, guild_id) if one.occurrence_id == occurrence_id]
    undecided = next((one for one in mine if one.undecided), None)
    decided = [one for one in mine if not one.undecided]
    stands = next((one for one in decided if _is_to_stay(tx, one)), None)
    return Answering(undecided, stands, tuple(one for one in decided if one is not stands))


def word_answer(
    tx: Transaction, guild_id: int, member_id: int, occurrence_id: int, text: str, now: datetime
) -> Answering:
    """Keep what a member would say to a prompt without a name until they decide, in the place of an earlier version."""
    moderation.refuse_blocked(tx, guild_id, member_id, now)
    before = answering(tx, guild_id, member_id, occurrence_id)
    if before.undecided is not None:
        written = store.set_text(tx, before.undecided, text, own_version=True)
        store.set_day(tx, written, _day(tx, guild_id, now))
    else:
        answers.insert(tx, _fresh(tx, guild_id, member_id, occurrence_id, text, now))
    tx.scrub()
    return answering(tx, guild_id, member_id, occurrence_id)


def settle_answer(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    occurrence_id: int,
    thread_id: int,
    onlookers: frozenset[int],
    now: datetime,
) -> Share:
    """Let what a member was looking at come out in its own time, in the thread of the prompt; return what waits.

    `onlookers` is who can see the thread now: it is posted to no more than these. What stands goes when its hour has
    come; the same words again change nothing but that these may see them. Raises Refused `feed_rules.gone` where
    there is nothing to decide on.
    """
    moderation.refuse_blocked(tx, guild_id, member_id, now)
    found = answering(tx, guild_id, member_id, occurrence_id)
    seen_by = consent.seen_by(tx, guild_id, onlookers)
    if found.undecided is None:
        if found.stands is None:
            raise Refused("feed_rules.gone")
        return _agree_again(tx, found.stands, seen_by)
    if found.stands is not None and found.stands.text == found.undecided.text:
        remove(tx, found.undecided, now)
        return _agree_again(tx, found.stands, seen_by)
    at = coming_and_going.let_wait(tx, found.undecided, [found.stands] if found.stands else [], now)
    answers.decide(tx, found.undecided.id, thread_id, _day(tx, guild_id, at), seen_by)
    settled = store.find(tx, found.undecided.id)
    assert settled is not None  # noqa: S101 - it was there in this transaction
    return settled


def take_back_answer(tx: Transaction, guild_id: int, member_id: int, occurrence_id: int, now: datetime) -> None:
    """Take back what a member says to a prompt without a name, wherever it is on its way."""
    found = answering(tx, guild_id, member_id, occurrence_id)
    for one in (found.undecided, found.stands, *found.old):
        if one is not None:
            remove(tx, one, now)


def _agree_again(tx: Transaction, stands: Share, seen_by: str) -> Share:
    if stands.state is not State.POSTED and stands.seen_by != seen_by:
        rows.set_seen_by(tx, stands.id, seen_by)
        tx.scrub()
    return stands


def _fresh(tx: Transaction, guild_id: int, member_id: int, occurrence_id: int, text: str, now: datetime) -> Share:
    return Share(
        id=secrets.token_urlsafe(12),
        guild_id=guild_id,
        audience=Audience.ANONYMOUS,
        member_id=member_id,
        failure_id=answers.NO_FAILURE,
        text=text,
        own_version=True,
        shared_at=None,
        shared_on=_day(tx, guild_id, now),
        channel_id=None,
        message_id=None,
        state=State.SCHEDULED,
        occurrence_id=occurrence_id,
    )


def _is_to_stay(tx: Transaction, one: Share) -> bool:
    return one.state is State.SCHEDULED or rows.moment_of(tx, one.id) == rows.NEVER


def _day(tx: Transaction, guild_id: int, at: datetime) -> date:
    return at.astimezone(ZoneInfo(guilds.find(tx, guild_id).zone)).date()
