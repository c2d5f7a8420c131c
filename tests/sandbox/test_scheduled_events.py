from datetime import timedelta
from typing import Any

import discord
import pytest

from sandbox.form import Json
from sandbox.server import Sandbox
from tests.sandbox.conftest import NOON, Api
from tests.sandbox.demo_bot import DemoBot


def event(**more: Any) -> Json:
    start = NOON + timedelta(days=1)
    return {
        "name": "Failure hour",
        "privacy_level": 2,
        "entity_type": 3,
        "scheduled_start_time": start.isoformat(),
        "scheduled_end_time": (start + timedelta(hours=1)).isoformat(),
        "entity_metadata": {"location": "The kitchen"},
        **more,
    }


def way(sandbox: Sandbox) -> str:
    return f"/guilds/{sandbox.world.guild.id}/scheduled-events"


WEEKLY = {"start": (NOON + timedelta(days=1)).isoformat(), "frequency": 2, "interval": 1, "by_weekday": [6]}


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (event(name="x" * 101), {"name": "BASE_TYPE_BAD_LENGTH"}),
        (event(description="x" * 1001), {"description": "BASE_TYPE_MAX_LENGTH"}),
        (event(entity_metadata=None), {"entity_metadata": "BASE_TYPE_REQUIRED"}),
        (event(entity_metadata={"location": "x" * 101}), {"entity_metadata.location": "BASE_TYPE_BAD_LENGTH"}),
        (event(scheduled_end_time=None), {"scheduled_end_time": "BASE_TYPE_REQUIRED"}),
        (event(privacy_level=1), {"privacy_level": "BASE_TYPE_CHOICES"}),
        (
            event(scheduled_start_time=NOON.isoformat()),
            {"scheduled_start_time": "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST"},
        ),
        (
            event(scheduled_end_time=(NOON + timedelta(hours=1)).isoformat()),
            {"scheduled_end_time": "GUILD_SCHEDULED_EVENT_END_TIME_BEFORE_START_TIME"},
        ),
        (
            event(recurrence_rule={**WEEKLY, "by_weekday": [1, 2]}),
            {"recurrence_rule.by_weekday": "GUILD_SCHEDULED_EVENT_RECURRENCE"},
        ),
        (event(recurrence_rule={**WEEKLY, "interval": 3}), {"recurrence_rule.interval": "NUMBER_TYPE_MAX"}),
        (event(recurrence_rule={**WEEKLY, "count": 3}), {"recurrence_rule.count": "GUILD_SCHEDULED_EVENT_RECURRENCE"}),
        (event(entity_type=2), {"channel_id": "BASE_TYPE_REQUIRED"}),
    ],
)
async def test_an_event_that_discord_refuses(api: Api, sandbox: Sandbox, body: Json, faults: dict[str, str]) -> None:
    said = await api.post(way(sandbox), body)
    assert (said.status, said.faults) == (400, faults)


async def test_an_event_is_made_changed_started_and_removed(api: Api, sandbox: Sandbox) -> None:
    made = await api.post(way(sandbox), event(recurrence_rule=WEEKLY))
    assert (made.status, made.body["status"], made.body["recurrence_rule"]["by_weekday"]) == (200, 1, [6])
    one = f"{way(sandbox)}/{made.body['id']}"
    assert [entry["id"] for entry in (await api.get(way(sandbox))).body] == [made.body["id"]]
    assert (await api.patch(one, {"name": "Party"})).body["name"] == "Party"
    assert (await api.patch(one, {"status": 3})).faults == {"status": "TRANSITION_INVALID_STATUS"}
    assert (await api.patch(one, {"status": 2})).body["status"] == 2
    assert (await api.patch(one, {"status": 3})).body["status"] == 3
    assert (await api.patch(one, {"name": "x"})).code == 180000
    assert (await api.delete(one)).status == 204
    assert (await api.get(one)).code == 10070


async def test_create_events_is_needed_and_manage_events_is_not_enough(api: Api, sandbox: Sandbox) -> None:
    world = sandbox.world
    role = world.guild.roles[world.guild.members[world.bot_user.id].role_ids[0]]
    role.permissions = role.permissions & ~(1 << 44) | 1 << 33
    assert (await api.post(way(sandbox), event())).code == 50013


async def test_a_hundred_and_first_event_is_one_too_many(api: Api, sandbox: Sandbox) -> None:
    for _ in range(100):
        assert (await api.post(way(sandbox), event())).status == 200
    assert (await api.post(way(sandbox), event())).code == 30038


async def test_discord_py_puts_an_event_into_the_calendar_and_takes_it_out(bot: DemoBot, sandbox: Sandbox) -> None:
    guild = await bot.fetch_guild(sandbox.world.guild.id)
    start = NOON + timedelta(days=1)
    made = await guild.create_scheduled_event(
        name="Failure hour",
        start_time=start,
        end_time=start + timedelta(hours=1),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="The kitchen",
    )
    assert made.status is discord.EventStatus.scheduled
    (held,) = sandbox.world.guild.scheduled_events.values()
    assert (held.id, held.name, held.location, held.starts_at) == (made.id, "Failure hour", "The kitchen", start)
    changed = await made.edit(name="Party")
    assert (changed.name, held.name) == ("Party", "Party")
    await made.delete()
    assert sandbox.world.guild.scheduled_events == {}


async def test_an_event_at_a_place_begins_and_ends_by_the_clock(api: Api, sandbox: Sandbox) -> None:
    number = int((await api.post(way(sandbox), event())).body["id"])
    held = sandbox.world.guild.scheduled_events[number]
    sandbox.clock.advance(timedelta(days=1))
    assert held.status.name == "ACTIVE"
    sandbox.clock.advance(timedelta(hours=1))
    assert held.status.name == "COMPLETED"


async def test_start_and_end_are_moved_together(api: Api, sandbox: Sandbox) -> None:
    made = await api.post(way(sandbox), event())
    later = NOON + timedelta(days=3)
    times = {"scheduled_start_time": later.isoformat(), "scheduled_end_time": (later + timedelta(hours=1)).isoformat()}
    assert (await api.patch(f"{way(sandbox)}/{made.body['id']}", times)).status == 200
    early = {"scheduled_end_time": NOON.isoformat()}
    assert (await api.patch(f"{way(sandbox)}/{made.body['id']}", early)).status == 400
