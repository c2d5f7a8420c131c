"""What organisers and members do around the digest."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.digest import store
from bot.digest.model import State
from bot.feed import actions as feed
from bot.feed.model import Audience, ShareDraft
from bot.heartbeat import HEARTBEAT
from bot.journal import actions as journal
from bot.journal.model import Draft, Kind
from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.feed import steps
from tests.door.waiting import until_kept

CHANNEL = "general"
FIFTH_AT_SIX = datetime(2026, 12, 5, 17, 0, tzinfo=UTC)
"""18:00 in Berlin, when November is told."""
NOVEMBER = date(2026, 11, 1)
CROWD = range(7_000_001, 7_000_007)
"""Six members who have counted a failure each; nobody sees what these were."""


async def schedule(stage: Stage, **options: Any) -> Reply:
    """Schedule the digest as an organiser; the 5th, 18:00, Berlin unless told otherwise."""
    given = {"day": 5, "time": "18:00", "channel": CHANNEL, "zone": "Europe/Berlin"} | options
    options = {name: value for name, value in given.items() if value is not None}
    return await stage.olu.slash("/digest schedule", where="organisers", options=options)


async def crowd(stage: Stage) -> None:
    """Let six members count a failure each, and four of them one under the same heading."""

    def deed(tx: Transaction) -> None:
        now = stage.sandbox.clock.now()
        for number, member_id in enumerate(CROWD):
            section = "awards" if number < len(CROWD) - 2 else None
            draft = Draft(member_id, None, f"private line {number}", Kind.SILENCE, section)
            failure = journal.log_failure(tx, draft, now).failure
            guild_id = stage.sandbox.world.guild.id
            feed.share(tx, ShareDraft(guild_id, member_id, failure.id, failure.line, None, Audience.COUNTED), now)

    await stage.bot.db.run(deed)


async def share(stage: Stage, person: Person, line: str) -> Message:
    """Let a member share a failure under their name, and return its card once it stands and is known to."""
    card = await steps.share(stage, person, line)
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE message_id = ?", card.id))
    return card


async def allow(person: Person, *texts: str) -> Reply:
    """Let these cards of a member be quoted, by the beginning of their texts, and no other."""
    asked = await person.slash("/digest quote", where="general")
    assert asked.message is not None
    offered = [option for one in walk(asked.message.components) for option in one.get("options", ())]
    picked = [option["value"] for option in offered if option["label"].startswith(texts or ("\0",))]
    return await person.select("digest:choose", picked, on=asked.message)


async def told(stage: Stage, at: datetime = FIFTH_AT_SIX) -> Message:
    """Let the hour come, and return the one digest that stands then."""
    before = len(stage.channel(CHANNEL))
    stage.sandbox.clock.move_to(at)
    message = (await stage.posted(CHANNEL, before + 1))[-1]
    await until_state(stage, State.POSTED)
    return message


async def until_state(stage: Stage, state: State) -> None:
    """Wait until November ended like this, and nothing is to be sent."""
    guild_id = stage.sandbox.world.guild.id

    def reached(tx: Transaction) -> bool:
        found = store.of_month(tx, guild_id, NOVEMBER)
        return found is not None and found.state is state and outbox.next_due(tx) is None

    await until_kept(stage.bot.db, reached)


async def settled(stage: Stage) -> None:
    """Let a heartbeat pass, and wait until what it asked for is said."""
    stage.sandbox.clock.advance(timedelta(seconds=HEARTBEAT))
    await until_kept(
        stage.bot.db, lambda tx: tx.one("SELECT 1 FROM digest WHERE stale = 1") is None and outbox.next_due(tx) is None
    )
