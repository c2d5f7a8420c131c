"""The connection breaks in all the ways that Discord knows, and members do not notice."""

import asyncio
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sandbox.server import Sandbox
from sandbox.trial import trial
from tests.door.conftest import Stage
from tests.door.connection.conftest import ListeningClock, Seen

NEVER = 100_000_000
"""Milliseconds between two heartbeats: more than a day."""


async def test_what_is_typed_while_the_connection_is_down_is_answered_when_it_is_back(stage: Stage, seen: Seen) -> None:
    await stage.sandbox.trouble.disconnect()
    receipt = await stage.ada.slash("/fail", line="Not shortlisted")
    assert "Only you can see this." in receipt.text
    assert "RESUMED" in seen.events
    assert "READY" not in seen.events


async def test_what_is_replayed_after_a_resume_is_not_done_twice(stage: Stage, seen: Seen) -> None:
    await stage.ada.slash("/fail", line="Not shortlisted")
    pressed = stage.ada.last_interaction
    assert pressed is not None
    await stage.sandbox.trouble.disconnect()
    stage.sandbox.redeliver(pressed)
    await stage.sandbox.until(lambda: "RESUMED" in seen.events)
    listed = await stage.ada.slash("/failures list")
    assert listed.text.count("Not shortlisted") == 1


async def test_asked_to_reconnect_it_resumes(stage: Stage, seen: Seen) -> None:
    await stage.sandbox.trouble.reconnect()
    await stage.sandbox.until(lambda: "RESUMED" in seen.events)
    assert (await stage.ada.slash("/about")).ephemeral
    assert "READY" not in seen.events


async def test_told_that_its_session_is_paused_it_resumes(stage: Stage, seen: Seen) -> None:
    await stage.sandbox.trouble.invalidate(resumable=True)
    await stage.sandbox.until(lambda: "RESUMED" in seen.events)
    assert (await stage.ada.slash("/about")).ephemeral


async def test_a_lost_session_is_followed_by_a_new_one_and_each_time_later(
    stage: Stage, seen: Seen, clock: ListeningClock
) -> None:
    def ready(times: int) -> bool:
        return seen.events.count("READY") == times

    for number, wait in enumerate((10.0, 20.0), 1):
        clock.naps.clear()
        await stage.sandbox.trouble.invalidate()
        await clock.until_asked_for(wait)
        assert ready(number - 1)
        clock.advance(timedelta(seconds=wait))
        await stage.sandbox.until(partial(ready, number))
        assert (await stage.ada.slash("/about")).ephemeral
    assert seen.statuses("PUT", "/applications/{application_id}/commands") == []


MALFORMED: tuple[Any, ...] = (
    None,
    {},
    {"id": "1"},
    {"id": None, "type": 2},
    {"id": "2", "type": 99, "token": "a secret", "data": {"name": "the words of a member"}},
    {"id": "3", "type": 2, "token": "a secret", "version": 1, "application_id": "x", "data": "the words of a member"},
    ["the words of a member"],
)


async def test_malformed_events_are_dropped_without_their_words_and_the_next_command_answered(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    (session,) = stage.sandbox.hub.online()
    for data in MALFORMED:
        for name in ("INTERACTION_CREATE", "GUILD_CREATE", "MESSAGE_CREATE", "SOMETHING_NEW"):
            session.dispatch(name, data)
    assert (await stage.ada.slash("/about")).ephemeral
    assert caplog.text.count("dropped a malformed INTERACTION_CREATE") == len(MALFORMED)
    assert "the words of a member" not in caplog.text
    assert "a secret" not in caplog.text


async def test_told_to_stop_while_it_waits_for_a_new_session_it_stops(clock: ListeningClock, tmp_path: Path) -> None:
    # discord.py leaves such a session's thread behind, whose first heartbeat would come to a loop that is closed.
    async with Sandbox(clock, heartbeat_ms=NEVER) as sandbox, asyncio.timeout(15), trial(sandbox, tmp_path):
        clock.naps.clear()
        await sandbox.trouble.invalidate()
        await clock.until_asked_for(10.0)
