"""Looks at what stands: nothing is sent, and what is missing is told to the topic."""

from dataclasses import replace

import pytest

from bot.kernel.outbox import Notice
from bot.letters import Arrived, Census, Letter, Survey
from sandbox.wire import Exchange
from sandbox.world.message import Message
from tests.delivery.conftest import Office


async def heard(office: Office, letter: Letter) -> Arrived:
    """Carry out a look, and return what came of it."""

    async def drawing(_: Notice) -> Letter | None:
        return letter

    told = len(office.notes.delivered_to)
    office.notes.drawing = drawing
    await office.put("general", f"look {told}", fleeting=True)
    await office.hears("was delivered", told + 1)
    return office.notes.delivered_to[-1]


async def looked(office: Office, letter: Letter) -> tuple[int, ...]:
    """Carry out a look, and return what it missed."""
    return (await heard(office, letter)).missing


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


async def test_a_few_pages_more_are_judged_for_the_older_ones_and_the_look_says_how_far_it_came(office: Office) -> None:
    standing = await stand(office, 520)
    gone = standing[5::100]
    for message in gone:
        await office.sandbox.person("olu").delete(message)
    ids = tuple(message.id for message in reversed(standing))
    found = await heard(office, replace(survey(office, *ids[:100]), older=ids))
    assert sorted(found.missing) == [one.id for one in gone if one.id >= found.message]
    assert len(found.missing) == 4
    rest = tuple(one for one in ids if one < found.message)
    again = await heard(office, replace(survey(office), older=rest))
    assert (sorted(again.missing), again.message) == ([one.id for one in gone[:2]], ids[-1])


async def test_older_ones_that_the_first_page_shows_cost_no_further_request(office: Office) -> None:
    standing = await stand(office, 3)
    ids = tuple(message.id for message in reversed(standing))
    pages: list[Exchange] = []
    office.sandbox.wire.observe(lambda seen: pages.append(seen) if isinstance(seen, Exchange) else None)
    found = await heard(office, replace(survey(office, *ids), older=ids))
    assert (found.missing, found.message) == ((), ids[-1])
    assert [one.method for one in pages if one.path.endswith("/messages")] == ["GET"]


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
