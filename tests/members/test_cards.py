"""What members set for themselves, in messages that Discord takes."""

from datetime import timedelta

import pytest

from bot.members.model import Left, Member, Notify, Pausable, Pause
from cogs.members import cards
from tests.cards.limits import complaints
from tests.conftest import NOW
from tests.journal.entries import ADA

LONGEST_ZONE = "America/Argentina/ComodRivadavia"


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("on", [True, False])
def test_the_settings_fit_into_a_message_with_everything_paused(locale: str, on: bool) -> None:  # noqa: FBT001 - a parameter of the test
    member = Member(ADA, zone=LONGEST_ZONE, notify=Notify(asks=on, stings=on, reviews=on), review_days=365)
    pauses = [Pause(what, NOW + timedelta(days=1)) for what in Pausable]
    ways = cards.Ways("</resume:1572551943782400042>", "</resurface on:1572551943782400043>")
    assert complaints(cards.notify(member, pauses, locale, ways, earlier=True)) == []


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_the_labels_of_a_form_are_short_enough(locale: str) -> None:
    form = cards.times_form(Member(ADA), locale)
    assert len(form.title) <= 45
    assert all(len(field.label) <= 45 and len(field.description) <= 100 for field in form.fields)


def test_only_what_stands_in_the_server_is_named() -> None:
    shares = cards.leaving(Left(shares=2, quests=0), "en-US", "/privacy erase")
    assert "2 failures that you share here" in str(shares)
    assert "announced" not in str(shares)
    quests = cards.leaving(Left(shares=0, quests=1), "en-US", "/privacy erase")
    assert "1 quest of yours" in str(quests)
    assert "share here become" not in str(quests)
    experiences = cards.leaving(Left(shares=0, quests=0, experiences=3), "en-US", "/privacy erase")
    assert "3 offers and questions about experience are taken back." in str(experiences)
