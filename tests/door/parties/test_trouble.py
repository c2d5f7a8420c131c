"""Parties when Discord answers badly, forbids, or is full: the invitation alone serves, and nothing is there twice."""

from datetime import timedelta

import pytest

from sandbox.form import Json
from sandbox.world.permissions import Permission
from sandbox.world.scheduled import MOST_UNCOMPLETED, create
from tests.door.conftest import Stage
from tests.door.parties.steps import PARTY, events, invited, plan, reads
from tests.door.waiting import until_put_off

EVENTS = "/guilds/*/scheduled-events"
MESSAGES = "/channels/*/messages"


async def shows(stage: Stage, words: str, *, still: bool = True) -> None:
    """Wait until its host reads this in `/party show`, or not any more."""
    while (words in (await stage.ada.slash("/party show")).text) is not still:
        pass


def forbid_events(stage: Stage) -> None:
    """Take *Create Events* away from Cork's role."""
    guild, world = stage.sandbox.world.guild, stage.sandbox.world
    role = guild.roles[guild.members[world.bot_user.id].role_ids[0]]
    role.permissions &= ~Permission.CREATE_EVENTS


@pytest.mark.parametrize("applied", [True, False], ids=["made all the same", "not made"])
@pytest.mark.parametrize("status", [500, 503])
async def test_an_event_that_discord_answers_with_an_error_is_there_once(
    stage: Stage, status: int, *, applied: bool
) -> None:
    stage.sandbox.trouble.fail("POST", EVENTS, status=status, applied=applied)
    await plan(stage.ada)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    assert len(events(stage)) == int(applied)
    stage.sandbox.clock.advance(timedelta(seconds=10))
    await shows(stage, "[The invitation](https://")
    await stage.sandbox.until(lambda: events(stage))
    await stage.ada.slash("/party change", options={"where": "The roof"})
    await stage.sandbox.until(lambda: events(stage)[0].location == "The roof")
    assert len(events(stage)) == 1


async def test_an_answer_that_was_lost_leads_to_the_event_that_is_there(stage: Stage) -> None:
    stage.sandbox.trouble.drop("POST", EVENTS, applied=True)
    await plan(stage.ada)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    await stage.ada.slash("/party change", options={"where": "The roof"})
    stage.sandbox.clock.advance(timedelta(hours=3))
    await stage.sandbox.until(lambda: events(stage)[0].location == "The roof")
    assert len(events(stage)) == 1


async def test_an_unheard_event_of_another_party_is_not_taken_for_this_one(stage: Stage) -> None:
    await plan(stage.chen, when="saturday 19:00", where="The attic")
    await stage.sandbox.until(lambda: events(stage))
    stage.sandbox.trouble.fail("POST", EVENTS, status=503)
    await plan(stage.ada)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    stage.sandbox.clock.advance(timedelta(seconds=10))
    await stage.sandbox.until(lambda: len(events(stage)) == 2)
    assert [one.location for one in events(stage)] == ["The attic", "The kitchen"]


async def test_an_event_that_may_be_there_goes_with_its_party(stage: Stage) -> None:
    stage.sandbox.trouble.fail("POST", EVENTS, status=503, applied=True)
    await plan(stage.ada)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    await stage.ada.slash("/party off")
    await stage.ada.press("Call it off")
    stage.sandbox.clock.advance(timedelta(seconds=10))
    await stage.sandbox.until(lambda: not events(stage))


async def test_an_event_that_may_be_there_goes_with_its_host(stage: Stage) -> None:
    stage.sandbox.trouble.fail("POST", EVENTS, status=503, applied=True)
    await plan(stage.ada)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    await stage.ada.slash("/privacy erase")
    await stage.ada.press("Erase everything")
    stage.sandbox.clock.advance(timedelta(seconds=10))
    await stage.sandbox.until(lambda: not events(stage))


async def test_without_the_permission_the_host_is_told_and_the_invitation_serves(stage: Stage) -> None:
    forbid_events(stage)
    told = await plan(stage.ada)
    assert "Cork may not make events here, so the invitation alone serves." in told
    await invited(stage)
    await shows(stage, "It is not in the server's calendar: Cork may not make events here.")
    assert events(stage) == []


async def test_once_the_permission_is_there_the_next_change_brings_it_into_the_calendar(stage: Stage) -> None:
    forbid_events(stage)
    await plan(stage.ada)
    await shows(stage, "It is not in the server's calendar")
    guild, world = stage.sandbox.world.guild, stage.sandbox.world
    guild.roles[guild.members[world.bot_user.id].role_ids[0]].permissions |= Permission.CREATE_EVENTS
    await stage.ada.slash("/party change", options={"where": "The roof"})
    await stage.sandbox.until(lambda: events(stage))
    await shows(stage, "It is not in the server's calendar", still=False)


async def test_a_full_calendar_is_told_and_not_asked_again(stage: Stage) -> None:
    for number in range(MOST_UNCOMPLETED):
        create(stage.sandbox.world, stage.sandbox.world.bot_user, stage.sandbox.world.guild, _event(number))
    await plan(stage.ada)
    await shows(stage, "which has room for 100 events and is full")


async def test_an_invitation_whose_answer_was_lost_stands_once(stage: Stage) -> None:
    stage.sandbox.trouble.drop("POST", MESSAGES, applied=True)
    await plan(stage.ada)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    stage.sandbox.clock.advance(timedelta(minutes=10))
    await shows(stage, "[The invitation](https://")
    assert len(stage.channel(PARTY)) == 1


async def test_an_unheard_invitation_of_a_party_that_is_off_says_so(stage: Stage) -> None:
    stage.sandbox.trouble.drop("POST", MESSAGES, applied=True)
    await plan(stage.ada)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    await stage.ada.slash("/party off")
    await stage.ada.press("Call it off")
    stage.sandbox.clock.advance(timedelta(minutes=10))
    await reads(stage, stage.channel(PARTY)[0], "This party is called off.")


async def test_a_channel_that_takes_no_invitation_is_told_and_tried_again_once_it_may(stage: Stage) -> None:
    channel = next(one for one in stage.sandbox.world.guild.channels.values() if one.name == PARTY)
    stage.sandbox.trouble.deny("SEND_MESSAGES", channel)
    await plan(stage.ada)
    await shows(stage, "The invitation could not be posted or drawn anew")
    stage.sandbox.trouble.allow("SEND_MESSAGES", channel)
    await stage.olu.slash("/setup check")
    await invited(stage)
    await shows(stage, "[The invitation](https://")
    await shows(stage, "could not be posted", still=False)


def _event(number: int) -> Json:
    return {
        "name": f"Something else {number}",
        "privacy_level": 2,
        "entity_type": 3,
        "scheduled_start_time": "2026-12-01T18:00:00+00:00",
        "scheduled_end_time": "2026-12-01T20:00:00+00:00",
        "entity_metadata": {"location": "Elsewhere"},
    }
