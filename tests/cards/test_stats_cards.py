"""How one's own numbers look: a chart each, and the same numbers in words."""

from dataclasses import replace

import pytest

from bot.asks.model import Answer
from bot.journal.model import Kind
from bot.pictures.charts import Bar, Bars, Lines, Spans, draw
from bot.stats import model
from bot.stats.model import Figures
from cogs.common.card import Card, Divider, File, Picture, Text
from cogs.common.look import NIGHT
from cogs.stats import cards
from cogs.stats.parts import Part, parts
from tests.cards.limits import complaints
from tests.stats.numbers import ASK, FAILURE, answered, in_year, stung

SHOW = "/sting show"
SECTIONED = replace(FAILURE, section="awards", kind=Kind.FORM)
FEW = model.figures((SECTIONED, in_year(2024)), (ASK, answered(Answer.YES, 2)), (stung(7, 3),))
LONGEST = model.figures(
    [
        replace(in_year(1990 + n), section=f"{n:02}" + "*_|~`>#[" * 7 + "xx", kind=kind)
        for n in range(40)
        for kind in Kind
    ],
    [answered(answer, day) for answer in Answer for day in (1, 10, 28, 30, 31)] + [ASK] * 10**4,
    [stung(10, 0, 0, 9)] * 10**4,
)


def named(figures: Figures, locale: str = "en-US") -> dict[str, Part]:
    return {part.filename: part for part in parts(figures, locale, SHOW)}


def test_a_handful_is_counted_and_not_compared() -> None:
    found = named(FEW)
    assert {name: part.lines for name, part in found.items()} == {
        "years.png": ("2024: **1** · 2025: **0** · 2026: **1**",),
        "sections.png": ("- Awards and scholarships I did not get: **1**", "- Under no heading: **1**"),
        "answers.png": ("- A form letter: **1**", "-# From 5 on, Cork also tells shares."),
        "asks.png": ("- A yes: **1**", "- Still waiting: **1**", "-# From 5 on, Cork also tells shares."),
        "times.png": ("1 known to the day; from 5 on, Cork tells how long they took.",),
        "stings.png": (
            "1 went down, 0 stayed, 0 went up.",
            "-# From 5 on, Cork tells the average; /sting show shows each.",
        ),
    }
    assert (found["times.png"].chart, found["stings.png"].chart) == (None, None)
    assert found["asks.png"].chart == Bars("How asks ended", (Bar("A yes", (1,), "1"), Bar("Still waiting", (1,), "1")))


def test_a_single_bar_is_not_drawn_for_there_is_nothing_to_compare() -> None:
    assert named(FEW)["answers.png"].chart is None


def test_from_five_on_shares_times_and_averages_are_told() -> None:
    figures = model.figures(
        [replace(FAILURE, kind=Kind.FORM)] * 3 + [replace(FAILURE, kind=Kind.SILENCE)] * 2,
        [answered(Answer.FORM, day) for day in (1, 2, 3, 5, 11, 31)],
        [stung(7, 3)] * 3 + [stung(6, 9), stung(5, 5)],
    )
    found = named(figures)
    assert found["answers.png"].lines == ("- A form letter: **3** of 5", "- Silence: **2** of 5")
    assert found["asks.png"].lines == ("- A form letter: **6** of 6",)
    took = "half of them came within **3 days**, the first after 0 days, the last after 30 days; 6 in all"
    assert found["times.png"].lines == (f"- All answers: {took}", f"- A form letter: {took}")
    assert found["stings.png"].lines == (
        "5 entries together: on average **6.4** then, **4.6** when told last.",
        "3 went down, 1 stayed, 1 went up.",
    )
    assert isinstance(found["times.png"].chart, Spans)
    assert isinstance(found["stings.png"].chart, Lines)


def test_numbers_are_written_as_the_language_does() -> None:
    figures = model.figures((), [answered(Answer.FORM, day) for day in (1, 2, 2, 3, 3, 3)], [stung(7, 3)] * 5)
    german = named(figures, "de")
    assert "binnen **1,5 Tagen**, die erste nach 0 Tagen, die letzte nach 2 Tagen" in german["times.png"].lines[0]
    assert "within **1.5 days**" in named(figures)["times.png"].lines[0]
    assert "**7** damals, **3** zuletzt" in german["stings.png"].lines[0]


def test_what_there_is_nothing_of_is_not_shown() -> None:
    assert list(named(model.figures((), (ASK,), ()))) == ["asks.png"]
    assert list(named(model.figures((FAILURE,), (), ()))) == ["years.png", "sections.png"]
    assert named(model.figures((), (), ())) == {}


def test_a_members_own_heading_is_harmless_in_words_and_as_it_is_in_the_picture() -> None:
    failures = (replace(FAILURE, section="**@everyone**"), replace(FAILURE, section="**@everyone**"), FAILURE)
    part = named(model.figures(failures, (), ()))["sections.png"]
    assert part.lines[0] == "- \\*\\*@\u200beveryone\\*\\*: **2**"
    assert isinstance(part.chart, Bars)
    assert part.chart.bars[0].label == "**@everyone**"


def test_a_card_shows_each_part_in_words_and_as_a_picture_with_its_words() -> None:
    drawn, told = Part("a.png", "By year", ("2026: **1**",), None), Part("b.png", "Stings", ("1 went down",), None)
    figures = model.figures((FAILURE,), (ASK,), ())
    alt = "A chart with the same numbers as the words above: By year"
    assert cards.numbers(figures, ((drawn, b"picture"), (told, None)), "en-US") == Card(
        (
            Text(
                "🔒 You tried, and it counts: **one** failure so far.\n**One** ask went out.\n"
                "-# Only you see this, and it is compared with nobody."
            ),
            Divider(),
            Text("**By year**\n2026: **1**"),
            Picture("a.png", alt),
            Divider(),
            Text("**Stings**\n1 went down"),
        ),
        NIGHT,
        (File("a.png", b"picture", alt),),
    )


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_the_longest_numbers_fit_a_message_and_are_drawn(locale: str) -> None:
    found = parts(LONGEST, locale, f"</sting show:{10**18}>")
    assert len(found) == 6
    shown = tuple((part, draw(part.chart) if part.chart else None) for part in found)
    card = cards.numbers(LONGEST, shown, locale)
    assert complaints(card) == []
    assert len(card.files) == 6
    assert all(file.content.startswith(b"\x89PNG") for file in card.files)
    assert sum(len(file.content) for file in card.files) < 2_000_000
