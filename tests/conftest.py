"""What most tests stand on: a real database in a folder of its own, and a moment to call now."""

import gc
import shutil
import tempfile
from asyncio import AbstractEventLoop
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvloop
from hypothesis import settings

from bot.kernel.database import Database
from bot.kernel.seal import Vault

settings.register_profile("cork", deadline=None)  # a busy machine is slow, not wrong
settings.load_profile("cork")

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - what is made in it, pytest makes in a folder of its user's alone
ROOM = 2**30


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database(tmp_path / "cork.db", Vault.new()) as database:
        yield database


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], AbstractEventLoop]]:
    """Run every test on the loop that the bot runs on."""
    return {"uvloop": uvloop.new_event_loop}


def pytest_configure() -> None:
    """Keep databases in memory where there is room: a commit waits for the disk, and no test takes that one away."""
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
        tempfile.tempdir = str(IN_MEMORY)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes one worker long, or all others would wait for it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what lasts until the end anyway: walking through it took a sixth of the suite."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", metavar="FOLDER", help="where the story in the browser leaves its screenshots")
