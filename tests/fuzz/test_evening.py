"""Whatever is read and drunk to at a party, its cards stay whole, within Discord's limits, and harmless."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.journal.model import cut_line, is_blank
from bot.parties import album
from bot.parties.evening import TOAST_LIMIT
from bot.parties.model import Award, Ritual, State
from cogs.parties import award_cards, evening_cards
from tests.fuzz.test_cards import wrong
from tests.fuzz.texts import wild
from tests.parties.evenings import PARTY, evening, raised

LINES = wild().map(lambda text: cut_line(text)[0]).filter(lambda line: not is_blank(line))
TOASTS = wild(TOAST_LIMIT).map(lambda text: " ".join(text.split())).filter(lambda toast: not is_blank(toast))
OURS = ("<@11>", *(f"<@{12 + number}>" for number in range(3)))


@settings(max_examples=100)
@given(
    lines=st.lists(LINES, min_size=1, max_size=3),
    toasts=st.lists(TOASTS, max_size=3),
    ritual=st.sampled_from(list(Ritual)),
    locale=st.sampled_from(("en-US", "de")),
)
def test_a_party_stands_and_calls_nobody(lines: list[str], toasts: list[str], ritual: Ritual, locale: str) -> None:
    one = evening(*lines, party=replace(PARTY, ritual=ritual, place=lines[0][:100]), toasts=raised(*toasts))
    shredded = replace(one, lines=tuple(replace(line, shredded=True) for line in one.lines))
    over = replace(shredded, party=replace(one.party, state=State.ENDED), awards=dict.fromkeys(Award, one.lines[0].id))
    for card in (
        *(evening_cards.party(each, locale) for each in (one, shredded, over)),
        evening_cards.ending(one, locale),
        award_cards.awards(over, locale),
        award_cards.candidates(over, Award.SLOWEST, {1: 30}, locale),
    ):
        assert [fault for fault in wrong(card) if not any(ours in fault for ours in OURS)] == []


@settings(max_examples=100)
@given(text=LINES, toast=TOASTS)
def test_an_album_has_as_many_items_as_there_were_lines_and_toasts(text: str, toast: str) -> None:
    page = album.to_html(evening(text, toasts=raised(toast)), "en-US", b"", "today").decode()
    assert page.count("<li ") == 2
    assert page.count("<script") == page.count('<img src="http') == 0
