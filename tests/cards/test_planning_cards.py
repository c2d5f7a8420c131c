"""`/party show` at its fullest."""

from datetime import UTC, date, datetime

import pytest

from bot.kernel.text import LANGUAGES, say
from bot.parties.model import TEXT_LIMIT, EventTrouble, Host, Invitation, Party, Ritual, State
from cogs.parties import planning_cards
from cogs.parties.commands import SHOWN, WAITING
from tests.cards.limits import complaints

ADA = 10**18
CHECK = f"</setup check:{2**64}>"


def party(number: int, state: State, trouble: EventTrouble | None = None) -> Party:
    return Party(
        f"{number:016}",
        ADA,
        ADA,
        datetime(2026, 12, 24, 18, tzinfo=UTC),
        "America/Argentina/ComodRivadavia",
        date(2026, 12, 24),
        "*" * TEXT_LIMIT,
        "*" * TEXT_LIMIT,
        Ritual.TOAST,
        state,
        (Host(ADA, None), Host(ADA + 1, None)),
        event_trouble=trouble,
        message_id=ADA,
        card_refused=True,
    )


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("host", [0, 1])
@pytest.mark.parametrize("trouble", list(EventTrouble))
def test_all_that_is_planned_and_all_that_waits_fit_into_one_message(
    locale: str, host: int, trouble: EventTrouble
) -> None:
    coming = [Invitation(party(number, State.PLANNED, trouble), (), {}, locale) for number in range(SHOWN)]
    shown = [planning_cards.listed(one, ADA + host, locale, CHECK) for one in coming]
    more = planning_cards.said(say("parties.more", locale, n=10_000))
    missed = [planning_cards.missed(party(SHOWN + number, State.MISSED), locale) for number in range(WAITING)]
    assert complaints(*shown, more, *missed) == []
