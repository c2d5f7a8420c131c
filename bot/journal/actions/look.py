from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.journal import store
from bot.journal.actions.check import check_section
from bot.journal.model import SECTIONS, Entry, Failure, Page
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction


def find(tx: Transaction, member_id: int, failure_id: int) -> Failure:
    """Return a member's own entry; another's is as unknown as one that never was (`journal.unknown`)."""
    failure = store.find(tx, member_id, failure_id)
    if failure is None:
        raise Refused("journal.unknown")
    return failure


def newest(tx: Transaction, member_id: int) -> Failure:
    """Return what a member logged last and has not let go; without any raise Refused `journal.nothing_to_undo`.

    What an import brought is taken back with it, and not by itself.
    """
    failure = store.newest(tx, member_id)
    if failure is None:
        raise Refused("journal.nothing_to_undo")
    return failure


def page(
    tx: Transaction,
    member_id: int,
    *,
    section: str | None = None,
    year: int | None = None,
    quest_id: int | None = None,
    audience: Audience | None = None,
    let_go: bool = False,
    page: int = 0,
    size: int = 8,
) -> Page:
    """Return one page of a member's entries, newest first; a page past either end is the one at that end.

    An entry belongs to the year in which it happened, or else in which it was logged. Audience PRIVATE means
    entries of which nobody else sees anything. With `let_go` these are the entries that were let go, else all others.
    """
    marks = store.marks(tx, member_id, let_go=let_go)
    ids = [mark.id for mark in _filtered(tx, member_id, marks, section=section, year=year, quest_id=quest_id)]
    if audience is not None:
        seen = feed.audiences(tx, member_id, ids)
        ids = [one for one in ids if audience in (seen.get(one) or (Audience.PRIVATE,))]
    pages = max(1, -(-len(ids) // size))
    page = min(max(page, 0), pages - 1)
    shown = ids[page * size : (page + 1) * size]
    audiences = feed.audiences(tx, member_id, shown)
    entries = (Entry(failure, audiences.get(failure.id, ())) for failure in store.with_ids(tx, member_id, shown))
    return Page(tuple(entries), page, pages, len(ids))


def sections(tx: Transaction, member_id: int) -> tuple[str, ...]:
    """Return the headings of their own that a member has used, the latest first."""
    opened = (store.open_section(tx, member_id, mark.section) for mark in store.marks(tx, member_id, let_go=False))
    return tuple(dict.fromkeys(section for section in opened if section is not None and section not in SECTIONS))


def everything(tx: Transaction, member_id: int) -> tuple[Failure, ...]:
    """Return a member's whole journal, what was let go included, oldest first."""
    return store.of_member(tx, member_id)


def listed(tx: Transaction, member_id: int) -> tuple[Failure, ...]:
    """Return all entries that a member has not let go, oldest first."""
    return tuple(failure for failure in store.of_member(tx, member_id) if not failure.let_go)


def _filtered(
    tx: Transaction,
    member_id: int,
    marks: list[store.Mark],
    *,
    section: str | None,
    year: int | None,
    quest_id: int | None,
) -> list[store.Mark]:
    if year is not None:
        marks = [mark for mark in marks if (mark.happened or mark.logged_at).year == year]
    if quest_id is not None:
        marks = [mark for mark in marks if mark.quest_id == quest_id]
    if section is not None:
        wanted = _folded(check_section(section))
        marks = [mark for mark in marks if _folded(store.open_section(tx, member_id, mark.section)) == wanted]
    return marks


def _folded(section: str | None) -> str | None:
    return None if section is None else section.casefold()
