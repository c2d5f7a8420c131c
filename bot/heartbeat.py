"""What is looked after again and again: schedules that come due, drafts that grow old."""

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.kernel.clock import Clock
from bot.kernel.database import Database
from bot.kernel.traces import places
from bot.kernel.transaction import Transaction

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


@dataclass(frozen=True, slots=True)
class Backlog:
    """A chore that takes up a part at a time, so that members wait for none of it for long.

    `part(tx, now)` tells how many it took up, and is called again until that is none.
    """

    part: Callable[[Transaction, datetime], int]


async def beat(db: Database, clock: Clock, chores: Sequence[Chore], rounds: Sequence[Round | Backlog]) -> None:
    """Do all chores and rounds every half minute, without end; one that breaks keeps no other from being done."""
    while True:
        for chore in chores:
            await _guarded(db.run(chore, clock.now()))
        for one in rounds:
            match one:
                case Round():
                    await _go_round(one, db, clock)
                case Backlog(part):
                    while await _guarded(db.run(part, clock.now())):
                        pass
        await clock.sleep(HEARTBEAT)


async def _go_round(one: Round, db: Database, clock: Clock) -> None:
    """Do a round until nobody is due who was not yet seen to."""
    seen = set[int]()
    while fresh := [whom for whom in await _guarded(db.read(one.due, clock.now())) or () if whom not in seen]:
        for whom in fresh:
            await _guarded(db.run(one.each, whom, clock.now()))
        seen.update(fresh)


async def _guarded(deed: Awaitable[T]) -> T | None:
    try:
        return await deed
    except Exception as error:  # noqa: BLE001 - one broken chore must not keep the others from being done
        _log.error("a chore failed: %s", places(error))
        return None
