import json
import sqlite3
from collections.abc import Collection
from datetime import datetime
from itertools import takewhile

from bot.journal.model import SAME_DEED, Draft, Failure, Kind, PartialDate
from bot.kernel.clock import from_stored, to_snowflake, to_stored
from bot.kernel.database import Transaction
from bot.kernel.seal import sealed_length

_SAME_MILLISECOND = (1 << 22) - 1


def earlier(
    tx: Transaction, draft: Draft, line: str, story: str | None, now: datetime, *, apart: bool
) -> Failure | None:
    """Return the entry that this very interaction, or unless `apart` a double press with the same text, has made."""
    made = None if draft.origin is None else find(tx, draft.member_id, draft.origin)
    if made is not None or apart:
        return made
    since, until = to_stored(now - SAME_DEED), to_stored(now + SAME_DEED)
    newest_first = tx.execute("SELECT * FROM failure WHERE member_id = ? ORDER BY id DESC", draft.member_id)
    for row in takewhile(lambda row: row["logged_at"] >= since, newest_first):
        # A sealed text is as long as the text, so that most others need not be opened.
        if row["logged_at"] <= until and len(row["line"]) == sealed_length(line):
            recent = opened(tx, row)
            if (recent.line, recent.story) == (line, story):
                return recent
    return None


def insert(tx: Transaction, failure: Failure) -> None:
    """Write a new entry."""
    member_id = failure.member_id
    tx.execute(
        """
        INSERT INTO failure (
            member_id, id, line, section, kind, happened, sting, quest_id, logged_at, edited_at, let_go, batch,
            became, story
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        member_id,
        failure.id,
        _seal(tx, "line", member_id, failure.line),
        _seal(tx, "section", member_id, failure.section),
        failure.kind,
        _iso(failure.happened),
        failure.sting,
        failure.quest_id,
        to_stored(failure.logged_at),
        None if failure.edited_at is None else to_stored(failure.edited_at),
        failure.let_go,
        failure.batch,
        _seal(tx, "became", member_id, failure.became),
        _seal(tx, "story", member_id, failure.story),
    )


def save(tx: Transaction, failure: Failure) -> None:
    """Write what can change of an entry."""
    member_id = failure.member_id
    tx.execute(
        """
        UPDATE failure SET line = ?, section = ?, kind = ?, happened = ?, sting = ?, quest_id = ?, edited_at = ?,
            let_go = ?, became = ?, story = ?
        WHERE member_id = ? AND id = ?
        """,
        _seal(tx, "line", member_id, failure.line),
        _seal(tx, "section", member_id, failure.section),
        failure.kind,
        _iso(failure.happened),
        failure.sting,
        failure.quest_id,
        None if failure.edited_at is None else to_stored(failure.edited_at),
        failure.let_go,
        _seal(tx, "became", member_id, failure.became),
        _seal(tx, "story", member_id, failure.story),
        member_id,
        failure.id,
    )


def delete(tx: Transaction, member_id: int, failure_id: int) -> None:
    """Delete an entry."""
    tx.execute("DELETE FROM failure WHERE member_id = ? AND id = ?", member_id, failure_id)


def find(tx: Transaction, member_id: int, failure_id: int) -> Failure | None:
    """Return an entry of a member's own."""
    row = tx.one("SELECT * FROM failure WHERE member_id = ? AND id = ?", member_id, failure_id)
    return None if row is None else opened(tx, row)


def newest(tx: Transaction, member_id: int) -> Failure | None:
    """Return the entry that a member logged last; one that an import brought was not logged."""
    row = tx.one(
        "SELECT * FROM failure WHERE member_id = ? AND batch IS NULL AND let_go = 0 ORDER BY id DESC LIMIT 1", member_id
    )
    return None if row is None else opened(tx, row)


def of_member(tx: Transaction, member_id: int) -> tuple[Failure, ...]:
    """Return all of a member's entries, oldest first."""
    rows = tx.all("SELECT * FROM failure WHERE member_id = ? ORDER BY id", member_id)
    return tuple(opened(tx, row) for row in rows)


def in_batch(tx: Transaction, member_id: int, batch: int) -> tuple[Failure, ...]:
    """Return the entries that an import brought, oldest first."""
    rows = tx.all("SELECT * FROM failure WHERE member_id = ? AND batch = ? ORDER BY id", member_id, batch)
    return tuple(opened(tx, row) for row in rows)


def with_ids(tx: Transaction, member_id: int, failure_ids: Collection[int]) -> tuple[Failure, ...]:
    """Return these entries, newest first."""
    rows = tx.all(
        "SELECT * FROM failure WHERE member_id = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
        member_id,
        json.dumps(list(failure_ids)),
    )
    return tuple(opened(tx, row) for row in rows)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete a member's entries and return how many there were."""
    return tx.execute("DELETE FROM failure WHERE member_id = ?", member_id).rowcount


def free_id(tx: Transaction, member_id: int, instant: datetime) -> int:
    """Return the next free id of a millisecond, for an entry that no interaction made."""
    first = to_snowflake(instant)
    last = tx.value(
        "SELECT max(id) FROM failure WHERE member_id = ? AND id BETWEEN ? AND ?",
        member_id,
        first,
        first | _SAME_MILLISECOND,
    )
    return first if last is None else int(last) + 1


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
        logged_at=from_stored(row["logged_at"]),
        edited_at=None if row["edited_at"] is None else from_stored(row["edited_at"]),
        became=open_column(tx, "became", member_id, row["became"]),
        let_go=bool(row["let_go"]),
        batch=row["batch"],
    )


def open_column(tx: Transaction, column: str, member_id: int, sealed: bytes | None) -> str | None:
    """Open what a sealed column of an entry holds."""
    return None if sealed is None else tx.vault.open(sealed, about=f"failure.{column}:{member_id}")


def partial_date(stored: str | None) -> PartialDate | None:
    """Return the date that a column holds."""
    return None if stored is None else PartialDate.parse_iso(stored)


def _seal(tx: Transaction, column: str, member_id: int, text: str | None) -> bytes | None:
    return None if text is None else tx.vault.seal(text, about=f"failure.{column}:{member_id}")


def _iso(happened: PartialDate | None) -> str | None:
    return None if happened is None else str(happened)
