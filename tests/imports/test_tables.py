"""From the text of a table to its rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports.mapping import count_headings
from bot.imports.model import MOST, Trouble
from bot.imports.tables import read_table
from bot.kernel.errors import Refused
from tests.imports.files import reading


def rows(text: str) -> list[tuple[int, tuple[str, ...]]]:
    return list(read_table(text, count_headings).rows)


def broken(text: str) -> list[int]:
    unread = read_table(text, count_headings).unread
    assert all(one.trouble is Trouble.QUOTES for one in unread)
    return [one.row for one in unread]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = "Title@Journal@Notes\nA, b@C; d@e | f\tg\n".replace("@", separator)
    assert len(rows(text)[0][1]) == 3


def test_commas_in_prices_do_not_hide_the_semicolons() -> None:
    assert rows("Firma;Gehalt;Datum\nA;1,5;2024\nB;2,5;2024\n")[1] == (2, ("A", "1,5", "2024"))


def test_excel_s_line_that_names_the_separator_is_believed_and_counted_as_a_row() -> None:
    assert rows("sep=|\nTitle|Date\nA|2024\n") == [(2, ("Title", "Date")), (3, ("A", "2024"))]


def test_a_cell_may_hold_line_breaks_and_quotation_marks() -> None:
    assert rows('Title,Notes\n"A ""b""","one\ntwo"\nC,d\n')[1:] == [(2, ('A "b"', "one\ntwo")), (3, ("C", "d"))]


def test_blank_rows_are_counted_and_left_out() -> None:
    assert [number for number, _ in rows("Title,Date\n\n,,\nA,2024\n")] == [1, 4]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_all_endings_of_lines_are_the_same(ending: str) -> None:
    assert rows(f"Title,Date{ending}A,2024{ending}") == [(1, ("Title", "Date")), (2, ("A", "2024"))]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_only() -> None:
    text = 'Title,Notes\nA,one\n"B,two\nC,three\n"D",four\n'
    assert broken(text) == [3]
    assert [cells[0] for _, cells in rows(text)] == ["Title", "A", "C", "D"]


def test_one_that_is_open_to_the_end_does_not_take_the_rest_along() -> None:
    text = 'Title,Notes\nA,"one\nB,two\nC,three\n'
    assert broken(text) == [2]
    assert [cells[0] for _, cells in rows(text)] == ["Title", "B", "C"]


def test_a_cell_that_is_too_long_to_be_read_is_named_as_such() -> None:
    table = read_table(f"Title,Notes\nA,{'x' * 200_000}\nB,y\n", count_headings)
    assert [(one.row, one.trouble) for one in table.unread] == [(2, Trouble.LONG)]
    assert [cells[0] for _, cells in table.rows] == ["Title", "B"]


def test_words_behind_a_closed_quotation_mark_are_kept() -> None:
    assert rows('Title,Notes\n"A" revised,x\n')[1] == (2, ("A revised", "x"))


def test_a_table_of_broken_rows_is_refused_with_the_first_of_them() -> None:
    with pytest.raises(Refused, match=r"imports\.broken_quotes") as refusal:
        rows("Title,Notes\nA,b\n" + '"open,c\n' * 201)
    assert refusal.value.values == {"row": 3}


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(Refused, match=r"imports\.too_many"):
        rows("Title\n" + "A\n" * (MOST + 1))
    with pytest.raises(Refused, match=r"imports\.too_many"):
        rows("Title\nA\n" + "\n" * 200_000 + "B\n")


@pytest.mark.parametrize("formula", ["=1+1", "+49 30", "-2", "@here", "|x", "%5", "＝1"])
def test_what_keeps_a_spreadsheet_from_calculating_is_taken_off(formula: str) -> None:
    assert rows(f"Title,Date\n'{formula},2024\n")[1][1][0] == formula


def test_an_apostrophe_of_one_s_own_stays() -> None:
    assert rows("Title,Date\n'Twas nothing,2024\n")[1][1][0] == "'Twas nothing"


def test_ragged_rows_are_read_as_far_as_they_go() -> None:
    read = reading("Title,Journal,Notes\nA\nB,C\nD,E,f,g,h\n")
    assert [one.text for one in read.failures] == ["A", "B, C", "D, E"]


@given(st.text(alphabet=st.sampled_from("ab,;\"\n\t|=' "), max_size=200))
def test_no_table_breaks_the_reader_and_no_row_is_counted_twice(text: str) -> None:
    try:
        table = read_table(text, count_headings)
    except Refused:
        return
    numbers = [number for number, _ in table.rows] + [one.row for one in table.unread]
    assert len(numbers) == len(set(numbers))
    assert all(1 <= number <= text.count("\n") + 1 for number in numbers)
