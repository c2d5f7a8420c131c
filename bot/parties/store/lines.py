"""The lines that hosts chose, as the database keeps them: sealed."""

import secrets
import sqlite3

from bot.kernel.transaction import Transaction
from bot.parties.evening import Picked
from bot.parties.model import Line


def add(tx: Transaction, party_id: str, member_id: int, picked: Picked, *, read: bool) -> None:
    """Write a line behind the others of its party; one that is there stays as it is."""
    line_id = secrets.token_urlsafe(12)
    tx.execute(
        """
        INSERT INTO party_line (id, party_id, member_id, failure_id, text, read, position)
        SELECT ?, ?2, ?, ?, ?, ?, coalesce(max(position), 0) + 1 FROM party_line WHERE party_id = ?2
        ON CONFLICT (party_id, member_id, failure_id) DO NOTHING
        """,
        line_id,
        party_id,
        member_id,
        picked.failure_id,
        _sealed(tx, line_id, picked.text),
        read,
    )


def of_party(tx: Transaction, party_id: str) -> tuple[Line, ...]:
    """Return the lines of a party, in the order of reading."""
    return tuple(
        _line(tx, row) for row in tx.all("SELECT * FROM party_line WHERE party_id = ? ORDER BY position", party_id)
    )


def of_failure(tx: Transaction, member_id: int, failure_id: int) -> tuple[Line, ...]:
    """Return a failure's lines at all parties."""
    rows = tx.all(
        "SELECT * FROM party_line WHERE member_id = ? AND failure_id = ? ORDER BY party_id", member_id, failure_id
    )
    return tuple(_line(tx, row) for row in rows)


def of_member(tx: Transaction, member_id: int) -> tuple[Line, ...]:
    """Return a member's lines at all parties."""
    rows = tx.all("SELECT * FROM party_line WHERE member_id = ? ORDER BY party_id, position", member_id)
    return tuple(_line(tx, row) for row in rows)


def read_all(tx: Transaction, party_id: str) -> None:
    """Let everybody see all lines of a party."""
    tx.execute("UPDATE party_line SET read = 1 WHERE party_id = ?", party_id)


def set_read(tx: Transaction, line_id: str) -> None:
    """Let everybody see a line."""
    tx.execute("UPDATE party_line SET read = 1 WHERE id = ?", line_id)


def set_shredded(tx: Transaction, line_id: str) -> None:
    """Strike a line through."""
    tx.execute("UPDATE party_line SET shredded = 1 WHERE id = ?", line_id)


def set_text(tx: Transaction, line_id: str, text: str) -> None:
    """Put a line into other words."""
    tx.execute("UPDATE party_line SET text = ? WHERE id = ?", _sealed(tx, line_id, text), line_id)


def delete(tx: Transaction, line_id: str) -> None:
    """Take a line out."""
    tx.execute("DELETE FROM party_line WHERE id = ?", line_id)


def clear(tx: Transaction, party_id: str) -> None:
    """Take all lines of a party out."""
    tx.execute("DELETE FROM party_line WHERE party_id = ?", party_id)


def _sealed(tx: Transaction, line_id: str, text: str) -> bytes:
    return tx.vault.seal(text, about=f"party_line.text:{line_id}")


def _line(tx: Transaction, row: sqlite3.Row) -> Line:
    return Line(
        id=row["id"],
        party_id=row["party_id"],
        member_id=row["member_id"],
        failure_id=row["failure_id"],
        text=tx.vault.open(row["text"], about=f"party_line.text:{row['id']}"),
        position=row["position"],
        read=bool(row["read"]),
        shredded=bool(row["shredded"]),
    )
