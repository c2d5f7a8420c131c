"""`/about` and `/help`: what Cork is, and commands that one can click."""

import re

import pytest

from sandbox.people.reply import Reply
from sandbox.world.commands import CommandType
from sandbox.world.message import Message
from tests.door.conftest import Stage


def mentioned(stage: Stage, text: str) -> list[str]:
    """Return the commands that a text mentions, after a look whether a click would find each of them."""
    found = re.findall(r"</([a-z ]+):(\d+)>", text)
    for path, number in found:
        name, *rest = path.split()
        command = stage.sandbox.world.commands.named(CommandType.CHAT_INPUT, name, None)
        assert command is not None
        assert command.id == int(number)
        assert not rest or rest[0] in [option["name"] for option in command.options]
    assert "`/" not in text
    return [path for path, _ in found]


async def followed(stage: Stage, said: Reply) -> Message:
    """Return what comes after an answer."""
    await stage.sandbox.until(lambda: said.followups)
    (more,) = said.followups
    return more


@pytest.mark.parametrize(("who", "privately"), [("ada", "Everything is private"), ("bo", "Alles ist privat")])
async def test_about_says_what_cork_is_and_where_to_begin(stage: Stage, who: str, privately: str) -> None:
    for dm in (False, True):
        said = await stage.sandbox.person(who).slash("/about", dm=dm)
        assert dm or said.ephemeral
        assert privately in said.text
        assert mentioned(stage, said.text) == ["help"]


@pytest.mark.parametrize(
    ("who", "heading", "line"),
    [
        ("ada", "What you keep for yourself", "Log a failure. Only you see it."),
        ("bo", "Was du für dich festhältst", "Ein Scheitern festhalten. Nur du siehst es."),
    ],
)
async def test_help_is_a_tour_of_what_a_member_can_use(stage: Stage, who: str, heading: str, line: str) -> None:
    said = await stage.sandbox.person(who).slash("/help")
    assert said.ephemeral
    assert heading in said.text
    assert line in said.text
    tour = mentioned(stage, said.text)
    assert tour[0] == "fail"
    assert {"share", "unshare", "quest start", "privacy erase"} <= set(tour)
    assert [path for path in tour if path.startswith(("setup", "mod", "prompt"))] == ["prompt suggest"]


async def test_help_shows_organisers_their_commands_in_a_message_of_their_own(stage: Stage) -> None:
    said = await stage.olu.slash("/help")
    organising = await followed(stage, said)
    assert said.text.startswith("**What you keep for yourself**")
    assert organising.ephemeral
    assert organising.text.startswith("**For organisers**")
    for path in ("setup wizard", "setup check", "prompt schedule", "prompt bank", "prompt status"):
        assert f"</{path}:" in organising.text


async def test_help_in_direct_messages_leaves_out_what_needs_a_server(stage: Stage) -> None:
    tour = mentioned(stage, (await stage.ada.slash("/help", dm=True)).text)
    assert "fail" in tour
    assert not {"share", "unshare"} & set(tour)


async def test_help_leads_to_every_command_that_a_member_has(stage: Stage) -> None:
    said = await stage.olu.slash("/help")
    tour = {*mentioned(stage, said.text), *mentioned(stage, (await followed(stage, said)).text)}
    offered = set()
    for command in stage.sandbox.world.commands.of(None):
        inner = [option["name"] for option in command.options if option["type"] == 1]
        if command.kind is CommandType.CHAT_INPUT:
            offered |= {f"{command.name} {name}" for name in inner} or {command.name}
    assert {path.split()[0] for path in offered} == {path.split()[0] for path in tour} | {"help"}
