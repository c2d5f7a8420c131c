"""What a member can do with their CV of failures: put it together, head it, and pick what stands in it."""

from collections.abc import Collection

from bot.cv import store
from bot.cv.model import (
    INTRO_LIMIT,
    NAME_LIMIT,
    Cv,
    Heading,
    Include,
    Kept,
    Pick,
    Picking,
    Style,
    arrange,
    item_of,
    shared_item,
)
from bot.feed import actions as feed
from bot.feed.model import Share, State
from bot.journal import actions as journal
from bot.journal.model import clean_line, clean_story, cut_line, is_blank
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction

PICKS = 25
"""Failures on a page to pick from, as many as a menu of Discord holds."""


def assemble(tx: Transaction, member_id: int, *, include: Include, style: Style, guild_id: int | None) -> Cv:
    """Put a member's own CV together; what they let go is left out.

    NAMED are the failures shared by name, in the server `guild_id` or, without one, in any, as they are told there.
    """
    # Newest first, so that of two failures with the same date the later entry stands above the earlier.
    failures = [one for one in reversed(journal.everything(tx, member_id)) if not one.let_go]
    match include:
        case Include.ALL:
            items = [item_of(one) for one in failures]
        case Include.CHOSEN:
            picked = frozenset(store.chosen(tx, member_id))
            items = [item_of(one) for one in failures if one.id in picked]
        case Include.NAMED:
            told = _told(tx, member_id, guild_id)
            items = [item_of(one, told[one.id]) for one in failures if one.id in told]
    return Cv(store.heading(tx, member_id), style, arrange(items, style))


def shared_with(tx: Transaction, member_id: int, guild_id: int, channels: Collection[int]) -> Cv:
    """Return what readers of these channels may see of a member's CV: what stands there under their name.

    Neither the heading nor a section, a date or an outcome was shared, so none of these is in it. What stands behind a
    content note there is told by its note alone here.
    """
    shares = sorted(_standing(tx, member_id, guild_id), key=lambda one: one.shared_on, reverse=True)
    items = [shared_item(one.manner.note or _line(one), one.shared_on) for one in shares if one.channel_id in channels]
    return Cv(Heading(), Style.TIMELINE, arrange(items, Style.TIMELINE))


def shared_where(tx: Transaction, member_id: int, guild_id: int) -> frozenset[int]:
    """Return the channels of a server in which something stands under a member's name."""
    return frozenset(one.channel_id for one in _standing(tx, member_id, guild_id) if one.channel_id is not None)


def heading(tx: Transaction, member_id: int) -> Heading:
    """Return what stands above a member's CV."""
    return store.heading(tx, member_id)


def set_heading(tx: Transaction, member_id: int, name: str, intro: str) -> Heading:
    """Put a name and an intro above a member's CV; an empty one removes what was there."""
    new = Heading(_or_none(clean_line(name)), _or_none(clean_story(intro)))
    if len(new.name or "") > NAME_LIMIT:
        raise Refused("cv.name_too_long", limit=NAME_LIMIT)
    if len(new.intro or "") > INTRO_LIMIT:
        raise Refused("cv.intro_too_long", limit=INTRO_LIMIT)
    store.save_heading(tx, member_id, new)
    return new


def picking(tx: Transaction, member_id: int, page: int = 0) -> Picking:
    """Return a page of failures, newest first, with what is picked of them; past either end, the page at that end."""
    found = journal.page(tx, member_id, page=page, size=PICKS)
    chosen = frozenset(store.chosen(tx, member_id))
    picks = tuple(Pick(entry.failure, entry.failure.id in chosen) for entry in found.entries)
    return Picking(picks, found.page, found.pages, len(chosen))


def choose(
    tx: Transaction, member_id: int, page: int, failure_ids: Collection[int], *, first: int, last: int
) -> Picking:
    """Let exactly these be picked of a page, and return it as it is then; what is picked on others stays.

    `first` and `last` stand at the ends of the page that the member saw. If it is another by now, nothing is unpicked:
    they would not have seen it.
    """
    shown = [one.failure.id for one in picking(tx, member_id, page).picks]
    if shown and (shown[0], shown[-1]) == (first, last):
        store.unchoose(tx, member_id, set(shown).difference(failure_ids))
    store.choose(tx, member_id, failure_ids)
    return picking(tx, member_id, page)


def of_member(tx: Transaction, member_id: int) -> Kept:
    """Return what is kept of a member for their CV."""
    return Kept(store.heading(tx, member_id), store.chosen(tx, member_id))


def restore(tx: Transaction, member_id: int, kept: Kept) -> None:
    """Put back what `of_member` returned: a heading where there is none now, and picks of failures that are there."""
    if store.heading(tx, member_id) == Heading():
        set_heading(tx, member_id, kept.heading.name or "", kept.heading.intro or "")
    store.choose(tx, member_id, kept.chosen)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Forget what is kept of a member for their CV, and return how much it was."""
    return store.forget_member(tx, member_id)


def _told(tx: Transaction, member_id: int, guild_id: int | None) -> dict[int, str]:
    shares = (one for one in _named(tx, member_id, guild_id) if one.state in (State.POSTED, State.WAITING))
    return {one.failure_id: _line(one) for one in shares if one.failure_id is not None}


def _named(tx: Transaction, member_id: int, guild_id: int | None) -> list[Share]:
    return [one for one in feed.named(tx, member_id) if guild_id in (None, one.guild_id)]


def _standing(tx: Transaction, member_id: int, guild_id: int) -> list[Share]:
    return [one for one in _named(tx, member_id, guild_id) if one.state is State.POSTED]


def _line(share: Share) -> str:
    return cut_line(share.text or "")[0]


def _or_none(text: str) -> str | None:
    return None if is_blank(text) else text
