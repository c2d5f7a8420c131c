from collections.abc import Iterable

from bot.asks import store
from bot.asks.model import Ask, Page
from bot.kernel.errors import Refused
from bot.kernel.likeness import near
from bot.kernel.transaction import Transaction


def find(tx: Transaction, member_id: int, ask_id: int) -> Ask:
    """Return a member's own ask; another's is as unknown as one that never was (`asks.unknown`)."""
    ask = store.find(tx, member_id, ask_id)
    if ask is None:
        raise Refused("asks.unknown")
    return ask


def waiting(tx: Transaction, member_id: int) -> tuple[Ask, ...]:
    """Return what waits for an answer, the longest first."""
    return tuple(sorted(store.waiting(tx, member_id), key=_sent))


def waiting_of_quest(tx: Transaction, member_id: int, quest_id: int) -> tuple[Ask, ...]:
    """Return what waits for an answer and is for this quest or for none, the longest first."""
    return tuple(ask for ask in waiting(tx, member_id) if ask.quest_id in (None, quest_id))


def page(tx: Transaction, member_id: int, *, answered: bool, page: int = 0, size: int = 8) -> Page:
    """Return one page of what waits, the longest first, or of what is answered, the latest answer first.

    A page past either end is the one at that end.
    """
    asks = _answered_first(store.of_member(tx, member_id)) if answered else waiting(tx, member_id)
    pages = max(1, -(-len(asks) // size))
    page = min(max(page, 0), pages - 1)
    return Page(asks[page * size : (page + 1) * size], page, pages, len(asks))


def suggest(tx: Transaction, member_id: int, typed: str, limit: int = 25) -> tuple[Ask, ...]:
    """Return asks whose line contains what is typed, then those that come near it in spite of a typo.

    Of both first what waits, the longest first, then what was answered.
    """
    known, wanted = _in_order(tx, member_id), _folded(typed)
    lines = {at: _folded(ask.line) for at, ask in enumerate(known)}
    found = [at for at, line in lines.items() if wanted in line][:limit]
    if len(found) < limit:
        others = {at: line for at, line in lines.items() if wanted not in line}
        found += sorted(near(wanted, others))[: limit - len(found)]
    return tuple(known[at] for at in found)


def fitting(tx: Transaction, member_id: int, typed: str, limit: int) -> tuple[Ask, ...]:
    """Return asks whose line contains what is typed, letter by letter."""
    wanted = _folded(typed)
    return tuple(ask for ask in _in_order(tx, member_id) if wanted in _folded(ask.line))[:limit]


def of_member(tx: Transaction, member_id: int) -> tuple[Ask, ...]:
    """Return all of a member's asks, the first that was added first."""
    return store.of_member(tx, member_id)


def _sent(ask: Ask) -> str:
    return str(ask.sent_on or ask.added_at.date())


def _answered_first(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    """Return what is answered, the latest answer first."""
    dated = [(ask.answered_at, at, ask) for at, ask in enumerate(asks) if ask.answered_at is not None]
    return tuple(ask for *_, ask in sorted(dated, reverse=True))


def _in_order(tx: Transaction, member_id: int) -> tuple[Ask, ...]:
    """Return what waits, the longest first, then what is answered, the latest answer first."""
    known = store.of_member(tx, member_id)
    return (*sorted((ask for ask in known if ask.answer is None), key=_sent), *_answered_first(known))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
