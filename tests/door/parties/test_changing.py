"""What a host changes, everybody finds: in the channel and in the calendar."""

from datetime import UTC, datetime, timedelta

from sandbox.world.scheduled import delete
from tests.door.conftest import Stage
from tests.door.parties.steps import events, invited, plan, reads


async def planned(stage: Stage) -> None:
    """Let Ada plan a party, whose invitation and event stand."""
    await plan(stage.ada)
    await invited(stage)
    await stage.sandbox.until(lambda: events(stage))


async def test_the_invitation_and_the_event_follow(stage: Stage) -> None:
    await planned(stage)
    changed = await stage.ada.slash("/party change", options={"where": "The roof", "ritual": "quiet"})
    assert changed.text.startswith("**It is changed.**")
    await reads(stage, await invited(stage), "**Where:** The roof")
    await stage.sandbox.until(lambda: events(stage)[0].location == "The roof")
    assert len(events(stage)) == 1
    assert events(stage)[0].description == "everybody here\nsit together; nothing is read out"


async def test_with_nothing_but_the_command_a_form_opens_with_what_is_planned(stage: Stage) -> None:
    await planned(stage)
    opened = await stage.ada.slash("/party change")
    assert opened.modal is not None
    changed = await stage.ada.submit(when="2026-11-20 20:30", where="The kitchen", guests="The lab")
    assert changed.text.startswith("**It is changed.**")
    await reads(stage, await invited(stage), "**Who:** The lab")
    await stage.sandbox.until(lambda: events(stage)[0].starts_at == datetime(2026, 11, 20, 19, 30, tzinfo=UTC))


async def test_a_form_that_cannot_be_read_gives_back_what_was_typed(stage: Stage) -> None:
    await planned(stage)
    await stage.ada.slash("/party change")
    refused = await stage.ada.submit(when="in a while", where="The moon", guests="")
    assert refused.ephemeral
    assert "Cork could not read in a while as a day and an hour." in refused.text
    assert "The moon" in refused.text


async def test_on_another_day_nobody_has_said_yet_that_they_come(stage: Stage) -> None:
    await planned(stage)
    card = await invited(stage)
    await stage.chen.press("Coming", on=card)
    await reads(stage, card, "1 coming")
    moved = await stage.ada.slash("/party change", when="saturday 18:00")
    assert moved.text.startswith("**It has another day now.**")
    await stage.sandbox.until(lambda: "1 coming" not in card.text)


async def test_a_day_that_another_party_has_is_refused(stage: Stage) -> None:
    await planned(stage)
    await plan(stage.chen, when="saturday 19:00")
    refused = await stage.chen.slash("/party change", when="friday 23:00")
    assert refused.text.startswith("On that day another party is planned here.")


async def test_nobody_else_changes_it(stage: Stage) -> None:
    await planned(stage)
    refused = await stage.chen.slash("/party change", options={"where": "Mine"})
    assert refused.text.startswith("You give no party here.")
    shown = await stage.chen.slash("/party show")
    assert "The kitchen" in shown.text
    assert not shown.message or "custom_id" not in str(shown.message.components)


async def test_what_is_called_off_says_so_and_is_in_no_calendar(stage: Stage) -> None:
    await planned(stage)
    card = await invited(stage)
    asked = await stage.ada.slash("/party off")
    assert asked.text.startswith("**Call this party off?**")
    assert "kitchen" in card.text
    await stage.ada.press("Call it off")
    await reads(stage, card, "This party is called off.")
    assert "kitchen" not in card.text
    await stage.sandbox.until(lambda: not events(stage))


async def test_leaving_it_as_it_is_changes_nothing(stage: Stage) -> None:
    await planned(stage)
    await stage.ada.slash("/party off")
    assert (await stage.ada.press("Leave it as it is")).text == "Everything stays as it is."
    assert "kitchen" in (await invited(stage)).text


async def test_an_event_that_somebody_took_out_by_hand_stays_out(stage: Stage) -> None:
    await planned(stage)
    (event,) = events(stage)
    guild = stage.sandbox.world.guild
    delete(stage.sandbox.world, guild.members[guild.owner_id].user, guild, event)
    await stage.ada.slash("/party change", options={"where": "The roof"})
    await reads(stage, await invited(stage), "The roof")
    await _shows(stage, "Somebody took it out of the server's calendar")
    await stage.ada.slash("/party change", options={"where": "The cellar"})
    await reads(stage, await invited(stage), "The cellar")
    assert events(stage) == []


async def test_an_invitation_that_somebody_deleted_is_not_posted_again(stage: Stage) -> None:
    await planned(stage)
    card = await invited(stage)
    await stage.olu.delete(card)
    await stage.ada.slash("/party change", options={"where": "The roof"})
    await _shows(stage, "Somebody deleted the invitation.")
    stage.sandbox.clock.advance(timedelta(hours=1))
    assert stage.channel("party") == []


async def _shows(stage: Stage, words: str) -> None:
    while words not in (await stage.ada.slash("/party show")).text:
        pass
