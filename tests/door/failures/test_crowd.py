"""Two hundred members at once, and one member two hundred times."""

import asyncio
import re

from sandbox.people.person import Person
from sandbox.people.reply import Reply
from tests.door.conftest import Stage

CROWD = 200


async def test_two_hundred_members_logging_at_once_are_all_answered_in_time(stage: Stage) -> None:
    world = stage.sandbox.world
    people = [stage.sandbox.person(world.add_member(f"member{n}").user.name) for n in range(CROWD)]
    celebrating = people[:10]
    await asyncio.gather(*(person.slash("/quest start", goal=100) for person in people))
    await asyncio.gather(*(person.slash("/quest start", goal=10) for person in celebrating))

    receipts = await asyncio.gather(*(log(person) for person in people))

    assert all("**Saved.**" in receipt.text for receipt in receipts)
    assert ["**1** of 10\n" in receipt.text for receipt in receipts] == [True] * 10 + [False] * (CROWD - 10)
    await stage.sandbox.until(lambda: all(person.dms() for person in celebrating))
    assert [len(person.dms()) for person in people] == [1] * 10 + [0] * (CROWD - 10)


async def test_one_member_logging_a_hundred_at_once_reaches_each_milestone_once(stage: Stage) -> None:
    stage.sandbox.limits.lasting = 0
    await stage.ada.slash("/quest start", goal=100)
    receipts = await asyncio.gather(*(log(stage.ada, f"No number {n}") for n in range(100)))
    counts = [int(re.findall(r"\*\*(\d+)\*\* of 100", receipt.text)[0]) for receipt in receipts]
    assert sorted(counts) == list(range(1, 101))
    await stage.sandbox.until(lambda: len(stage.ada.dms()) == 10)
    reached = [int(re.findall(r"\d+", message.text)[0]) for message in stage.ada.dms()]
    assert reached == [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]


async def log(person: Person, line: str = "We went with somebody else") -> Reply:
    return await person.slash("/fail", line=line)
