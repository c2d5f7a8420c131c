"""Two lives for all tests of this folder, one as it is and a careless one: six weeks take a while."""

import asyncio
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.kernel.database import Database
from bot.kernel.scrub import scrub
from bot.kernel.seal import Vault
from tests.anonymity.crowd import MEMBERS
from tests.anonymity.life import Life
from tests.anonymity.loot import Loot, steal


class Unpadded(Vault):
    """Seal texts as long as they are."""

    def seal(self, text: str, **about: Any) -> bytes:
        return super().seal(text, **(about | {"block": 1}))


@dataclass(frozen=True, slots=True)
class Theft:
    """What was taken after six weeks, and whose each post is."""

    loot: Loot
    authors: dict[str, int]


@pytest.fixture(scope="session")
def theft(tmp_path_factory: pytest.TempPathFactory) -> Theft:
    return asyncio.run(_live(tmp_path_factory.mktemp("anonymity") / "cork.db"))


@pytest.fixture(scope="session")
def careless(tmp_path_factory: pytest.TempPathFactory) -> Theft:
    return asyncio.run(_live(tmp_path_factory.mktemp("careless") / "cork.db", careless=True))


async def _live(path: Path, *, careless: bool = False) -> Theft:
    async with Database(path, Unpadded.new() if careless else Vault.new()) as db:
        if careless:
            await db._writer.hop(lambda writer: writer.execute("PRAGMA wal_autocheckpoint = 0"))  # noqa: SLF001 - it has no other way in
        life = Life(db, random.Random(4), careless=careless)  # noqa: S311 - a life is to be the same each time
        await life.live()
        if not careless:
            # In the machine's own time this happens within half a minute of each share without a name.
            await db._writer.hop(scrub)  # noqa: SLF001 - it has no other way in
        return Theft(steal(path, MEMBERS, life.square), life.authors)
