"""Loops that do not end because something in them failed once."""

import logging
from collections.abc import Awaitable, Callable

from bot.kernel.clock import Clock
from bot.kernel.traces import places

_log = logging.getLogger(__name__)
_SHORTEST = 1.0
_LONGEST = 60.0


async def keep_running(name: str, loop: Callable[[], Awaitable[None]], clock: Clock) -> None:
    """Run `loop` until it returns; when it raises, log what kind of error it was, back off, and run it again."""
    wait = _SHORTEST
    while True:
        started = clock.now()
        try:
            await loop()
        except Exception as error:  # noqa: BLE001 - a loop of the bot outlives whatever goes wrong inside it
            if (clock.now() - started).total_seconds() > _LONGEST:
                wait = _SHORTEST
            _log.error("%s stopped with %s; again in %.0f s", name, places(error), wait)
            await clock.sleep(wait)
            wait = min(wait * 2, _LONGEST)
        else:
            return
