"""How the process starts, or says in one line why it does not."""

import asyncio
import re
import signal
import sqlite3
import sys
from contextlib import closing

import pytest

from bot.client import EXTENSIONS
from sandbox.wire import Dispatch, Exchange
from tests.process.conftest import Host, Process, is_ready


def only_line(process: Process) -> str:
    """Return what it says beside the log's routine: the one line for the operator."""
    told = [line for line in process.printed if not re.match(r"\S+ \S+ INFO ", line)]
    assert len(told) == 1, process.output
    return told[0]


async def test_a_missing_token_ends_with_one_line_that_says_where_to_get_it(host: Host) -> None:
    async with host.cork(DISCORD_TOKEN="") as cork:
        assert await cork.ends() == 2
        assert "Bot > Reset Token" in only_line(cork)


async def test_a_refused_token_ends_with_one_line(host: Host) -> None:
    async with host.cork(DISCORD_TOKEN="not-the-token") as cork:
        assert await cork.ends() == 2
        assert "does not accept this bot token" in only_line(cork)
        assert "not-the-token" not in cork.output


async def test_a_token_revoked_while_it_runs_ends_with_one_line(host: Host) -> None:
    async with host.serving() as cork:
        await host.sandbox.trouble.revoke_token()
        assert await cork.ends() == 2
        assert "does not accept this bot token" in cork.printed[-1]


@pytest.mark.parametrize("code", [4012, 4014])
async def test_a_gateway_that_wants_no_more_is_told_with_its_code(host: Host, code: int) -> None:
    hub, loop = host.sandbox.hub, asyncio.get_running_loop()

    def close() -> None:
        for session in hub.online():
            if session.socket is not None:
                session.socket.close_soon(code)

    def look(seen: Exchange | Dispatch) -> None:
        if is_ready(seen):
            loop.call_soon(close)

    async with host.serving() as cork:
        await host.sandbox.person("ada").slash("/about")
        # Each later session is closed too: aiohttp loses the code when the connection breaks before it could answer.
        host.sandbox.wire.observe(look)
        close()
        assert await cork.ends() == 2
        assert f"code {code}" in cork.printed[-1]


async def test_a_401_at_run_time_ends_it_before_it_asks_again(host: Host) -> None:
    async with host.serving() as cork:
        ada = host.sandbox.person("ada")
        await ada.slash("/quest start", goal=3)
        host.sandbox.trouble.fail("POST", "/users/@me/channels", status=401, times=1_000)
        refused = host.sandbox.door.invalid_requests
        await ada.slash("/fail", line="No grant")
        assert await cork.ends() == 2
        assert host.sandbox.door.invalid_requests - refused == 1


async def test_settings_that_are_not_understood_are_all_named(host: Host) -> None:
    async with host.cork(LOG_LEVEL="LOUD", LOG_FORMAT="xml") as cork:
        assert await cork.ends() == 2
        assert "LOG_LEVEL" in only_line(cork)
        assert "LOG_FORMAT" in only_line(cork)


@pytest.mark.parametrize("route", ["/users/@me", "/gateway/bot"])
async def test_a_discord_that_is_broken_at_the_start_is_asked_again(host: Host, route: str) -> None:
    host.sandbox.trouble.fail("GET", route, status=503)
    async with host.cork() as cork:
        await cork.says("again in")
        await host.sandbox.bot_ready()
        assert (await host.sandbox.person("ada").slash("/about")).ephemeral


async def python(program: str) -> str:
    """Run a program and return what it prints."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE)
    printed, _ = await process.communicate()
    assert process.returncode == 0
    return printed.decode().strip()


async def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    modules = ", ".join(EXTENSIONS)
    heavy = {"dateparser", "typst", "manimgx_fonts", "sandbox"}
    assert (
        await python(f"import sys, bot.__main__, bot.process, {modules}; print({heavy} & sys.modules.keys())")
        == "set()"
    )


async def test_without_a_network_it_keeps_trying_until_told_to_stop(host: Host) -> None:
    async with host.cork(DISCORD_API_URL="http://127.0.0.1:1/api/v10") as cork:
        await cork.says("again in")
        cork.send(signal.SIGTERM)
        assert await cork.ends() == 0


async def test_a_second_cork_on_the_same_database_is_refused(host: Host) -> None:
    async with host.serving(), host.cork() as second:
        assert await second.ends() == 2
        assert "already running" in only_line(second)


async def test_a_missing_key_beside_a_sealed_database_is_refused(host: Host) -> None:
    async with host.serving():
        pass
    host.key.unlink()
    async with host.cork() as cork:
        assert await cork.ends() == 2
        assert "secret.key" in only_line(cork)
    assert not host.key.exists()


async def test_a_key_that_cannot_be_read_is_told_in_one_line(host: Host) -> None:
    host.key.mkdir(parents=True)
    async with host.cork() as cork:
        assert await cork.ends() == 2
        assert "secret.key" in only_line(cork)


async def test_the_key_is_made_for_its_owner_alone(host: Host) -> None:
    async with host.serving():
        assert host.key.stat().st_mode & 0o777 == 0o600


async def test_a_damaged_database_is_refused_and_left_as_it_is(host: Host) -> None:
    host.database.parent.mkdir()
    host.database.write_bytes(b"this is no database" * 100)
    host.key.write_text("")
    async with host.cork() as cork:
        assert await cork.ends() == 2
        only_line(cork)
    assert host.database.read_bytes() == b"this is no database" * 100


async def test_a_newer_database_is_refused(host: Host) -> None:
    async with host.serving():
        pass
    with closing(sqlite3.connect(host.database)) as connection:
        connection.execute("PRAGMA user_version = 4000")
    async with host.cork() as cork:
        assert await cork.ends() == 2
        assert "4000" in only_line(cork)


async def test_a_data_folder_that_is_a_file_is_told_in_one_line(host: Host) -> None:
    (host.folder / "data").write_text("in the way")
    async with host.cork() as cork:
        assert await cork.ends() == 2
        assert "data" in only_line(cork)
