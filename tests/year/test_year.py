"""A year with everything in it ends with exactly the right messages."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.quests.actions import evenings
from tests.year import book, timeline
from tests.year.living import AFTERWARDS
from tests.year.town import WEEKS


@pytest.mark.long
@pytest.mark.timeout(600)  # a minute on a machine that does nothing else
async def test_after_a_year_all_was_said_that_should_be_and_nothing_else(tmp_path: Path) -> None:
    year = await timeline.a_year(tmp_path, timeline.SEED, weeks=WEEKS)
    said, expected = year.ear.sayings(), year.book.said
    assert said - expected == {}
    assert year.book.lost(said) == {}
    assert year.ear.standing() == year.book.standing()
    assert year.restarts == 20
    told = "\n".join(timeline.blocks(year))
    assert all(month in told for month in ("October 2026", "March 2027", "May 2027"))


def test_the_book_forgoes_whatever_may_still_wait_for_its_evening() -> None:
    """Where it reckoned with fewer evenings than Cork draws from, the year lost a celebration now and then."""
    assert evenings.SOONEST + evenings.EVENINGS * timedelta(days=1) < book.EVENINGS < AFTERWARDS
