"""A server's numbers, one part at a time, as cogs/stats/parts.py tells a member's."""

from bot.kernel.text import say
from bot.stats.group import GroupFigures
from cogs.stats.parts import Part, counted, plain_rows


def parts(figures: GroupFigures, locale: str) -> tuple[Part, ...]:
    """Return the parts of which there is something to say."""
    years = plain_rows((str(year), number) for year, number in figures.years)
    sections = plain_rows((_heading(section, locale), number) for section, number in figures.sections)
    kinds = plain_rows((say(f"journal.kind.{kind}", locale), number) for kind, number in figures.kinds.counts)
    total = figures.kinds.total if figures.kinds.has_shares else None
    told = (
        (years, counted("years.png", "stats.years", years, None, locale)),
        (sections, counted("sections.png", "stats.sections", sections, None, locale)),
        (kinds, counted("answers.png", "stats.kinds", kinds, total, locale, hint=total is None)),
    )
    return tuple(part for rows, part in told if rows)


def _heading(section: str | None, locale: str) -> str:
    return say(f"journal.section.{section}" if section else "stats.no_section", locale)
