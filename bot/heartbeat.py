"""What is looked after again and again: schedules that come due, drafts that grow old."""

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.kernel.clock import Clock
from bot.kernel.database import Database, Transaction
from bot.kernel.traces import places

_log = logging.getLogger(__name__)

HEARTBEAT = 30.0
"""Seconds between two looks at the schedules, so that a clock that was set is noticed."""

T = TypeVar("T")

Chore = Callable[[Transaction, datetime], object]
"""Something to look after, in a transaction of its own: `chore(tx, now)`."""


@dataclass(frozen=True, slots=True)
class Round:
    """A chore for each of many: `due(tx, now)` tells for whom, `each(tx, id, now)` does it, apart from the others."""

    due: Callable[[Transaction, datetime], Iterable[int]]
    each: Callable[[Transaction, int, datetime], object]


async def beat(db: Database, clock: Clock, chores: Sequence[Chore], rounds: Sequence[Round]) -> None:
    """Do all chores and rounds every half minute, without end; one that breaks keeps no other from being done."""
    while True:
        for chore in chores:
            await _guarded(db.run(chore, clock.now()))
        for one in rounds:
            for whom in await _guarded(db.read(one.due, clock.now())) or ():
                await _guarded(db.run(one.each, whom, clock.now()))
        await clock.sleep(HEARTBEAT)


async def _guarded(deed: Awaitable[T]) -> T | None:
    try:
        return await deed
    except Exception as error:  # noqa: BLE001 - one broken chore must not keep the others from being done
        _log.error("a chore failed: %s", places(error))
        return None
