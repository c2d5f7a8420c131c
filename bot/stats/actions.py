from datetime import datetime
from zoneinfo import ZoneInfo

from bot.asks import actions as asks
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.kernel.transaction import Transaction
from bot.stats import group, store
from bot.stats.group import GroupFigures
from bot.stats.model import Figures, figures
from bot.stings import actions as stings


def of_member(tx: Transaction, member_id: int) -> Figures:
    """Return a member's own numbers; nobody else's are in them, and nothing to compare them with."""
    return figures(journal.listed(tx, member_id), asks.of_member(tx, member_id), stings.told(tx, member_id))


def of_group(tx: Transaction, guild_id: int, now: datetime) -> GroupFigures | None:
    """Return a server's numbers of the months that are over, the same all month long, None where these are too few."""
    month = now.astimezone(ZoneInfo(guilds.find(tx, guild_id).zone)).date().replace(day=1)
    if not store.is_told(tx, guild_id, month):
        store.tell(tx, guild_id, month, group.figures(store.items(tx, guild_id, month)))
    return store.told(tx, guild_id)
