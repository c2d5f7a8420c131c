"""Dates as spreadsheets and people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.days import Order, apart, order_of, read_day
from bot.imports.model import Trouble
from tests.imports.files import TODAY, reading

DAY_FIRST = Order(month_first=False, sure=True)
MONTH_FIRST = Order(month_first=True, sure=True)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2019", "2019"),
        ("2019-03", "2019-03"),
        ("2019-3-4", "2019-03-04"),
        ("2024/03/14", "2024-03-14"),
        ("2024-03-14T10:00:00Z", "2024-03-14"),
        ("2024-03-14 10:00", "2024-03-14"),
        ("14.03.2024", "2024-03-14"),
        ("14. 3. 24", "2024-03-14"),
        ("14/03/2024", "2024-03-14"),
        ("14-03-2024", "2024-03-14"),
        ("1/2/99", "1999-02-01"),
        ("03/2024", "2024-03"),
        ("March 14, 2024", "2024-03-14"),
        ("14 March 2024", "2024-03-14"),
        ("2024 March 14", "2024-03-14"),
        ("14th of March 2024", "2024-03-14"),
        ("Thu, 14 Mar 2024 10:22", "2024-03-14"),
        ("14. März 2024", "2024-03-14"),
        ("Do., 14. Mrz. 2024", "2024-03-14"),
        ("Sept. 3, 2021", "2021-09-03"),
        ("Mar 2024", "2024-03"),
        ("Mar-24", "2024-03"),
        ("14-Mar-24", "2024-03-14"),
        ("Dezember 2019", "2019-12"),
        ("Spring 2020", "2020"),
        ("ca. 2019", "2019"),
        ("2019?", "2019"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_was_written(written: str, meant: str) -> None:
    found = read_day(written, DAY_FIRST, TODAY)
    assert found is not None
    assert (str(found[0]), found[1]) == (meant, False)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "14 March",
        "May 5",
        "99",
        "45365",
        "2019–2020",
        "29.02.2023",
        "31/04/2024",
        "0000",
        "2024-13",
        "9" * 50,
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_day(written, DAY_FIRST, TODAY) is None


def test_the_column_tells_what_comes_first() -> None:
    assert order_of(["3/4/2024", "14/4/2024"], TODAY, usually_month_first=True) == DAY_FIRST
    assert order_of(["3/4/2024", "4/14/2024"], TODAY, usually_month_first=False) == MONTH_FIRST


def test_a_date_that_would_lie_ahead_tells_it_too() -> None:
    assert order_of(["4/3/2026"], TODAY, usually_month_first=True) == DAY_FIRST


def told(written: str, order: Order) -> tuple[str, bool]:
    """Return a date and whether it could be meant the other way round."""
    found = read_day(written, order, TODAY)
    assert found is not None
    return str(found[0]), found[1]


def test_where_nothing_tells_it_the_member_s_country_does_and_the_reading_says_so() -> None:
    order = order_of(["3/4/2024", "2024-05-06"], TODAY, usually_month_first=True)
    assert order == Order(month_first=True, sure=False)
    assert told("3/4/2024", order) == ("2024-03-04", True)
    assert told("3/3/2024", order) == ("2024-03-03", False)
    assert told("2024-05-06", order) == ("2024-05-06", False)


def test_one_column_tells_how_to_read_another() -> None:
    read = reading("Title,Sent,Response date\nA,3/14/2024,\nB,3/1/2024,3/4/2024\n")
    assert [str(one.happened) for one in read.failures] == ["2024-03-04"]


def test_a_date_that_is_none_or_lies_ahead_leaves_its_row_out() -> None:
    read = reading("Title,Date\nA,2024-01-01\nB,soon\nC,2026-03-15\nD,2026\n")
    assert [one.text for one in read.failures] == ["A", "D"]
    assert [(one.row, one.trouble) for one in read.unread] == [(3, Trouble.DATE), (4, Trouble.FUTURE)]


def test_a_cell_may_list_several_dates_as_cork_s_own_tables_do() -> None:
    assert apart("2019-03-14, 2019") == ["2019-03-14", "2019"]
    assert apart("March 14, 2024") == ["March 14, 2024"]


STYLES = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%y", "%d/%m/%Y", "%a, %d %b %Y %H:%M")


@given(st.dates(min_value=date(1927, 1, 1), max_value=TODAY), st.sampled_from(STYLES))
def test_any_day_comes_back_from_any_style(day: date, style: str) -> None:
    written = f"{day:{style}}"
    assert told(written, DAY_FIRST) == (str(day), False)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    order = order_of([text], TODAY, usually_month_first=False)
    found = read_day(text, order, TODAY)
    assert found is None or str(found[0])
