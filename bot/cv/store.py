from collections.abc import Collection

from bot.cv.model import Heading
from bot.kernel.transaction import Transaction


def heading(tx: Transaction, member_id: int) -> Heading:
    """Return what stands above a member's CV, empty where they wrote nothing."""
    row = tx.one("SELECT name, intro FROM cv_heading WHERE member_id = ?", member_id)
    if row is None:
        return Heading()
    return Heading(_open(tx, "name", member_id, row["name"]), _open(tx, "intro", member_id, row["intro"]))


def save_heading(tx: Transaction, member_id: int, heading: Heading) -> None:
    """Write what stands above a member's CV; an empty heading leaves no row."""
    if heading == Heading():
        tx.execute("DELETE FROM cv_heading WHERE member_id = ?", member_id)
        return
    tx.execute(
        "INSERT INTO cv_heading (member_id, name, intro) VALUES (?, ?, ?) "
        "ON CONFLICT (member_id) DO UPDATE SET name = excluded.name, intro = excluded.intro",
        member_id,
        _seal(tx, "name", member_id, heading.name),
        _seal(tx, "intro", member_id, heading.intro),
    )


def chosen(tx: Transaction, member_id: int) -> tuple[int, ...]:
    """Return the ids of the failures that a member picked, in the order of these ids."""
    rows = tx.all("SELECT failure_id FROM cv_choice WHERE member_id = ? ORDER BY failure_id", member_id)
    return tuple(row["failure_id"] for row in rows)


def choose(tx: Transaction, member_id: int, failure_ids: Collection[int]) -> None:
    """Add picks; what is no failure of the member's is passed over, and so is one that is picked already."""
    for failure_id in failure_ids:
        tx.execute(
            "INSERT INTO cv_choice (member_id, failure_id) SELECT member_id, id FROM failure "
            "WHERE member_id = ? AND id = ? ON CONFLICT DO NOTHING",
            member_id,
            failure_id,
        )


def unchoose(tx: Transaction, member_id: int, failure_ids: Collection[int]) -> None:
    """Take picks back."""
    for failure_id in failure_ids:
        tx.execute("DELETE FROM cv_choice WHERE member_id = ? AND failure_id = ?", member_id, failure_id)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete what is kept of a member for their CV, and return how many rows there were."""
    headings = tx.execute("DELETE FROM cv_heading WHERE member_id = ?", member_id).rowcount
    return headings + tx.execute("DELETE FROM cv_choice WHERE member_id = ?", member_id).rowcount


def _seal(tx: Transaction, column: str, member_id: int, text: str | None) -> bytes | None:
    return None if text is None else tx.vault.seal(text, about=f"cv_heading.{column}:{member_id}")


def _open(tx: Transaction, column: str, member_id: int, sealed: bytes | None) -> str | None:
    return None if sealed is None else tx.vault.open(sealed, about=f"cv_heading.{column}:{member_id}")
