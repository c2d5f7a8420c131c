"""Anonymous shares as the database keeps them: whose they are, and when they come and go, only with the key.

Every anonymous row looks like every other one. One that waits for its hour, one that stands and one whose author has
left differ in nothing that can be read without the key.
"""

import json
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bot.feed.model import Share
from bot.feed.store import reading, writing
from bot.kernel.clock import from_stored, to_stored
from bot.kernel.errors import Refused
from bot.kernel.instants import open_instant, seal_instant
from bot.kernel.transaction import Transaction

NEVER = datetime(9000, 1, 1, tzinfo=UTC)
"""Stands for no instant at all; sealed, it looks like any other."""
NOBODY = 0
"""Stands in the sealed author of a share whose author has left."""

_AUTHOR_BLOCK = 1024
"""Holds the digests of fifty roles, so that the length does not tell how many could see a channel."""


@dataclass(frozen=True, slots=True)
class _Author:
    """Whose a share is, what it tells of, the hour that was chosen for it (None: none), and who could see the feed."""

    member: int
    failure: int
    due_at: datetime | None = None
    seen_by: str | None = None


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
        _seal_author(tx, share.id, _Author(share.member_id, share.failure_id, share.due_at, share.seen_by)),
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
    return tuple(sorted((opened(tx, one) for one in found if one), key=lambda one: (one.shared_on, one.id)))


def author_of(tx: Transaction, share_id: str) -> int:
    """Return whose an anonymous share is, or NOBODY; for what must be decided without them."""
    return _author(tx, share_id).member


def opened(tx: Transaction, share: Share) -> Share:
    """Return an anonymous share with what is sealed of it but for its member: for its author, or to compare with."""
    author = _author(tx, share.id)
    return replace(share, failure_id=author.failure or None, due_at=author.due_at, seen_by=author.seen_by)


def moments(tx: Transaction, *, standing: bool, by: date | None = None) -> tuple[Moment, ...]:
    """Return which anonymous shares are to be released and when; with `standing` also when those vanish that do.

    With a day `by` those are left out that are released on a later one.
    """
    rows = tx.all(
        "SELECT id, guild_id, release FROM share WHERE audience = 'anonymous' AND state = 'scheduled' "
        "AND shared_on <= coalesce(?, shared_on)",
        None if by is None else by.isoformat(),
    )
    if standing:
        rows = tx.all("SELECT id, guild_id, release FROM share WHERE audience = 'anonymous'")
    found = (
        Moment(row["id"], row["guild_id"], open_instant(tx, row["release"], about=_about(row["id"]))) for row in rows
    )
    return tuple(one for one in found if one.at < NEVER)


def moment_of(tx: Transaction, share_id: str) -> datetime:
    """Return when an anonymous share is released or vanishes, or NEVER."""
    sealed: bytes = tx.value("SELECT release FROM share WHERE id = ?", share_id)
    return open_instant(tx, sealed, about=_about(share_id))


def set_moment(tx: Transaction, share_id: str, at: datetime) -> None:
    """Note when an anonymous share vanishes."""
    tx.execute("UPDATE share SET release = ? WHERE id = ?", _seal_release(tx, share_id, at), share_id)


def set_released(tx: Transaction, share_id: str, state: str, on: date) -> None:
    """Note that an anonymous share's hour has come, on this day."""
    tx.execute(
        "UPDATE share SET state = ?, shared_on = ?, release = ? WHERE id = ?",
        state,
        on.isoformat(),
        _seal_release(tx, share_id, NEVER),
        share_id,
    )


def set_seen_by(tx: Transaction, share_id: str, seen_by: str) -> None:
    """Note who could see the channel when the author of an anonymous share agreed to it."""
    agreed = replace(_author(tx, share_id), seen_by=seen_by)
    tx.execute("UPDATE share SET author = ? WHERE id = ?", _seal_author(tx, share_id, agreed), share_id)


def disown(tx: Transaction, share_id: str, at: datetime) -> None:
    """Forget whose an anonymous share is, for ever, and note when it vanishes. To others it looks as before."""
    nobody = _Author(NOBODY, 0, seen_by=_author(tx, share_id).seen_by)
    tx.execute(
        "UPDATE share SET author = ?, tag = ?, release = ? WHERE id = ?",
        _seal_author(tx, share_id, nobody),
        secrets.token_bytes(16),
        _seal_release(tx, share_id, at),
        share_id,
    )


def refuse_unknown_failure(tx: Transaction, member_id: int, failure_id: int) -> None:
    """Refuse what would be shared of a failure that is not the member's; a named share has a foreign key for that."""
    if tx.one("SELECT 1 FROM failure WHERE member_id = ? AND id = ?", member_id, failure_id) is None:
        raise Refused("feed_rules.unknown_failure")


def _seal_author(tx: Transaction, share_id: str, author: _Author) -> bytes:
    due_at = None if author.due_at is None else to_stored(author.due_at)
    told = json.dumps([author.member, author.failure, due_at, author.seen_by])
    return tx.vault.seal(told, about=f"share.author:{share_id}", block=_AUTHOR_BLOCK)


def _author(tx: Transaction, share_id: str) -> _Author:
    sealed = tx.value("SELECT author FROM share WHERE id = ?", share_id)
    member, failure, due_at, seen_by = json.loads(tx.vault.open(sealed, about=f"share.author:{share_id}"))
    return _Author(member, failure, None if due_at is None else from_stored(due_at), seen_by)


def _seal_release(tx: Transaction, share_id: str, at: datetime) -> bytes:
    return seal_instant(tx, at, about=_about(share_id))


def _about(share_id: str) -> str:
    return f"share.release:{share_id}"
