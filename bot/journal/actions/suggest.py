from itertools import islice

from bot.journal import store
from bot.journal.model import Failure
from bot.kernel.database import Transaction


def suggest(tx: Transaction, member_id: int, typed: str, limit: int = 25) -> list[Failure]:
    """Return a member's newest entries whose line contains what is typed; only as many are opened as it takes."""
    wanted = typed.strip().casefold()
    found = (one for one, line in store.lines(tx, member_id) if wanted in line.casefold())
    return list(store.with_ids(tx, member_id, list(islice(found, limit))))
