import asyncio
import time

from sandbox.people.person import Person
from sandbox.server import Sandbox
from tests.sandbox.demo_bot import DemoBot


async def test_two_hundred_members_at_once_are_all_answered_in_time(bot: DemoBot, sandbox: Sandbox) -> None:
    crowd = [Person(sandbox.world, sandbox.world.add_member(f"member-{number}")) for number in range(200)]
    began = time.monotonic()
    replies = await asyncio.gather(*(one.slash("/fail", line=one.user.name) for one in crowd))
    assert time.monotonic() - began < 3
    for one, reply in zip(crowd, replies, strict=True):
        assert reply.text.startswith(one.user.name)
        assert one.sees("general") == [reply.message]
    assert bot.problems == []
