"""`/about` and `/help`: what Cork is, and commands that one can click."""

import re

import pytest

from sandbox.people.reply import Reply
from sandbox.world.commands import CommandType
from tests.door.conftest import Stage


def mentioned(stage: Stage, reply: Reply) -> list[str]:
    """Return the commands that a reply mentions, after a look whether a click would find each of them."""
    found = re.findall(r"</([a-z ]+):(\d+)>", reply.text)
    for path, number in found:
        name, *rest = path.split()
        command = stage.sandbox.world.commands.named(CommandType.CHAT_INPUT, name, None)
        assert command is not None
        assert command.id == int(number)
        assert not rest or rest[0] in [option["name"] for option in command.options]
    assert "`/" not in reply.text
    return [path for path, _ in found]


@pytest.mark.parametrize(("who", "privately"), [("ada", "Everything is private"), ("bo", "Alles ist privat")])
async def test_about_says_what_cork_is_and_where_to_begin(stage: Stage, who: str, privately: str) -> None:
    for dm in (False, True):
        said = await stage.sandbox.person(who).slash("/about", dm=dm)
        assert dm or said.ephemeral
        assert privately in said.text
        assert mentioned(stage, said) == ["help"]


@pytest.mark.parametrize(
    ("who", "heading", "line"),
    [
        ("ada", "What you can do", "Log a failure. Only you see it."),
        ("bo", "Was du tun kannst", "Ein Scheitern festhalten. Nur du siehst es."),
    ],
)
async def test_help_is_a_tour_of_what_a_member_can_use(stage: Stage, who: str, heading: str, line: str) -> None:
    said = await stage.sandbox.person(who).slash("/help")
    assert said.ephemeral
    assert heading in said.text
    assert line in said.text
    tour = mentioned(stage, said)
    assert tour[0] == "fail"
    assert {"share", "unshare", "quest start", "privacy erase"} <= set(tour)
    assert [path for path in tour if path.startswith(("setup", "mod", "prompt"))] == ["prompt suggest"]


async def test_help_shows_organisers_their_commands_too(stage: Stage) -> None:
    said = await stage.olu.slash("/help")
    assert "For organisers" in said.text
    assert {"setup wizard", "setup check", "prompt schedule", "prompt bank", "prompt status"} <= set(
        mentioned(stage, said)
    )


async def test_help_in_direct_messages_leaves_out_what_needs_a_server(stage: Stage) -> None:
    tour = mentioned(stage, await stage.ada.slash("/help", dm=True))
    assert "fail" in tour
    assert not {"share", "unshare"} & set(tour)


async def test_help_leads_to_every_command_that_a_member_has(stage: Stage) -> None:
    tour = set(mentioned(stage, await stage.olu.slash("/help")))
    offered = set()
    for command in stage.sandbox.world.commands.of(None):
        inner = [option["name"] for option in command.options if option["type"] == 1]
        if command.kind is CommandType.CHAT_INPUT:
            offered |= {f"{command.name} {name}" for name in inner} or {command.name}
    assert {path.split()[0] for path in offered} == {path.split()[0] for path in tour} | {"help"}
