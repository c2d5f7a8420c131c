import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from bot.journal.model import SAME_DEED, Draft, Failure, Kind, PartialDate
from bot.kernel.clock import from_stored, to_snowflake, to_stored
from bot.kernel.database import Transaction
from bot.kernel.seal import sealed_length

_SAME_MILLISECOND = (1 << 22) - 1


@dataclass(frozen=True, slots=True)
class Mark:
    """What a filter needs of an entry without opening its line."""

    id: int
    section: bytes | None
    happened: PartialDate | None
    quest_id: int | None
    logged_at: datetime


def made_by(tx: Transaction, draft: Draft) -> Failure | None:
    """Return the entry that this very interaction has already made."""
    return None if draft.origin is None else find(tx, draft.member_id, draft.origin)


def earlier(tx: Transaction, draft: Draft, line: str, story: str | None, now: datetime) -> Failure | None:
    """Return the entry that this very interaction, or a double press with the same text, has already made."""
    made = made_by(tx, draft)
    if made is not None:
        return made
    since, until = to_stored(now - SAME_DEED), to_stored(now + SAME_DEED)
    newest_first = tx.execute("SELECT * FROM failure WHERE member_id = ? ORDER BY id DESC", draft.member_id)
    for row in takewhile(lambda row: row["logged_at"] >= since, newest_first):
        # A sealed text is as long as the text, so that most others need not be opened.
        if row["logged_at"] <= until and len(row["line"]) == sealed_length(line):
            recent = _failure(tx, row)
            if (recent.line, recent.story) == (line, story):
                return recent
    return None


def insert(
    tx: Transaction, draft: Draft, *, line: str, story: str | None, quest_id: int | None, now: datetime
) -> Failure:
    """Insert an entry under its interaction's id, and return it."""
    failure_id = _id(tx, draft, now)
    member_id = draft.member_id
    tx.execute(
        """
        INSERT INTO failure (id, member_id, line, story, section, kind, happened, sting, quest_id, logged_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        failure_id,
        member_id,
        _seal(tx, "line", member_id, line),
        _seal(tx, "story", member_id, story),
        _seal(tx, "section", member_id, draft.section),
        draft.kind,
        _iso(draft.happened),
        draft.sting,
        quest_id,
        to_stored(now),
    )
    return Failure(
        id=failure_id,
        member_id=member_id,
        line=line,
        story=story,
        kind=draft.kind,
        section=draft.section,
        happened=draft.happened,
        sting=draft.sting,
        quest_id=quest_id,
        logged_at=now,
        edited_at=None,
    )


def save(tx: Transaction, failure: Failure) -> None:
    """Write what can change of an entry."""
    member_id = failure.member_id
    tx.execute(
        """
        UPDATE failure SET line = ?, story = ?, section = ?, kind = ?, happened = ?, sting = ?, edited_at = ?
        WHERE member_id = ? AND id = ?
        """,
        _seal(tx, "line", member_id, failure.line),
        _seal(tx, "story", member_id, failure.story),
        _seal(tx, "section", member_id, failure.section),
        failure.kind,
        _iso(failure.happened),
        failure.sting,
        None if failure.edited_at is None else to_stored(failure.edited_at),
        member_id,
        failure.id,
    )


def delete(tx: Transaction, member_id: int, failure_id: int) -> None:
    """Delete an entry."""
    tx.execute("DELETE FROM failure WHERE member_id = ? AND id = ?", member_id, failure_id)


def find(tx: Transaction, member_id: int, failure_id: int) -> Failure | None:
    """Return an entry of a member's own."""
    row = tx.one("SELECT * FROM failure WHERE member_id = ? AND id = ?", member_id, failure_id)
    return None if row is None else _failure(tx, row)


def newest(tx: Transaction, member_id: int) -> Failure | None:
    """Return a member's newest entry."""
    row = tx.one("SELECT * FROM failure WHERE member_id = ? ORDER BY id DESC LIMIT 1", member_id)
    return None if row is None else _failure(tx, row)


def of_member(tx: Transaction, member_id: int) -> tuple[Failure, ...]:
    """Return all of a member's entries, oldest first."""
    rows = tx.all("SELECT * FROM failure WHERE member_id = ? ORDER BY id", member_id)
    return tuple(_failure(tx, row) for row in rows)


def marks(tx: Transaction, member_id: int) -> list[Mark]:
    """Return what filters look at, newest first."""
    rows = tx.all(
        "SELECT id, section, happened, quest_id, logged_at FROM failure WHERE member_id = ? ORDER BY id DESC", member_id
    )
    return [
        Mark(row["id"], row["section"], _partial(row["happened"]), row["quest_id"], from_stored(row["logged_at"]))
        for row in rows
    ]


def open_section(tx: Transaction, member_id: int, sealed: bytes | None) -> str | None:
    """Open the section of a mark."""
    return _open(tx, "section", member_id, sealed)


def with_ids(tx: Transaction, member_id: int, failure_ids: Collection[int]) -> tuple[Failure, ...]:
    """Return these entries, newest first."""
    places = ", ".join("?" * len(failure_ids))
    rows = tx.all(
        f"SELECT * FROM failure WHERE member_id = ? AND id IN ({places}) ORDER BY id DESC",  # noqa: S608 - marks
        member_id,
        *failure_ids,
    )
    return tuple(_failure(tx, row) for row in rows)


def ids_with_line(tx: Transaction, member_id: int, typed: str, limit: int) -> list[int]:
    """Return the newest entries whose line contains what is typed; only as many lines are opened as it takes."""
    wanted, found = typed.casefold(), list[int]()
    for row in tx.execute("SELECT id, line FROM failure WHERE member_id = ? ORDER BY id DESC", member_id):
        if wanted in (_open(tx, "line", member_id, row["line"]) or "").casefold():
            found.append(row["id"])
        if len(found) == limit:
            break
    return found


def mark_unseen(tx: Transaction, failure_id: int, member_id: int) -> None:
    """Mark an entry whose member has not heard of it, unless it is gone."""
    tx.execute(
        "INSERT INTO unseen (failure_id, member_id) SELECT id, member_id FROM failure WHERE id = ? AND member_id = ? "
        "ON CONFLICT (member_id, failure_id) DO NOTHING",
        failure_id,
        member_id,
    )


def unseen(tx: Transaction, member_id: int) -> tuple[Failure, ...]:
    """Return the marked entries of a member, oldest first."""
    rows = tx.all(
        "SELECT failure.* FROM unseen JOIN failure ON failure.member_id = unseen.member_id AND failure.id = failure_id "
        "WHERE unseen.member_id = ? ORDER BY failure_id",
        member_id,
    )
    return tuple(_failure(tx, row) for row in rows)


def forget_unseen(tx: Transaction, member_id: int) -> None:
    """Remove a member's marks."""
    tx.execute("DELETE FROM unseen WHERE member_id = ?", member_id)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete a member's entries and return how many there were."""
    return tx.execute("DELETE FROM failure WHERE member_id = ?", member_id).rowcount


def _id(tx: Transaction, draft: Draft, now: datetime) -> int:
    """Return the interaction's id, or the next free one of this millisecond for an entry that no interaction made."""
    if draft.origin is not None:
        return draft.origin
    first = to_snowflake(now)
    last = tx.value(
        "SELECT max(id) FROM failure WHERE member_id = ? AND id BETWEEN ? AND ?",
        draft.member_id,
        first,
        first | _SAME_MILLISECOND,
    )
    return first if last is None else int(last) + 1


def _failure(tx: Transaction, row: sqlite3.Row) -> Failure:
    member_id = row["member_id"]
    return Failure(
        id=row["id"],
        member_id=member_id,
        line=_open(tx, "line", member_id, row["line"]) or "",
        story=_open(tx, "story", member_id, row["story"]),
        kind=None if row["kind"] is None else Kind(row["kind"]),
        section=_open(tx, "section", member_id, row["section"]),
        happened=_partial(row["happened"]),
        sting=row["sting"],
        quest_id=row["quest_id"],
        logged_at=from_stored(row["logged_at"]),
        edited_at=None if row["edited_at"] is None else from_stored(row["edited_at"]),
    )


def _seal(tx: Transaction, column: str, member_id: int, text: str | None) -> bytes | None:
    return None if text is None else tx.vault.seal(text, about=f"failure.{column}:{member_id}")


def _open(tx: Transaction, column: str, member_id: int, sealed: bytes | None) -> str | None:
    return None if sealed is None else tx.vault.open(sealed, about=f"failure.{column}:{member_id}")


def _iso(happened: PartialDate | None) -> str | None:
    return None if happened is None else str(happened)


def _partial(stored: str | None) -> PartialDate | None:
    return None if stored is None else PartialDate.parse_iso(stored)
