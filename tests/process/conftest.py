"""The bot as its operator runs it: a process of its own, with an environment, signals and an exit code."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.wire import Dispatch, Exchange
from tests.wire.plugin import watch

PATIENCE = 30.0
"""Seconds in which a process must do what a test waits for; only a failing test takes that long."""


def is_ready(seen: Exchange | Dispatch) -> bool:
    """Tell whether this is the gateway's greeting, to a new session or to one that is back."""
    return isinstance(seen, Dispatch) and seen.name in ("READY", "RESUMED")


class Process:
    """A running `python -m bot`; what it prints is kept line by line."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.printed: list[str] = []
        self._more = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.printed.append(line.decode().rstrip("\n"))
            self._more.set()
        self._more.set()

    @property
    def output(self) -> str:
        return "\n".join(self.printed)

    async def says(self, words: str) -> None:
        """Wait until a line holds these words."""
        try:
            async with asyncio.timeout(PATIENCE):
                while words not in self.output:
                    self._more.clear()
                    await self._more.wait()
        except TimeoutError:
            raise AssertionError(f"it never said {words!r} but:\n{self.output}") from None

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    async def ends(self) -> int:
        """Wait for its end, and return the exit code."""
        async with asyncio.timeout(PATIENCE):
            code = await self._process.wait()
            await self._reading
        return code

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self._process.returncode is None:
            self._process.kill()
        await self.ends()


class Host:
    """A machine with a folder, on which Cork is started against a sandbox."""

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self.folder = folder
        self.sandbox = sandbox
        self.database = folder / "data" / "cork.db"
        self.key = folder / "data" / "secret.key"

    @asynccontextmanager
    async def cork(self, *arguments: str, **environment: str) -> AsyncIterator[Process]:
        """Start it, and see to it that it is gone at the end of the block."""
        given = {"DISCORD_TOKEN": self.sandbox.token, "DISCORD_API_URL": self.sandbox.api_url, **environment}
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        process = Process(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", *arguments),
                cwd=self.folder,
                env=kept | given,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
        )
        try:
            yield process
        finally:
            await process.kill()

    @asynccontextmanager
    async def serving(self, **environment: str) -> AsyncIterator[Process]:
        """Start it, and wait until it answers commands."""
        greeted = asyncio.Event()
        end = self.sandbox.wire.observe(lambda seen: greeted.set() if is_ready(seen) else None)
        try:
            async with self.cork(**environment) as process:
                async with asyncio.timeout(PATIENCE):
                    await greeted.wait()
                yield process
        finally:
            end()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(SandboxClock()) as sandbox:
        with watch(sandbox):
            yield sandbox


@pytest.fixture
def host(tmp_path: Path, sandbox: Sandbox) -> Host:
    return Host(tmp_path, sandbox)
