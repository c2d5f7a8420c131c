"""An offer to share: what a member is looking at before anything is shared, and what they decide."""

from dataclasses import replace
from datetime import datetime

from bot.feed import actions, anonymous, consent, drafts, timing
from bot.feed.model import NOTE_LIMIT, TEXT_LIMIT, Audience, Manner, Offer, Share, ShareDraft, State, Timing, Wish
from bot.journal.model import clean_line, clean_story, is_blank
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction


def find(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    failure_id: int,
    now: datetime,
    audience: Audience = Audience.NAMED,
) -> Offer:
    """Return the offer that waits for a decision, else what is shared or scheduled so already, else the line as it is.

    A time that passed before it was agreed to is none, for it would be posted at once; nor is one that was chosen for
    another audience. Under an anonymous card there is nobody to open a thread.
    """
    offer = _kept(tx, guild_id, member_id, failure_id, audience)
    talk = offer.manner.talk and audience is not Audience.ANONYMOUS
    is_ahead = offer.audience is audience and offer.due_at is not None and offer.due_at > now
    return replace(offer, manner=replace(offer.manner, talk=talk), due_at=offer.due_at if is_ahead else None)


def wording(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> str | None:
    """Return the own version that waits for a decision, or that is shared already; None where there is neither."""
    return _kept(tx, guild_id, member_id, failure_id, Audience.NAMED).text


def cancelled(tx: Transaction, guild_id: int, member_id: int) -> tuple[Offer, ...]:
    """Return what a member had agreed to in one server and Cork cancelled, until they decide on it anew."""
    return tuple(one for one in drafts.of_member(tx, member_id) if one.guild_id == guild_id and one.cancelled)


def reword(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    failure_id: int,
    text: str,
    audience: Audience = Audience.NAMED,
) -> None:
    """Keep the member's own version for one server until they decide, in the place of an earlier one.

    Here and below, `audience` is whose preview they look at: what is shared so already is where a new offer begins.
    """
    told = clean_story(text)
    if is_blank(told):
        raise Refused("feed_rules.empty")
    if len(told) > TEXT_LIMIT:
        raise Refused("feed_rules.too_long", limit=TEXT_LIMIT)
    offer = _kept(tx, guild_id, member_id, failure_id, audience)
    drafts.save(tx, member_id, replace(offer, text=told))


def wish(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    failure_id: int,
    wanted: Wish,
    audience: Audience = Audience.NAMED,
) -> None:
    """Turn a wish of how to be met on, or off again."""
    offer = _kept(tx, guild_id, member_id, failure_id, audience)
    drafts.save(tx, member_id, replace(offer, manner=_turned(offer.manner, wanted)))


def warn(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    failure_id: int,
    note: str,
    audience: Audience = Audience.NAMED,
) -> None:
    """Say in a content note what the text is about, so that it opens only at a press; an empty one takes it away."""
    about = clean_line(note)
    if len(about) > NOTE_LIMIT:
        raise Refused("feed_rules.note_too_long", limit=NOTE_LIMIT)
    offer = _kept(tx, guild_id, member_id, failure_id, audience)
    drafts.save(tx, member_id, replace(offer, manner=replace(offer.manner, note=about or None)))


def put_off(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    failure_id: int,
    when: Timing,
    zone: str,
    now: datetime,
    audience: Audience = Audience.NAMED,
) -> None:
    """Choose when it is posted, in a zone: the member's, or, where the hour may not point at them, the server's.

    What is in the feed, or on its way there, has no later time: Refused `feed_rules.stands_already`.
    """
    shared = _shared(tx, guild_id, member_id, failure_id, audience)
    on_its_way = shared is not None and shared.state not in (State.COUNTED, State.SCHEDULED)
    if on_its_way and when is not Timing.NOW:
        raise Refused("feed_rules.stands_already")
    offer = _kept(tx, guild_id, member_id, failure_id, audience)
    drafts.save(tx, member_id, replace(offer, due_at=timing.instant(when, zone, now), audience=audience))


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
    onlookers: frozenset[int] | None = None,
) -> tuple[Share | None, int]:
    """Give a failure the audience its author decided on; return the share (None: private) and the group's total.

    `onlookers` is who can see the feed now (bot/feed/consent.py), None where nobody knows: whatever waits is posted
    later to no more than these.
    """
    share: Share | None
    match audience:
        case Audience.PRIVATE:
            share = None
            if shared := _shared(tx, guild_id, member_id, failure_id, Audience.NAMED):
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
                None if onlookers is None else consent.seen_by(tx, guild_id, onlookers),
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


def _kept(tx: Transaction, guild_id: int, member_id: int, failure_id: int, audience: Audience) -> Offer:
    offer = drafts.find(tx, guild_id, member_id, failure_id)
    if offer is not None:
        return offer
    shared = _shared(tx, guild_id, member_id, failure_id, audience)
    if shared is None:
        return Offer(failure_id, guild_id, audience=audience)
    text = shared.text if shared.own_version else None
    return Offer(failure_id, guild_id, text, shared.manner, shared.due_at, audience=audience)


def _shared(tx: Transaction, guild_id: int, member_id: int, failure_id: int, audience: Audience) -> Share | None:
    if audience is Audience.ANONYMOUS:
        return anonymous.telling(tx, member_id, failure_id, guild_id)
    of_failure = actions.of_failure(tx, member_id, failure_id)
    return next((share for share in of_failure if share.guild_id == guild_id), None)
