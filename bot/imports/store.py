from datetime import datetime

from bot.imports.model import Batch
from bot.kernel.clock import from_stored, to_stored
from bot.kernel.database import Transaction


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
        to_stored(now),
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
    tx.execute("DELETE FROM import_draft WHERE read_at < ?", to_stored(instant))


def insert_batch(tx: Transaction, member_id: int, batch: Batch) -> None:
    """Remember an import, so that it can be taken back."""
    tx.execute(
        "INSERT INTO import_batch (member_id, id, entries, asks, imported_at) VALUES (?, ?, ?, ?, ?)",
        member_id,
        batch.id,
        batch.entries,
        batch.asks,
        to_stored(batch.imported_at),
    )


def batch(tx: Transaction, member_id: int, batch_id: int) -> Batch | None:
    """Return an import of a member's own."""
    row = tx.one("SELECT * FROM import_batch WHERE member_id = ? AND id = ?", member_id, batch_id)
    return None if row is None else Batch(row["id"], row["entries"], row["asks"], from_stored(row["imported_at"]))


def batches(tx: Transaction, member_id: int) -> tuple[Batch, ...]:
    """Return a member's imports, oldest first."""
    rows = tx.all("SELECT * FROM import_batch WHERE member_id = ? ORDER BY id", member_id)
    return tuple(Batch(row["id"], row["entries"], row["asks"], from_stored(row["imported_at"])) for row in rows)


def delete_batch(tx: Transaction, member_id: int, batch_id: int) -> None:
    """Forget an import."""
    tx.execute("DELETE FROM import_batch WHERE member_id = ? AND id = ?", member_id, batch_id)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete a member's imports and what they were looking at, and count both."""
    drafts = tx.execute("DELETE FROM import_draft WHERE member_id = ?", member_id).rowcount
    return drafts + tx.execute("DELETE FROM import_batch WHERE member_id = ?", member_id).rowcount
