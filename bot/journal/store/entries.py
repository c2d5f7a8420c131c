import json
import sqlite3
from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType

from bot.journal.model import Failure, Kind, PartialDate
from bot.kernel.deeds import DeedIds, is_same
from bot.kernel.instants import oldest_first, open_instant, seal_instant
from bot.kernel.seal import BLOCK
from bot.kernel.transaction import Parameter, Transaction

_BLOCKS: Mapping[str, int] = MappingProxyType({"line": 320, "story": 1024})
"""Bytes that texts are filled up to multiples of.

140 letters of most alphabets fit one block of a line, and one block, with what stands beside it, fits a page's cell.
"""


def earlier(tx: Transaction, member_id: int, ids: DeedIds, now: datetime) -> Failure | None:
    """Return the entry that has the deed's own id, or one that was logged just now under an id that it might have."""
    places = ", ".join("?" * len(ids))
    rows = tx.all(f"SELECT id FROM failure WHERE member_id = ? AND id IN ({places})", member_id, *ids)  # noqa: S608 - question marks
    found = {one.id: one for one in with_ids(tx, member_id, [row["id"] for row in rows])}
    made = found.get(ids[0])
    return made or next((one for one in found.values() if is_same(one.logged_at, now)), None)


def insert(tx: Transaction, failure: Failure) -> None:
    """Write a new entry."""
    logged_at = seal_instant(tx, failure.logged_at, about=_about("logged_at", failure.member_id))
    columns: dict[str, Parameter] = {
        "member_id": failure.member_id,
        "id": failure.id,
        "logged_at": logged_at,
        "batch": failure.batch,
        **_changing(tx, failure),
    }
    places = ", ".join("?" * len(columns))
    tx.execute(f"INSERT INTO failure ({', '.join(columns)}) VALUES ({places})", *columns.values())  # noqa: S608 - own names


def save(tx: Transaction, failure: Failure) -> None:
    """Write what can change of an entry."""
    columns = _changing(tx, failure)
    pairs = ", ".join(f"{column} = ?" for column in columns)
    where = "WHERE member_id = ? AND id = ?"
    tx.execute(f"UPDATE failure SET {pairs} {where}", *columns.values(), failure.member_id, failure.id)  # noqa: S608 - own names


def _changing(tx: Transaction, failure: Failure) -> dict[str, Parameter]:
    """Return the columns of an entry that can change."""
    member_id = failure.member_id
    return {
        "line": _seal(tx, "line", member_id, failure.line),
        "section": _seal(tx, "section", member_id, failure.section),
        "kind": failure.kind,
        "happened": _iso(failure.happened),
        "sting": failure.sting,
        "quest_id": failure.quest_id,
        "edited_at": seal_instant(tx, failure.edited_at, about=_about("edited_at", member_id)),
        "let_go": failure.let_go,
        "became": _seal(tx, "became", member_id, failure.became),
        "story": _seal(tx, "story", member_id, failure.story),
    }


def delete(tx: Transaction, member_id: int, failure_id: int) -> None:
    """Delete an entry."""
    tx.execute("DELETE FROM failure WHERE member_id = ? AND id = ?", member_id, failure_id)


def find(tx: Transaction, member_id: int, failure_id: int) -> Failure | None:
    """Return an entry of a member's own."""
    row = tx.one("SELECT * FROM failure WHERE member_id = ? AND id = ?", member_id, failure_id)
    return None if row is None else opened(tx, row)


def newest(tx: Transaction, member_id: int) -> Failure | None:
    """Return the entry that a member logged last; one that an import brought was not logged."""
    rows = tx.all("SELECT id, logged_at FROM failure WHERE member_id = ? AND batch IS NULL AND let_go = 0", member_id)
    latest = logged_in_order(tx, member_id, rows)[-1:]
    return find(tx, member_id, latest[0]["id"]) if latest else None


def of_member(tx: Transaction, member_id: int) -> tuple[Failure, ...]:
    """Return all of a member's entries, oldest first."""
    return _oldest_first(tx, member_id, tx.all("SELECT * FROM failure WHERE member_id = ?", member_id))


def in_batch(tx: Transaction, member_id: int, batch: int) -> tuple[Failure, ...]:
    """Return the entries that an import brought, oldest first."""
    rows = tx.all("SELECT * FROM failure WHERE member_id = ? AND batch = ?", member_id, batch)
    return _oldest_first(tx, member_id, rows)


def with_ids(tx: Transaction, member_id: int, failure_ids: Collection[int]) -> tuple[Failure, ...]:
    """Return these entries, newest first."""
    if not failure_ids:
        return ()
    rows = tx.all(
        "SELECT * FROM failure WHERE member_id = ? AND id IN (SELECT value FROM json_each(?))",
        member_id,
        json.dumps(list(failure_ids)),
    )
    return _oldest_first(tx, member_id, rows)[::-1]


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete a member's entries and return how many there were."""
    return tx.execute("DELETE FROM failure WHERE member_id = ?", member_id).rowcount


def logged_in_order(tx: Transaction, member_id: int, rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
    """Return rows that have an entry's `logged_at` in the order of logging."""
    return oldest_first(tx, rows, column="logged_at", about=_about("logged_at", member_id))


def opened(tx: Transaction, row: sqlite3.Row) -> Failure:
    """Return the entry that a whole row holds."""
    member_id = row["member_id"]
    return Failure(
        id=row["id"],
        member_id=member_id,
        line=open_column(tx, "line", member_id, row["line"]) or "",
        story=open_column(tx, "story", member_id, row["story"]),
        kind=None if row["kind"] is None else Kind(row["kind"]),
        section=open_column(tx, "section", member_id, row["section"]),
        happened=partial_date(row["happened"]),
        sting=row["sting"],
        quest_id=row["quest_id"],
        logged_at=open_instant(tx, row["logged_at"], about=_about("logged_at", member_id)),
        edited_at=open_instant(tx, row["edited_at"], about=_about("edited_at", member_id)),
        became=open_column(tx, "became", member_id, row["became"]),
        let_go=bool(row["let_go"]),
        batch=row["batch"],
    )


def open_column(tx: Transaction, column: str, member_id: int, sealed: bytes | None) -> str | None:
    """Open what a sealed column of an entry holds."""
    return None if sealed is None else tx.vault.open(sealed, about=_about(column, member_id))


def partial_date(stored: str | None) -> PartialDate | None:
    """Return the date that a column holds."""
    return None if stored is None else PartialDate.parse_iso(stored)


def _seal(tx: Transaction, column: str, member_id: int, text: str | None) -> bytes | None:
    if text is None:
        return None
    return tx.vault.seal(text, about=_about(column, member_id), block=_BLOCKS.get(column, BLOCK))


def _about(column: str, member_id: int) -> str:
    return f"failure.{column}:{member_id}"


def _oldest_first(tx: Transaction, member_id: int, rows: list[sqlite3.Row]) -> tuple[Failure, ...]:
    return tuple(opened(tx, row) for row in logged_in_order(tx, member_id, rows))


def _iso(happened: PartialDate | None) -> str | None:
    return None if happened is None else str(happened)
