"""Who could see a channel when an author agreed to be read there, kept so that it can be compared, not read.

Somebody who sees is a role or a member that was let in alone; the role of everybody has its server's id, as Discord
has it. Who holds a role is not known, and so not compared.
"""

from bot.kernel.transaction import Transaction

ANYONE = 0
"""Stands for people from outside: those who can look into a server without joining it."""
_LENGTH = 16


def seen_by(tx: Transaction, guild_id: int, onlookers: frozenset[int]) -> str:
    """Return a digest of these onlookers."""
    return " ".join(sorted(_digest(tx, guild_id, one) for one in onlookers))


def is_wider(tx: Transaction, guild_id: int, agreed: str, onlookers: frozenset[int]) -> bool:
    """Tell whether anybody of these can see it who could not when `agreed` was made."""
    before = set(agreed.split())
    if _digest(tx, guild_id, guild_id) in before:
        onlookers &= {ANYONE}
    return any(_digest(tx, guild_id, one) not in before for one in onlookers)


def _digest(tx: Transaction, guild_id: int, onlooker: int) -> str:
    return tx.vault.tag("onlooker", guild_id, onlooker).hex()[:_LENGTH]
