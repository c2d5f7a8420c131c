"""The real bot under observation while it is told all sorts of things."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from bot.feed.model import NOTE_LIMIT
from bot.journal.model import is_blank
from bot.kernel import outbox
from sandbox.wire import Dispatch, Exchange
from sandbox.world.model import Guild
from tests.door.conftest import Stage
from tests.door.waiting import until_kept
from tests.fuzz.texts import wild

WRITTEN = wild().filter(lambda text: not is_blank(text))
NOTES = wild(NOTE_LIMIT)
FEW = settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Each example shares one bot and one world, and leaves nothing behind that another could see.

Discord's limits run on the machine's time, and five messages of a channel are what it takes without a wait.
"""
REFUSED = 400
PATIENCE = 20.0
"""Seconds for everything to be sent, Discord's own waits among them."""
MANAGED = 429
"""To be asked to wait is no refusal."""


@pytest.fixture
def refusals(stage: Stage) -> Iterator[list[Exchange]]:
    found: list[Exchange] = []

    def look(seen: Exchange | Dispatch) -> None:
        if isinstance(seen, Exchange) and seen.status >= REFUSED and seen.status != MANAGED:
            found.append(seen)

    end = stage.sandbox.wire.observe(look)
    yield found
    end()


async def settled(stage: Stage) -> None:
    """Wait until everything that was asked for has been sent."""
    await until_kept(stage.bot.db, lambda tx: outbox.next_due(tx) is None, PATIENCE)


def pings(guild: Guild) -> list[str]:
    """Return the messages that notified anybody."""
    messages = [message for channel in (*guild.channels.values(), *guild.threads) for message in channel.history]
    return [one.text for one in messages if one.mentions or one.mention_role_ids or one.mention_everyone]
