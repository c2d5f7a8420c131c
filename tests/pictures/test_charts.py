"""Charts: any figures and any words become a picture in which everything can be seen and nothing overlaps."""

import itertools
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pictures.charts import (
    MOST_LINES,
    MOST_PARTS,
    MOST_ROWS,
    MOST_STEPS,
    WIDTH,
    Bar,
    Bars,
    Chart,
    Line,
    Lines,
    Span,
    Spans,
    Theme,
    draw,
)
from tests.pictures.test_party import AWKWARD_TEXTS, MESSAGE_LIMIT, pixels

PLAIN = Bars("Where they stand", (Bar("Awards", (3,), "3"), Bar("Papers", (17,), "17")))
PARTED = Bars(
    "What came back",
    (Bar("2019", (1, 2), "3"), Bar("2020", (0, 4), "4")),
    parts=("A form letter", "Silence"),
)
WAITS = Spans("How long it took", (Span("Awards", 3, 21, 90, "21 days"), Span("Papers", 5, 5, 5, "5 days")))
COURSE = Lines(
    "How it stung",
    ("At first", "A week later", "A month later"),
    (Line("A polite no", (8, 6, None)), Line("Expected", (8, None, 7), dashed=True)),
)
SLOPES = Lines("Then and now", ("Then", "Now"), tuple(Line(f"No {n}", (n, 10 - n)) for n in range(4)))
CHARTS: dict[str, Chart] = {"plain": PLAIN, "parted": PARTED, "waits": WAITS, "course": COURSE, "slopes": SLOPES}

words = st.text(max_size=40)
heights = st.integers(0, 10)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_every_chart_becomes_a_picture_as_wide_as_all_others(chart: Chart, theme: Theme) -> None:
    png = draw(chart, theme)

    assert pixels(png)[0] == WIDTH
    assert len(png) < MESSAGE_LIMIT


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_dark_and_light_are_two_pictures_and_each_is_always_the_same(chart: Chart) -> None:
    assert draw(chart, "dark") == draw(chart)
    assert draw(chart, "dark") != draw(chart, "light")


def test_charts_drawn_side_by_side_do_not_mix() -> None:
    charts = list(CHARTS.values())
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(draw, charts))

    assert together == [draw(chart) for chart in charts]


@pytest.mark.parametrize(
    ("chart", "other"),
    [
        (PLAIN, replace(PLAIN, title="Where they stood")),
        (PLAIN, replace(PLAIN, note="All of them")),
        (PLAIN, replace(PLAIN, bars=(PLAIN.bars[0], replace(PLAIN.bars[1], values=(16,))))),
        (PLAIN, replace(PLAIN, bars=(PLAIN.bars[0], replace(PLAIN.bars[1], shown="a few")))),
        (PARTED, replace(PARTED, parts=("A form letter", "A near miss"))),
        (PARTED, replace(PARTED, bars=(replace(PARTED.bars[0], values=(2, 1)), PARTED.bars[1]))),
        (WAITS, replace(WAITS, spans=(replace(WAITS.spans[0], least=9), WAITS.spans[1]))),
        (WAITS, replace(WAITS, spans=(replace(WAITS.spans[0], median=30), WAITS.spans[1]))),
        (WAITS, replace(WAITS, spans=(replace(WAITS.spans[0], most=91), WAITS.spans[1]))),
        (COURSE, replace(COURSE, steps=("At first", "A week later", "Later"))),
        (COURSE, replace(COURSE, lines=(COURSE.lines[0],))),
        (COURSE, replace(COURSE, lines=(COURSE.lines[0], replace(COURSE.lines[1], dashed=False)))),
        (COURSE, replace(COURSE, lines=(replace(COURSE.lines[0], values=(8, 6, 1)), COURSE.lines[1]))),
        (COURSE, replace(COURSE, top=20)),
        (COURSE, replace(COURSE, top=9)),
        (replace(COURSE, top=9), replace(COURSE, top=9, decimal_mark=",")),
    ],
)
def test_everything_that_a_chart_says_can_be_seen_in_it(chart: Chart, other: Chart) -> None:
    assert draw(chart) != draw(other)


def test_a_chart_grows_with_its_rows_so_that_none_comes_over_another() -> None:
    heights = [pixels(draw(replace(PLAIN, bars=PLAIN.bars[:1] * number)))[1] for number in range(1, MOST_ROWS + 1)]

    steps = {after - before for before, after in itertools.pairwise(heights)}
    assert min(steps) >= 2 * 26, "a bar is 26 points high"


@pytest.mark.parametrize("text", AWKWARD_TEXTS.values(), ids=AWKWARD_TEXTS.keys())
@pytest.mark.parametrize("kind", ["parted", "waits", "course", "slopes"])
def test_no_text_breaks_a_chart(kind: str, text: str) -> None:
    charts: dict[str, Chart] = {
        "parted": Bars(text, (Bar(text, (1,) * MOST_PARTS, text),) * 2, (text,) * MOST_PARTS, text),
        "waits": Spans(text, (Span(text, 1, 2, 3, text),) * 2, text),
        "course": Lines(text, (text,) * MOST_STEPS, (Line(text, (*range(MOST_STEPS - 1), None)),), note=text),
        "slopes": Lines(text, (text,) * 2, (Line(text, (3, 4)),) * MOST_LINES, note=text),
    }

    assert pixels(draw(charts[kind]))[0] == WIDTH


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    title=words,
    rows=st.lists(st.tuples(words, st.integers(0, 10**9), st.floats(0, 1e6)), min_size=1, max_size=6),
)
def test_any_words_and_any_figures_become_bars_and_spans(title: str, rows: list[tuple[str, int, float]]) -> None:
    bars = Bars(title, tuple(Bar(label, (whole, part), str(whole)) for label, whole, part in rows), (title, title))
    spans = Spans(title, tuple(Span(label, 0, part, part + whole, label) for label, whole, part in rows))

    assert pixels(draw(bars))[0] == pixels(draw(spans))[0] == WIDTH


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    lines=st.lists(
        st.tuples(words, st.tuples(heights, *[st.none() | heights] * 3), st.booleans()),
        min_size=1,
        max_size=MOST_LINES,
    )
)
def test_any_course_becomes_lines(
    lines: list[tuple[str, tuple[int, int | None, int | None, int | None], bool]],
) -> None:
    drawn = tuple(Line(label, values, dashed) for label, values, dashed in lines)

    assert pixels(draw(Lines("How it stung", ("then", "a", "b", "now"), drawn)))[0] == WIDTH


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (PLAIN, {"bars": ()}),
        (PLAIN, {"bars": PLAIN.bars * MOST_ROWS}),
        (PLAIN, {"bars": (Bar("below", (-1,), "-1"),)}),
        (PLAIN, {"bars": (Bar("two", (1, 2), "3"),)}),
        (PARTED, {"parts": ("a",) * (MOST_PARTS + 1)}),
        (PARTED, {"parts": ("one only",)}),
        (WAITS, {"spans": ()}),
        (WAITS, {"spans": (Span("mixed up", 3, 2, 4, ""),)}),
        (WAITS, {"spans": (Span("below", -1, 2, 4, ""),)}),
        (COURSE, {"steps": ("one",)}),
        (COURSE, {"steps": ("other", "many")}),
        (COURSE, {"lines": ()}),
        (COURSE, {"lines": (Line("nothing", (None, None, None)),)}),
        (COURSE, {"lines": (Line("above", (1, 11, 2)),)}),
        (SLOPES, {"lines": SLOPES.lines * 3}),
    ],
)
def test_figures_that_no_chart_can_show_are_refused(kind: Chart, changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="A chart shows"):
        replace(kind, **changes)  # type: ignore[arg-type]  # the cases stand above


def test_importing_the_charts_does_not_import_typst() -> None:
    source = "import sys, bot.pictures.charts; sys.exit('typst' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", source], check=False).returncode == 0  # noqa: S603  # our own interpreter and source
