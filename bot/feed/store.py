import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from bot.feed.model import Audience, Gesture, Share, State
from bot.kernel.clock import from_stored, to_stored
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused

_COLUMNS = (
    "id, guild_id, audience, member_id, failure_id, text, own_version, shared_at, shared_on, "
    "channel_id, message_id, state"
)


@contextmanager
def own_failure() -> Iterator[None]:
    """Refuse what would hang on a failure that is not the member's or no longer there."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorname != "SQLITE_CONSTRAINT_FOREIGNKEY":
            raise
        raise Refused("feed_rules.unknown_failure") from None


def insert(tx: Transaction, share: Share) -> None:
    """Write a share that names its member; one of a failure that is not theirs raises Refused."""
    with own_failure():
        tx.execute(
            f"INSERT INTO share ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
            share.id,
            share.guild_id,
            share.audience,
            share.member_id,
            share.failure_id,
            None if share.text is None else _seal_text(tx, share.id, share.text),
            share.own_version,
            None if share.shared_at is None else to_stored(share.shared_at),
            share.shared_on.isoformat(),
            share.channel_id,
            share.message_id,
            share.state,
        )


def insert_anonymous(tx: Transaction, share: Share) -> None:
    """Write a share whose member and failure stand nowhere but sealed, and in a tag that only they can be tried on."""
    if share.member_id is None or share.text is None:
        raise ValueError(share.id)
    author = json.dumps({"member": share.member_id, "failure": share.failure_id})
    tx.execute(
        """
        INSERT INTO share (id, guild_id, audience, author, tag, text, own_version, shared_on, channel_id, state)
        VALUES (?, ?, 'anonymous', ?, ?, ?, ?, ?, ?, ?)
        """,
        share.id,
        share.guild_id,
        tx.vault.seal(author, about=f"share.author:{share.id}"),
        tag(tx, share.id, share.member_id),
        _seal_text(tx, share.id, share.text),
        share.own_version,
        share.shared_on.isoformat(),
        share.channel_id,
        share.state,
    )


def tag(tx: Transaction, share_id: str, member_id: int) -> bytes:
    """Return what an anonymous share keeps of its author: enough to recognise them, not to name them."""
    return tx.vault.tag("share", share_id, member_id)


def find(tx: Transaction, share_id: str) -> Share | None:
    """Return a share, whoever wrote it."""
    return _share_or_none(tx, "id = ?", share_id)


def of_failure_in(tx: Transaction, guild_id: int, member_id: int, failure_id: int) -> Share | None:
    """Return the share of a member's failure in one server."""
    return _share_or_none(tx, "member_id = ? AND failure_id = ? AND guild_id = ?", member_id, failure_id, guild_id)


def of_message(tx: Transaction, message_id: int) -> Share | None:
    """Return the share whose card is this message."""
    return _share_or_none(tx, "message_id = ?", message_id)


def of_failure(tx: Transaction, member_id: int, failure_id: int) -> tuple[Share, ...]:
    """Return the shares of a member's failure, oldest first."""
    return _shares(tx, "member_id = ? AND failure_id = ? ORDER BY shared_at, id", member_id, failure_id)


def waiting(tx: Transaction, guild_id: int) -> tuple[Share, ...]:
    """Return a server's shares whose cards do not stand yet, in the order in which they were asked for."""
    return _shares(tx, "guild_id = ? AND state = 'waiting' ORDER BY shared_on, shared_at, id", guild_id)


def of_member(tx: Transaction, member_id: int) -> tuple[Share, ...]:
    """Return every share of a member; anonymous ones are found by trying the tag of each."""
    named = with_member(tx, member_id)
    rows = tx.all("SELECT id, tag FROM share WHERE audience = 'anonymous' ORDER BY shared_on, id")
    own = [row["id"] for row in rows if row["tag"] == tag(tx, row["id"], member_id)]
    return named + _shares(tx, "id IN (SELECT value FROM json_each(?)) ORDER BY shared_on, id", json.dumps(own))


def with_member(tx: Transaction, member_id: int) -> tuple[Share, ...]:
    """Return a member's shares that say whose they are: all but the anonymous ones, for which nothing is tried."""
    return _shares(tx, "member_id = ? ORDER BY shared_at, id", member_id)


def is_by(tx: Transaction, share: Share, member_id: int) -> bool:
    """Tell whether a share is this member's, anonymous or not."""
    if share.audience is Audience.ANONYMOUS:
        return bool(tx.value("SELECT tag FROM share WHERE id = ?", share.id) == tag(tx, share.id, member_id))
    return share.member_id == member_id


def audiences(tx: Transaction, member_id: int, failure_ids: Iterable[int]) -> dict[int, tuple[Audience, ...]]:
    """Return the distinct audiences of each of a member's failures that is shared at all."""
    rows = tx.all(
        "SELECT DISTINCT failure_id, audience FROM share "
        "WHERE member_id = ? AND failure_id IN (SELECT value FROM json_each(?)) ORDER BY failure_id, audience",
        member_id,
        json.dumps(list(failure_ids)),
    )
    found: dict[int, tuple[Audience, ...]] = {}
    for failure_id, audience in rows:
        found[failure_id] = (*found.get(failure_id, ()), Audience(audience))
    return found


def set_text(tx: Transaction, share: Share, text: str, *, own_version: bool) -> Share:
    """Let a share tell something else."""
    tx.execute(
        "UPDATE share SET text = ?, own_version = ? WHERE id = ?", _seal_text(tx, share.id, text), own_version, share.id
    )
    return replace(share, text=text, own_version=own_version)


def set_channel(tx: Transaction, share_id: str, channel_id: int) -> None:
    """Note where the card shall stand."""
    tx.execute("UPDATE share SET channel_id = ? WHERE id = ?", channel_id, share_id)


def set_posted(tx: Transaction, share_id: str, channel_id: int, message_id: int) -> bool:
    """Note where the card stands, and tell whether this is the card that stands for the share."""
    row = tx.one(
        "UPDATE share SET state = 'posted', channel_id = ?, message_id = ? "
        "WHERE id = ? AND (state = 'waiting' OR message_id = ?) RETURNING id",
        channel_id,
        message_id,
        share_id,
        message_id,
    )
    return row is not None


def delete(tx: Transaction, share_id: str) -> None:
    """Delete a share and the presses on its card."""
    tx.execute("DELETE FROM share WHERE id = ?", share_id)


def total(tx: Transaction, guild_id: int) -> int:
    """Count the shares of a server."""
    return int(tx.value("SELECT count(*) FROM share WHERE guild_id = ?", guild_id))


def toggle(tx: Transaction, share_id: str, gesture: Gesture, member_id: int) -> bool:
    """Take a press back or make it, and tell whether it stands now."""
    presser = _presser(tx, share_id, member_id)
    taken_back = tx.execute(
        "DELETE FROM support WHERE share_id = ? AND gesture = ? AND presser = ?", share_id, gesture, presser
    ).rowcount
    if not taken_back:
        tx.execute("INSERT INTO support (share_id, gesture, presser) VALUES (?, ?, ?)", share_id, gesture, presser)
    return not taken_back


def presses(tx: Transaction, member_id: int) -> int:
    """Count a member's presses, by trying their tag on each share that has any."""
    return sum(
        int(tx.value("SELECT count(*) FROM support WHERE share_id = ? AND presser = ?", share_id, presser))
        for share_id, presser in _possible_pressers(tx, member_id)
    )


def forget_presses(tx: Transaction, member_id: int) -> None:
    """Take all presses of a member back."""
    for share_id, presser in _possible_pressers(tx, member_id):
        tx.execute("DELETE FROM support WHERE share_id = ? AND presser = ?", share_id, presser)


def _possible_pressers(tx: Transaction, member_id: int) -> list[tuple[str, bytes]]:
    rows = tx.all("SELECT DISTINCT share_id FROM support")
    return [(row["share_id"], _presser(tx, row["share_id"], member_id)) for row in rows]


def _presser(tx: Transaction, share_id: str, member_id: int) -> bytes:
    return tx.vault.tag("support", share_id, member_id)


def _seal_text(tx: Transaction, share_id: str, text: str) -> bytes:
    return tx.vault.seal(text, about=f"share.text:{share_id}")


def _share_or_none(tx: Transaction, where: str, *parameters: str | int) -> Share | None:
    return next(iter(_shares(tx, where, *parameters)), None)


def _shares(tx: Transaction, where: str, *parameters: str | int) -> tuple[Share, ...]:
    rows = tx.all(f"SELECT {_COLUMNS} FROM share WHERE {where}", *parameters)  # noqa: S608 - constants of this file
    return tuple(_share(tx, row) for row in rows)


def _share(tx: Transaction, row: sqlite3.Row) -> Share:
    text, shared_at = row["text"], row["shared_at"]
    return Share(
        id=row["id"],
        guild_id=row["guild_id"],
        audience=Audience(row["audience"]),
        member_id=row["member_id"],
        failure_id=row["failure_id"],
        text=None if text is None else tx.vault.open(text, about=f"share.text:{row['id']}"),
        own_version=bool(row["own_version"]),
        shared_at=None if shared_at is None else from_stored(shared_at),
        shared_on=date.fromisoformat(row["shared_on"]),
        channel_id=row["channel_id"],
        message_id=row["message_id"],
        state=State(row["state"]),
    )
