from datetime import UTC, datetime

import pytest

from bot.feed.model import Audience
from cogs.common.card import Select
from cogs.feed.listing import Listed, Pile, listing
from tests.cards.limits import complaints
from tests.cards.reading import said

LATER = datetime(2026, 12, 1, 19, 0, tzinfo=UTC)
SHARE = "</share:1>"


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_the_list_fits_whatever_is_in_it(locale: str) -> None:
    many = tuple(
        Listed(pile, n, text, Audience.ANONYMOUS, 2000, LATER)
        for n, (pile, text) in enumerate([(pile, text) for text in ("No\n" * 1000, "||" * 70) for pile in Pile] * 9)
    )
    assert complaints(listing(many, SHARE, locale)) == []


def test_as_many_are_listed_as_a_select_takes_and_each_failure_once() -> None:
    scheduled = [Listed(Pile.SCHEDULED, n, "No", channel_id=2000, due_at=LATER) for n in range(1, 21)]
    held = [Listed(Pile.HELD, n, "No") for n in (1, *range(50, 90))]
    (select,) = (block for block in listing((*scheduled, *held), SHARE, "en-US").blocks if isinstance(block, Select))
    assert [option.value for option in select.options] == [str(n) for n in (*range(1, 21), *range(50, 55))]


def test_each_pile_says_why_its_shares_wait_and_what_bears_no_name_says_so() -> None:
    shown = said(listing(tuple(Listed(pile, n, f"no {n}") for n, pile in enumerate(Pile)), SHARE, "en-US"))
    for words in ("**Scheduled here**", "**Not posted**", "The moderators look at these", "Taken out of the feed"):
        assert words in shown
    unnamed = said(listing((Listed(Pile.HELD, 1, "No", Audience.ANONYMOUS),), SHARE, "en-US"))
    assert "No · without your name" in unnamed


def test_where_nothing_waits_the_list_says_how_to_share() -> None:
    assert SHARE in said(listing((), SHARE, "en-US"))
