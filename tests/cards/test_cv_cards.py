"""How a CV of failures looks in a chat, within Discord's limits."""

from dataclasses import replace

import pytest

from bot.cv.model import Cv, Format, Heading, Include, Item, Pick, Picking, Style, arrange
from bot.journal.model import SECTIONS, PartialDate
from cogs.common.card import Attached, Card, File, Picture, Row, Select, Text
from cogs.common.look import NIGHT
from cogs.cv import cards
from tests.cards.limits import complaints, drawn
from tests.cards.test_failure_cards import LONGEST, PLAIN

LINE = "*_|~`>#[]" * 15 + "12345"
LONG = Cv(
    Heading("*" * 100, "> _\n" * 375),
    Style.HAUSHOFER,
    arrange(
        [Item(f"{at} {LINE}", SECTIONS[at % 6], (PartialDate(2019),), "_" * 500) for at in range(60)],
        Style.HAUSHOFER,
    ),
)
SMALL_PRINT = "small"


def all_pages(cv: Cv) -> list[Card]:
    first = cards.own(cv, "de", 0, SMALL_PRINT)
    (where,) = [one["label"] for one in drawn(first) if " von " in one.get("label", "")]
    return [cards.own(cv, "de", page, SMALL_PRINT) for page in range(int(where.partition(" von ")[2]))]


def test_every_page_of_the_longest_cv_is_within_discords_limits() -> None:
    for card in all_pages(LONG):
        assert complaints(card) == []


def test_turning_all_pages_shows_every_line_once() -> None:
    shown = "".join(one.get("content", "") for card in all_pages(LONG) for one in drawn(card))
    assert [shown.count(f"- 2019 · {at} ") for at in range(60)] == [1] * 60


@pytest.mark.parametrize("page", [-5, 99])
def test_a_page_past_either_end_is_the_one_at_that_end(page: int) -> None:
    pages = all_pages(LONG)
    assert cards.own(LONG, "de", page, SMALL_PRINT) == pages[0 if page < 0 else -1]


def test_what_others_see_names_the_member_and_turns_within_their_cv() -> None:
    card = cards.of_member(replace(LONG, heading=Heading()), "en-US", 0, 11)
    assert complaints(card) == []
    assert isinstance(card.blocks[-1], Row)
    assert [button.route for button in card.blocks[-1].buttons] == ["cv:of:11:x", "cv:here", "cv:of:11:1"]
    text = card.blocks[0]
    assert isinstance(text, Text)
    assert text.content.startswith("**<@11>** shares 60 failures here\n")


def test_a_page_to_pick_from_is_within_the_limits_and_shows_what_is_picked() -> None:
    picks = tuple(Pick(replace(LONGEST, id=9_000_000_000_000_000_000 - at), at == 3) for at in range(25))
    card = cards.picking(Picking(picks, 0, 200, 1), "en-US", "/cv build")
    assert complaints(card) == []
    menu = card.blocks[1]
    assert isinstance(menu, Select)
    assert (menu.least, menu.most) == (0, 25)
    assert [option.chosen for option in menu.options].index(True) == 3
    (component,) = [one for one in drawn(card) if one["type"] == 3]
    assert (component["min_values"], component["max_values"]) == (0, 25)


def test_a_single_page_to_pick_from_has_nothing_to_turn() -> None:
    card = cards.picking(Picking((Pick(PLAIN, picked=False),), 0, 1, 0), "en-US", "/cv build", heading="First of all")
    assert isinstance(card.blocks[0], Text)
    assert card.blocks[0].content.startswith("First of all\n-# ")
    assert len(card.blocks) == 2


@pytest.mark.parametrize("include", Include)
def test_a_file_is_attached_and_a_picture_is_shown(include: Include) -> None:
    pdf = cards.built(LONG, "en-US", include, Format.PDF, b"%PDF")
    assert pdf.blocks[1:] == (Attached("cv-of-failures.pdf"),)
    assert pdf.files == (File("cv-of-failures.pdf", b"%PDF"),)
    png = cards.built(LONG, "en-US", include, Format.PNG, b"PNG")
    alt = "Your CV of failures as a picture: " + "*" * 100
    assert png.blocks[1:] == (Picture("cv-of-failures.png", alt),)
    assert complaints(pdf) == complaints(png) == []


def test_the_longest_heading_is_shown_back_whole() -> None:
    card = cards.kept(Heading("n" * 100, "i" * 1500), "en-US")
    assert complaints(card) == []
    assert "i" * 1500 in str(card)
    assert cards.kept(Heading(), "en-US") == Card((Text("Nothing stands above your CV now."),), NIGHT)
    assert complaints(cards.kept(LONG.heading, "de")) == []


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_the_form_has_what_was_written_before_in_it_and_keeps_to_the_limits(locale: str) -> None:
    form = cards.intro_form(Heading("Ada", "Words"), locale)
    assert [(field.name, field.value, field.limit) for field in form.fields] == [
        ("name", "Ada", 100),
        ("intro", "Words", 1500),
    ]
    assert len(form.title) <= 45
    assert all(len(field.label) <= 45 and len(field.description) <= 100 for field in form.fields)
    assert all(len(field.placeholder) <= 100 for field in form.fields)


def test_in_a_timeline_a_year_stands_above_its_lines() -> None:
    items = [Item("a", None, (PartialDate(2019),)), Item("b", None, (PartialDate(2020),))]
    card = cards.of_member(Cv(Heading(), Style.TIMELINE, arrange(items, Style.TIMELINE)), "en-US", 0, 11)
    text = card.blocks[0]
    assert isinstance(text, Text)
    assert text.content.split("\n")[1:5] == ["### 2020", "- b", "### 2019", "- a"]
