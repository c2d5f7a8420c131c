"""What Cork writes of a journal can be brought back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cv.formats import csv, markdown
from bot.cv.model import Cv, Heading, Style, arrange, item_of
from bot.imports.news import news_in
from bot.journal.model import NOTHING_MUCH, SECTIONS, Failure, Kind, PartialDate, clean_line, is_blank
from bot.privacy.document import to_markdown
from bot.privacy.model import MemberData
from bot.prompts.model import Answer
from tests.imports.files import TODAY, reading

LOCALES = ("en-GB", "de")
LOGGED = datetime(2026, 2, 3, 12, tzinfo=UTC)

BLANK = Failure(1, 1, "A no", None, None, None, None, None, None, LOGGED, None)


JOURNAL = (
    replace(
        BLANK, id=1, line="Not shortlisted at *Uni X*", section="awards", happened=PartialDate(2024, 3, 14), sting=7
    ),
    replace(BLANK, id=2, line="=1+1 | a sum, and (brackets)", kind=Kind.SETBACK, happened=PartialDate(2023)),
    replace(BLANK, id=3, line="A polite no", section="Letters to *agents*", became="https://example.org/talk"),
    replace(BLANK, id=4, line="A polite no", section="Letters to *agents*", happened=PartialDate(2025, 5)),
    replace(
        BLANK,
        id=5,
        line="Silence → silence",
        became=NOTHING_MUCH,
        story="It rained.\nIt poured.\n\n- Then it *stopped*.",
    ),
)


def cv(style: Style) -> Cv:
    return Cv(Heading("Ada", "2019 was hard.\n\nAnd long."), style, arrange([item_of(one) for one in JOURNAL], style))


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_cv_as_a_table_comes_back_and_is_known(style: Style, locale: str) -> None:
    read = reading(csv.write(cv(style), locale), "cv.csv")
    assert sorted(one.text for one in read.failures) == sorted(one.line for one in JOURNAL)
    assert {one.became for one in read.failures} == {None, NOTHING_MUCH, "https://example.org/talk"}
    assert {one.section for one in read.failures} == {None, "awards", "Letters to *agents*"}
    assert news_in(read, JOURNAL, ()).failures == ()


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_cv_in_markdown_comes_back_and_is_known(style: Style, locale: str) -> None:
    read = reading(markdown.write(cv(style), locale), "cv.md")
    found = {one.text: one for one in read.failures}
    assert found["Not shortlisted at *Uni X*"].section == "awards"
    assert found["=1+1 | a sum, and (brackets)"].happened == PartialDate(2023)
    assert found["A polite no"].section == "Letters to *agents*"
    assert "https://example.org/talk" in {one.became for one in read.failures}
    assert found["Silence → silence"].became == NOTHING_MUCH
    assert news_in(read, JOURNAL, ()).failures == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_document_of_an_export_comes_back_and_is_known(locale: str) -> None:
    read = reading(to_markdown(MemberData(failures=JOURNAL), locale), "failures.md")
    found = {one.text: one for one in read.failures}
    assert found["=1+1 | a sum, and (brackets)"].kind is Kind.SETBACK
    assert found["Not shortlisted at *Uni X*"].sting == 7
    assert found["Silence → silence"].story == JOURNAL[4].story
    assert found["Silence → silence"].became == NOTHING_MUCH
    assert news_in(read, JOURNAL, ()).failures == ()


def test_private_answers_to_weekly_prompts_are_no_failures() -> None:
    answer = Answer(1, 2, TODAY, "luck-seen", "I got the seat by the window.", LOGGED)
    written = to_markdown(MemberData(failures=JOURNAL[:1], answers=(answer,)), "de")
    assert "seat by the window" in written
    assert [one.text for one in reading(written, "failures.md").failures] == [JOURNAL[0].line]


_LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80).map(clean_line)


@given(st.lists(_LINES.filter(lambda line: not is_blank(line)), min_size=1, max_size=6), st.sampled_from(LOCALES))
def test_any_line_in_a_table_is_known_when_it_comes_back(written: list[str], locale: str) -> None:
    journal = [replace(BLANK, id=number, line=line, happened=PartialDate(2024)) for number, line in enumerate(written)]
    items = [item_of(one) for one in journal]
    read = reading(csv.write(Cv(Heading(), Style.TIMELINE, arrange(items, Style.TIMELINE)), locale), "cv.csv")
    assert len(read.failures) == len(written)
    assert news_in(read, journal, ()).failures == ()


@given(
    st.sampled_from(SECTIONS),
    st.sampled_from(Kind),
    st.integers(0, 10),
    st.dates(date(1950, 1, 1), TODAY),
    st.sampled_from(LOCALES),
)
def test_all_that_is_known_of_an_entry_comes_back_from_a_document(
    section: str, kind: Kind, sting: int, day: date, locale: str
) -> None:
    happened = PartialDate(day.year, day.month, day.day)
    entry = replace(BLANK, section=section, kind=kind, sting=sting, happened=happened)
    (found,) = reading(to_markdown(MemberData(failures=(entry,)), locale), "x.md").failures
    assert (found.section, found.kind, found.sting, found.happened) == (section, kind, sting, happened)
