from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.clock import SandboxClock
from sandbox.page.commands import usable
from sandbox.page.messages import drawn, visible
from sandbox.page.shell import shell
from sandbox.world import posting, threads
from sandbox.world.message import InteractionMetadata, Message, MessageType, User
from sandbox.world.model import Channel
from sandbox.world.seed import plant
from sandbox.world.world import World


@pytest.fixture
def world() -> World:
    world = World(SandboxClock(datetime(2026, 3, 14, 12, tzinfo=UTC), ticking=False))
    plant(world)
    return world


def user(world: World, name: str) -> User:
    return next(one for one in world.users.values() if one.name == name)


def channel(world: World, name: str) -> Channel:
    return next(one for one in world.channels.values() if one.name == name)


def say(world: World, who: str, where: Channel, content: str, **extra: Any) -> Message:
    author = user(world, who)
    message = Message(world.ids.next(), where.id, author, world.clock.now(), where.guild_id, content=content, **extra)
    return posting.put(world, where, message)


def names(places: list[dict[str, Any]]) -> list[str]:
    return [place["name"] for place in places]


def test_organisers_see_their_channel_and_others_do_not(world: World) -> None:
    assert "organisers" in names(shell(world, user(world, "olu"))["channels"])
    assert "organisers" not in names(shell(world, user(world, "ada"))["channels"])


def test_one_can_act_as_every_member_but_the_bot_and_the_owner(world: World) -> None:
    members = shell(world, user(world, "ada"))["members"]
    assert [member["username"] for member in members if member["cast"]] == ["ada", "bo", "chen", "dara", "olu"]


def test_an_ephemeral_message_is_seen_by_its_person_only_until_dismissed(world: World) -> None:
    general, ada, bo = channel(world, "general"), user(world, "ada"), user(world, "bo")
    public = say(world, "bo", general, "hello")
    private = say(world, "cork", general, "Saved.", ephemeral_for=ada.id)
    assert visible(world, general, ada) == [public, private]
    assert visible(world, general, bo) == [public]
    assert visible(world, general, ada, frozenset({private.id})) == [public]


def test_nothing_of_a_hidden_channel_is_shown(world: World) -> None:
    hidden = channel(world, "organisers")
    say(world, "olu", hidden, "between us")
    assert visible(world, hidden, user(world, "ada")) == []


def test_a_thread_stands_under_its_channel_and_begins_with_the_message_it_hangs_on(world: World) -> None:
    weekly, ada = channel(world, "weekly-prompt"), user(world, "ada")
    prompt = say(world, "cork", weekly, "What did you ask for?")
    thread = threads.start_from_message(world, world.bot_user, weekly, prompt, {"name": "This week"})
    places = shell(world, ada)["channels"]
    under = next(place for place in places if place["name"] == "weekly-prompt")["threads"]
    assert names(under) == ["This week"]
    first = drawn(world, thread, ada, visible(world, thread, ada)[0])
    assert (first["content"], first["thread"]) == ("What did you ask for?", None)
    stub = drawn(world, weekly, ada, prompt)["thread"]
    assert stub["id"] == str(thread.id)


def test_one_may_delete_what_one_wrote_and_organisers_may_delete_all(world: World) -> None:
    general = channel(world, "general")
    message = say(world, "ada", general, "hello")
    allowed = {name: drawn(world, general, user(world, name), message)["can_delete"] for name in ("ada", "bo", "olu")}
    assert allowed == {"ada": True, "bo": False, "olu": True}


def test_the_line_above_an_answer_names_the_command(world: World) -> None:
    general = channel(world, "general")
    ada = user(world, "ada")
    slash, menu = InteractionMetadata(1, 2, ada, {}, "quest show"), InteractionMetadata(2, 2, ada, {}, "Add to my CV")
    answers = [
        say(world, "cork", general, "Here.", kind=MessageType.CHAT_INPUT_COMMAND, interaction_metadata=slash),
        say(world, "cork", general, "Here.", kind=MessageType.CONTEXT_MENU_COMMAND, interaction_metadata=menu),
    ]
    lines = [drawn(world, general, ada, answer)["used"] for answer in answers]
    assert [(line["user"]["username"], line["name"]) for line in lines] == [
        ("ada", "/quest show"),
        ("ada", "Add to my CV"),
    ]


def test_members_are_offered_the_commands_they_may_use_where_they_may_use_them(world: World) -> None:
    kinds: dict[str, dict[str, Any]] = {
        "everywhere": {},
        "server": {"contexts": [0]},
        "direct": {"contexts": [1]},
        "setup": {"default_member_permissions": "32"},
        "nobody": {"default_member_permissions": "0", "contexts": [0]},
    }
    for name, extra in kinds.items():
        world.commands.keep(None, {"type": 1, "name": name, "description": name, "options": [], **extra})
    offered = {
        command["name"]: (command["in_guild"], command["in_dm"]) for command in usable(world, user(world, "ada"))
    }
    assert offered == {
        "everywhere": (True, True),
        "server": (True, False),
        "direct": (False, True),
        "setup": (False, True),
    }
    organiser = {command["name"]: command["in_guild"] for command in usable(world, user(world, "olu"))}
    assert organiser["setup"]


def test_without_the_bot_the_server_has_no_commands(world: World) -> None:
    world.commands.keep(None, {"type": 1, "name": "fail", "description": "fail", "options": [], "contexts": [0]})
    world.remove_bot(world.guild)
    assert usable(world, user(world, "ada")) == []
