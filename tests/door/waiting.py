"""Waiting for what only the bot's database shows."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Message


async def pressed(person: Person, label: str, on: Message | None = None) -> Reply:
    """Press a button whose answer takes Cork a look at Discord, and wait for that answer."""
    return await (await person.press(label, on=on)).settled()


async def refused(person: Person, label: str, on: Message | None = None) -> Message:
    """Press such a button where Cork refuses, and return what it says in private then; the pressed message stays."""
    (said,) = (await pressed(person, label, on)).followups
    assert said.ephemeral
    return said


async def until_kept(db: Database, holds: Callable[[Transaction], object], seconds: float = 15) -> None:
    """Wait until something holds in the database: each look is a hop to its thread."""
    async with asyncio.timeout(seconds):
        while not await db.read(holds):
            pass


async def until_put_off(db: Database, now: datetime) -> None:
    """Wait until what is to be sent has failed once and waits beyond this moment."""

    def put_off(tx: Transaction) -> bool:
        due = outbox.next_due(tx)
        return due is not None and due > now

    await until_kept(db, put_off)
