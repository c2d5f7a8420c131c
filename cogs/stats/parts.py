"""A member's numbers, one part at a time: what a part says in words, and the chart of the same numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.journal.model import SECTIONS
from bot.kernel.text import say
from bot.pictures.charts import Bar, Bars, Chart, Line, Lines, Span, Spans
from bot.stats.model import FEWEST, Endings, Figures, Kinds, Response, Responses, Sections, Stings, Year
from cogs.asks.cards import answer_name
from cogs.common.plain import name, one_line

BRIEF = 80
"""UTF-16 units of a member's own heading."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: the name of its picture, its title, its words, and its chart where there is enough to draw."""

    filename: str
    title: str
    lines: tuple[str, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Row:
    """Something that was counted: its name in a message, and where no markdown is known."""

    written: str
    drawn: str
    count: int


def parts(figures: Figures, locale: str, sting: str) -> tuple[Part, ...]:
    """Return the parts of which there is something to say; `sting` mentions the command that shows each sting."""
    found: list[Part] = []
    if figures.failures:
        found += [_years(figures.years, locale), _sections(figures.sections, locale)]
    if figures.kinds.total:
        found.append(_kinds(figures.kinds, locale))
    if figures.endings.total:
        found.append(_endings(figures.endings, locale))
    if figures.responses.known:
        found.append(_responses(figures.responses, locale))
    if figures.stings.told:
        found.append(_stings(figures.stings, locale, sting))
    return tuple(found)


def _years(years: tuple[Year, ...], locale: str) -> Part:
    title = say("stats.years", locale)
    names = [say("stats.until", locale, year=one.year) if one.and_before else str(one.year) for one in years]
    told = (say("stats.one_year", locale, year=label, count=one.count) for label, one in zip(names, years, strict=True))
    bars = (Bar(label, (one.count,), str(one.count)) for label, one in zip(names, years, strict=True))
    return Part("years.png", title, (" · ".join(told),), _drawn(title, tuple(bars)))


def _sections(sections: Sections, locale: str) -> Part:
    rows = [_section(one.section, one.count, locale) for one in sections.most]
    if sections.other_headings:
        others = say("stats.other_sections", locale, n=sections.other_headings)
        rows.append(Row(others, others, sections.other_failures))
    return counted("sections.png", "stats.sections", rows, None, locale)


def _section(section: str | None, count: int, locale: str) -> Row:
    if section is None or section in SECTIONS:
        known = say(f"journal.section.{section}" if section else "stats.no_section", locale)
        return Row(known, known, count)
    return Row(one_line(section, limit=BRIEF), name(section), count)


def _kinds(kinds: Kinds, locale: str) -> Part:
    named = ((say(f"journal.kind.{kind}", locale), count) for kind, count in kinds.counts)
    total = kinds.total if kinds.has_shares else None
    return counted("answers.png", "stats.kinds", plain_rows(named), total, locale, hint=total is None)


def _endings(endings: Endings, locale: str) -> Part:
    named = [(answer_name(answer, locale), count) for answer, count in endings.counts]
    if endings.waiting:
        named.append((say("stats.waiting", locale), endings.waiting))
    total = endings.total if endings.has_shares else None
    return counted("asks.png", "stats.endings", plain_rows(named), total, locale, hint=total is None)


def plain_rows(named: Iterable[tuple[str, int]]) -> list[Row]:
    """Return rows whose names are the catalogue's own."""
    return [Row(label, label, count) for label, count in named]


def counted(filename: str, key: str, rows: list[Row], total: int | None, locale: str, *, hint: bool = False) -> Part:
    """Tell counts, of a total where there are enough of them for shares."""
    title = say(key, locale)
    if total is None:
        told = [say("stats.row", locale, name=row.written, count=row.count) for row in rows]
        bars = [Bar(row.drawn, (row.count,), str(row.count)) for row in rows]
    else:
        told = [say("stats.row_of", locale, name=row.written, count=row.count, total=total) for row in rows]
        bars = [Bar(row.drawn, (row.count,), say("stats.of", locale, count=row.count, total=total)) for row in rows]
    lines = [f"- {line}" for line in told]
    if hint:
        lines.append(f"-# {say('stats.few', locale, n=FEWEST)}")
    return Part(filename, title, tuple(lines), _drawn(title, tuple(bars)))


def _drawn(title: str, bars: tuple[Bar, ...]) -> Bars | None:
    """Return a chart where there is something to compare: a single bar says nothing."""
    return Bars(title, bars) if len(bars) > 1 else None


def _responses(responses: Responses, locale: str) -> Part:
    title = say("stats.responses", locale)
    if not responses.spans:
        few = say("stats.responses_few", locale, known=responses.known, n=FEWEST)
        return Part("times.png", title, (few,), None)
    told = (f"- {_range(one, locale)}" for one in responses.spans)
    spans = tuple(
        Span(
            _whose(one, locale),
            one.least,
            one.median,
            one.most,
            say("stats.response_shown", locale, median=_days(one.median, locale), least=one.least, most=one.most),
        )
        for one in responses.spans
    )
    return Part("times.png", title, tuple(told), Spans(title, spans, say("stats.responses_note", locale)))


def _range(one: Response, locale: str) -> str:
    return say(
        "stats.response_range",
        locale,
        name=_whose(one, locale),
        count=one.count,
        median=_days(one.median, locale),
        least=_days(one.least, locale),
        most=_days(one.most, locale),
    )


def _whose(one: Response, locale: str) -> str:
    return say("stats.all_answers", locale) if one.answer is None else answer_name(one.answer, locale)


def _stings(stings: Stings, locale: str, sting: str) -> Part:
    title = say("stats.stings", locale)
    went = say("stats.stings_course", locale, fell=stings.fell, stayed=stings.stayed, rose=stings.rose)
    if stings.then is None or stings.later is None:
        few = f"-# {say('stats.stings_few', locale, n=FEWEST, sting=sting)}"
        return Part("stings.png", title, (went, few), None)
    then, later = _number(stings.then, locale), _number(stings.later, locale)
    mean = say("stats.stings_mean", locale, told=stings.told, then=then, later=later)
    steps = say("stats.stings_then", locale), say("stats.stings_later", locale)
    line = Line(say("stats.stings_line", locale, n=stings.told), (round(stings.then, 1), round(stings.later, 1)))
    chart = Lines(title, steps, (line,), decimal_mark=say("stats.decimal_mark", locale))
    return Part("stings.png", title, (mean, went), chart)


def _days(days: float, locale: str) -> str:
    return say("stats.one_day" if days == 1 else "stats.days", locale, days=_number(days, locale))


def _number(value: float, locale: str) -> str:
    """Write a number with at most one decimal, as the language does."""
    return f"{value:.1f}".removesuffix(".0").replace(".", say("stats.decimal_mark", locale))
