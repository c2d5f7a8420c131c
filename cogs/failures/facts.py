"""What is known of a failure, in the reader's words."""

from bot.journal.model import NOTHING_MUCH, SECTIONS, Failure, PartialDate
from bot.kernel.text import say
from cogs.common.dates import known_date
from cogs.common.plain import one_line

BECAME_SHOWN = 320
"""UTF-16 units of what a failure became; a card has room for it beside the longest line and story."""


def quoted(line: str) -> str:
    """Return a line as a quotation."""
    return f"> {one_line(line)}"


def told(failure: Failure, locale: str, *more: str) -> str:
    """Return the line with what else is known of it below, in small print, and `more` at the end of that.

    What it became stands last, in a line of its own.
    """
    facts = [
        when(failure.happened, locale),
        section_name(failure.section, locale),
        say(f"journal.kind.{failure.kind}", locale) if failure.kind else "",
        say("failures.sting", locale, sting=failure.sting) if failure.sting is not None else "",
        *more,
    ]
    small = " · ".join(fact for fact in facts if fact)
    later = say("failures.became", locale, became=became(failure.became, locale)) if failure.became else ""
    return "\n".join((quoted(failure.line), *(f"-# {one}" for one in (small, later) if one)))


def became(words: str, locale: str) -> str:
    """Return what a failure became, on one line."""
    return say(f"journal.became.{words}", locale) if words == NOTHING_MUCH else one_line(words, limit=BECAME_SHOWN)


def when(happened: PartialDate | None, locale: str) -> str:
    """Return a date as exact as it is known, nothing where it is not."""
    return "" if happened is None else known_date(happened.year, happened.month, happened.day, locale)


def section_name(section: str | None, locale: str) -> str:
    """Return a section's heading: one of Haushofer's in the reader's language, or the member's own."""
    if section is None:
        return ""
    return say(f"journal.section.{section}", locale) if section in SECTIONS else one_line(section)
