"""Which column is what, and which word is what sort of answer."""

import pytest

from bot.imports.model import Ending, Role, Trouble
from bot.imports.vocabulary import answer_of, exact_role, likely_role
from bot.journal.model import Kind
from bot.kernel.errors import Refused
from bot.kernel.text import LANGUAGES, say
from tests.imports.files import brief, reading


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Piece Title", Role.WHAT),
        ("Name of magazine", Role.WHERE),
        ("Publisher/Magazine", Role.WHERE),
        ("SubmissionDate", Role.SENT),
        ("date_sent", Role.SENT),
        ("Date of decision", Role.ANSWERED),
        ("Datum der Absage", Role.ANSWERED),
        ("Eingereicht am", Role.SENT),
        ("Final decision", Role.ANSWER),
        ("My notes", Role.STORY),
        ("Response time (days)", None),
        ("Submission ID", None),
        ("Fee", None),
        ("Colour", None),
    ],
)
def test_a_heading_is_understood_by_its_words(heading: str, role: Role | None) -> None:
    assert (exact_role(heading) or likely_role(heading)) is role


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("Rejected - Form", Kind.FORM),
        ("Rejected—Personal", Kind.PERSONAL),
        ("Higher-tier rejection", Kind.PERSONAL),
        ("Lost/Never Responded", Kind.SILENCE),
        ("ghosted :(", Kind.SILENCE),
        ("Runner-up", Kind.NEAR_MISS),
        ("Withdrawn by author", Kind.WITHDREW),
        ("Declined", Ending.REFUSED),
        ("not accepted", Ending.REFUSED),
        ("No", Ending.REFUSED),
        ("Absage", Ending.REFUSED),
        ("Accepted!", Ending.ACCEPTED),
        ("Zusage", Ending.ACCEPTED),
        ("Under review", Ending.WAITING),
        ("Pending Response", Ending.WAITING),
        ("offen", Ending.WAITING),
        ("they went with someone internal", None),
        ("", None),
    ],
)
def test_an_answer_is_understood_by_its_words(written: str, answer: Kind | Ending | None) -> None:
    assert answer_of(written) is answer


@pytest.mark.parametrize("kind", Kind)
def test_cork_s_own_names_of_answers_are_understood(kind: Kind) -> None:
    assert answer_of(kind) is kind
    assert all(answer_of(say(f"journal.kind.{kind}", language)) is kind for language in LANGUAGES)


def test_what_was_a_yes_is_counted_and_what_waits_is_no_failure() -> None:
    read = reading("Title,Status\nA,accepted\nB,pending\nC,rejected\nD,perhaps\n")
    assert [one.text for one in read.failures] == ["C"]
    assert [one.text for one in read.waiting] == ["B"]
    assert len(read.accepted) == 1
    assert [(one.row, one.trouble) for one in read.unread] == [(5, Trouble.ANSWER)]


def test_an_application_without_an_answer_waits() -> None:
    assert [one.text for one in reading("Title,Sent,Response\nA,2024,\nB,2024,no\n").waiting] == ["A"]
    assert [one.text for one in reading("Title,Sent,Response date\nA,2024,\nB,2024,2025\n").waiting] == ["A"]


def test_a_list_that_knows_nothing_of_answers_is_a_list_of_failures() -> None:
    read = reading("What,When,Kind\nA,2024,\nB,2023,silence\n")
    assert [brief(one) for one in read.failures] == [("A", None, "2024"), ("B", "silence", "2023")]


def test_results_in_free_words_are_the_story() -> None:
    read = reading("Title,Result\nA,they went with someone internal\nB,no\nC,the post was cancelled\n")
    assert [(one.text, one.story) for one in read.failures] == [
        ("A", "they went with someone internal"),
        ("B", "no"),
        ("C", "the post was cancelled"),
    ]


def test_a_column_that_is_called_a_date_and_holds_none_is_left_out() -> None:
    read = reading("Title,Submitted\nA,yes\nB,no\n")
    assert [column.role for column in read.columns] == [Role.WHAT, None]


def test_titles_above_the_headings_are_passed_over() -> None:
    read = reading("My rejections,,\n,,\nTitle,Journal,Date\nA,B,2024\n")
    assert [brief(one) for one in read.failures] == [("A, B", None, "2024")]


def test_three_likely_headings_are_headings_even_if_none_is_known_as_a_whole() -> None:
    read = reading("Piece title,Market name,Date of decision\nA,B,2024\n")
    assert [brief(one) for one in read.failures] == [("A, B", None, "2024")]
    assert read.unread == ()


def test_a_table_without_headings_is_understood_by_what_is_in_it() -> None:
    read = reading("2024-03-01,Acme,Data engineer,rejected\n2024-04-01,Borealis,Analyst,accepted\n")
    assert [brief(one) for one in read.failures] == [("Acme, Data engineer", None, "2024-03-01")]
    assert [column.heading for column in read.columns] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "rows",
    [
        "Journal of Moss,2024\nTide,2023\n",
        "Journal of Moss,no\nTide,no\n",
        "A position at Night Press,Fen University\nTide,Salt Company\n",
        "A rejection of my paper\nNo grant\n",
    ],
)
def test_a_row_with_such_words_in_it_is_no_heading(rows: str) -> None:
    assert len(reading(rows).failures) == 2


def test_all_of_a_failure_can_be_told() -> None:
    text = "Line,Section,Date,Kind,Sting,Story,Became\nA no,Preise,2024-03,personal,7/10,It rained,a talk\n"
    (found,) = reading(text).failures
    assert (found.section, found.sting, found.story, found.became) == ("Preise", 7, "It rained", "a talk")
    (found,) = reading("Line,Section\nA no,Awards and scholarships I did not get\n").failures
    assert found.section == "awards"


@pytest.mark.parametrize(
    ("row", "trouble"),
    [
        (",3,x", Trouble.EMPTY),
        ("A,11,x", Trouble.STING),
        ("A,much,x", Trouble.STING),
        (f"A,3,{'x' * 4001}", Trouble.LONG),
        (f"{'word ' * 900},3,x", Trouble.LONG),
        ("\u200b,3,x", Trouble.EMPTY),
    ],
)
def test_a_row_that_the_journal_could_not_take_is_named(row: str, trouble: Trouble) -> None:
    assert [(one.row, one.trouble) for one in reading(f"Line,Sting,Story\n{row}\n").unread] == [(2, trouble)]


def test_a_long_line_becomes_the_story_as_it_does_when_it_is_logged() -> None:
    (found,) = reading(f"Line,Story\n{'word ' * 60},and more\n").failures
    assert found.text == ("word " * 60).strip()
    assert found.story == "and more"


def test_a_table_that_does_not_say_what_it_is_about_names_its_columns() -> None:
    with pytest.raises(Refused) as refusal:
        reading("Date,Fee,Response\n2024-01-01,3,no\n")
    assert refusal.value.values == {"columns": "Date, Fee, Response"}
