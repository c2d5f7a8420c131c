"""Ids for what members do: a deed that comes twice meets its own, and nobody reads from one when it was done."""

from datetime import datetime, timedelta

from bot.kernel.clock import from_snowflake, to_stored
from bot.kernel.transaction import Transaction

SAME_DEED = timedelta(seconds=15)
"""The same text by the same member within this is a double press."""

_QUARTER_MINUTE = SAME_DEED // timedelta(milliseconds=1)


DeedIds = tuple[int, ...]
"""The id of a deed, then those of the deeds that might be the same."""


def ids_of_text(
    tx: Transaction, what: str, member_id: int, texts: tuple[str, ...], origin: int | None, now: datetime
) -> DeedIds:
    """Return the id of a text that a member sends, and those it would have had a quarter-minute before and after.

    The quarter-minute is that in which Discord made the interaction `origin`, or the present one without any; so one
    that is delivered twice meets its own id, however late.
    """
    quarter = to_stored(now if origin is None else from_snowflake(origin)) // _QUARTER_MINUTE
    return tx.vault.numbers(what, member_id, *texts, each=(quarter, quarter - 1, quarter + 1))


def id_of_deed(tx: Transaction, what: str, member_id: int, *deed: int | str) -> DeedIds:
    """Return the id of what another deed makes, such as a row of an import; nothing else might be the same."""
    return (tx.vault.number(what, member_id, "by", *deed),)


def is_same(one: datetime, other: datetime) -> bool:
    """Tell whether two instants are so close that the same text at both is one deed."""
    return abs(one - other) <= SAME_DEED
