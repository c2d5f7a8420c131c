"""What authors without a name are told once they have decided."""

from dataclasses import replace

import pytest

from bot.feed.model import Audience, State
from cogs.common.look import WAITING, YES
from cogs.feed.unnamed_cards import shared
from tests.cards.limits import complaints
from tests.cards.reading import said
from tests.cards.test_feed_cards import FAILURE, SHARE
from tests.cards.test_preview_cards import LATER

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
