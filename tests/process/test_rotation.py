from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel import seal
from bot.kernel.database import Database
from bot.kernel.errors import StartRefused
from bot.process import alone
from bot.rotation import rotate
from bot.settings import Settings

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        discord_token="none",
        database_url=f"sqlite:///{tmp_path / 'cork.db'}",
        secret_key_file=tmp_path / "secret.key",
    )


async def test_after_a_rotation_everything_opens_and_nothing_hangs_on_the_old_key(settings: Settings) -> None:
    old = seal.load(settings.secret_key_file, may_create=True)
    async with Database(settings.database_path, old) as db:
        logged = await db.run(journal.log_failure, Draft(1, 2, "Not shortlisted"), NOW)
    said: list[str] = []

    assert await rotate(settings, said.append) == 0

    new = seal.load(settings.secret_key_file, may_create=False)
    assert new.newest_id != old.newest_id
    assert str(settings.secret_key_file) in said[0]
    async with Database(settings.database_path, new) as db:
        assert (await db.read(journal.find, 1, logged.failure.id)).line == "Not shortlisted"
        assert (await db.read(lambda tx: tx.value("SELECT line FROM failure"))).startswith(new.newest_id)


async def test_after_a_rotation_nothing_that_the_old_key_sealed_is_left_in_the_file(settings: Settings) -> None:
    async with Database(settings.database_path, seal.load(settings.secret_key_file, may_create=True)) as db:
        for origin in range(200):
            await db.run(journal.log_failure, Draft(1, origin + 1, f"no {origin} {'.' * (origin % 90)}"), NOW)
        sealed = await db.read(lambda tx: [row["line"] for row in tx.all("SELECT line FROM failure")])
    assert sum(one in settings.database_path.read_bytes() for one in sealed) > 0.9 * len(sealed)

    await rotate(settings, lambda _: None)

    assert [one for one in sealed if one in settings.database_path.read_bytes()] == []


async def test_a_running_bot_is_not_rotated_under_its_feet(settings: Settings) -> None:
    seal.load(settings.secret_key_file, may_create=True)
    before = settings.secret_key_file.read_bytes()

    with alone(settings), pytest.raises(StartRefused):
        await rotate(settings, lambda _: None)

    assert settings.secret_key_file.read_bytes() == before


async def test_without_a_key_there_is_nothing_to_rotate(settings: Settings) -> None:
    with pytest.raises(StartRefused):
        await rotate(settings, lambda _: None)
