from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.kernel.memory import memory
from tests.kernel.notices import FEED, MINUTE, PARTY, due, keys, put, send


async def test_a_lane_gives_one_notice_at_a_time_in_the_order_of_the_deeds(db: Database) -> None:
    def story(tx: Transaction) -> list[list[int | str]]:
        for key in ("first", "second", "third"):
            put(tx, key)
        told = []
        while found := due(tx):
            told.append(keys(found))
            send(tx, found[0])
        return told

    assert await db.run(story) == [["first"], ["second"], ["third"]]


async def test_a_head_that_backs_off_blocks_its_lane_and_no_other(db: Database) -> None:
    def story(tx: Transaction) -> tuple[list[int | str], list[int | str]]:
        put(tx, "refused")
        put(tx, "behind it")
        put(tx, "elsewhere", PARTY)
        head = due(tx)[0]
        outbox.attempt(tx, head.id, NOW)
        outbox.later(tx, head, NOW, retry_after=60)
        return keys(due(tx)), keys(due(tx, after=MINUTE))

    assert await db.run(story) == (["elsewhere"], ["refused", "elsewhere"])


async def test_a_notice_for_tomorrow_does_not_block_today(db: Database) -> None:
    def story(tx: Transaction) -> tuple[list[int | str], list[int | str]]:
        put(tx, "tomorrow", after=timedelta(days=1))
        put(tx, "today")
        today = due(tx)
        send(tx, today[0])
        return keys(today), keys(due(tx, after=timedelta(days=1)))

    assert await db.run(story) == (["today"], ["tomorrow"])


async def test_a_busy_lane_gives_nothing(db: Database) -> None:
    def story(tx: Transaction) -> list[int | str]:
        put(tx, "under way")
        put(tx, "free", PARTY)
        return keys(due(tx, busy=(FEED,)))

    assert await db.run(story) == ["free"]


async def test_fresh_deeds_go_before_bulk(db: Database) -> None:
    def story(tx: Transaction) -> list[int | str]:
        put(tx, "prompt", FEED, bulk=True)
        put(tx, "party", PARTY)
        return keys(due(tx)) + keys(due(tx, limit=1))

    assert await db.run(story) == ["party", "prompt", "party"]


@pytest.mark.parametrize(
    ("attempts", "asked", "waited"), [(0, 0, 2), (1, 0, 4), (3, 0, 16), (3, 40, 40), (30, 0, 3600), (1, 7200, 7200)]
)
async def test_a_failed_attempt_waits_longer_each_time_and_as_long_as_discord_asks(
    db: Database, attempts: int, asked: float, waited: int
) -> None:
    def story(tx: Transaction) -> tuple[bool, bool]:
        put(tx, "card")
        for _ in range(attempts):
            outbox.attempt(tx, 1, NOW)
        outbox.later(tx, due(tx)[0], NOW, asked)
        return bool(due(tx, timedelta(seconds=waited - 1))), bool(due(tx, timedelta(seconds=waited)))

    assert await db.run(story) == (False, True)


async def test_the_next_moment_worth_waking_for_is_not_that_of_a_blocked_notice(db: Database) -> None:
    def story(tx: Transaction) -> None:
        put(tx, "head")
        outbox.later(tx, due(tx)[0], NOW, retry_after=60)
        put(tx, "behind it")
        put(tx, "tomorrow", PARTY, after=timedelta(days=1))

    await db.run(story)
    assert await db.read(outbox.next_due) == NOW + MINUTE
    assert await db.read(outbox.next_due, busy=(FEED,)) == NOW + timedelta(days=1)
    assert await db.read(outbox.next_due, busy=(FEED, PARTY)) is None


steps = st.lists(
    st.tuples(st.sampled_from([FEED, PARTY]), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=8
)


@given(notices=steps)
def test_nothing_is_due_before_the_next_moment_and_something_is_due_then(
    notices: list[tuple[int, int, int]],
) -> None:
    with memory() as tx:
        for number, (lane, due_after, retry_after) in enumerate(notices):
            put(tx, str(number), lane, after=due_after * MINUTE)
            tx.execute("UPDATE outbox SET retry_at = due_at + ? WHERE id = ?", retry_after * 60_000, number + 1)
        moment = outbox.next_due(tx)
        assert moment is not None
        assert not outbox.due(tx, moment - timedelta(milliseconds=1), busy=(), limit=10)
        assert outbox.due(tx, moment, busy=(), limit=10)


async def test_an_empty_outbox_has_no_next_moment(db: Database) -> None:
    assert await db.read(outbox.next_due) is None
