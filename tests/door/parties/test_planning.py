"""A party is shown exactly, planned by a press, and stands in the channel and in the calendar."""

from datetime import UTC, datetime

import pytest

from sandbox.world.components import ButtonStyle
from tests.door.conftest import Stage
from tests.door.parties.steps import FRIDAY, PARTY, events, invited, plan, propose, reads
from tests.door.quests.steps import set_up

AT = int(datetime(2026, 11, 20, 18, tzinfo=UTC).timestamp())
TO_THE_LETTER = f"""### 🍾 A party!
**<t:{AT}:F>** (<t:{AT}:R>)
**Where:** The kitchen
**Who:** everybody here
**What we do:** read out lines and raise glasses to them
**Given by:** {{host}}"""


async def test_the_invitation_is_shown_to_the_letter_before_it_is_posted(stage: Stage) -> None:
    shown = await propose(stage.ada, when=FRIDAY, where="The kitchen")
    assert shown.ephemeral
    invitation = TO_THE_LETTER.format(host=f"<@{stage.ada.id}>")
    assert invitation in shown.text
    assert "19:00 on 20 November 2026 in Europe/Berlin" in shown.text
    assert stage.channel(PARTY) == []
    planned = await stage.ada.press("Plan it")
    assert planned.text.startswith("**It is planned.**")
    assert "The server's calendar gets it, too." in planned.text
    assert (await invited(stage)).text.startswith(invitation)


async def test_the_calendar_gets_an_event_with_an_end(stage: Stage) -> None:
    await plan(stage.ada, guests="Whoever failed this week", ritual="shred")
    await stage.sandbox.until(lambda: events(stage))
    (event,) = events(stage)
    assert event.name == "A party for what did not work out"
    assert event.location == "The kitchen"
    assert event.description == "Whoever failed this week\nread out lines and shred them"
    assert event.starts_at == datetime(2026, 11, 20, 18, tzinfo=UTC)
    assert event.ends_at == datetime(2026, 11, 20, 21, tzinfo=UTC)


async def test_pressing_twice_plans_one(stage: Stage) -> None:
    shown = await propose(stage.ada, when=FRIDAY, where="The kitchen")
    await stage.ada.press("Plan it", on=shown.message)
    await invited(stage)
    await stage.sandbox.until(lambda: events(stage))
    again = (await stage.ada.slash("/party show")).text
    assert again.count("The kitchen") == 1
    assert len(events(stage)) == 1


async def test_what_was_left_is_nowhere(stage: Stage) -> None:
    shown = await propose(stage.ada, when=FRIDAY, where="The kitchen")
    left = await stage.ada.press("Leave it", on=shown.message)
    assert left.text == "Nothing was planned."
    assert "No party is planned here." in (await stage.ada.slash("/party show")).text
    assert stage.channel(PARTY) == []


async def test_without_a_party_channel_it_stands_where_it_was_planned(stage: Stage) -> None:
    await set_up(stage, party_channel=None)
    await plan(stage.ada)
    await stage.sandbox.until(lambda: any("A party!" in one.text for one in stage.channel("general")))


async def test_a_quest_stands_beside_its_host_with_its_goal_and_never_its_count(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30, scope="chairs", toast="Champagne")
    await stage.ada.slash("/fail", line="Not shortlisted")
    await plan(stage.ada, quest="chairs")
    card = await invited(stage)
    assert f"<@{stage.ada.id}> opens a bottle for 30 failures: Champagne" in card.text
    assert "1" not in card.text.replace(str(AT), "").replace(str(stage.ada.id), "")


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("someday", "Cork could not read someday as a day and an hour."),
        ("saturday", "Cork could not read saturday as a day and an hour."),
        ("2026-11-18 09:00", "That moment has passed."),
        ("2028-01-01 19:00", "A party can be planned for a year ahead at most."),
    ],
)
async def test_a_moment_that_cannot_be_is_refused_kindly_and_comes_back(stage: Stage, when: str, sentence: str) -> None:
    refused = await propose(stage.ada, when=when, where="The kitchen", guests="All of you")
    assert refused.ephemeral
    assert refused.text.startswith(sentence)
    for typed in (when, "The kitchen", "All of you"):
        assert typed in refused.text


async def test_a_place_of_blanks_is_refused(stage: Stage) -> None:
    refused = await propose(stage.ada, when=FRIDAY, where=" \u2003 ")
    assert refused.text.startswith("A party needs a place.")


async def test_three_parties_at_a_time_are_as_many_as_one_member_plans(stage: Stage) -> None:
    for day in (20, 21, 22):
        await plan(stage.ada, when=f"2026-11-{day} 19:00")
    refused = await propose(stage.ada, when="2026-11-23 19:00", where="The kitchen")
    assert refused.text.startswith("You have 3 parties planned here")


async def test_what_is_typed_opens_nothing_and_mentions_nobody(stage: Stage) -> None:
    await plan(stage.ada, where="@everyone <@1> [here](https://example.com)", guests="# **All**")
    card = await invited(stage)
    assert card.mentions == []
    assert "@\u200beveryone" in card.text or "@everyone" not in card.text
    assert "\n# " not in card.text
    await stage.sandbox.until(lambda: events(stage))
    assert all(button["style"] != ButtonStyle.LINK for button in _buttons(card.components))


async def test_the_invitation_speaks_the_server_s_language_and_its_host_their_own(stage: Stage) -> None:
    shown = await propose(stage.bo, when="Freitag 19 Uhr", where="Die Küche")
    assert "**Noch ist nichts geplant.**" in shown.text
    assert "**Where:** Die Küche" in shown.text
    await stage.bo.press("Planen")
    await reads(stage, await invited(stage), "The kitchen".replace("The kitchen", "Die Küche"))


async def test_outside_of_servers_a_bottle_to_oneself_is_a_party(stage: Stage) -> None:
    for command, options in (("/party show", {}), ("/party plan", {"when": FRIDAY, "where": "Here"})):
        told = await stage.ada.slash(command, dm=True, options=options)
        assert "**A bottle to yourself is a complete party.**" in told.text
        assert stage.bot.mention("quest start") in told.text


def _buttons(components: list[dict[str, object]]) -> list[dict[str, object]]:
    found = []
    for one in components:
        inner = one.get("components", [])
        assert isinstance(inner, list)
        found += [one] if one["type"] == 2 else _buttons(inner)
    return found
