"""Direct messages, and members who brought Cork along to a server that does not have it."""

import pytest

from sandbox.people.person import Person
from sandbox.people.reply import NotPossible
from tests.door.conftest import Stage


@pytest.fixture
def guest(stage: Stage) -> Person:
    """Somebody who installed Cork for themselves, in a server that has never heard of it."""
    world = stage.sandbox.world
    elsewhere = world.add_guild("Quiet Lab", with_bot=False)
    world.add_channel(elsewhere, "general")
    world.add_member("gil", guild=elsewhere).user.has_app = True
    return stage.sandbox.person("gil", elsewhere)


async def test_a_failure_is_logged_in_a_direct_message_and_found_in_the_server(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="Said at night", date="yesterday", dm=True)
    assert receipt.text.startswith("🔒 **Saved.**")
    assert receipt.buttons == ["Add story", "Undo"]
    assert "Said at night" in (await stage.ada.slash("/failures list")).text


async def test_sharing_from_a_direct_message_says_where_it_can_be_done(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="Said at night", share="named", dm=True)
    await stage.sandbox.until(lambda: receipt.followups)
    assert receipt.followups[0].text.startswith("It is saved, and private. To share it, use </share:")
    assert stage.channel("cv-of-failures") == []


async def test_every_private_command_works_in_a_direct_message(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/quest start", goal=10, dm=True)
    await ada.slash("/fail", line="Said at night", dm=True)
    for command, answer in (
        ("/failures list", "Your one failure"),
        ("/quest show", "**1** of 10"),
        ("/privacy erase", "Failures (1)"),
        ("/failures undo", "Taken back."),
    ):
        assert answer in (await ada.slash(command, dm=True)).text


async def test_a_quest_cannot_be_announced_in_a_direct_message(stage: Stage) -> None:
    refusal = await stage.ada.slash("/quest start", goal=10, announce=True, dm=True)
    assert refusal.text == "A quest can be announced only in a server. Start it there, or keep it to yourself."


async def test_a_guest_logs_where_cork_is_not_installed_and_is_offered_no_share(guest: Person) -> None:
    receipt = await guest.slash("/fail", line="Far from home")
    assert receipt.ephemeral
    assert receipt.buttons == ["Add story", "Undo"]
    assert "Far from home" in (await guest.slash("/failures list")).text
    announced = await guest.slash("/quest start", goal=10, announce=True)
    assert announced.text.startswith("A quest can be announced only in a server.")


async def test_somebody_without_the_app_is_not_offered_its_commands_there(stage: Stage, guest: Person) -> None:
    stage.sandbox.world.add_member("hal", guild=guest.guild)
    with pytest.raises(NotPossible, match="installed neither here nor"):
        await stage.sandbox.person("hal", guest.guild).slash("/fail", line="Not here")
