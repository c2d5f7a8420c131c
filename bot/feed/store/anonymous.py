"""Anonymous shares as the database keeps them: whose they are, and when they come and go, only with the key.

Every anonymous row looks like every other one. One that waits for its hour, one that stands and one whose author has
left differ in nothing that can be read without the key.
"""

import json
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.feed.model import Share
from bot.feed.store import reading, writing
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused
from bot.kernel.instants import open_instant, seal_instant

NEVER = datetime(9000, 1, 1, tzinfo=UTC)
"""Stands for no instant at all; sealed, it looks like any other."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happens to an anonymous share: it is released, or it vanishes."""

    share_id: str
    guild_id: int
    at: datetime


def insert_anonymous(tx: Transaction, share: Share, release: datetime = NEVER) -> None:
    """Write a share whose member and failure stand nowhere but sealed, and in a tag that only they can be tried on."""
    if share.member_id is None or share.failure_id is None or share.text is None:
        raise ValueError(share.id)
    tx.execute(
        """
        INSERT INTO share (
            id, guild_id, audience, author, tag, text, own_version, shared_on, channel_id, state,
            no_advice, ask_me, note, release
        ) VALUES (?, ?, 'anonymous', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        share.id,
        share.guild_id,
        _seal_author(tx, share.id, share.member_id, share.failure_id),
        reading.tag(tx, share.id, share.member_id),
        tx.vault.seal(share.text, about=f"share.text:{share.id}"),
        share.own_version,
        share.shared_on.isoformat(),
        share.channel_id,
        share.state,
        share.manner.no_advice,
        share.manner.ask_me,
        writing.seal_note(tx, share),
        _seal_release(tx, share.id, release),
    )


def anonymous_of(tx: Transaction, member_id: int, guild_id: int | None = None) -> tuple[Share, ...]:
    """Return a member's anonymous shares, each with the failure that it tells of; found by trying the tag of each."""
    if guild_id is None:
        rows = tx.all("SELECT id, tag FROM share WHERE audience = 'anonymous'")
    else:
        rows = tx.all("SELECT id, tag FROM share WHERE audience = 'anonymous' AND guild_id = ?", guild_id)
    own = [row["id"] for row in rows if row["tag"] == reading.tag(tx, row["id"], member_id)]
    found = (reading.find(tx, share_id) for share_id in own)
    told = (replace(one, failure_id=_author(tx, one.id)["failure"] or None) for one in found if one is not None)
    return tuple(sorted(told, key=lambda one: (one.shared_on, one.id)))


def author_of(tx: Transaction, share_id: str) -> int:
    """Return whose an anonymous share is, 0 where it is nobody's; for what must be decided without them."""
    return _author(tx, share_id)["member"]


def moments(tx: Transaction, *, standing: bool) -> tuple[Moment, ...]:
    """Return which anonymous shares are to be released and when; with `standing` also when those vanish that do."""
    rows = tx.all("SELECT id, guild_id, release FROM share WHERE audience = 'anonymous' AND state = 'scheduled'")
    if standing:
        rows = tx.all("SELECT id, guild_id, release FROM share WHERE audience = 'anonymous'")
    opened = (
        Moment(row["id"], row["guild_id"], open_instant(tx, row["release"], about=_about(row["id"]))) for row in rows
    )
    return tuple(one for one in opened if one.at < NEVER)


def moment_of(tx: Transaction, share_id: str) -> datetime:
    """Return when an anonymous share is released or vanishes, or NEVER."""
    sealed: bytes = tx.value("SELECT release FROM share WHERE id = ?", share_id)
    return open_instant(tx, sealed, about=_about(share_id))


def set_moment(tx: Transaction, share_id: str, at: datetime) -> None:
    """Note when an anonymous share vanishes."""
    tx.execute("UPDATE share SET release = ? WHERE id = ?", _seal_release(tx, share_id, at), share_id)


def set_released(tx: Transaction, share_id: str, state: str) -> None:
    """Note that an anonymous share's hour has come."""
    tx.execute(
        "UPDATE share SET state = ?, release = ? WHERE id = ?", state, _seal_release(tx, share_id, NEVER), share_id
    )


def disown(tx: Transaction, share_id: str, at: datetime) -> None:
    """Forget whose an anonymous share is, for ever, and note when it vanishes. To others it looks as before."""
    tx.execute(
        "UPDATE share SET author = ?, tag = ?, release = ? WHERE id = ?",
        _seal_author(tx, share_id, 0, 0),
        secrets.token_bytes(16),
        _seal_release(tx, share_id, at),
        share_id,
    )


def refuse_unknown_failure(tx: Transaction, member_id: int, failure_id: int) -> None:
    """Refuse what would be shared of a failure that is not the member's; a named share has a foreign key for that."""
    if tx.one("SELECT 1 FROM failure WHERE member_id = ? AND id = ?", member_id, failure_id) is None:
        raise Refused("feed_rules.unknown_failure")


def _seal_author(tx: Transaction, share_id: str, member_id: int, failure_id: int) -> bytes:
    author = json.dumps({"member": member_id, "failure": failure_id})
    return tx.vault.seal(author, about=f"share.author:{share_id}")


def _author(tx: Transaction, share_id: str) -> dict[str, int]:
    sealed = tx.value("SELECT author FROM share WHERE id = ?", share_id)
    opened: dict[str, int] = json.loads(tx.vault.open(sealed, about=f"share.author:{share_id}"))
    return opened


def _seal_release(tx: Transaction, share_id: str, at: datetime) -> bytes:
    return seal_instant(tx, at, about=_about(share_id))


def _about(share_id: str) -> str:
    return f"share.release:{share_id}"
