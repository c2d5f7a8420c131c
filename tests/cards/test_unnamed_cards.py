"""What authors without a name are told once they have decided."""

from dataclasses import replace
from datetime import datetime
from itertools import product

import pytest

from bot.feed.model import NOTE_LIMIT, TEXT_LIMIT, Audience, Manner, Offer, State
from bot.feed.unnamed import Prospect
from bot.guilds.model import Guild
from cogs.common.look import WAITING, YES
from cogs.feed.unnamed_cards import preview, shared
from tests.cards.limits import complaints
from tests.cards.reading import said
from tests.cards.test_feed_cards import FAILURE, SHARE
from tests.cards.test_preview_cards import LATER, TELLING

UNNAMED = replace(SHARE, audience=Audience.ANONYMOUS, member_id=None)


@pytest.mark.parametrize(
    ("state", "sign", "words"),
    [
        (State.SCHEDULED, WAITING, "between 10 and 90 minutes from now"),
        (State.WAITING, YES, "or is on its way"),
        (State.POSTED, YES, "it stands in"),
        (State.HELD, YES, "the moderators have it"),
        (State.REMOVED, YES, "the moderators have it"),
    ],
)
def test_the_author_reads_where_the_card_stands(state: State, sign: str, words: str) -> None:
    card = shared(replace(UNNAMED, state=state), FAILURE, "en-US")
    assert said(card).startswith(sign)
    assert words in said(card)
    assert complaints(card) == []


def test_an_evening_is_named_where_one_was_chosen() -> None:
    card = shared(replace(UNNAMED, state=State.SCHEDULED, due_at=LATER), FAILURE, "en-US")
    assert f"<t:{int(LATER.timestamp())}" in said(card)


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("note", [None, "losing a job " * 7, "*" * NOTE_LIMIT])
@pytest.mark.parametrize("due_at", [None, LATER])
def test_the_preview_fits_into_a_message_with_all_that_can_be_said_beside_it(
    locale: str, note: str | None, due_at: datetime | None
) -> None:
    guild = Guild(10**18, locale=locale, feed_channel=10**18, anonymous=True)
    text = (TELLING * TEXT_LIMIT)[:TEXT_LIMIT]
    manner = Manner(no_advice=True, ask_me=True, note=note)
    offer = Offer(7, 1, text, manner, due_at, audience=Audience.ANONYMOUS)
    for state, changed in product((None, *State), (False, True)):
        stands = None if state is None else replace(UNNAMED, state=state)
        prospect = Prospect(guild, offer, stands, lately=True)
        assert complaints(*preview(FAILURE, prospect, 3, LATER, locale, changed=changed)) == []
