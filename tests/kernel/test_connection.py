import asyncio
import sqlite3
import threading
from pathlib import Path

from bot.kernel.connection import open_writer

# What Cork leans on in aiosqlite is private there: an upgrade that moves it fails here.


async def test_functions_run_whole_on_the_one_thread_of_their_connection(tmp_path: Path) -> None:
    thread = open_writer(tmp_path / "cork.db")
    await thread
    try:
        there = await thread.hop(lambda _: threading.get_ident())
        again = await thread.hop(lambda _: threading.get_ident())
        given = await thread.hop(type)
    finally:
        await thread.end()
    assert threading.get_ident() != there == again
    assert given is sqlite3.Connection


async def test_what_is_sent_runs_in_its_turn_though_nobody_waits_for_it(tmp_path: Path) -> None:
    thread = open_writer(tmp_path / "cork.db")
    await thread
    try:
        ran = asyncio.get_running_loop().create_future()
        thread.send(lambda _: ran.get_loop().call_soon_threadsafe(ran.set_result, threading.get_ident()))
        assert await thread.hop(lambda _: threading.get_ident()) == await ran
    finally:
        await thread.end()
