"""How long a CV of 500 failures takes, and what others notice of it meanwhile: `python -m benchmarks.cv`.

Everything goes through the front door of the sandbox, which shares the process with the bot and checks every request:
the figures are an upper bound. One member asks for CV after CV while another logs failures at a steady rate.
"""

import argparse
import asyncio
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from benchmarks import machine
from benchmarks.figures import Figure, Target, percentile, table
from benchmarks.processes import ROOT
from bot.client import Cork
from bot.cv import actions as cv
from bot.cv.model import Format
from bot.journal import actions as journal
from bot.journal.model import SECTIONS, Draft, PartialDate
from sandbox.clock import SandboxClock
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.trial import trial

ENTRIES = 500
RATE = 20.0
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
TARGET = Target(2.0)
LINES = (
    "Assistant professorship at a university in the north, second on the list",
    "Fellowship of a foundation, not shortlisted",
    "東京大学の助教",
    "Российский научный фонд, грант для молодых учёных",
    "הקרן הלאומית למדע, מענק מחקר אישי",
    "جائزة الملك فيصل العالمية",
    "Best paper 🏆 at a workshop",
    "서울대학교 조교수",
    "Ελληνικό Ίδρυμα Έρευνας και Καινοτομίας",
)


async def fill(bot: Cork, member_id: int) -> None:
    """Give a member a long journal in many scripts."""
    drafts = [
        Draft(
            member_id,
            None,
            f"{LINES[at % len(LINES)]}, {at}",
            section=SECTIONS[at % len(SECTIONS)],
            happened=PartialDate(1995 + at % 31, 1 + at % 12),
            became="https://example.org/what-came-of-it" if at % 5 == 0 else None,
        )
        for at in range(ENTRIES)
    ]
    await bot.db.run(lambda tx: journal.bring(tx, member_id, drafts, batch=1, now=NOON))


async def build(bot: Cork, person: Person, kind: Format) -> float:
    """Return the seconds from asking to having the file, one that was never made before."""
    await bot.db.run(cv.set_heading, person.id, f"Ada {time.time_ns()}", "")
    before = time.perf_counter()
    answer = await (await person.slash("/cv build", options={"format": kind.value})).settled()
    if len(answer.files) != 1:
        raise RuntimeError(answer.text)
    return time.perf_counter() - before


async def log_steadily(person: Person, seconds: float) -> list[float]:
    """Log failures at a steady rate and return the milliseconds of each answer."""

    async def log(number: int) -> float:
        before = time.perf_counter()
        await person.slash("/fail", line=f"{before}: a polite no, number {number}")
        return (time.perf_counter() - before) * 1000

    tasks = []
    for number in range(int(seconds * RATE)):
        tasks.append(asyncio.create_task(log(number)))
        await asyncio.sleep(1 / RATE)
    return list(await asyncio.gather(*tasks))


async def build_without_end(bot: Cork, person: Person) -> None:
    """Ask for one CV after the other."""
    while True:
        await build(bot, person, Format.PDF)


async def measure(rounds: int, seconds: float) -> tuple[list[tuple[str, Figure]], list[tuple[Figure, Figure]]]:
    """Return the seconds of each format, and the median and p99 of `/fail` in quiet and beside CVs."""
    with tempfile.TemporaryDirectory(dir=ROOT / "data") as folder:
        async with Sandbox(SandboxClock(NOON)) as sandbox, trial(sandbox, Path(folder)) as bot:
            ada, chen = sandbox.person("ada"), sandbox.person("chen")
            await fill(bot, ada.id)
            taken: dict[Format, list[float]] = {kind: [] for kind in Format}
            for kind in [*Format] * (rounds + 1):
                taken[kind].append(await build(bot, ada, kind))
            quiet, busy = list[list[float]](), list[list[float]]()
            for _ in range(rounds):
                quiet.append(await log_steadily(chen, seconds))
                printing = asyncio.create_task(build_without_end(bot, ada))
                busy.append(await log_steadily(chen, seconds))
                printing.cancel()
                with suppress(asyncio.CancelledError):
                    await printing
    # The first of each format also loads what it needs, once in the life of the process.
    formats = [(f"{kind}", Figure.of(times[1:])) for kind, times in taken.items()]
    return formats, [
        (Figure.of(percentile(one, 0.5) for one in turns), Figure.of(percentile(one, 0.99) for one in turns))
        for turns in (quiet, busy)
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.cv", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds")
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each load lasts")
    arguments = parser.parse_args()
    (ROOT / "data").mkdir(exist_ok=True)
    formats, ((quiet, quiet_tail), (busy, busy_tail)) = uvloop.run(measure(arguments.rounds, arguments.seconds))
    print(f"\n{machine.described(ROOT / 'data')}; {arguments.rounds} rounds: medians (least–most)\n")
    rows = [(f"{ENTRIES} failures as", "seconds", "target")]
    rows += [(f"`{kind}`", figure.spelled(2), TARGET.verdict(figure)) for kind, figure in formats]
    load = [(f"`/fail` at {RATE:.0f} a second", "median ms", "p99 ms")]
    load += [("alone", quiet.spelled(2), quiet_tail.spelled(2))]
    load += [("while PDFs are made one after the other", busy.spelled(2), busy_tail.spelled(2))]
    print(table(rows), table(load), sep="\n\n")


if __name__ == "__main__":
    main()
