"""Numbers of one's own: counts always, and shares, medians and means from five items on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asks.model import Answer
from bot.journal.model import Kind, PartialDate
from bot.stats import model
from bot.stats.model import Response, Section, Year
from tests.stats.numbers import ASK, FAILURE, answered, in_year, stung


def test_nothing_is_empty() -> None:
    assert model.figures((), (), ()).is_empty
    assert not model.figures((FAILURE,), (), ()).is_empty
    assert not model.figures((), (ASK,), ()).is_empty


def test_years_without_a_failure_between_others_are_told_too() -> None:
    assert model.years((in_year(2026), in_year(2023), in_year(2026))) == (
        Year(2023, 1),
        Year(2024, 0),
        Year(2025, 0),
        Year(2026, 2),
    )
    assert model.years(()) == ()


def test_a_failure_without_a_date_belongs_to_the_year_in_which_it_was_logged() -> None:
    assert model.years((FAILURE,)) == (Year(2026, 1),)


def test_many_years_are_told_together_at_the_beginning() -> None:
    found = model.years([in_year(year) for year in (1990, 2006, 2007, 2007, 2008, 2026)])
    assert found[:2] == (Year(2007, 4, and_before=True), Year(2008, 1))
    assert (len(found), found[-1]) == (20, Year(2026, 1))


@pytest.mark.parametrize(("first", "cut"), [(2007, False), (2006, True)])
def test_twenty_years_are_told_one_by_one_and_the_twenty_first_with_the_one_after(first: int, *, cut: bool) -> None:
    found = model.years((in_year(first), in_year(2026)))
    assert len(found) == 20
    assert found[0] == Year(2007, 1, and_before=cut)


@given(st.lists(st.integers(1, 9999), max_size=60))
def test_however_far_apart_the_years_are_each_failure_is_in_one(happened: list[int]) -> None:
    found = model.years([in_year(year) for year in happened])
    assert sum(one.count for one in found) == len(happened)
    assert len(found) <= 20
    assert [one.year for one in found] == sorted({one.year for one in found})


def test_headings_are_told_from_the_fullest_on_and_alike_whatever_their_case() -> None:
    headings = ("Poems", "awards", None, "poems", "POEMS", None)
    found = model.sections([replace(FAILURE, section=heading) for heading in headings])
    assert found.most == (Section("Poems", 3), Section(None, 2), Section("awards", 1))
    assert (found.other_headings, found.other_failures) == (0, 0)


@pytest.mark.parametrize(("headings", "told", "others"), [(10, 10, 0), (11, 11, 0), (12, 10, 2), (40, 10, 30)])
def test_many_headings_are_told_together_at_the_end(headings: int, told: int, others: int) -> None:
    found = model.sections([replace(FAILURE, section=f"heading {n}") for n in range(headings)])
    assert (len(found.most), found.other_headings, found.other_failures) == (told, others, others)


def test_answers_are_counted_by_kind_and_a_setback_had_none() -> None:
    kinds = (Kind.SILENCE, Kind.FORM, Kind.FORM, Kind.SETBACK, None, Kind.PERSONAL)
    found = model.kinds([replace(FAILURE, kind=kind) for kind in kinds])
    assert found.counts == ((Kind.FORM, 2), (Kind.PERSONAL, 1), (Kind.SILENCE, 1))
    assert (found.total, found.has_shares) == (4, False)


def test_shares_are_told_from_five_on() -> None:
    assert not model.kinds([replace(FAILURE, kind=Kind.FORM)] * 4).has_shares
    assert model.kinds([replace(FAILURE, kind=Kind.FORM)] * 5).has_shares
    assert not model.endings([ASK] * 4).has_shares
    assert model.endings([ASK] * 5).has_shares


def test_response_times_are_told_from_five_answers_on_and_then_of_each_kind_that_has_five() -> None:
    forms = [answered(Answer.FORM, day) for day in (2, 3, 5, 9, 31)]
    assert model.responses(forms[:4]).spans == ()
    assert model.responses(forms[:4]).known == 4
    assert model.responses([*forms, answered(Answer.YES, 1)]) == model.Responses(
        6, (Response(None, 6, 0, 3.0, 30), Response(Answer.FORM, 5, 1, 4.0, 30))
    )


def test_silence_withdrawing_and_days_that_are_not_known_have_no_response_time() -> None:
    vague = replace(answered(Answer.FORM, 2), sent_on=PartialDate(2026, 3))
    asks = [answered(Answer.SILENCE, 9), answered(Answer.WITHDREW, 9), vague, ASK]
    assert model.responses(asks) == model.Responses(0, ())


def test_stings_are_compared_with_how_they_were_told_last() -> None:
    found = model.stings([stung(7, 5, None, 2), stung(3, 3), stung(2, 1, 6), stung(8, 4)])
    assert (found.told, found.fell, found.stayed, found.rose) == (4, 2, 1, 1)
    assert (found.then, found.later) == (None, None)


def test_stings_have_an_average_from_five_on() -> None:
    found = model.stings([stung(8, 4)] * 4 + [stung(3, 4)])
    assert (found.then, found.later) == (7.0, 4.0)
    nothing = model.stings([])
    assert (nothing.told, nothing.then) == (0, None)


def test_asks_are_counted_by_how_they_ended() -> None:
    asks = [ASK, ASK, answered(Answer.YES, 2), answered(Answer.SILENCE, 2), answered(Answer.SILENCE, 3)]
    found = model.endings(asks)
    assert found.counts == ((Answer.SILENCE, 2), (Answer.YES, 1))
    assert (found.waiting, found.total) == (2, 5)
