"""What Discord was last told of the commands, and the ids it gave them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.kernel.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Synced:
    """The hash of the commands as last sent, and Discord's ids by command name."""

    hash: str = ""
    ids: Mapping[str, int] = field(default_factory=dict)


def last(tx: Transaction) -> Synced:
    """Return what was last sent; empty before the first time."""
    row = tx.one("SELECT hash, ids FROM command_sync")
    return Synced() if row is None else Synced(row["hash"], json.loads(row["ids"]))


def remember(tx: Transaction, digest: str, ids: Mapping[str, int]) -> None:
    """Keep what was sent."""
    tx.execute(
        "INSERT INTO command_sync (id, hash, ids) VALUES (1, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, ids = excluded.ids",
        digest,
        json.dumps(ids),
    )
