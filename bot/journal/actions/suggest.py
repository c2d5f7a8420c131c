from itertools import islice

from bot.journal import store
from bot.journal.model import Failure
from bot.kernel.likeness import near
from bot.kernel.transaction import Transaction


def suggest(tx: Transaction, member_id: int, typed: str, limit: int = 25) -> tuple[Failure, ...]:
    """Return entries of a member's whose line contains what is typed, the newest first, then those that come near it.

    A line comes near if each word has its place in it, in any order and in spite of a typo. Only as many lines are
    opened as it takes; what was let go is not looked at.
    """
    wanted = " ".join(typed.split()).casefold()
    within, others = list[int](), dict[int, str]()
    for failure_id, line in store.lines(tx, member_id):
        folded = line.casefold()
        if wanted in folded:
            within.append(failure_id)
            if len(within) == limit:
                break
        else:
            others[failure_id] = folded
    else:
        within += islice(near(wanted, others), limit - len(within))
    found = {failure.id: failure for failure in store.with_ids(tx, member_id, within)}
    return tuple(found[one] for one in within)


def fitting(tx: Transaction, member_id: int, typed: str, limit: int) -> tuple[Failure, ...]:
    """Return a member's newest entries whose line contains what is typed, letter by letter."""
    wanted = " ".join(typed.split()).casefold()
    found = (one for one, line in store.lines(tx, member_id) if wanted in line.casefold())
    return store.with_ids(tx, member_id, list(islice(found, limit)))
