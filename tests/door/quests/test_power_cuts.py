"""A celebration that waits for its evening, and the power that goes before it has been said."""

from collections.abc import AsyncIterator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

import pytest

from bot.guilds import actions as guilds
from bot.quests import waiting
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.trial import furnish
from tests.door.conftest import WEDNESDAY
from tests.scheduler.machine import Machine


class Cut(StrEnum):
    """When the power goes."""

    WAITING = "while-it-waits"
    WRITTEN = "before-it-is-sent"
    SENT = "before-discord-answers"


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    async with Sandbox(SandboxClock(WEDNESDAY, ticking=False), rate_limits=0) as sandbox:
        machine = Machine(sandbox, tmp_path)
        await machine.start()
        guild, now = sandbox.world.guild, sandbox.clock.now()
        await machine.bot.db.run(furnish, guild, now)
        await machine.bot.db.run(guilds.change, guild.id, now, anonymous=True)
        try:
            yield machine
        finally:
            await machine.stop()


@pytest.mark.parametrize("cut", Cut, ids=str)
async def test_it_is_said_once_when_cork_is_back_after_its_evening(machine: Machine, cut: Cut) -> None:
    sandbox = machine.sandbox
    ada, party = sandbox.person("ada"), next(one for one in sandbox.world.channels.values() if one.name == "party")
    await ada.slash("/quest start", goal=1, announce=True)
    await ada.slash("/fail", line="One that counts")
    (celebration,) = await machine.bot.db.read(waiting.everything)
    match cut:
        case Cut.WAITING:
            await machine.kill()
        case Cut.WRITTEN:
            await machine.bot.delivery.stop(0)
            sandbox.clock.move_to(celebration.evening)
            await machine.beaten()
            await machine.kill()
        case Cut.SENT:
            held = sandbox.trouble.hold("POST", f"/channels/{party.id}/messages", applied=True)
            sandbox.clock.move_to(celebration.evening)
            await sandbox.until(lambda: bool(party.history))
            await machine.kill(held)
    sandbox.clock.move_to(celebration.evening + timedelta(days=2))
    await machine.start()
    await machine.settled()
    await machine.said(timedelta(minutes=1))
    (said,) = party.history
    assert f"<@{ada.user.id}>" in str(said.components)
