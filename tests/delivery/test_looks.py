"""Looks at what stands: nothing is sent, and what is missing is told to the topic."""

import pytest

from bot.kernel.outbox import Notice
from bot.letters import Census, Letter, Survey
from sandbox.world.message import Message
from tests.delivery.conftest import Office


async def looked(office: Office, letter: Letter) -> tuple[int, ...]:
    """Carry out a look, and return what it missed."""

    async def drawing(_: Notice) -> Letter | None:
        return letter

    told = len(office.notes.delivered_to)
    office.notes.drawing = drawing
    await office.put("general", f"look {told}", fleeting=True)
    await office.hears("was delivered", told + 1)
    return office.notes.delivered_to[-1].missing


async def stand(office: Office, count: int) -> list[Message]:
    for number in range(count):
        await office.sandbox.person("ada").say(f"message {number}")
    return office.messages("general")


def survey(office: Office, *messages: int) -> Survey:
    return Survey(office.sandbox.world.guild.id, office.channel("general").id, messages)


async def test_messages_that_stand_are_not_missed(office: Office) -> None:
    standing = await stand(office, 3)
    assert await looked(office, survey(office, *(message.id for message in standing))) == ()


async def test_a_deleted_message_is_missed_and_its_neighbours_are_not(office: Office) -> None:
    first, second, third = await stand(office, 3)
    await office.sandbox.person("olu").delete(second)
    assert await looked(office, survey(office, first.id, second.id, third.id)) == (second.id,)


@pytest.mark.parametrize(("between", "missed"), [(98, True), (99, True), (100, False)])
async def test_the_newest_hundred_are_judged_and_nothing_older(office: Office, between: int, *, missed: bool) -> None:
    oldest, gone, *_ = await stand(office, 2 + between)
    await office.sandbox.person("olu").delete(gone)
    assert await looked(office, survey(office, oldest.id, gone.id)) == ((gone.id,) if missed else ())


async def test_an_emptied_channel_misses_everything(office: Office) -> None:
    standing = await stand(office, 3)
    for message in standing:
        await office.sandbox.person("olu").delete(message)
    ids = tuple(message.id for message in standing)
    assert await looked(office, survey(office, *ids)) == ids


async def test_a_channel_whose_history_is_closed_to_cork_misses_nothing(office: Office) -> None:
    (message,) = await stand(office, 1)
    await office.sandbox.person("olu").delete(message)
    office.sandbox.trouble.deny("READ_MESSAGE_HISTORY", office.channel("general"))
    assert await looked(office, survey(office, message.id)) == ()


async def test_a_channel_out_of_reach_is_told_as_such(office: Office) -> None:
    (message,) = await stand(office, 1)
    letter = survey(office, message.id)
    office.sandbox.trouble.deny("VIEW_CHANNEL", office.channel("general"))

    async def drawing(_: Notice) -> Letter | None:
        return letter

    office.notes.drawing = drawing
    await office.put(message.channel_id, "look", fleeting=True)
    await office.hears("will never arrive")
    assert office.notes.given_up == ["403 50001"]


async def test_a_server_that_cork_has_left_is_missed_among_more_than_one_page_of_them(office: Office) -> None:
    world = office.sandbox.world
    servers = [world.add_guild(f"server {number}").id for number in range(205)]
    office.sandbox.trouble.kick_bot(world.guilds[servers[203]])
    unknown = 42
    assert await looked(office, Census((*servers, world.guild.id, unknown))) == (servers[203], unknown)
