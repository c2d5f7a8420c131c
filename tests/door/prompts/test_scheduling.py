"""What an organiser sets about the weekly prompt, and what the bot says to it."""

from typing import Any

from sandbox.wire import Dispatch, Exchange
from tests.door.conftest import Stage
from tests.door.prompts.steps import CHANNEL, SUNDAY_AT_SIX, WEEK, add_role, schedule, week

WEDNESDAY = 2
AN_HOUR = 60


async def test_a_schedule_is_said_on_the_wall_and_in_the_readers_own_clock(stage: Stage) -> None:
    said = await schedule(stage)
    instant = int(SUNDAY_AT_SIX.timestamp())
    assert said.ephemeral
    assert f"Every Sunday at 18:00 (Europe/Berlin) in <#{stage.place(CHANNEL).id}>." in said.text
    assert f"Next: <t:{instant}:F> (<t:{instant}:R>)" in said.text
    assert said.text in (await stage.olu.slash("/prompt status")).text


async def test_all_that_can_be_set_is_kept(stage: Stage) -> None:
    role = add_role(stage, "Wednesday people", mentionable=True)
    said = await schedule(
        stage, day=WEDNESDAY, time="6:30 pm", zone="america new_york", channel="general", ping=role, archive=AN_HOUR
    )
    general = stage.place("general").id
    for told in (said, await stage.olu.slash("/prompt status")):
        assert f"Every Wednesday at 18:30 (America/New_York) in <#{general}>." in told.text
        assert f"Mentions <@&{role.id}>." in told.text
        assert "folds away after an hour" in told.text
        assert told.message is not None
        assert told.message.mention_role_ids == []


async def test_without_a_zone_the_servers_own_counts_and_utc_is_pointed_out(stage: Stage) -> None:
    assert "(Europe/Berlin)" in (await schedule(stage, zone=None)).text
    await stage.olu.slash("/setup wizard", zone="UTC")
    said = (await schedule(stage, zone=None)).text
    assert "at 18:00 (UTC)" in said
    assert "The hour is in UTC, since this server has no time zone yet." in said
    assert "no time zone yet" not in (await schedule(stage, zone="UTC")).text


async def test_hours_and_zones_that_cannot_be_read_are_refused_and_change_nothing(stage: Stage) -> None:
    before = (await stage.olu.slash("/prompt status")).text
    for hour in ("25:00", "18:60", "13 pm", "0 am", "six", "18:0x", "-1", "1800", "１８"):
        refused = await schedule(stage, time=hour)
        assert refused.ephemeral
        assert "is not a time of day that Cork can read. Write it like 18:00." in refused.text, hour
    refused = await schedule(stage, zone="Mars/Olympus")
    assert "is no time zone that Cork knows." in refused.text
    assert (await stage.olu.slash("/prompt status")).text == before


async def test_zones_are_offered_as_one_types(stage: Stage) -> None:
    given = {"day": WEDNESDAY, "time": "18", "channel": CHANNEL}
    found = await stage.olu.autocomplete(
        "/prompt schedule", option="zone", typed="berl", where="general", options=given
    )
    assert [choice.value for choice in found] == ["Europe/Berlin"]


async def test_a_channel_where_something_is_missing_is_named_at_once(stage: Stage) -> None:
    stage.sandbox.trouble.deny("CREATE_PUBLIC_THREADS", stage.place(CHANNEL))
    said = (await schedule(stage)).text
    assert "Every Sunday at 18:00" in said
    assert "Cork still lacks: Create Public Threads." in said


async def test_a_role_that_nobody_may_mention_is_pointed_out(stage: Stage) -> None:
    stage.sandbox.trouble.deny("MENTION_EVERYONE", stage.place(CHANNEL))
    silent, loud = (add_role(stage, name, mentionable=name == "loud") for name in ("silent", "loud"))
    said = (await schedule(stage, ping=silent)).text
    assert f"<@&{silent.id}> may not be mentioned by Cork, so nobody would be notified." in said
    assert "may not be mentioned" not in (await schedule(stage, ping=loud)).text


async def test_everyone_is_not_a_role_to_mention(stage: Stage) -> None:
    guild = stage.sandbox.world.guild
    refused = await schedule(stage, ping=guild.roles[guild.id])
    assert "can mention one role, not everybody" in refused.text
    assert "Mentions" not in (await stage.olu.slash("/prompt status")).text


async def test_a_role_is_mentioned_and_nobody_else(stage: Stage) -> None:
    role = add_role(stage, "Sunday people", mentionable=True)
    await schedule(stage, ping=role)
    asked: list[Any] = []

    def look(seen: Exchange | Dispatch) -> None:
        if isinstance(seen, Exchange) and seen.template == "/channels/{channel_id}/messages":
            asked.append(seen.request_json["allowed_mentions"])

    stage.sandbox.wire.observe(look)
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    message = await week(stage)
    assert asked == [{"parse": [], "roles": [role.id]}]
    assert (message.mention_role_ids, message.mentions, message.mention_everyone) == ([role.id], [], False)


async def test_without_a_role_nobody_is_mentioned(stage: Stage) -> None:
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    message = await week(stage)
    assert (message.mention_role_ids, message.mentions, message.mention_everyone) == ([], [], False)


async def test_a_prompt_posted_by_hand_is_the_only_one_of_its_day(stage: Stage) -> None:
    assert f"On its way to <#{stage.place(CHANNEL).id}>." in (await stage.olu.slash("/prompt post")).text
    message = await week(stage)
    assert message.thread is not None
    refused = await stage.olu.slash("/prompt post")
    assert "already posted or on its way" in refused.text
    status = (await stage.olu.slash("/prompt status")).text
    assert f"- 18 November 2026: {message.thread.name.split(' · ')[0]} · posted in <#{message.thread.id}>" in status
    assert "59 prompts are left" in status


async def test_stopped_it_comes_no_more_and_stopping_twice_is_no_harm(stage: Stage) -> None:
    assert "No weekly prompt comes any more." in (await stage.olu.slash("/prompt stop")).text
    assert "nothing to stop" in (await stage.olu.slash("/prompt stop")).text
    assert "No weekly prompt is scheduled." in (await stage.olu.slash("/prompt status")).text
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await schedule(stage)
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX + WEEK)
    await week(stage)


async def test_members_stop_nothing(stage: Stage) -> None:
    refused = await stage.ada.slash("/prompt stop", where="general")
    assert "This is for those who may manage the server." in refused.text
    assert "Every Sunday" in (await stage.olu.slash("/prompt status")).text
