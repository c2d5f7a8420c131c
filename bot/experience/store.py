"""Offers of experience and questions about them, as the database keeps them."""

import sqlite3
from datetime import date

from bot.experience.model import Experience, Question, Request, RequestState
from bot.kernel.transaction import Transaction


def insert(tx: Transaction, one: Experience) -> None:
    """Write an offer, or a topic that is not offered yet."""
    tx.execute(
        "INSERT INTO experience (id, guild_id, member_id, topic, offered, until) VALUES (?, ?, ?, ?, ?, ?)",
        one.id,
        one.guild_id,
        one.member_id,
        tx.vault.seal(one.topic, about=f"experience.topic:{one.id}"),
        one.offered,
        one.until.isoformat(),
    )


def find(tx: Transaction, experience_id: str) -> Experience | None:
    """Return an offer or a topic, whoever made it."""
    row = tx.one("SELECT * FROM experience WHERE id = ?", experience_id)
    return None if row is None else _experience(tx, row)


def of_member(tx: Transaction, member_id: int) -> tuple[Experience, ...]:
    """Return a member's offers and topics in all servers, what ends first first."""
    rows = tx.all("SELECT * FROM experience WHERE member_id = ? ORDER BY until, id", member_id)
    return tuple(_experience(tx, row) for row in rows)


def offered_by_others(tx: Transaction, guild_id: int, member_id: int) -> tuple[Experience, ...]:
    """Return what others offer in a server, in an order that tells nothing."""
    rows = tx.all(
        "SELECT * FROM experience WHERE guild_id = ? AND offered = 1 AND member_id != ? ORDER BY id",
        guild_id,
        member_id,
    )
    return tuple(_experience(tx, row) for row in rows)


def set_until(tx: Transaction, experience_id: str, until: date) -> None:
    """Offer a topic until a day, or let an offer stand until then."""
    tx.execute(
        "UPDATE experience SET offered = 1, until = ?, reminded = 0 WHERE id = ?", until.isoformat(), experience_id
    )


def delete(tx: Transaction, experience_id: str) -> None:
    """Delete an offer and the questions about it."""
    tx.execute("DELETE FROM experience WHERE id = ?", experience_id)


def delete_drafts(tx: Transaction, guild_id: int, member_id: int) -> None:
    """Delete what a member has not offered yet in a server."""
    tx.execute("DELETE FROM experience WHERE guild_id = ? AND member_id = ? AND offered = 0", guild_id, member_id)


def delete_of_member(tx: Transaction, member_id: int, guild_id: int | None) -> int:
    """Delete a member's offers and questions in one server, or everywhere where that is None, and count them."""
    offers = tx.execute(
        "DELETE FROM experience WHERE member_id = ? AND (? IS NULL OR guild_id = ?)", member_id, guild_id, guild_id
    ).rowcount
    questions = tx.execute(
        """
        DELETE FROM experience_request WHERE asker_id = ?
        AND (? IS NULL OR experience_id IN (SELECT id FROM experience WHERE guild_id = ?))
        """,
        member_id,
        guild_id,
        guild_id,
    ).rowcount
    return offers + questions


def delete_ended(tx: Transaction, today: date, asked_before: date) -> None:
    """Delete offers whose last day is over, and questions that nobody answered since a day."""
    tx.execute("DELETE FROM experience WHERE until < ?", today.isoformat())
    tx.execute(
        "DELETE FROM experience_request WHERE asked_on < ? AND state NOT IN ('agreed', 'open')",
        asked_before.isoformat(),
    )


def take_ending(tx: Transaction, until: date) -> tuple[Experience, ...]:
    """Return the offers that end by a day and whose members have not been told, and note that they are."""
    rows = tx.all("SELECT id FROM experience WHERE until <= ? AND offered = 1 AND reminded = 0", until.isoformat())
    for row in rows:
        tx.execute("UPDATE experience SET reminded = 1 WHERE id = ?", row["id"])
    return tuple(one for row in rows if (one := find(tx, row["id"])) is not None)


def is_reminded(tx: Transaction, experience_id: str) -> bool:
    """Tell whether the member of an offer was told, or is about to be, that it ends soon."""
    return bool(tx.value("SELECT reminded FROM experience WHERE id = ?", experience_id))


def insert_request(tx: Transaction, one: Request) -> None:
    """Write a question."""
    tx.execute(
        "INSERT INTO experience_request (experience_id, asker_id, state, asked_on, channel_id) VALUES (?, ?, ?, ?, ?)",
        one.experience_id,
        one.member_id,
        one.state,
        one.asked_on.isoformat(),
        one.channel_id,
    )


def find_request(tx: Transaction, experience_id: str, asker_id: int) -> Request | None:
    """Return a member's question about an offer."""
    row = tx.one("SELECT * FROM experience_request WHERE experience_id = ? AND asker_id = ?", experience_id, asker_id)
    return None if row is None else _request(row)


def requests_by(tx: Transaction, asker_id: int) -> tuple[Question, ...]:
    """Return what a member has asked, with what it is about, the oldest first."""
    return _questions(tx, "asker_id = ?", asker_id)


def requests_to(tx: Transaction, member_id: int) -> tuple[Question, ...]:
    """Return what a member was asked, the oldest first."""
    return _questions(tx, "experience.member_id = ?", member_id)


def set_request(tx: Transaction, one: Request, state: RequestState, thread_id: int | None = None) -> None:
    """Note where a question stands now, and the thread where there is one."""
    tx.execute(
        "UPDATE experience_request SET state = ?, thread_id = coalesce(?, thread_id) "
        "WHERE experience_id = ? AND asker_id = ?",
        state,
        thread_id,
        one.experience_id,
        one.member_id,
    )


def _questions(tx: Transaction, where: str, member_id: int) -> tuple[Question, ...]:
    rows = tx.all(
        f"""
        SELECT experience.*, asker_id, state, asked_on, channel_id, thread_id, experience_id
        FROM experience_request JOIN experience ON experience.id = experience_id
        WHERE {where} ORDER BY asked_on, experience_id, asker_id
        """,  # noqa: S608 - constants of this file
        member_id,
    )
    return tuple(Question(_request(row), _experience(tx, row)) for row in rows)


def _experience(tx: Transaction, row: sqlite3.Row) -> Experience:
    return Experience(
        id=row["id"],
        guild_id=row["guild_id"],
        member_id=row["member_id"],
        topic=tx.vault.open(row["topic"], about=f"experience.topic:{row['id']}"),
        offered=bool(row["offered"]),
        until=date.fromisoformat(row["until"]),
    )


def _request(row: sqlite3.Row) -> Request:
    return Request(
        experience_id=row["experience_id"],
        member_id=row["asker_id"],
        state=RequestState(row["state"]),
        asked_on=date.fromisoformat(row["asked_on"]),
        channel_id=row["channel_id"],
        thread_id=row["thread_id"],
    )
