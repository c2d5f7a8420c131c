"""What organisers and members do around the weekly prompt, and how tests look at it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from bot.prompts.model import RECENT, OccurrenceRecord, State
from sandbox.people.reply import Reply
from sandbox.world.message import Message
from sandbox.world.model import Channel, Role
from sandbox.world.permissions import Permission
from tests.door.conftest import Stage
from tests.door.waiting import until_kept

CHANNEL = "weekly-prompt"
BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY_AT_SIX = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
"""The first hour of the schedule that the stage is furnished with, 18:00 in Berlin."""
WEEK = timedelta(weeks=1)
SUNDAY = 6


async def schedule(stage: Stage, **options: Any) -> Reply:
    """Schedule the weekly prompt as an organiser; Sunday, 18:00, Berlin unless told otherwise."""
    given = {"day": SUNDAY, "time": "18:00", "channel": CHANNEL, "zone": "Europe/Berlin"} | options
    options = {name: value for name, value in given.items() if value is not None}
    return await stage.olu.slash("/prompt schedule", where="organisers", options=options)


async def week(stage: Stage, number: int = 1) -> Message:
    """Wait until the channel holds this many prompts, the last one with its thread, and return that one."""
    message = (await stage.posted(CHANNEL, number))[-1]
    await stage.sandbox.until(lambda: message.thread is not None)
    await settled(stage, number)
    assert len(stage.channel(CHANNEL)) == number
    return message


async def settled(stage: Stage, posted: int) -> None:
    """Wait until the bot knows the threads of its latest prompts."""

    def known(tx: Transaction) -> bool:
        threads = [one.thread_id for one in _recent(tx, stage) if one.state is State.POSTED]
        return len(threads) >= min(posted, RECENT) and None not in threads

    await until_kept(stage.bot.db, known)


async def until_states(stage: Stage, *wanted: State) -> None:
    """Wait until the latest dates ended like this, newest first."""
    await until_kept(stage.bot.db, lambda tx: tuple(one.state for one in _recent(tx, stage)) == wanted)


async def until_next(stage: Stage, instant: datetime) -> None:
    """Wait until this is the instant for which the next prompt is planned."""

    def planned(tx: Transaction) -> bool:
        schedule = prompts.find(tx, stage.sandbox.world.guild.id)
        return schedule is not None and schedule.next.instant == instant

    await until_kept(stage.bot.db, planned)


def _recent(tx: Transaction, stage: Stage) -> tuple[OccurrenceRecord, ...]:
    return prompts.status(tx, stage.sandbox.world.guild.id, stage.sandbox.clock.now()).recent


def channel_named(stage: Stage, name: str) -> Channel:
    """Return a channel of the server."""
    return next(one for one in stage.sandbox.world.guild.channels.values() if one.name == name)


def add_role(stage: Stage, name: str, *, mentionable: bool) -> Role:
    """Add a role without permissions to the server."""
    world = stage.sandbox.world
    role = world.add_role(world.guild, name, Permission(0))
    role.mentionable = mentionable
    return role
