from bot.asks import actions as asks
from bot.journal import actions as journal
from bot.kernel.database import Transaction
from bot.stats.model import Figures, figures
from bot.stings import actions as stings


def of_member(tx: Transaction, member_id: int) -> Figures:
    """Return a member's own numbers; nobody else's are in them, and nothing to compare them with."""
    return figures(journal.listed(tx, member_id), asks.of_member(tx, member_id), stings.told(tx, member_id))
