"""How the process ends when it is told to."""

import asyncio
import signal
import sqlite3
import time
from contextlib import closing

import pytest

from sandbox.people.reply import NoAnswer
from tests.process.conftest import Host

IN_TIME = 5.0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_with_0(host: Host, number: signal.Signals) -> None:
    async with host.serving() as cork:
        began = time.monotonic()
        cork.send(number)
        assert await cork.ends() == 0
        assert time.monotonic() - began < IN_TIME


async def test_what_runs_is_finished_first(host: Host) -> None:
    async with host.serving() as cork:
        held = host.sandbox.trouble.hold("POST", "/interactions/**")
        answer = asyncio.create_task(host.sandbox.person("ada").slash("/fail", line="No chair in Basel"))
        await held.arrived()
        cork.send(signal.SIGTERM)
        await cork.says("stopping")
        held.release()
        assert "No chair in Basel" in (await answer).text
        assert await cork.ends() == 0


async def test_new_work_is_not_taken_while_it_stops(host: Host) -> None:
    async with host.serving() as cork:
        held = host.sandbox.trouble.hold("POST", "/interactions/**")
        ada, bo = host.sandbox.person("ada"), host.sandbox.person("bo")
        answer = asyncio.create_task(ada.slash("/about"))
        await held.arrived()
        cork.send(signal.SIGTERM)
        await cork.says("stopping")
        with pytest.raises(NoAnswer):
            await bo.slash("/about", deadline=0.3)
        held.release()
        assert (await answer).ephemeral
        assert await cork.ends() == 0


async def test_what_never_ends_does_not_keep_it_for_longer_than_five_seconds(host: Host) -> None:
    async with host.serving() as cork:
        held = host.sandbox.trouble.hold("POST", "/interactions/**")
        with pytest.raises(NoAnswer):
            await host.sandbox.person("ada").slash("/about", deadline=0.3)
        await held.arrived()
        began = time.monotonic()
        cork.send(signal.SIGTERM)
        assert await cork.ends() == 0
        assert time.monotonic() - began < IN_TIME


async def test_what_is_being_posted_is_finished_and_recorded(host: Host) -> None:
    ada = host.sandbox.person("ada")
    async with host.serving() as cork:
        await ada.slash("/quest start", goal=3)
        held = host.sandbox.trouble.hold("POST", "/channels/*/messages")
        await ada.slash("/fail", line="No chair in Basel")
        await held.arrived()
        cork.send(signal.SIGTERM)
        await cork.says("stopping")
        held.release()
        assert await cork.ends() == 0
    assert len(ada.dms()) == 1
    with closing(sqlite3.connect(host.database)) as connection:
        assert connection.execute("SELECT count(*) FROM outbox WHERE dead_reason IS NULL").fetchone() == (0,)


async def test_what_is_cut_off_while_it_is_posted_is_posted_once_after_the_next_start(host: Host) -> None:
    ada = host.sandbox.person("ada")
    async with host.serving() as cork:
        await ada.slash("/quest start", goal=3)
        held = host.sandbox.trouble.hold("POST", "/channels/*/messages", applied=True)
        await ada.slash("/fail", line="No chair in Basel")
        await held.arrived()
        cork.send(signal.SIGTERM)
        assert await cork.ends() == 0
    async with host.serving(LOG_LEVEL="DEBUG") as cork:
        await cork.says("was delivered")
        assert len(ada.dms()) == 1


async def test_a_second_signal_ends_it_at_once(host: Host) -> None:
    async with host.serving() as cork:
        held = host.sandbox.trouble.hold("POST", "/interactions/**")
        with pytest.raises(NoAnswer):
            await host.sandbox.person("ada").slash("/about", deadline=0.3)
        await held.arrived()
        cork.send(signal.SIGTERM)
        await cork.says("stopping")
        began = time.monotonic()
        cork.send(signal.SIGTERM)
        assert await cork.ends() == -signal.SIGTERM
        assert time.monotonic() - began < 1
