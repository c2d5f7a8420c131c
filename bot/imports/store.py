import sqlite3
from datetime import datetime

from bot.imports.model import Batch
from bot.kernel.instants import oldest_first, open_instant, seal_instant
from bot.kernel.transaction import Transaction


def keep_draft(tx: Transaction, member_id: int, draft_id: int, content: str, now: datetime) -> None:
    """Keep what was read until it is brought in, in place of what the member looked at before."""
    tx.execute(
        """
        INSERT INTO import_draft (member_id, id, content, read_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (member_id) DO UPDATE SET id = excluded.id, content = excluded.content, read_at = excluded.read_at
        """,
        member_id,
        draft_id,
        tx.vault.seal(content, about=f"import_draft.content:{member_id}"),
        seal_instant(tx, now, about=f"import_draft.read_at:{member_id}"),
    )


def draft(tx: Transaction, member_id: int, draft_id: int) -> str | None:
    """Return what was read."""
    sealed = tx.value("SELECT content FROM import_draft WHERE member_id = ? AND id = ?", member_id, draft_id)
    return None if sealed is None else tx.vault.open(sealed, about=f"import_draft.content:{member_id}")


def drafts_of(tx: Transaction, member_id: int) -> int:
    """Count the files that a member has read in and not brought in: one at most."""
    return int(tx.value("SELECT count(*) FROM import_draft WHERE member_id = ?", member_id))


def delete_draft(tx: Transaction, member_id: int, draft_id: int) -> bool:
    """Delete what was read, and tell whether it was there."""
    return tx.execute("DELETE FROM import_draft WHERE member_id = ? AND id = ?", member_id, draft_id).rowcount > 0


def delete_drafts_before(tx: Transaction, instant: datetime) -> None:
    """Delete what nobody has brought in since."""
    for row in tx.all("SELECT member_id, read_at FROM import_draft"):
        if open_instant(tx, row["read_at"], about=f"import_draft.read_at:{row['member_id']}") < instant:
            tx.execute("DELETE FROM import_draft WHERE member_id = ?", row["member_id"])


def insert_batch(tx: Transaction, member_id: int, batch: Batch) -> None:
    """Remember an import, so that it can be taken back."""
    tx.execute(
        "INSERT INTO import_batch (member_id, id, entries, asks, imported_at) VALUES (?, ?, ?, ?, ?)",
        member_id,
        batch.id,
        batch.entries,
        batch.asks,
        seal_instant(tx, batch.imported_at, about=f"import_batch.imported_at:{member_id}"),
    )


def batch(tx: Transaction, member_id: int, batch_id: int) -> Batch | None:
    """Return an import of a member's own."""
    row = tx.one("SELECT * FROM import_batch WHERE member_id = ? AND id = ?", member_id, batch_id)
    return None if row is None else _batch(tx, row)


def batches(tx: Transaction, member_id: int) -> tuple[Batch, ...]:
    """Return a member's imports, oldest first."""
    rows = tx.all("SELECT * FROM import_batch WHERE member_id = ?", member_id)
    in_order = oldest_first(tx, rows, column="imported_at", about=f"import_batch.imported_at:{member_id}")
    return tuple(_batch(tx, row) for row in in_order)


def delete_batch(tx: Transaction, member_id: int, batch_id: int) -> None:
    """Forget an import."""
    tx.execute("DELETE FROM import_batch WHERE member_id = ? AND id = ?", member_id, batch_id)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete a member's imports and what they were looking at, and count both."""
    drafts = tx.execute("DELETE FROM import_draft WHERE member_id = ?", member_id).rowcount
    return drafts + tx.execute("DELETE FROM import_batch WHERE member_id = ?", member_id).rowcount


def _batch(tx: Transaction, row: sqlite3.Row) -> Batch:
    about = f"import_batch.imported_at:{row['member_id']}"
    return Batch(row["id"], row["entries"], row["asks"], open_instant(tx, row["imported_at"], about=about))
