import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.world.acting import act
from sandbox.world.interaction import InteractionType
from sandbox.world.model import Channel
from tests.sandbox.conftest import NOON, Api

HELLO = {"content": "Hello"}


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(SandboxClock(NOON, ticking=False)) as sandbox:
        yield sandbox


async def test_a_channel_takes_five_messages_in_five_seconds(
    api: Api, general: Channel, channel: Callable[[str], Channel]
) -> None:
    said = [await api.say(general, HELLO) for _ in range(6)]
    assert [one.status for one in said] == [200] * 5 + [429]
    assert [one.headers["X-RateLimit-Remaining"] for one in said] == ["4", "3", "2", "1", "0", "0"]
    assert said[0].headers["X-RateLimit-Limit"] == "5"
    assert 0 < float(said[5].headers["X-RateLimit-Reset-After"]) <= 5
    assert 0 < said[5].body["retry_after"] <= 5
    elsewhere = await api.say(channel("party"), HELLO)
    assert elsewhere.status == 200
    assert elsewhere.headers["X-RateLimit-Bucket"] == said[0].headers["X-RateLimit-Bucket"]


async def test_fifty_requests_a_second_are_the_limit_for_all_but_interactions(api: Api, sandbox: Sandbox) -> None:
    world = sandbox.world
    places = [world.add_channel(world.guild, f"channel-{number}") for number in range(60)]
    said = await asyncio.gather(*(api.say(place, HELLO) for place in places))
    refused = [one for one in said if one.status == 429]
    assert len(refused) == 10
    assert all(one.body["global"] and one.headers["X-RateLimit-Scope"] == "global" for one in refused)
    assert sandbox.door.invalid_requests == 10
    ada = sandbox.person("ada").user
    data = {"id": "1", "type": 1, "name": "fail"}
    interactions = [act(world, InteractionType.COMMAND, ada, places[0], data) for _ in range(60)]
    reply = {"type": 4, "data": {"content": "x", "flags": 64}}
    answers = await asyncio.gather(*(api.respond(interaction, reply) for interaction in interactions))
    assert {answer.status for answer in answers} == {200}


async def test_of_messages_older_than_an_hour_a_channel_takes_three_edits_in_six_seconds(
    api: Api, general: Channel, channel: Callable[[str], Channel], sandbox: Sandbox
) -> None:
    old = [(await api.say(general, HELLO)).body["id"] for _ in range(4)]
    sandbox.clock.advance(timedelta(hours=1, seconds=1))
    said = [await api.patch(f"/channels/{general.id}/messages/{number}", HELLO) for number in old]
    assert [one.status for one in said] == [200] * 3 + [429]
    assert said[3].code == 30046
    assert 0 < said[3].body["retry_after"] <= 6
    party = channel("party")
    young = (await api.say(party, HELLO)).body["id"]
    said = [await api.patch(f"/channels/{party.id}/messages/{young}", HELLO) for _ in range(5)]
    assert [one.status for one in said] == [200] * 5


async def test_follow_ups_have_a_limit_of_their_own(api: Api, sandbox: Sandbox, general: Channel) -> None:
    data = {"id": "1", "type": 1, "name": "fail"}
    interaction = act(sandbox.world, InteractionType.COMMAND, sandbox.person("ada").user, general, data)
    await api.respond(interaction, {"type": 4, "data": {"content": "x"}})
    said = [await api.post(api.webhook(interaction), HELLO) for _ in range(6)]
    assert [one.status for one in said] == [200] * 5 + [429]
