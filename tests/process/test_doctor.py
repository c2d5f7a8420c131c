"""`python -m bot doctor` and `invite`: one line for each thing, and what to do about it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.doctor import examine, invite
from bot.kernel import seal
from bot.kernel.clock import SystemClock
from bot.kernel.errors import StartRefused
from bot.process import running
from bot.settings import Settings
from sandbox.trial import furnish, settings_for
from sandbox.world.permissions import Permission
from tests.process.conftest import Host

NEEDED = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 35 | 1 << 38


@pytest.fixture
def settings(host: Host) -> Settings:
    return settings_for(host.sandbox, host.folder)


async def told(settings: Settings, clock: SystemClock | None = None) -> tuple[int, list[str]]:
    lines: list[str] = []
    code = await examine(settings, clock or SystemClock(), lines.append)
    assert all(line.endswith("\n") and line[0] in "✓✗!" and line[1] == " " for line in lines)
    return code, [line.rstrip("\n") for line in lines]


def line_about(subject: str, lines: list[str]) -> str:
    (found,) = (line for line in lines if subject in line)
    return found


async def test_a_fresh_machine_is_well_but_for_what_the_first_start_makes(settings: Settings) -> None:
    code, lines = await told(settings)
    assert code == 0
    for subject in ("Database:", "Key:", "Commands:"):
        assert line_about(subject, lines).startswith("!")
    assert line_about("Token:", lines).startswith("✓")
    assert line_about("Server Failing Upward", lines).startswith("✓")


async def test_after_a_start_everything_is_well_also_while_the_bot_runs(host: Host, settings: Settings) -> None:
    async with running(settings, SystemClock()) as bot:
        await bot.db.run(furnish, host.sandbox.world.guild, SystemClock().now())
        while_it_runs = await told(settings)
    code, lines = await told(settings)
    assert (code, lines) == while_it_runs
    assert code == 0
    assert [line[0] for line in lines] == ["✓"] * len(lines)
    assert "Clock:" in "".join(lines)


async def test_a_refused_token_is_told(host: Host, settings: Settings) -> None:
    host.sandbox.world.renew_token()
    code, lines = await told(settings)
    assert code == 1
    assert line_about("does not accept", lines).startswith("✗")


async def test_a_discord_that_cannot_be_reached_is_told_with_its_address(settings: Settings) -> None:
    away = Settings(**{**vars(settings), "discord_api_url": "http://127.0.0.1:1/api/v10"})
    code, lines = await told(away)
    assert code == 1
    assert "http://127.0.0.1:1/api/v10" in line_about("Discord:", lines)


class SlowClock(SystemClock):
    def now(self) -> datetime:
        return datetime.now(UTC) - timedelta(seconds=30)


async def test_a_clock_that_is_wrong_is_told_with_by_how_much(settings: Settings) -> None:
    code, lines = await told(settings, SlowClock())
    assert code == 0
    line = line_about("Clock:", lines)
    assert line.startswith("!")
    assert "30" in line or "29." in line


async def test_a_missing_permission_is_named(host: Host, settings: Settings) -> None:
    for role in host.sandbox.world.guild.roles.values():
        role.permissions &= ~Permission.ATTACH_FILES
    code, lines = await told(settings)
    assert code == 1
    assert "ATTACH_FILES" in line_about("Server", lines)


async def test_a_channel_that_is_gone_is_told(host: Host, settings: Settings) -> None:
    async with running(settings, SystemClock()) as bot:
        await bot.db.run(furnish, host.sandbox.world.guild, SystemClock().now())
    party = next(one for one in host.sandbox.world.guild.channels.values() if one.name == "party")
    host.sandbox.trouble.delete_channel(party)
    code, lines = await told(settings)
    assert code == 1
    assert line_about(str(party.id), lines).startswith("✗")


async def test_commands_that_discord_lost_are_named(settings: Settings) -> None:
    async with running(settings, SystemClock()):
        pass
    with closing(sqlite3.connect(settings.database_path)) as connection, connection:
        connection.execute("UPDATE command_sync SET ids = json_set(ids, '$.lost', 1)")
    code, lines = await told(settings)
    assert code == 1
    assert "lost" in line_about("Commands:", lines)


@pytest.fixture
async def started(settings: Settings) -> Settings:
    async with running(settings, SystemClock()):
        return settings


async def test_a_wrong_key_is_told(started: Settings) -> None:
    started.secret_key_file.unlink()
    seal.load(started.secret_key_file, may_create=True)
    code, lines = await told(started)
    assert code == 1
    assert line_about("key file", lines).startswith("✗")


async def test_a_missing_key_is_told(started: Settings) -> None:
    started.secret_key_file.unlink()
    code, lines = await told(started)
    assert code == 1
    assert line_about("key file", lines).startswith("✗")
    assert not started.secret_key_file.exists()


async def test_a_key_that_others_can_read_is_noted(started: Settings) -> None:
    started.secret_key_file.chmod(0o644)
    code, lines = await told(started)
    assert code == 0
    assert "chmod 600" in line_about("Run:", lines)


async def test_a_damaged_database_is_told(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "cork.db").write_bytes(b"this is no database" * 300)
    code, lines = await told(settings)
    assert code == 1
    assert line_about("is damaged", lines).startswith("✗")


async def test_the_invitation_asks_for_exactly_what_is_needed(host: Host, settings: Settings) -> None:
    lines: list[str] = []
    assert await invite(settings, lines.append) == 0
    client = f"client_id={host.sandbox.world.application_id}"
    asked = f"{client}&scope=bot+applications.commands&permissions={NEEDED}"
    assert lines == [f"https://discord.com/oauth2/authorize?{asked}\n"]


async def test_an_invitation_with_a_refused_token_is_refused(host: Host, settings: Settings) -> None:
    host.sandbox.world.renew_token()
    with pytest.raises(StartRefused) as caught:
        await invite(settings)
    assert caught.value.key == "operator.token_refused"


async def test_from_the_command_line_the_exit_code_says_how_it_went(host: Host) -> None:
    async with host.cork("doctor") as well:
        assert await well.ends() == 0
    async with host.cork("invite") as link:
        assert await link.ends() == 0
        assert "permissions=" in link.output
    async with host.cork("doctor", DISCORD_TOKEN="wrong") as ill:
        assert await ill.ends() == 1
