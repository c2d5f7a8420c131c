"""How a party looks once it has begun, card by card."""

from dataclasses import replace

import pytest

from bot.journal.model import Entry, Failure, Page
from bot.parties.evening import MOST_LINES, Evening
from bot.parties.model import Award, Host, Ritual, State
from cogs.common.card import Button, Card, Row, Select, Text
from cogs.common.look import GOLD
from cogs.parties import award_cards, choosing_cards, evening_cards
from tests.cards.limits import complaints
from tests.conftest import NOW
from tests.parties.evenings import ADA, BEN, PARTY, evening, raised

LONGEST = "👩‍👩‍👧‍👦" * 140
MARKUP = "*_~|`[](" * 17


def texts(*cards: Card) -> str:
    return "\n".join(block.content for card in cards for block in card.blocks if isinstance(block, Text))


def buttons(card: Card) -> list[str]:
    return [button.label for row in card.blocks if isinstance(row, Row) for button in row.buttons]


def full(text: str, ritual: Ritual) -> Evening:
    """Return a party with as much of everything as there can be."""
    party = replace(
        PARTY, ritual=ritual, place=text[:100], hosts=tuple(Host(10**18 + n) for n in range(10)), state=State.BEGUN
    )
    one = evening(*[text] * MOST_LINES, party=party, toasts=raised(*[text[:140]] * 100))
    lines = tuple(replace(line, member_id=10**18 + line.position % 10) for line in one.lines)
    return replace(one, lines=lines, awards=dict.fromkeys(Award, lines[0].id))


def test_a_toast_party_shows_lines_and_glasses() -> None:
    one = replace(evening("Rome", "Oslo", toasts=raised("To tea")), awards={Award.SLOWEST: "line000000000002"})
    assert evening_cards.party(one, "en-US") == Card(
        (
            Text("### 🥂 Here we are\nThe kitchen · hosted by <@11>"),
            Text("**Read tonight**\n**1** · Rome\n**2** · Oslo · 🎗️ Slowest letter"),
            Text("**Glasses raised**\n🥂 <@12>: To tea"),
            Row(
                (
                    Button("Raise a glass", f"evening:glass:{PARTY.id}", "🥂"),
                    Button("Awards", f"evening:awards:{PARTY.id}", "🎗️"),
                    Button("End the party", f"evening:end:{PARTY.id}"),
                )
            ),
        ),
        GOLD,
    )


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("ritual", list(Ritual))
@pytest.mark.parametrize("text", ["x" * 140, LONGEST, MARKUP], ids=["plain", "families", "markup"])
def test_the_fullest_party_fits_a_message(text: str, ritual: Ritual, locale: str) -> None:
    one = full(text, ritual)
    over = replace(one, party=replace(one.party, state=State.ENDED))
    assert complaints(evening_cards.party(one, locale)) == []
    assert complaints(evening_cards.party(over, locale)) == []
    assert complaints(*evening_cards.preview(one, "<#1>", locale)) == []
    assert complaints(evening_cards.ending(one, locale)) == []
    assert complaints(award_cards.awards(one, locale)) == []
    assert complaints(award_cards.candidates(one, Award.SLOWEST, {1: 200}, locale)) == []


def test_lines_that_are_cut_on_the_card_say_where_they_are_whole() -> None:
    said = texts(evening_cards.party(full("x" * 140, Ritual.TOAST), "en-US"))
    assert "-# The whole lines stand in the album." in said
    assert "**40** · " in said
    assert "and 94 more in the album" in said


def test_shredding_has_a_button_for_each_line_that_is_whole_as_far_as_there_is_room() -> None:
    one = evening(*map(str, range(30)), party=replace(PARTY, ritual=Ritual.SHRED))
    done = replace(one, lines=tuple(replace(line, shredded=line.position <= 5) for line in one.lines))
    labels = [label for label in buttons(evening_cards.party(done, "en-US")) if label.startswith("Shred")]
    assert labels == [f"Shred {number}" for number in range(6, 26)]
    assert "**1** · ~~0~~" in texts(evening_cards.party(done, "en-US"))


def test_a_member_cannot_break_out_of_the_line_that_strikes_theirs_through() -> None:
    one = evening("a~~ **b** {} <@1>", party=replace(PARTY, ritual=Ritual.SHRED))
    done = replace(one, lines=(replace(one.lines[0], shredded=True),))
    assert "**1** · ~~a\\~\\~ \\*\\*b\\*\\* {} <\u200b@1>~~" in texts(evening_cards.party(done, "en-US"))


def test_once_it_is_over_all_that_was_read_aloud_stands_together() -> None:
    one = evening("Rome", "Oslo", party=replace(PARTY, ritual=Ritual.READ_ALOUD))
    assert "> Oslo" in texts(evening_cards.party(one, "en-US"))
    over = evening_cards.party(replace(one, party=replace(one.party, state=State.ENDED)), "en-US")
    assert "**1** · Rome\n**2** · Oslo" in texts(over)
    assert buttons(over) == []


def test_the_slowest_letters_come_first_where_the_days_are_known() -> None:
    card = award_cards.candidates(evening("Rome", "Oslo", "Lima"), Award.SLOWEST, {2: 30, 3: 200}, "en-US")
    (menu,) = (block for block in card.blocks if isinstance(block, Select))
    assert [(one.label, one.description) for one in menu.options] == [
        ("Lima", "waited 200 days"),
        ("Oslo", "waited 30 days"),
        ("Rome", ""),
    ]
    (menu,) = (
        block
        for block in award_cards.candidates(evening("Rome", "Oslo"), Award.KINDEST, {2: 30}, "en-US").blocks
        if isinstance(block, Select)
    )
    assert [one.description for one in menu.options] == ["", ""]


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_choosing_fits_a_message_with_the_longest_lines(locale: str) -> None:
    for text in ("x" * 140, LONGEST, MARKUP):
        chosen = evening(*[text] * MOST_LINES).lines
        failures = tuple(_failure(number, text) for number in range(25))
        page = Page(tuple(Entry(one, ()) for one in failures), 1, 3, 70)
        planned = replace(PARTY, state=State.PLANNED)
        assert complaints(choosing_cards.choosing(planned, chosen, page, failures[1:], locale)) == []
        assert complaints(choosing_cards.found(PARTY.id, chosen, failures, locale)) == []


def test_what_hosts_press_depends_on_where_the_party_stands() -> None:
    def labels(state: State, ritual: Ritual = Ritual.TOAST) -> list[str]:
        party = replace(PARTY, state=state, ritual=ritual)
        return [button.label for button in evening_cards.host_buttons(party, "en-US")]

    assert labels(State.PLANNED) == ["Choose what to read", "Begin"]
    assert labels(State.PLANNED, Ritual.QUIET) == ["Begin"]
    assert labels(State.BEGUN) == ["Choose what to read"]
    assert labels(State.ENDED) == labels(State.MISSED) == labels(State.CALLED_OFF) == []


def _failure(number: int, line: str) -> Failure:
    return Failure(number, BEN + ADA, line, None, None, None, None, None, None, NOW, None)
