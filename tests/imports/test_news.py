"""What of a file is new."""

from dataclasses import replace

import pytest

from bot.asks.model import Answer, Ask
from bot.imports.news import news_in
from bot.journal.model import Failure, PartialDate
from tests.conftest import NOW
from tests.imports.files import reading


def logged(line: str, day: str | None = None) -> Failure:
    happened = None if day is None else PartialDate.parse_iso(day)
    return Failure(1, 1, line, None, None, None, happened, None, None, NOW, None)


def waiting(line: str, day: str) -> Ask:
    return Ask(1, 1, line, None, None, None, PartialDate.parse_iso(day), NOW)


def news(text: str, *there: Failure) -> list[str]:
    return [f"{one.text} {one.happened}" for one in news_in(reading(text), there, ()).failures]


@pytest.mark.parametrize("there", ["2024", "2024-03", "2024-03-14"])
@pytest.mark.parametrize("brought", ["2024", "2024-03", "2024-03-14"])
def test_a_date_that_is_only_less_exact_is_the_same(there: str, brought: str) -> None:
    assert news(f"Line,Date\na NO,{brought}\n", logged("A no", there)) == []


def test_another_date_or_another_line_is_new() -> None:
    text = "Line,Date\nA no,2023\nAnother,2024\n"
    assert news(text, logged("A no", "2024")) == ["A no 2023", "Another 2024"]


def test_an_entry_without_a_date_is_the_one_that_was_logged_that_day() -> None:
    assert news(f"Line,Date\nA no,{NOW.date()}\n", logged("A no")) == []
    assert news("Line,Date\nA no,\n", logged("A no", "2024")) == []


def test_one_entry_stands_for_one_row() -> None:
    assert news("Line,Date\nA no,2024-01\nA no,2024-02\n", logged("A no", "2024")) == ["A no 2024-02"]


def test_a_row_that_stands_twice_in_the_file_is_brought_once() -> None:
    assert news("Line,Date\nA no,2024\nA no,2024\n") == ["A no 2024"]


def test_what_the_file_says_to_be_several_is_several() -> None:
    read = reading("- A no (3×)\n", "cv.md")
    assert len(news_in(read, (), ()).failures) == 3
    assert len(news_in(read, [logged("A no")], ()).failures) == 2


def test_a_long_line_is_known_by_what_was_kept_of_it() -> None:
    text = "word " * 60
    (found,) = reading(f"Line\n{text}\n").failures
    kept = logged("word " * 27 + "word…")
    assert news_in(reading(f"Line\n{text}\n"), [kept], ()).failures == ()
    assert len(found.text) > 140


def test_asks_are_compared_with_asks() -> None:
    read = reading("Title,Sent,Response\nA,2024-01,\nB,2024-01,\n")
    found = news_in(read, [logged("B", "2024-01")], [waiting("A", "2024-01-05")])
    assert [one.text for one in found.asks] == ["B"]
    assert (found.failures, found.known) == ((), 1)


def test_one_ask_is_ended_by_one_failure() -> None:
    read = reading("Title,Response,Response date\nA,no,2024-03\nA,no,2024-04\n")
    ask = waiting("A", "2024-01-05")
    assert news_in(read, (), [ask]).ended == (ask, None)


@pytest.mark.parametrize(("sent", "ended"), [("2024-01-05", True), ("2024", True), ("", True), ("2023", False)])
def test_a_failure_ends_the_ask_that_waits_for_it(sent: str, ended: bool) -> None:  # noqa: FBT001 - what is expected
    read = reading(f"Title,Sent,Response,Response date\nA,{sent},no,2024-03\n")
    ask = waiting("A", "2024-01-05")
    assert news_in(read, (), [ask]).ended == ((ask if ended else None),)
    assert news_in(read, (), [replace(ask, answer=Answer.FORM, answered_at=NOW)]).ended == (None,)
