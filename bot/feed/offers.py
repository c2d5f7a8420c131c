"""An offer to share: what a member is looking at before anything is shared, and what they decide."""

from dataclasses import replace
from datetime import datetime

from bot.feed import actions, consent, drafts, timing
from bot.feed.model import NOTE_LIMIT, TEXT_LIMIT, Audience, Manner, Offer, Share, ShareDraft, State, Timing, Wish
from bot.journal.model import clean_line, clean_story, is_blank
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused


def find(tx: Transaction, guild_id: int, member_id: int, failure_id: int, now: datetime) -> Offer:
    """Return the offer that waits for a decision, else what is shared or scheduled already, else the line as it is.

    A time that passed before it was agreed to is none: it would be posted at once.
    """
    offer = _kept(tx, guild_id, member_id, failure_id)
    return replace(offer, due_at=None) if offer.due_at is not None and offer.due_at <= now else offer


def wording(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> str | None:
    """Return the own version that waits for a decision, or that is shared already; None where there is neither."""
    return _kept(tx, guild_id, member_id, failure_id).text


def cancelled(tx: Transaction, guild_id: int, member_id: int) -> tuple[Offer, ...]:
    """Return what a member had scheduled in one server and Cork cancelled, until they decide on it anew."""
    return tuple(one for one in drafts.of_member(tx, member_id) if one.guild_id == guild_id and one.cancelled)


def reword(tx: Transaction, guild_id: int, member_id: int, failure_id: int, text: str) -> None:
    """Keep the member's own version for one server until they decide, in the place of an earlier one."""
    told = clean_story(text)
    if is_blank(told):
        raise Refused("feed_rules.empty")
    if len(told) > TEXT_LIMIT:
        raise Refused("feed_rules.too_long", limit=TEXT_LIMIT)
    offer = _kept(tx, guild_id, member_id, failure_id)
    drafts.save(tx, member_id, replace(offer, text=told))


def wish(tx: Transaction, guild_id: int, member_id: int, failure_id: int, wanted: Wish) -> None:
    """Turn a wish of how to be met on, or off again."""
    offer = _kept(tx, guild_id, member_id, failure_id)
    drafts.save(tx, member_id, replace(offer, manner=_turned(offer.manner, wanted)))


def warn(tx: Transaction, guild_id: int, member_id: int, failure_id: int, note: str) -> None:
    """Say in a content note what the text is about, so that it opens only at a press; an empty one takes it away."""
    about = clean_line(note)
    if len(about) > NOTE_LIMIT:
        raise Refused("feed_rules.note_too_long", limit=NOTE_LIMIT)
    offer = _kept(tx, guild_id, member_id, failure_id)
    drafts.save(tx, member_id, replace(offer, manner=replace(offer.manner, note=about or None)))


def put_off(
    tx: Transaction, guild_id: int, member_id: int, failure_id: int, when: Timing, zone: str, now: datetime
) -> None:
    """Choose when it is posted, in the member's zone.

    What is in the feed, or on its way there, has no later time: Refused `feed_rules.stands_already`.
    """
    shared = _shared(tx, guild_id, member_id, failure_id)
    on_its_way = shared is not None and shared.state not in (State.COUNTED, State.SCHEDULED)
    if on_its_way and when is not Timing.NOW:
        raise Refused("feed_rules.stands_already")
    offer = _kept(tx, guild_id, member_id, failure_id)
    drafts.save(tx, member_id, replace(offer, due_at=timing.instant(when, zone, now)))


def let_be(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> None:
    """Forget what a member was looking at; what is shared stays as it is."""
    drafts.forget(tx, guild_id, member_id, failure_id)


def settle(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    failure_id: int,
    line: str,
    audience: Audience,
    now: datetime,
    *,
    onlookers: frozenset[int] = frozenset(),
) -> tuple[Share | None, int]:
    """Give a failure the audience its author decided on; return the share (None: private) and the group's total.

    `onlookers` is who can see the feed now (bot/feed/consent.py): what is scheduled is posted later to no more than
    these.
    """
    share: Share | None
    match audience:
        case Audience.PRIVATE:
            share = None
            if shared := _shared(tx, guild_id, member_id, failure_id):
                actions.withdraw(tx, member_id, shared.id, now)
            actions.withdraw_anonymous(tx, member_id, failure_id, now, guild_id=guild_id)
        case Audience.COUNTED | Audience.NAMED | Audience.ANONYMOUS:
            offer = find(tx, guild_id, member_id, failure_id, now)
            draft = ShareDraft(
                guild_id,
                member_id,
                failure_id,
                line,
                offer.text,
                audience,
                offer.manner,
                offer.due_at,
                None if offer.due_at is None else consent.seen_by(tx, guild_id, onlookers),
            )
            share = actions.share(tx, draft, now)
    drafts.forget(tx, guild_id, member_id, failure_id)
    return share, actions.group_total(tx, guild_id)


def _turned(manner: Manner, wanted: Wish) -> Manner:
    match wanted:
        case Wish.TALK:
            return replace(manner, talk=not manner.talk)
        case Wish.NO_ADVICE:
            return replace(manner, no_advice=not manner.no_advice)
        case Wish.ASK_ME:
            return replace(manner, ask_me=not manner.ask_me)


def _kept(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> Offer:
    offer = drafts.find(tx, guild_id, member_id, failure_id)
    if offer is not None:
        return offer
    shared = _shared(tx, guild_id, member_id, failure_id)
    if shared is None:
        return Offer(failure_id, guild_id)
    text = shared.text if shared.own_version else None
    return Offer(failure_id, guild_id, text, shared.manner, shared.due_at)


def _shared(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> Share | None:
    of_failure = actions.of_failure(tx, member_id, failure_id)
    return next((share for share in of_failure if share.guild_id == guild_id), None)
