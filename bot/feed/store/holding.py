"""Shares as moderators meet them: by server, whoever wrote them."""

import json
from collections.abc import Iterable

from bot.feed.model import Share, State
from bot.feed.store.reading import shares, tag
from bot.kernel.transaction import Transaction


def in_states(tx: Transaction, guild_id: int, states: Iterable[State], limit: int) -> tuple[Share, ...]:
    """Return a server's shares that stand like this, the newest days first and within a day in no order that tells."""
    where = "guild_id = ? AND state IN (SELECT value FROM json_each(?)) ORDER BY shared_on DESC, id LIMIT ?"
    return shares(tx, where, guild_id, json.dumps([*states]), limit)


def among(tx: Transaction, guild_id: int, share_ids: Iterable[str], state: State) -> tuple[Share, ...]:
    """Return those of these shares that stand like this in a server, the oldest days first."""
    where = "guild_id = ? AND state = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY shared_on, id"
    return shares(tx, where, guild_id, state, json.dumps([*share_ids]))


def author_tag(tx: Transaction, share: Share) -> bytes:
    """Return the tag of a share and its author, anonymous or not."""
    if share.member_id is not None:
        return tag(tx, share.id, share.member_id)
    return bytes(tx.value("SELECT tag FROM share WHERE id = ?", share.id))


def set_state(tx: Transaction, share_id: str, state: State, *, channel_id: int | None) -> None:
    """Let a share stand otherwise, its card not being in the feed (any more); the thread under it is kept in mind."""
    tx.execute(
        "UPDATE share SET state = ?, channel_id = ?, message_id = NULL WHERE id = ?",
        state,
        channel_id,
        share_id,
    )
