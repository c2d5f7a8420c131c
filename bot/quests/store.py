import sqlite3
from datetime import datetime

from bot.kernel.database import Transaction
from bot.kernel.instants import open_instant, seal_instant
from bot.quests.model import Milestone, Quest

# The count is always taken from the failures themselves, so that no deletion can leave it wrong.
_QUESTS = "SELECT quest.*, (SELECT count(*) FROM failure WHERE failure.quest_id = quest.id) AS count FROM quest"


def insert(
    tx: Transaction,
    member_id: int,
    *,
    origin: int,
    guild_id: int | None,
    locale: str,
    goal: int,
    toast: str,
    scope: str,
    announced: bool,
    now: datetime,
) -> int:
    """Insert a quest and return its id; the same origin finds the one it made before."""
    row = tx.one(
        """
        INSERT INTO quest (origin, member_id, guild_id, locale, goal, toast, scope, announced, started_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (origin) DO UPDATE SET origin = excluded.origin RETURNING id
        """,
        tx.vault.number("quest", member_id, origin),
        member_id,
        guild_id,
        locale,
        goal,
        tx.vault.seal(toast, about=f"quest.toast:{member_id}"),
        tx.vault.seal(scope, about=f"quest.scope:{member_id}"),
        announced,
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


def end(tx: Transaction, member_id: int, quest_id: int, now: datetime) -> None:
    """End a quest of a member's that is running."""
    tx.execute(
        "UPDATE quest SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        seal_instant(tx, now, about=f"quest.ended_at:{member_id}"),
        quest_id,
    )


def keep_private(tx: Transaction, quest_id: int) -> None:
    """Let a quest be announced nowhere."""
    tx.execute("UPDATE quest SET announced = 0, guild_id = NULL WHERE id = ?", quest_id)


def reach(tx: Transaction, quest_id: int, threshold: int, now: datetime) -> bool:
    """Record a milestone, and tell whether this is the first time."""
    row = tx.one(
        "INSERT INTO milestone (quest_id, threshold, reached_at) VALUES (?, ?, ?) "
        "ON CONFLICT (quest_id, threshold) DO NOTHING RETURNING threshold",
        quest_id,
        threshold,
        seal_instant(tx, now, about=f"milestone.reached_at:{quest_id}"),
    )
    return row is not None


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
        INSERT INTO quest (member_id, guild_id, locale, goal, toast, scope, started_at, ended_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        quest.member_id,
        quest.guild_id,
        quest.locale,
        quest.goal,
        tx.vault.seal(quest.toast, about=f"quest.toast:{quest.member_id}"),
        tx.vault.seal(quest.scope, about=f"quest.scope:{quest.member_id}"),
        seal_instant(tx, quest.started_at, about=f"quest.started_at:{quest.member_id}"),
        seal_instant(tx, quest.ended_at, about=f"quest.ended_at:{quest.member_id}"),
    )
    assert row is not None  # noqa: S101 - an insertion returns its row
    return int(row["id"])


def delete(tx: Transaction, quest_id: int) -> None:
    """Delete a quest and its milestones; its failures stay."""
    tx.execute("DELETE FROM quest WHERE id = ?", quest_id)


def _milestone(tx: Transaction, row: sqlite3.Row) -> Milestone:
    quest_id = row["quest_id"]
    reached_at = open_instant(tx, row["reached_at"], about=f"milestone.reached_at:{quest_id}")
    return Milestone(quest_id, row["threshold"], reached_at)


def _quest(tx: Transaction, row: sqlite3.Row) -> Quest:
    member_id = row["member_id"]
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
    )
