from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.digest.model import Choice, Digest, Figures, Preview, Schedule, State
from bot.feed import model as feed
from bot.feed.model import Audience
from bot.journal.model import SECTIONS
from bot.kernel.schedule import Monthly, Occurrence
from bot.quests.model import Kind
from cogs.common.card import Select
from cogs.digest import cards
from tests.cards.limits import complaints
from tests.cards.reading import said

FULL = Figures(
    total=123_456,
    people=9_999,
    unnamed=9_999,
    sections=tuple((key, 9_999) for key in SECTIONS),
    kinds=tuple((key.value, 9_999) for key in Kind),
    endings=9_999,
)
WIDE = "🧑‍🚀" * 140
DIGEST = Digest(5, 1, date(2026, 11, 1), Figures(6, 5), (), "en-US")
SCHEDULE = Schedule(
    1,
    2000,
    Monthly(31, time(18), "Europe/Berlin"),
    Occurrence(date(2026, 12, 31), datetime(2026, 12, 31, 17, tzinfo=UTC)),
)


def quote(text: str, number: int = 1) -> feed.Card:
    return feed.Card(
        share_id=f"{number:016}",
        guild_id=1,
        audience=Audience.NAMED,
        member_id=10 + number,
        text=text,
        shared_on=date(2026, 11, 18),
        locale="en-US",
        state=feed.State.POSTED,
        channel_id=3,
        message_id=4,
    )


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("text", ["No", "*" * 4000, WIDE, "_*\n" * 1300], ids=["short", "marks", "wide", "lines"])
def test_a_full_month_is_a_message_that_discord_takes(locale: str, text: str) -> None:
    quotes = tuple(quote(text, number) for number in range(3))
    full = replace(DIGEST, figures=FULL, quotes=quotes, locale=locale, late=True)
    assert complaints(cards.digest(full)) == []
    preview = Preview(full, State.UNDELIVERABLE, silent=False, schedule=SCHEDULE)
    assert complaints(cards.preview(preview, locale, "</digest schedule:1>")) == []
    assert len(cards.title(full)) <= 100


def test_what_is_not_told_is_not_mentioned() -> None:
    assert said(cards.digest(DIGEST)).split("\n") == [
        "🗞️ **November 2026, looked back at together**",
        "**6** failures were shared or counted here, by **5** people.",
    ]


def test_all_that_can_be_told_is_said() -> None:
    shown = said(cards.digest(replace(DIGEST, figures=FULL)))
    for part in (
        "**9999** more came without a name.",
        "**9999** quests came to their end: at the goal, with an offer, or because somebody wants something else now.",
        "- Awards and scholarships I did not get: 9999",
        "- silence: 9999",
        "-# Told is only what at least three people have in common.",
    ):
        assert part.casefold() in shown.casefold()


def test_a_quotation_cannot_do_anything() -> None:
    shown = said(cards.digest(replace(DIGEST, quotes=(quote("@everyone\n# [a](https://b.c) <@7>\n> more"),))))
    for active in ("@everyone", "<@7>", "\n# ", "\n> more"):
        assert active not in shown
    assert "> -# <@11>" in shown


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("silent", [True, False], ids=["silent", "with something to say"])
def test_every_state_has_a_sentence_for_organisers(state: State, *, silent: bool) -> None:
    shown = said(cards.preview(Preview(DIGEST, state, silent=silent, schedule=None), "en-US", "</digest schedule:1>"))
    assert "November 2026" in shown
    assert "</digest schedule:1> sets it up." in shown
    assert ("looked back at together" in shown) is not silent


def test_at_most_as_many_can_be_picked_as_there_are() -> None:
    choices = tuple(Choice(quote(WIDE, number), allowed=number % 2 == 0) for number in range(25))
    shown = cards.choose(choices, "en-US", 2000, chosen=True)
    assert complaints(shown) == []
    assert "**13** of your cards may be quoted." in said(shown)
    (select,) = [block for block in shown.blocks if isinstance(block, Select)]
    assert (select.least, select.most) == (0, 25)
    assert sum(option.chosen for option in select.options) == 13


def test_no_mark_of_a_digest_is_within_that_of_another() -> None:
    marks = [cards.quotes_route(digest_id) for digest_id in (1, 2, 12, 21, 112, 121)]
    assert not [(one, other) for one in marks for other in marks if one != other and one in other]
