"""Cork's own export on its way back; a room of its own, since erasing a member needs the actions of imports."""

from datetime import datetime

from bot.imports import actions as imports
from bot.imports.model import Batch
from bot.kernel.transaction import Transaction
from bot.privacy import actions as privacy
from bot.privacy.model import MemberData, Restored


def restore(tx: Transaction, member_id: int, draft_id: int, data: MemberData, now: datetime) -> Restored:
    """Put an export back as one import, and count what is new; refuse what is gone (`imports.gone`)."""
    imports.finish(tx, member_id, draft_id)
    restored = privacy.restore(tx, member_id, data, batch=draft_id, now=now)
    imports.remember(tx, member_id, Batch(draft_id, restored.failures, restored.asks, now))
    return restored
