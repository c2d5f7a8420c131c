import sqlite3
from datetime import datetime
from typing import Literal

from bot.kernel.instants import open_instant, seal_instant
from bot.kernel.transaction import Transaction
from bot.quests.model import Ending, Kind, Milestone, Quest, QuestDraft

# The count is always taken from the failures themselves, so that no deletion can leave it wrong.
# Where every kind counts, the index alone tells it.
_QUESTS = """
    SELECT quest.*, CASE WHEN kinds IS NULL THEN (SELECT count(*) FROM failure WHERE failure.quest_id = quest.id)
        ELSE (SELECT count(*) FROM failure WHERE failure.quest_id = quest.id AND instr(kinds, ' ' || kind || ' '))
        END AS count
    FROM quest
"""


def insert(tx: Transaction, draft: QuestDraft, now: datetime) -> int:
    """Insert a quest and return its id; the same origin finds the one it made before."""
    member_id = draft.member_id
    row = tx.one(
        """
        INSERT INTO quest (origin, member_id, guild_id, locale, goal, toast, scope, announced, started_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (origin) DO UPDATE SET origin = excluded.origin RETURNING id
        """,
        tx.vault.number("quest", member_id, draft.origin),
        member_id,
        draft.guild_id,
        draft.locale,
        draft.goal,
        tx.vault.seal(draft.toast, about=f"quest.toast:{member_id}"),
        tx.vault.seal(draft.scope, about=f"quest.scope:{member_id}"),
        draft.announced,
        seal_instant(tx, now, about=f"quest.started_at:{member_id}"),
    )
    assert row is not None  # noqa: S101 - an upsert always returns its row
    return int(row["id"])


def find(tx: Transaction, quest_id: int) -> Quest | None:
    """Return a quest, whoever owns it."""
    row = tx.one(f"{_QUESTS} WHERE id = ?", quest_id)
    return None if row is None else _quest(tx, row)


def of_member(tx: Transaction, member_id: int) -> tuple[Quest, ...]:
    """Return all of a member's quests, newest first."""
    rows = tx.all(f"{_QUESTS} WHERE member_id = ? ORDER BY id DESC", member_id)
    return tuple(_quest(tx, row) for row in rows)


def running(tx: Transaction, member_id: int) -> tuple[Quest, ...]:
    """Return a member's quests that have not ended, newest first."""
    rows = tx.all(f"{_QUESTS} WHERE member_id = ? AND ended_at IS NULL ORDER BY id DESC", member_id)
    return tuple(_quest(tx, row) for row in rows)


def save(tx: Transaction, quest: Quest) -> None:
    """Write what can change of a quest; its count follows from its failures."""
    member_id = quest.member_id
    tx.execute(
        """
        UPDATE quest SET guild_id = ?, goal = ?, toast = ?, scope = ?, announced = ?, ended_at = ?, kinds = ?,
            resting = ?, ending = ?, note = ?, note_opened = ?
        WHERE id = ?
        """,
        quest.guild_id,
        quest.goal,
        tx.vault.seal(quest.toast, about=f"quest.toast:{member_id}"),
        tx.vault.seal(quest.scope, about=f"quest.scope:{member_id}"),
        quest.announced,
        seal_instant(tx, quest.ended_at, about=f"quest.ended_at:{member_id}"),
        _listed(quest.kinds),
        quest.resting,
        _seal(tx, "ending", quest),
        _seal(tx, "note", quest),
        quest.note_opened,
        quest.id,
    )


def reach(tx: Transaction, quest_id: int, threshold: int, now: datetime, *, as_goal: bool = False) -> bool:
    """Record a milestone, and tell whether this is the first time; one that was a tenth can become the goal, once."""
    row = tx.one(
        "INSERT INTO milestone (quest_id, threshold, reached_at, as_goal) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (quest_id, threshold) DO UPDATE SET as_goal = 1, reached_at = excluded.reached_at "
        "WHERE excluded.as_goal = 1 AND as_goal = 0 "
        "RETURNING threshold",
        quest_id,
        threshold,
        seal_instant(tx, now, about=f"milestone.reached_at:{quest_id}"),
        as_goal,
    )
    return row is not None


def had_party(tx: Transaction, quest_id: int, goal: int) -> bool:
    """Tell whether the party was held at this goal."""
    found = tx.one("SELECT 1 FROM milestone WHERE quest_id = ? AND threshold = ? AND as_goal = 1", quest_id, goal)
    return found is not None


def milestones(tx: Transaction, quest_id: int) -> tuple[int, ...]:
    """Return the thresholds that were reached."""
    rows = tx.all("SELECT threshold FROM milestone WHERE quest_id = ? ORDER BY threshold", quest_id)
    return tuple(row["threshold"] for row in rows)


def milestones_of_member(tx: Transaction, member_id: int) -> tuple[Milestone, ...]:
    """Return what a member has reached in all their quests."""
    rows = tx.all(
        "SELECT milestone.* FROM milestone JOIN quest ON quest.id = quest_id WHERE member_id = ? "
        "ORDER BY quest_id, threshold",
        member_id,
    )
    return tuple(_milestone(tx, row) for row in rows)


def put_back(tx: Transaction, quest: Quest) -> int:
    """Write a quest as it was, unannounced, and return the id that it has now."""
    row = tx.one(
        """
        INSERT INTO quest (
            member_id, guild_id, locale, goal, toast, scope, started_at, ended_at, kinds, resting, ending, note,
            note_opened
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        quest.member_id,
        quest.guild_id,
        quest.locale,
        quest.goal,
        tx.vault.seal(quest.toast, about=f"quest.toast:{quest.member_id}"),
        tx.vault.seal(quest.scope, about=f"quest.scope:{quest.member_id}"),
        seal_instant(tx, quest.started_at, about=f"quest.started_at:{quest.member_id}"),
        seal_instant(tx, quest.ended_at, about=f"quest.ended_at:{quest.member_id}"),
        _listed(quest.kinds),
        quest.resting,
        _seal(tx, "ending", quest),
        _seal(tx, "note", quest),
        quest.note_opened,
    )
    assert row is not None  # noqa: S101 - an insertion returns its row
    return int(row["id"])


def delete(tx: Transaction, quest_id: int) -> None:
    """Delete a quest and its milestones; its failures stay."""
    tx.execute("DELETE FROM quest WHERE id = ?", quest_id)


def _milestone(tx: Transaction, row: sqlite3.Row) -> Milestone:
    quest_id = row["quest_id"]
    reached_at = open_instant(tx, row["reached_at"], about=f"milestone.reached_at:{quest_id}")
    return Milestone(quest_id, row["threshold"], reached_at, as_goal=bool(row["as_goal"]))


def _listed(kinds: tuple[Kind, ...]) -> str | None:
    """Return kinds as the count finds them: each between two spaces."""
    return f" {' '.join(kinds)} " if kinds else None


def _seal(tx: Transaction, column: Literal["ending", "note"], quest: Quest) -> bytes | None:
    text: str | None = getattr(quest, column)
    return None if text is None else tx.vault.seal(text, about=f"quest.{column}:{quest.member_id}")


def _open(tx: Transaction, column: Literal["ending", "note"], row: sqlite3.Row) -> str | None:
    sealed = row[column]
    return None if sealed is None else tx.vault.open(sealed, about=f"quest.{column}:{row['member_id']}")


def _quest(tx: Transaction, row: sqlite3.Row) -> Quest:
    member_id = row["member_id"]
    ending = _open(tx, "ending", row)
    return Quest(
        id=row["id"],
        member_id=member_id,
        guild_id=row["guild_id"],
        locale=row["locale"],
        goal=row["goal"],
        toast=tx.vault.open(row["toast"], about=f"quest.toast:{member_id}"),
        scope=tx.vault.open(row["scope"], about=f"quest.scope:{member_id}"),
        announced=bool(row["announced"]),
        started_at=open_instant(tx, row["started_at"], about=f"quest.started_at:{member_id}"),
        ended_at=open_instant(tx, row["ended_at"], about=f"quest.ended_at:{member_id}"),
        count=row["count"],
        kinds=tuple(Kind(one) for one in (row["kinds"] or "").split()),
        resting=bool(row["resting"]),
        ending=None if ending is None else Ending(ending),
        note=_open(tx, "note", row),
        note_opened=bool(row["note_opened"]),
    )
