"""The forms in which a failure is written down or changed."""

from bot.journal.dates import LIMIT as DATE_LIMIT
from bot.journal.model import BECAME_LIMIT, NOTHING_MUCH, SECTIONS, STORY_LIMIT, Failure
from bot.kernel.text import say
from cogs.common.form import Field, Form
from cogs.common.plain import clip

LONGEST_LINE = 4000
"""What Discord lets a member type into a form; a command's option takes as much here."""


def log_form(locale: str, line: str = "", day: str = "") -> Form:
    """Return the form that logs a failure, with what is known of it."""
    return Form(say("failures.log_title", locale), "failure:log-form", _line_and_day(locale, line, day))


def edit_form(failure: Failure, locale: str) -> Form:
    """Return the form that changes what is written of a failure."""
    line_and_day = _line_and_day(locale, failure.line, str(failure.happened or ""))
    more = (
        Field(
            "section",
            say("failures.section_label", locale),
            say("failures.section_hint", locale),
            value=_section(failure, locale),
            limit=100,
        ),
        Field(
            "sting",
            say("failures.sting_label", locale),
            value="" if failure.sting is None else str(failure.sting),
            limit=2,
        ),
        Field(
            "became",
            say("failures.became_label", locale),
            say("failures.became_hint", locale),
            value=_became(failure, locale),
            limit=BECAME_LIMIT,
        ),
    )
    return Form(say("failures.edit_title", locale), f"failure:edit-form:{failure.id}", (*line_and_day, *more))


def story_form(failure: Failure, locale: str) -> Form:
    """Return the form for the story behind a failure; one that is there may also be emptied."""
    field = Field(
        "story",
        say("failures.story_label", locale),
        value=clip(failure.story or "", STORY_LIMIT),
        long=True,
        required=not failure.story,
        limit=STORY_LIMIT,
    )
    return Form(say("failures.story_title", locale), f"failure:story-form:{failure.id}", (field,))


def _section(failure: Failure, locale: str) -> str:
    if failure.section in SECTIONS:
        return say(f"journal.section.{failure.section}", locale)
    return failure.section or ""


def _became(failure: Failure, locale: str) -> str:
    if failure.became == NOTHING_MUCH:
        return say(f"journal.became.{NOTHING_MUCH}", locale)
    return failure.became or ""


def _line_and_day(locale: str, line: str, day: str) -> tuple[Field, Field]:
    return (
        Field(
            "line",
            say("failures.line_label", locale),
            value=clip(line, LONGEST_LINE),
            placeholder=say("failures.line_example", locale),
            long=True,
            required=True,
            limit=LONGEST_LINE,
        ),
        Field(
            "date",
            say("failures.date_label", locale),
            say("failures.date_hint", locale),
            value=day,
            limit=DATE_LIMIT,
        ),
    )
