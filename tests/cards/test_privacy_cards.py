"""What `/privacy` tells, at its longest."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.cv.model import Heading
from bot.cv.model import Kept as CvKept
from bot.journal.model import Failure
from bot.members.model import Kept, Member, Pausable, Pause
from bot.privacy.model import Holdings, MemberData, Place, ServerView, Whereabouts
from cogs.common.card import Card
from cogs.privacy import cards
from cogs.privacy.readers import Readers, Server
from tests.cards.limits import complaints, drawn

NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
ID = 10**18
MENTIONS = cards.Mentions(*(f"</a command of cork:{ID}>" for _ in range(5)))
FAILURE = Failure(1, ID, "line", "story", None, None, None, 7, None, NOW, None, became="more")
OPEN = Readers(everybody=True, before=True)
CLOSED = Readers(everybody=False, before=True, roles=("W" * 32,) * 5, more_roles=200, members=400)
SERVER = ServerView(
    ID, tuple(Place(ID + n, 10**6) for n in range(9)), 10**6, 10**6, 10**6, ID + 20, 10**6, 10**6, 10**6
)


def words(*drawn_cards: Card) -> str:
    return "\n".join(one["content"] for one in drawn(*drawn_cards) if "content" in one)


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("readers", [OPEN, CLOSED, None])
def test_who_sees_what_fits_a_message_however_much_there_is(locale: str, readers: Readers | None) -> None:
    channels = {place.channel_id: readers for place in SERVER.places} | {ID + 20: readers}
    found = Whereabouts(10**6, 10**7, tuple(replace(SERVER, guild_id=ID + n) for n in range(90)))
    servers = {view.guild_id: Server("W" * 64, 10**7, channels) for view in found.servers[:5]}
    card = cards.seen(found, servers, locale, MENTIONS, NOW)
    assert complaints(card) == []
    assert "W" * 64 in words(card)
    left = 90 - words(card).count("W" * 64)
    assert f"{left}." in words(card)


def test_what_one_server_shows_is_told_line_by_line() -> None:
    view = ServerView(
        7, (Place(21, 3), Place(22, 1)), waiting=2, counted=4, quests=1, experiences=2, anonymous=5, held=6
    )
    server = Server("Failing Upward", 12, {21: OPEN, 22: replace(CLOSED, roles=("Lab",), more_roles=0, members=1)})
    told = words(cards.seen(Whereabouts(0, 4, (view,)), {7: server}, "en-US", MENTIONS, NOW)).split("\n")
    assert told[3:12] == [
        "**Failing Upward**",
        "- Under your name in <#21>: 3. Everybody in the server can read that channel (about 12 now), "
        "and whoever comes later can read back.",
        "- Under your name in <#22>: 1. Who can read that channel: Lab, 1 member who was let in singly, "
        "and whoever comes later can read back; and whoever owns or administers the server.",
        "- Quests that are announced: 1. No channel for it is set now, so nobody is told.",
        "- Waiting to be posted under your name: 2.",
        "- With the moderators, who can read it and see your name: 6. It is not in the feed.",
        "- Without your name, in the feed, under a prompt, or on its way there: 5.",
        "- Only counted, without name or text: 4.",
        "- What you offer to be asked about can be found by everybody here, without your name: 2.",
    ]


@pytest.mark.parametrize("locale", ["en-US", "de"])
def test_what_is_kept_and_the_question_before_erasing_fit_a_message(locale: str) -> None:
    member = Member(ID, locale="de", locale_chosen=True, zone="America/Argentina/ComodRivadavia")
    data = MemberData(
        failures=(FAILURE,) * 999,
        cv=CvKept(Heading("name", None), (1,) * 99),
        settings=Kept(member, (Pause(Pausable.ASKS, None),)),
        presses=10**6,
    )
    assert complaints(cards.shown(data, 1, locale, MENTIONS)) == []
    assert complaints(cards.erase_question(Holdings(*(10**6 for _ in range(9))), locale, MENTIONS)) == []


def test_settings_that_nobody_chose_are_told_as_such() -> None:
    data = MemberData(failures=(FAILURE,), settings=Kept(Member(ID), ()))
    told = words(cards.shown(data, 0, "en-US", MENTIONS))
    assert "- **Settings**: language as Discord says · zone as the server's · pauses: 0 · next check-in: none" in told
    assert "- **Settings**: none" in words(cards.shown(MemberData((FAILURE,)), 0, "en-US", MENTIONS))
