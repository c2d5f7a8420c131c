"""From failures to headings: what stands where, and what is folded."""

import pytest

from bot.cv.model import Style, arrange
from bot.journal.model import SECTIONS, PartialDate
from tests.cv.lines import cv, item


def headings(*sections: str | None) -> list[str | None]:
    return [part.section for part in arrange([item(str(one), one) for one in sections], Style.HAUSHOFER)]


def test_haushofers_headings_come_in_his_order_and_the_meta_failures_last() -> None:
    assert headings(*reversed(SECTIONS)) == list(SECTIONS)
    assert headings("meta-failures", None, "Talks", "awards") == ["awards", "Talks", None, "meta-failures"]


def test_own_headings_that_differ_in_capitals_only_are_one() -> None:
    (part,) = arrange([item("a", "Talks"), item("b", "talks")], Style.HAUSHOFER)
    assert (part.section, len(part.items)) == ("Talks", 2)


def test_what_reads_alike_in_a_section_and_a_year_is_one_line_with_all_its_dates() -> None:
    march, may = PartialDate(2020, 3), PartialDate(2020, 5, 2)
    (part,) = arrange([item("Nature", "awards", march), item("nature", "awards", may)], Style.HAUSHOFER)
    assert [(one.line, one.count, one.dates) for one in part.items] == [("Nature", 2, (may, march))]


@pytest.mark.parametrize(
    "other",
    [item("Nature", "awards", year=2020), item("Nature", None), item("Nature", became="a friendship"), item("Cell")],
)
def test_another_year_section_outcome_or_text_is_another_line(other: object) -> None:
    made = cv(item("Nature"), other)  # type: ignore[arg-type]  # parametrize hands over objects
    assert [one.count for part in made.parts for one in part.items] == [1, 1]
    assert made.total == 2


def test_a_part_begins_with_what_is_newest_and_known_best() -> None:
    dates = [PartialDate(2019), PartialDate(2021, 2), PartialDate(2021, 2, 9), PartialDate(2021), PartialDate(2020, 12)]
    (part,) = arrange([item(str(when), "awards", when) for when in dates], Style.HAUSHOFER)
    assert [one.line for one in part.items] == ["2021-02-09", "2021-02", "2021", "2020-12", "2019"]


def test_a_timeline_has_a_part_a_year_the_newest_first_and_folds_too() -> None:
    made = cv(item("a", year=2018), item("b", None, year=2021), item("a", year=2018), style=Style.TIMELINE)
    assert [(part.year, part.section) for part in made.parts] == [(2021, None), (2018, None)]
    assert made.parts[1].items[0].count == 2
    assert made.parts[1].items[0].section == "awards"


def test_nothing_is_lost_however_it_is_arranged() -> None:
    items = [item(f"line {at % 7}", SECTIONS[at % 6], year=2000 + at % 5) for at in range(200)]
    assert cv(*items).total == cv(*items, style=Style.TIMELINE).total == 200
