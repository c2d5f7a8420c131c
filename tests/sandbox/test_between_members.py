"""The app in DMs that the bot has no part in: members bring it along."""

import pytest

from sandbox.form import Json
from sandbox.payload.interactions import interaction
from sandbox.people import NoAnswer, NotPossible
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api

SOON = 0.01
REPLY: Json = {"type": 4, "data": {"content": "Hello"}}


@pytest.fixture
async def between(api: Api, sandbox: Sandbox, ada: Person) -> Channel:
    commands = [
        {"name": "fail", "description": "A command"},
        {"name": "here", "description": "A command", "integration_types": [0]},
        {"name": "alone", "description": "A command", "contexts": [0, 1]},
    ]
    await api.put(f"/applications/{sandbox.world.application_id}/commands", commands)
    return sandbox.world.open_between(ada.user, sandbox.person("bo").user)


async def called(ada: Person, place: Channel) -> None:
    ada.user.has_app = True
    with pytest.raises(NoAnswer):
        await ada.slash("/fail", where=place, deadline=SOON)


async def test_only_those_who_have_the_app_use_it_and_only_commands_for_there(ada: Person, between: Channel) -> None:
    with pytest.raises(NotPossible, match="between members"):
        await ada.slash("/fail", where=between)
    await called(ada, between)
    for other in ("/here", "/alone"):
        with pytest.raises(NotPossible, match="between members"):
            await ada.slash(other, where=between)


async def test_the_bot_is_told_where_it_is_and_may_do_nothing_there_but_reply(
    api: Api, sandbox: Sandbox, ada: Person, between: Channel
) -> None:
    await called(ada, between)
    made = ada.last_interaction
    assert made is not None
    told = interaction(sandbox.world, made)
    assert (told["context"], told["authorizing_integration_owners"]) == (2, {"1": str(ada.id)})
    assert int(told["app_permissions"]) == 1 << 14 | 1 << 15 | 1 << 17
    assert not {"member", "guild", "guild_id"} & told.keys()
    assert (await api.respond(made, REPLY)).status == 200
    assert [message.text for message in sandbox.person("bo").sees(between)] == ["Hello"]
    for way in (f"/channels/{between.id}", f"/channels/{between.id}/messages"):
        assert (await api.get(way)).code == 50001
    assert (await api.say(between, {"content": "x"})).code == 50001


async def test_five_follow_ups_are_all_there_are(api: Api, ada: Person, between: Channel) -> None:
    await called(ada, between)
    made = ada.last_interaction
    assert made is not None
    await api.respond(made, REPLY)
    said = [await api.post(api.webhook(made), {"content": "More"}) for _ in range(6)]
    assert [one.code for one in said] == [None] * 5 + [40094]
