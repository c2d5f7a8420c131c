"""What most tests stand on: a real database in a folder of its own, and a moment to call now."""

import gc
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from bot.kernel.database import Database
from bot.kernel.seal import Vault

settings.register_profile("cork", deadline=None)  # a busy machine is slow, not wrong
settings.load_profile("cork")

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database(tmp_path / "cork.db", Vault.new()) as database:
        yield database


def pytest_collection_finish() -> None:
    """Spare the garbage collector what lasts until the end anyway: walking through it took a sixth of the suite."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", metavar="FOLDER", help="where the story in the browser leaves its screenshots")
