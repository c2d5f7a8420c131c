"""Killed with -9 at the worst moments: nothing is lost, nothing is said twice."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.kernel import seal
from bot.kernel.database import Database
from sandbox.people.person import Person
from sandbox.people.reply import NoAnswer
from sandbox.trial import furnish
from sandbox.world.message import Message
from tests.process.conftest import Host

FEED = "cv-of-failures"
LINE = "Not shortlisted at Uni X"
FEED_ROUTE = "/channels/*/messages"


@pytest.fixture
async def ada(host: Host) -> Person:
    """A member of a server that its organiser has set up."""
    async with Database(host.database, seal.load(host.key, may_create=True)) as db:
        await db.run(furnish, host.sandbox.world.guild, host.sandbox.clock.now())
    return host.sandbox.person("ada")


async def fail_without_answer(ada: Person) -> None:
    with pytest.raises(NoAnswer):
        await ada.slash("/fail", line=LINE, deadline=0.7)


async def share(ada: Person) -> None:
    await ada.slash("/fail", line=LINE)
    await ada.press("Share…")
    await ada.press("Post")


async def entries(ada: Person) -> int:
    """Count how often the line is among her failures."""
    return (await ada.slash("/failures list")).text.count(LINE)


def feed(host: Host) -> list[Message]:
    return host.sandbox.person("olu").sees(channel=FEED)


def pending(host: Host) -> int:
    with closing(sqlite3.connect(f"{host.database.as_uri()}?mode=ro", uri=True)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM outbox WHERE dead_reason IS NULL").fetchone()
        return int(count)


async def test_before_the_commit_nothing_is_kept_and_nothing_was_promised(host: Host, ada: Person) -> None:
    async with host.serving() as cork:
        with closing(sqlite3.connect(host.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await fail_without_answer(ada)
            await cork.kill()
            other.execute("ROLLBACK")
    async with host.serving():
        assert await entries(ada) == 0
        await ada.slash("/fail", line=LINE)
        assert await entries(ada) == 1


async def test_after_the_commit_before_the_reply_the_entry_is_there_once(host: Host, ada: Person) -> None:
    async with host.serving() as cork:
        held = host.sandbox.trouble.hold("POST", "/interactions/**")
        await fail_without_answer(ada)
        await held.arrived()
        await cork.kill()
    assert ada.last_interaction is not None
    async with host.serving():
        assert await entries(ada) == 1
        host.sandbox.redeliver(ada.last_interaction)
        assert await entries(ada) == 1


async def test_after_the_reply_before_the_sending_the_card_comes_once(host: Host, ada: Person) -> None:
    async with host.serving() as cork:
        held = host.sandbox.trouble.hold("POST", FEED_ROUTE)
        await share(ada)
        await held.arrived()
        await cork.kill()
    assert feed(host) == []
    async with host.serving():
        await host.sandbox.until(lambda: feed(host))
        await stays_single(host, ada)


async def test_after_the_sending_before_it_is_recorded_the_card_stays_single(host: Host, ada: Person) -> None:
    async with host.serving() as cork:
        held = host.sandbox.trouble.hold("POST", FEED_ROUTE, applied=True)
        await share(ada)
        await held.arrived()
        await cork.kill()
    (card,) = feed(host)
    assert pending(host) == 1
    async with host.serving(LOG_LEVEL="DEBUG") as cork:
        await cork.says("was delivered")
        assert [one.id for one in feed(host)] == [card.id]
        await stays_single(host, ada)


async def stays_single(host: Host, ada: Person) -> None:
    """See that there is one entry and one card, and that the bot knows where it stands: undone, both are gone."""
    assert await entries(ada) == 1
    (card,) = feed(host)
    assert LINE in card.text
    await ada.slash("/failures undo")
    await host.sandbox.until(lambda: not feed(host))
    assert await entries(ada) == 0


async def test_killed_again_and_again_while_it_sends_every_card_comes_once(host: Host, ada: Person) -> None:
    async with host.serving() as cork:
        held = host.sandbox.trouble.hold("POST", FEED_ROUTE)
        await share(ada)
        await held.arrived()
        await cork.kill()
    for applied in (True, False, True):
        held = host.sandbox.trouble.hold("POST", FEED_ROUTE, applied=applied)
        async with host.cork() as cork, asyncio.timeout(30):
            await held.arrived()
            await cork.kill()
    async with host.serving(LOG_LEVEL="DEBUG") as cork:
        await cork.says("was delivered")
        await stays_single(host, ada)
