"""A year for a person to read: `python -m tests.year.timeline`, a block for each month."""

import asyncio
import logging
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from textwrap import wrap

from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from tests.year.living import Year
from tests.year.town import BEGINNING, Town

SEED = 30
WIDTH = 120


async def a_year(folder: Path, seed: int, *, weeks: int) -> Year:
    """Live through a year and return it."""
    async with Sandbox(SandboxClock(BEGINNING, ticking=False), rate_limits=0) as sandbox:
        town = Town(sandbox, folder)
        try:
            return await Year(town, seed, weeks=weeks).live()
        finally:
            await town.machine.stop()


def blocks(year: Year) -> Iterator[str]:
    """Return a block for each month: how much was said, and day by day what happened and what was said where."""
    days: dict[datetime, list[str]] = defaultdict(list)
    for at, what in year.events:
        days[at].append(f"* {what} *")
    for one in year.ear.said:
        gone = " (gone since)" if one.message.deleted else ""
        days[one.at].append(f"{year.ear.place(one)}: {year.ear.name(one)}{gone}")
    month = ""
    for at, happened in sorted(days.items()):
        if month != (month := f"{at:%B %Y}"):
            yield f"\n{month}\n{'=' * len(month)}"
        lines = wrap(" · ".join(happened), WIDTH - 14, break_long_words=False, break_on_hyphens=False)
        yield "\n".join(f"{f'{at:%a %d %H:%M}' if not number else '':13} {line}" for number, line in enumerate(lines))


def summary(year: Year) -> str:
    """Say in a line what the year held."""
    said = year.ear.sayings()
    lost, more = year.book.lost(said), said - year.book.said
    return (
        f"{year.deeds.done} deeds of {len(year.town.members)} members, {year.restarts} restarts, "
        f"{year.weather.troubles} troubles; {len(year.ear.said)} messages: "
        f"{lost.total()} lost {sorted(lost)}, {more.total()} too many {sorted(more)}."
    )


def main() -> None:
    """Live through a year and print it."""
    logging.getLogger().addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory() as folder:
        year = asyncio.run(a_year(Path(folder), SEED, weeks=52))
    sys.stdout.write("\n".join((*blocks(year), "", summary(year), "")))


if __name__ == "__main__":
    main()
