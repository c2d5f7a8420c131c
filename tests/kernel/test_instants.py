from datetime import UTC, datetime, timedelta

import pytest

from bot.kernel.instants import in_time, oldest_first, open_instant, seal_instant
from bot.kernel.seal import SealBroken
from tests.conftest import NOW
from tests.kernel.memory import memory

FAR = (datetime(1970, 1, 1, tzinfo=UTC), NOW, datetime(9000, 1, 1, tzinfo=UTC))


def test_an_instant_comes_back_to_the_millisecond_and_is_always_as_long() -> None:
    with memory() as tx:
        sealed = [seal_instant(tx, one, about="x") for one in FAR]
        assert [open_instant(tx, one, about="x") for one in sealed] == list(FAR)
        assert len({len(one) for one in sealed}) == 1
        with pytest.raises(SealBroken):
            open_instant(tx, sealed[0], about="y")


def test_no_instant_stays_none() -> None:
    with memory() as tx:
        assert seal_instant(tx, None, about="x") is None
        assert open_instant(tx, None, about="x") is None


def test_rows_come_in_the_order_of_their_instants_and_equal_ones_as_they_were_written() -> None:
    written = [
        ("third", NOW),
        ("first", NOW - timedelta(days=1)),
        ("fourth", NOW),
        ("second", NOW - timedelta(hours=1)),
    ]
    with memory() as tx:
        tx.execute("CREATE TABLE deed (name TEXT PRIMARY KEY, at BLOB) WITHOUT ROWID")
        for name, instant in written:
            tx.execute("INSERT INTO deed VALUES (?, ?)", name, seal_instant(tx, instant, about="x"))
        rows = in_time(tx, tx.all("SELECT * FROM deed"), column="at", about="x")
        assert [row for row, _ in rows] == oldest_first(tx, tx.all("SELECT * FROM deed"), column="at", about="x")
        assert [row["name"] for row, _ in rows] == ["first", "second", "third", "fourth"]
        assert [instant for _, instant in rows] == sorted(instant for _, instant in written)
