from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pictures.keepsake import HEIGHT, SHOWN, WIDTH, KeepsakePicture, Slip, draw
from tests.pictures.test_party import AWKWARD_TEXTS, MESSAGE_LIMIT, pixels

THREE = KeepsakePicture(
    headline="3 failures. Cheers!",
    caption="4 toasts were raised to them.",
    place="The kitchen",
    date="18 November 2026",
    slips=(Slip("Rome"), Slip("Paris", award="Kindest letter"), Slip("Oslo", shredded=True)),
)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("number", [0, 1, 2, 6, 7, 30, 40])
def test_any_number_of_slips_becomes_a_picture_of_the_same_size(number: int, theme: Literal["dark", "light"]) -> None:
    slips = tuple(Slip(f"No number {at}", shredded=at % 2 == 1) for at in range(number))
    png = draw(replace(THREE, slips=slips, theme=theme))
    assert pixels(png) == (WIDTH, HEIGHT)
    assert len(png) < MESSAGE_LIMIT


def test_the_same_keepsake_is_the_same_bytes() -> None:
    assert draw(THREE) == draw(replace(THREE))


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "3 failures, shredded"},
        {"caption": "Each of them was an attempt."},
        {"place": "The garden"},
        {"date": "19 November 2026"},
        {"slips": THREE.slips[:2]},
        {"slips": (replace(THREE.slips[0], text="Lima"), *THREE.slips[1:])},
        {"slips": (replace(THREE.slips[0], award="Slowest letter"), *THREE.slips[1:])},
        {"slips": (replace(THREE.slips[0], shredded=True), *THREE.slips[1:])},
        {"slips": ()},
        {"theme": "light"},
    ],
    ids=["headline", "caption", "place", "date", "number", "text", "award", "shredded", "quiet", "theme"],
)
def test_everything_that_a_keepsake_says_can_be_seen_in_it(change: dict[str, object]) -> None:
    assert draw(replace(THREE, **change)) != draw(THREE)  # type: ignore[arg-type]  # the cases stand above


def test_letters_that_were_honoured_lie_on_top_in_the_order_of_reading() -> None:
    slips = tuple(Slip(str(at), award="Kindest letter" if at in (7, 9) else "") for at in range(10))
    assert [slip.text for slip in replace(THREE, slips=slips).on_top] == ["0", "1", "2", "3", "7", "9"]


def test_what_lies_beneath_shows_as_edges() -> None:
    slips = tuple(Slip(str(at)) for at in range(SHOWN))
    assert draw(replace(THREE, slips=(*slips, Slip("more")))) != draw(replace(THREE, slips=slips))


@pytest.mark.parametrize("text", AWKWARD_TEXTS.values(), ids=AWKWARD_TEXTS.keys())
@pytest.mark.parametrize("shredded", [False, True], ids=["whole", "shredded"])
def test_no_text_breaks_a_keepsake(text: str, *, shredded: bool) -> None:
    png = draw(KeepsakePicture(text, text, text, text, (Slip(text, text, shredded),) * 3, "light"))
    assert pixels(png) == (WIDTH, HEIGHT)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(st.text(max_size=200), max_size=8), place=st.text(max_size=100))
def test_any_texts_become_a_keepsake(texts: list[str], place: str) -> None:
    slips = tuple(Slip(text, award=place if at == 1 else "", shredded=at > 3) for at, text in enumerate(texts))
    assert pixels(draw(replace(THREE, place=place, slips=slips))) == (WIDTH, HEIGHT)
