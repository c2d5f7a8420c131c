import asyncio

import pytest

from sandbox.people.person import Person
from sandbox.server import Sandbox


async def test_waiting_ends_with_the_event_that_fulfils_the_wish(sandbox: Sandbox, ada: Person) -> None:
    waiting = asyncio.create_task(sandbox.until(lambda: len(ada.sees("general")) == 2))
    for text in ("One", "Two"):
        assert not waiting.done()
        await ada.say(text)
    await asyncio.wait_for(waiting, 1)


async def test_waiting_in_vain_tells_what_was_seen_instead(sandbox: Sandbox, ada: Person) -> None:
    waiting = asyncio.create_task(sandbox.until(lambda: False, timeout=0.05))
    await asyncio.wait({waiting}, timeout=0.01)
    await ada.say("Hello")
    with pytest.raises(AssertionError, match="MessageCreated"):
        await waiting


async def test_nobody_is_found_by_a_name_that_nobody_has(sandbox: Sandbox) -> None:
    with pytest.raises(LookupError, match="nobody called zoe"):
        sandbox.person("zoe")
    assert sandbox.person("ada") is sandbox.person("ada")
