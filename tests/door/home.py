"""A furnished server that Cork knows already: made by a real first start once a process, and copied for each test."""

import shutil
from dataclasses import replace
from pathlib import Path

from bot.settings import Settings
from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.trial import furnish, settings_for, trial
from sandbox.world.commands import Command
from tests.wire.plugin import watch


class Home:
    """What a first start leaves behind: the bot's files, and the commands that Discord was told of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._commands: list[Command] = []

    async def settle(self, sandbox: Sandbox, folder: Path) -> Settings:
        """Leave it all in a new sandbox and an empty folder; return settings under which the bot relies on it."""
        if not self._commands:
            self._commands = await self._first_start(SandboxClock(sandbox.clock.now(), ticking=False))
        for file in self._folder.iterdir():
            shutil.copy(file, folder)
        commands = sandbox.world.commands.replace_all(None, [command.data for command in self._commands])
        # The database has these ids: a sandbox that was planted otherwise is not the one of the first start.
        assert [command.id for command in commands] == [command.id for command in self._commands]
        return replace(settings_for(sandbox, folder), sync_commands=False)

    async def _first_start(self, clock: SandboxClock) -> list[Command]:
        async with Sandbox(clock) as sandbox:
            with watch(sandbox):
                async with trial(sandbox, self._folder) as bot:
                    await bot.db.run(furnish, sandbox.world.guild, clock.now())
            return sandbox.world.commands.of(None)
