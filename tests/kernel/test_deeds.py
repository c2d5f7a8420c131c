from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.clock import from_snowflake
from bot.kernel.deeds import SAME_DEED, id_of_deed, ids_of_text, is_same
from sandbox import snowflake
from tests.conftest import NOW
from tests.kernel.memory import memory

TEXT = ("Postdoc in Basel", "")


@given(apart=st.integers(min_value=-15_000, max_value=15_000), since=st.integers(min_value=0, max_value=20_000))
def test_the_same_text_at_most_a_quarter_minute_apart_is_found_again(apart: int, since: int) -> None:
    first_at = NOW + timedelta(milliseconds=since)
    with memory() as tx:
        first, *_ = ids_of_text(tx, "failure", 1, TEXT, None, first_at)
        assert first in ids_of_text(tx, "failure", 1, TEXT, None, first_at + timedelta(milliseconds=apart))


def test_the_same_text_long_after_another_text_or_another_member_has_other_ids() -> None:
    with memory() as tx:
        known = set(ids_of_text(tx, "failure", 1, TEXT, None, NOW))
        for member_id, texts, now in ((1, TEXT, NOW + 3 * SAME_DEED), (1, ("Postdoc",), NOW), (2, TEXT, NOW)):
            assert known.isdisjoint(ids_of_text(tx, "failure", member_id, texts, None, now))
        assert known.isdisjoint(ids_of_text(tx, "ask", 1, TEXT, None, NOW))


def test_an_interaction_that_is_delivered_late_meets_its_own_id() -> None:
    origin = snowflake.first_at(NOW) + 4711
    with memory() as tx:
        first = ids_of_text(tx, "failure", 1, TEXT, origin, NOW)
        assert ids_of_text(tx, "failure", 1, TEXT, origin, NOW + timedelta(days=3)) == first


def test_no_time_can_be_read_from_an_id() -> None:
    with memory() as tx:
        days = [NOW + timedelta(days=day) for day in range(100)]
        ids = [ids_of_text(tx, "failure", 1, TEXT, snowflake.first_at(day), day)[0] for day in days]
        rows = [id_of_deed(tx, "failure", 1, "brought", 17, row)[0] for row in range(100)]
    for found in (ids, rows):
        # Of a random order half of the neighbours rise; 100 of them stay between these bounds but once in 10^9 times.
        assert 20 < sum(one < other for one, other in pairwise(found)) < 80


def test_the_id_of_another_deed_meets_nothing_else() -> None:
    with memory() as tx:
        assert id_of_deed(tx, "failure", 1, "ask", 5) == id_of_deed(tx, "failure", 1, "ask", 5)
        assert id_of_deed(tx, "failure", 1, "ask", 5) != id_of_deed(tx, "failure", 1, "ask", 6)


@pytest.mark.parametrize(("apart", "same"), [(SAME_DEED, True), (-SAME_DEED, True), (SAME_DEED * 1.001, False)])
def test_two_deeds_are_one_up_to_fifteen_seconds(apart: timedelta, same: bool) -> None:  # noqa: FBT001 - a parameter
    assert is_same(NOW, NOW + apart) is same


def test_an_id_of_discord_tells_when_it_was_made() -> None:
    assert from_snowflake(snowflake.first_at(NOW) + 4711) == NOW
