"""When it was: as exact as it is known, in words of two languages, never in the future."""

from datetime import UTC, datetime

import pytest

from tests.door.conftest import Stage
from tests.door.failures.steps import listed


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("2019", "2019"),
        ("2019-03", "March 2019"),
        ("2019-03-14", "14 March 2019"),
        ("yesterday", "17 November 2026"),
        ("march 2024", "March 2024"),
    ],
)
async def test_a_date_is_read_as_exactly_as_it_was_meant(stage: Stage, typed: str, understood: str) -> None:
    receipt = await stage.ada.slash("/fail", line="A polite no", date=typed)
    assert receipt.text.split("\n")[2] == f"-# {understood}"


@pytest.mark.parametrize(("typed", "understood"), [("gestern", "17. November 2026"), ("märz 2024", "März 2024")])
async def test_a_german_date_is_read_in_german(stage: Stage, typed: str, understood: str) -> None:
    receipt = await stage.bo.slash("/fail", line="Nein", date=typed)
    assert receipt.text.split("\n")[2] == f"-# {understood}"


async def test_a_date_in_the_future_is_refused_kindly_and_the_line_comes_back(stage: Stage) -> None:
    refusal = await stage.ada.slash("/fail", line="Not yet a no", date="2027-01")
    assert refusal.ephemeral
    assert refusal.text.split("\n") == [
        "“2027-01” lies in the future. Give the day it happened, or leave the date out.",
        "So that nothing is lost, here is what you wrote:",
        "> Not yet a no",
    ]
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")


@pytest.mark.parametrize("typed", ["soonish", "2026-02-29", "2026-13", "10:30", "@everyone"])
async def test_a_date_that_is_none_is_refused_with_examples(stage: Stage, typed: str) -> None:
    refusal = await stage.ada.slash("/fail", line="A polite no", date=typed)
    assert "as a date. Try 2019, 2019-03" in refusal.text
    assert "> A polite no" in refusal.text
    assert "@everyone" not in refusal.text


async def test_today_is_today_in_the_zone_of_the_server(stage: Stage) -> None:
    stage.sandbox.clock.move_to(datetime(2026, 11, 18, 23, 30, tzinfo=UTC))
    receipt = await stage.ada.slash("/fail", line="It is tomorrow in Berlin", date="2026-11-19")
    assert "19 November 2026" in receipt.text
