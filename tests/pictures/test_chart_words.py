"""In no chart does a text leave the page or come over another one, whatever the words and figures are."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pictures.charts import (
    MOST_LINES,
    MOST_PARTS,
    MOST_ROWS,
    MOST_STEPS,
    Bar,
    Bars,
    Chart,
    Line,
    Lines,
    Span,
    Spans,
)
from tests.pictures.outlines import Box, Page, laid_out
from tests.pictures.test_charts import CHARTS

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
MANY = "we asked again and again and nobody ever wrote back to us "
# Hebrew stands for what is written from the right: in Arabic the letters of a word join, and so overlap by themselves.
TEXTS = [LONG, MANY * 4, "נדחיתי שוב ושוב מאותה משרה " * 4, "香槟和失败" * 12, "🍜👩‍🔬 5️⃣ gjpqy ÅŰ"]
STEPS = ("When you logged it", "A week later", "A month later", "Half a year later")

text = st.sampled_from(["", "A polite no", "Beim Eintragen", *TEXTS])
sting = st.integers(0, 10)
course = st.tuples(sting, *[st.none() | sting] * 3)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_the_words_of_a_plain_chart_keep_apart(chart: Chart) -> None:
    page = laid_out(chart)

    assert len(page.runs) > 3
    assert page.complaints() == []


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("kind", ["bars", "spans", "course", "steps", "slopes"])
def test_the_longest_words_keep_apart_in_the_fullest_chart(kind: str, text: str) -> None:
    charts: dict[str, Chart] = {
        "bars": Bars(text, (Bar(text, (9,) * MOST_PARTS, text),) * MOST_ROWS, (text,) * MOST_PARTS, text),
        "spans": Spans(text, (Span(text, 0, 2, 3, text),) * MOST_ROWS, text),
        "course": Lines(text, (text,) * MOST_STEPS, (Line(text, (0, 10) * (MOST_STEPS // 2)),), note=text),
        "steps": Lines(text, (text,) * MOST_STEPS, (Line(text, (10,) * MOST_STEPS),) * 3, note=text),
        "slopes": Lines(text, (text,) * 2, (Line(text, (3, 4)),) * MOST_LINES, note=text),
    }

    assert laid_out(charts[kind]).complaints() == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=course, other=course, label=text, title=text)
def test_the_figures_of_a_course_and_of_what_was_expected_keep_apart(
    one: tuple[int | None, ...], other: tuple[int | None, ...], label: str, title: str
) -> None:
    lines = (Line(label, one), Line("What you expected", other, dashed=True))

    assert laid_out(Lines(title, STEPS, lines)).complaints() == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(st.tuples(text, st.tuples(sting, sting)), min_size=1, max_size=MOST_LINES), title=text)
def test_the_labels_of_then_and_now_keep_apart(lines: list[tuple[str, tuple[int, int]]], title: str) -> None:
    chart = Lines(title, ("Then", "Now"), tuple(Line(label, values) for label, values in lines))

    assert laid_out(chart).complaints() == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(st.tuples(text, st.tuples(*[st.integers(0, 500)] * 3)), min_size=1, max_size=8),
    parts=st.tuples(text, text, text),
)
def test_the_figures_in_bars_keep_apart(
    rows: list[tuple[str, tuple[int, int, int]]], parts: tuple[str, str, str]
) -> None:
    chart = Bars("What came back", tuple(Bar(label, values, str(sum(values))) for label, values in rows), parts)

    assert laid_out(chart).complaints() == []


def test_an_overlap_and_a_text_off_the_page_are_found() -> None:
    page = Page(10, 10, (Box(0, 0, 5, 5), Box(4, 4, 9, 9), Box(4.9, 0, 10, 4), Box(9, 9, 11, 10)))

    assert page.complaints() == [
        "Box(left=9, top=9, right=11, bottom=10) leaves the page",
        "Box(left=0, top=0, right=5, bottom=5) comes over Box(left=4, top=4, right=9, bottom=9)",
    ]
