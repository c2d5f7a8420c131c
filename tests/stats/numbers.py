"""Failures, asks and stings to count."""

from dataclasses import replace

from bot.asks.model import Answer, Ask
from bot.journal.model import Failure, PartialDate
from bot.stings.model import Course, Rating, Step, Told
from tests.conftest import NOW
from tests.journal.entries import ADA

FAILURE = Failure(
    id=7,
    member_id=ADA,
    line="A polite no",
    story=None,
    kind=None,
    section=None,
    happened=None,
    sting=None,
    quest_id=None,
    logged_at=NOW,
    edited_at=None,
)
ASK = Ask(
    id=8,
    member_id=ADA,
    line="Chair in Oslo",
    story=None,
    section=None,
    quest_id=None,
    sent_on=PartialDate(2026, 3, 1),
    added_at=NOW,
)


def in_year(year: int) -> Failure:
    return replace(FAILURE, happened=PartialDate(year))


def answered(answer: Answer, day: int) -> Ask:
    """An ask of the 1st of March that was answered on a day of March."""
    return replace(ASK, answer=answer, answered_on=PartialDate(2026, 3, day), answered_at=NOW)


def stung(then: int, *later: int | None) -> Told:
    """A failure whose sting was told again at each step; None was skipped."""
    ratings = tuple(Rating(step, sting, NOW) for step, sting in zip(Step, later, strict=False))
    return Told(replace(FAILURE, sting=then), Course(FAILURE.id, ratings=ratings))
