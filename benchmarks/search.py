"""How long a member waits for what autocomplete offers, out of 5,000 sealed entries: `python -m benchmarks.search`.

Nothing of them is kept in memory between two letters: each is opened anew, a fifth have a long story. A task that is
woken every millisecond meanwhile tells for how long the event loop, and so everybody else, waited.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from benchmarks import machine
from benchmarks.figures import Figure, Target, percentile, table
from benchmarks.processes import ROOT
from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel.database import Database
from bot.kernel.seal import Vault

MEMBER = 1
ENTRIES = 5000
STORY = "They called, and then they did not. " * 80
NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
TARGET = Target(50)
WORDS = (
    *("postdoc", "basel", "chair", "oslo", "graz", "grant", "starting", "consolidator", "paper", "nature", "rejected"),
    *("desk", "shortlist", "interview", "fellowship", "humboldt", "marie", "curie", "award", "prize", "novel", "agent"),
    *("query", "short", "story", "submission", "review", "second", "round", "lecturer", "tenure", "track", "zurich"),
    *("berlin", "vienna", "lab", "industry", "data", "internship", "pitch", "seed", "investor", "residency", "poetry"),
    *("contest", "translation", "thesis"),
)
TYPED = (
    ("nothing yet", ""),
    ("a word of many lines", "grant"),
    ("two words, in another order", "oslo chair"),
    ("a word with a typo", "felowship"),
    ("four words with typos", "mrie curie secnd ruond"),
    ("nothing of the kind", "qqqqq wwwww"),
)


async def search(folder: Path, rounds: int) -> list[tuple[str, Figure, Figure]]:
    """Return for each thing typed its milliseconds, and the longest that the event loop stood still meanwhile."""
    dice = random.Random(1)  # noqa: S311 - the same lines in every run
    drafts = [
        Draft(MEMBER, None, " ".join(dice.choices(WORDS, k=dice.randint(3, 12))), story=None if n % 5 else STORY)
        for n in range(ENTRIES)
    ]
    async with Database(folder / "search.db", Vault.new()) as db:
        await db.run(lambda tx: journal.bring(tx, MEMBER, drafts, batch=1, now=NOW))
        found: dict[str, list[tuple[float, float]]] = {what: [] for what, _ in TYPED}
        for number in range(rounds + 1):
            for what, typed in dice.sample(TYPED, len(TYPED)):
                measured = await _timed(db, typed)
                if number:
                    found[what].append(measured)
        return [
            (what, Figure.of(took for took, _ in rows), Figure.of(stood for _, stood in rows))
            for what, rows in found.items()
        ]


async def _timed(db: Database, typed: str) -> tuple[float, float]:
    gaps: list[float] = []
    watching = asyncio.create_task(_watch(gaps))
    await asyncio.sleep(0)
    begun = time.perf_counter()
    await db.read(journal.suggest, MEMBER, typed)
    took = (time.perf_counter() - begun) * 1000
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    return took, percentile(gaps or [0.0], 1)


async def _watch(gaps: list[float]) -> None:
    """Note how much later than asked for this task is woken, in milliseconds."""
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(0.001)
        gaps.append((time.perf_counter() - begun - 0.001) * 1000)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="how often each thing is typed")
    parser.add_argument("--folder", type=Path, default=ROOT / "data", help="where the database is made for the while")
    options = parser.parse_args(arguments)
    options.folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        where = machine.described(Path(folder))
        measured = uvloop.run(search(Path(folder), options.rounds))
    rows = [("typed, of 5,000 entries", "ms until it is found", "target", "ms that others waited at most")]
    rows += [(what, took.spelled(1), TARGET.verdict(took), stood.spelled(1)) for what, took, stood in measured]
    print(f"\n{where}; {options.rounds} rounds: medians (least–most)\n")
    print(table(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
