"""A bot's turn in a round: started, warmed up, asked at a steady rate, kept busy, and checked for what it kept."""

import random
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.figures import percentile
from benchmarks.payloads import MEMBERS
from benchmarks.processes import Bot, Failed, StandIn, connected, cork, cpu_seconds, floor, seconds_to_import_discord
from benchmarks.standin import Load

OUTSTANDING = 64
RATE = 50.0
FLOOR, FAIL, QUEST = "does nothing", "/fail", "/fail, quest of 30"


@dataclass(frozen=True, slots=True)
class Plan:
    """How many rounds, and how many seconds of warming up, of a steady rate and of a closed loop in each turn."""

    rounds: int
    warm: float
    paced: float
    closed: float

    @classmethod
    def of(cls, *, quick: bool, rounds: int | None, seconds: float | None) -> "Plan":
        """Return the usual plan or the quick one, with other rounds or seconds where given."""
        plan = cls(2, 0.5, 2.0, 1.5) if quick else cls(11, 0.7, 4.0, 2.5)
        lasting = (plan.warm, plan.paced, plan.closed) if seconds is None else (seconds / 2, seconds, seconds)
        return cls(rounds or plan.rounds, *lasting)


@dataclass(frozen=True, slots=True)
class Turn:
    """One variant in one round: seconds to the first answer, milliseconds, answers a second, CPU ms an interaction."""

    start: float
    median: float
    p99: float
    throughput: float
    cpu: float
    stand_in_cores: float
    answered: int


def take_turn(bot: Bot, stand_in: StandIn, plan: Plan, folder: Path, *, quests: bool = False) -> Turn:
    """Run a bot through the plan."""
    with connected(bot, stand_in, folder) as (process_id, start):
        if quests:
            stand_in.bear(Load("quest", outstanding=OUTSTANDING // 2, count=MEMBERS))
        warm = stand_in.bear(Load("fail", plan.warm, outstanding=OUTSTANDING))
        paced = stand_in.bear(Load("fail", plan.paced, rate=RATE))
        before = cpu_seconds(process_id)
        closed = stand_in.bear(Load("fail", plan.closed, outstanding=OUTSTANDING))
        cpu = cpu_seconds(process_id) - before
    return Turn(
        start=start,
        median=percentile(paced.latencies, 0.5),
        p99=percentile(paced.latencies, 0.99),
        throughput=closed.in_time / closed.seconds,
        cpu=cpu * 1000 / len(closed.latencies),
        stand_in_cores=closed.cpu / closed.seconds,
        answered=1 + sum(len(report.latencies) for report in (warm, paced, closed)),
    )


def _floor_turn(stand_in: StandIn, plan: Plan, folder: Path) -> Turn:
    return take_turn(floor(stand_in), stand_in, plan, folder)


def _fail_turn(stand_in: StandIn, plan: Plan, folder: Path, *, quests: bool = False) -> Turn:
    """Raise Failed unless each failure that Cork answered stands in its database."""
    before = _failures(folder / "cork.db")
    turn = take_turn(cork(stand_in), stand_in, plan, folder, quests=quests)
    kept = _failures(folder / "cork.db") - before
    if kept != turn.answered:
        raise Failed(f"{turn.answered} failures were answered, {kept} were kept")
    return turn


def _quest_turn(stand_in: StandIn, plan: Plan, folder: Path) -> Turn:
    """Begin with an empty database, lest milestones of the round before are still being delivered."""
    with tempfile.TemporaryDirectory(dir=folder) as fresh:
        return _fail_turn(stand_in, plan, Path(fresh), quests=True)


def _failures(database: Path) -> int:
    if not database.exists():
        return 0
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute("SELECT count(*) FROM failure").fetchone()[0])
    finally:
        connection.close()


def measure(plan: Plan, folder: Path) -> tuple[dict[str, list[Turn]], list[float]]:
    """Return each variant's turns, and the seconds of importing discord.py, one a round."""
    variants: dict[str, Callable[[StandIn, Plan, Path], Turn]] = {
        FLOOR: _floor_turn,
        FAIL: _fail_turn,
        QUEST: _quest_turn,
    }
    turns: dict[str, list[Turn]] = {name: [] for name in variants}
    imports: list[float] = []
    with StandIn.started(folder) as stand_in:
        take = {name: partial(variant, stand_in, plan, folder) for name, variant in variants.items()}
        with connected(cork(stand_in), stand_in, folder):
            pass  # the commands are sent once, at the very first start, which is measured in the quest's variant
        for number in range(plan.rounds):
            print(f"round {number + 1} of {plan.rounds}", flush=True)
            for name in random.sample(sorted(take), len(take)):
                turns[name].append(take[name]())
            imports.append(seconds_to_import_discord(folder))
    return turns, imports
