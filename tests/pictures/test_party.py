import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pictures.lettering import LONGEST, reads_right_to_left
from bot.pictures.party import HEIGHT, WIDTH, PartyPicture, draw

TEN_OF_THIRTY = PartyPicture(
    count=10,
    goal=30,
    toast="champagne",
    scope="Faculty positions",
    host="Ada",
    date="Sunday, 14 March 2027",
    headline="Ten of thirty",
    caption="Ten times Ada asked for something that mattered.",
    theme="dark",
)
MESSAGE_LIMIT = 400_000

AWKWARD_TEXTS = {
    "empty": "",
    "only blanks": " \n\t ",
    "markup": '#panic("no") $x^2$ *bold* _slanted_ @label <label> \\ // " \\u{41} #read("/etc/passwd")',
    "one endless word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4,
    "many words": "we asked again and again " * 40,
    "Arabic": "عشرون محاولة. افتحوا الزجاجة",
    "Hebrew in English": "she said שלום and left",
    "emoji": "🍜👩‍🔬🏳️‍🌈 5️⃣ 🥂",
    "Chinese": "香槟和失败",
    "zalgo": "Z" + "\u0300\u0316\u0301\u0317" * 30 + "algo",
    "overridden direction": "\u202egnihtemos\u202c \u2067left",
    "control characters": "a\x00b\x07c\x1bd",
    "lone surrogate": "a\ud800b",
}


def pixels(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize(
    ("count", "goal"),
    [(0, 1), (1, 1), (0, 30), (1, 3), (3, 3), (7, 10), (23, 30), (30, 30), (35, 30), (999, 1000), (1000, 1000)],
)
def test_every_count_and_goal_becomes_a_picture_of_the_same_size(
    count: int, goal: int, theme: Literal["dark", "light"]
) -> None:
    png = draw(replace(TEN_OF_THIRTY, count=count, goal=goal, theme=theme))

    assert pixels(png) == (WIDTH, HEIGHT)
    assert len(png) < MESSAGE_LIMIT


def test_the_same_picture_is_the_same_bytes() -> None:
    assert draw(TEN_OF_THIRTY) == draw(replace(TEN_OF_THIRTY))


def test_a_new_process_draws_the_same_bytes() -> None:
    source = (
        "import sys; from bot.pictures.party import PartyPicture, draw\n"
        f"sys.stdout.buffer.write(draw({TEN_OF_THIRTY!r}))"
    )
    drawn = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True).stdout  # noqa: S603  # our own interpreter and source

    assert drawn == draw(TEN_OF_THIRTY)


def test_pictures_drawn_side_by_side_do_not_mix() -> None:
    pictures = [replace(TEN_OF_THIRTY, count=count) for count in (3, 12, 21, 30)]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(draw, pictures))

    assert together == [draw(picture) for picture in pictures]


@pytest.mark.parametrize(
    "change",
    [
        {"count": 11},
        {"goal": 40},
        {"count": 30},
        {"toast": "tea"},
        {"scope": "Grants"},
        {"host": None},
        {"date": "today"},
        {"headline": "Ten"},
        {"caption": "Ten tries."},
        {"theme": "light"},
    ],
    ids=str,
)
def test_everything_that_a_picture_says_can_be_seen_in_it(change: dict[str, object]) -> None:
    assert draw(replace(TEN_OF_THIRTY, **change)) != draw(TEN_OF_THIRTY)  # type: ignore[arg-type]  # the cases stand above


@pytest.mark.parametrize("goal", [3, 12, 13, 30, 1000])
def test_each_further_failure_moves_the_wine(goal: int) -> None:
    wordless = replace(TEN_OF_THIRTY, goal=goal, toast="", scope="", host=None, date="", headline="", caption="")

    assert len({draw(replace(wordless, count=count)) for count in range(4)}) == 4


def test_a_count_past_the_goal_is_the_same_party() -> None:
    assert draw(replace(TEN_OF_THIRTY, count=31)) == draw(replace(TEN_OF_THIRTY, count=30))


@pytest.mark.parametrize("text", AWKWARD_TEXTS.values(), ids=AWKWARD_TEXTS.keys())
@pytest.mark.parametrize("count", [10, 30], ids=["milestone", "party"])
def test_no_text_breaks_a_picture(text: str, count: int) -> None:
    png = draw(PartyPicture(count, 30, text, text, text, text, text, text, "light"))

    assert pixels(png) == (WIDTH, HEIGHT)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=300), scope=st.text(max_size=60), count=st.integers(0, 1000), goal=st.integers(1, 1000))
def test_any_text_and_any_numbers_become_a_picture(text: str, scope: str, count: int, goal: int) -> None:
    png = draw(PartyPicture(count, goal, text, scope, scope, scope, text, text, "dark"))

    assert pixels(png) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200f", "\x00", "\ufeff", "\ud800"])
def test_characters_that_reorder_or_hide_text_are_left_out(hidden: str) -> None:
    plain = replace(TEN_OF_THIRTY, headline="Ten of thirty")

    assert draw(replace(plain, headline=f"{hidden}Ten of thirty{hidden}")) == draw(plain)


def test_piled_up_marks_are_thinned_out() -> None:
    piled = replace(TEN_OF_THIRTY, headline="Te" + "\u0301" * 50 + "n")

    assert draw(piled) == draw(replace(piled, headline="Te\u0301\u0301\u0301n"))


def test_a_text_that_is_far_too_long_ends_in_an_ellipsis() -> None:
    endless = replace(TEN_OF_THIRTY, caption="i" * 400)

    assert draw(endless) == draw(replace(endless, caption="i" * (LONGEST - 1) + "…"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("30!", False),
        ("she said שלום", False),
        ("«שלום» she said", True),
        ("٣٠ عشرون", True),
        ("🥂 תה", True),
    ],
)
def test_a_text_is_set_in_the_direction_of_its_first_letter(text: str, expected: bool) -> None:  # noqa: FBT001  # a table's column
    assert reads_right_to_left(text) is expected


@pytest.mark.parametrize(("count", "goal"), [(-1, 30), (1, 0), (1, -3)])
def test_numbers_that_no_bottles_can_show_are_refused(count: int, goal: int) -> None:
    with pytest.raises(ValueError, match="No bottles"):
        replace(TEN_OF_THIRTY, count=count, goal=goal)


def test_importing_the_pictures_does_not_import_typst() -> None:
    source = "import sys, bot.pictures.party; sys.exit('typst' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", source], check=False).returncode == 0  # noqa: S603  # our own interpreter and source
