"""What members do leaves neither a time finer than its day in the open, nor a length, nor an order."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import MappingProxyType

from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel.clock import from_snowflake, from_stored
from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from sandbox.snowflake import first_at
from tests.conftest import NOW
from tests.privacy.life import ADA, LATER, live
from tests.privacy.rows import cells

DAY = timedelta(days=1)
OPEN: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("share", "shared_at"): "a card with a name shows it anyway",
        ("share", "due_at"): "it is yet to come, at eight of an evening",
        ("member", "checkin_at"): "it is yet to come, at a time of the week",
        ("pause", "until"): "it is yet to come, at the start of a day",
        ("outbox", "due_at"): "gone once it was sent",
        ("outbox", "first_attempt_at"): "gone once it was sent",
        ("prompt_schedule", "next_at"): "the server's",
        ("prompt_occurrence", "due_at"): "the server's",
        ("together", "next_at"): "the server's, yet to come, at nine of a morning",
        ("party", "starts_at"): "everybody who is invited reads it",
        ("party_evening", "ends_at"): "a full hour, half a day after a beginning that everybody saw",
        ("moderation", "done_at"): "a moderator's deed, not a member's",
    }
)
"""Times in the open, and why."""


def _instants(value: object) -> list[datetime]:
    """Return the instants that a number could mean: milliseconds since 1970, or an id of Discord."""
    if not isinstance(value, int) or value < 10**11:
        return []
    return [from_stored(value)] if value < 10**14 else [from_snowflake(value)]


async def test_no_time_of_a_deed_stands_in_the_open(db: Database) -> None:
    await live(db, ADA)
    when = [NOW, LATER]
    told = {
        (table, column)
        for table, column, value in await db.read(cells)
        for instant in _instants(value)
        if any(abs(instant - deed) < DAY for deed in when)
    }
    assert told - OPEN.keys() == set()


def test_a_time_in_the_open_would_be_noticed() -> None:
    at = int(NOW.timestamp() * 1000) + 4711
    assert _instants(at) == [datetime.fromtimestamp(at / 1000, UTC)]
    assert _instants(first_at(NOW)) == [NOW]


async def test_entries_lie_in_no_order_of_time_and_are_as_long_as_each_other(db: Database) -> None:
    def log(tx: Transaction) -> None:
        for n in range(100):
            at = NOW + timedelta(hours=n)
            journal.log_failure(tx, Draft(ADA, first_at(at), "no " * (n % 46 + 1)), at)

    await db.run(log)
    lines = [entry.id for entry in await db.read(journal.everything, ADA)]
    assert 20 < sum(one < other for one, other in pairwise(lines)) < 80
    lengths = defaultdict[str, set[int]](set)
    for table, column, value in await db.read(cells):
        if table == "failure" and isinstance(value, bytes):
            lengths[column].add(len(value))
    assert {column: len(found) for column, found in lengths.items()} == {"line": 1, "logged_at": 1}
