"""What `/fail` costs beside a discord.py command that does nothing: `python -m benchmarks.latency`.

Each round gives every variant a turn, in random order: its process is started, warmed up, asked 50 times a second,
then kept at 64 open interactions. Ratios are taken within a round, so that a machine that is busy with other things
slows both sides.
"""

import argparse
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import machine
from benchmarks.figures import Figure, Target, table
from benchmarks.processes import ROOT
from benchmarks.turns import FAIL, FLOOR, OUTSTANDING, QUEST, RATE, Plan, Turn, measure

COSTS: tuple[tuple[str, Callable[[Turn], float], int, Target | None], ...] = (
    (f"answers a second, {OUTSTANDING} open", lambda turn: turn.throughput, 0, Target(0.75, at_least=True)),
    (f"CPU ms an interaction, {OUTSTANDING} open", lambda turn: turn.cpu, 3, Target(1.4)),
    (f"median ms at {RATE:.0f} a second", lambda turn: turn.median, 2, Target(2.0)),
    (f"p99 ms at {RATE:.0f} a second", lambda turn: turn.p99, 2, None),
)
START = Target(1.5)
"""Seconds to the first answered command, beside discord.py's own import."""


def cost_table(turns: dict[str, list[Turn]]) -> str:
    """Return what each variant costs; the targets are those of `/fail`."""
    rows = [("", FLOOR, FAIL, "times the floor", "target", QUEST, "times the floor")]
    for name, read, digits, target in COSTS:
        floors, fails, quests = ([read(turn) for turn in turns[variant]] for variant in (FLOOR, FAIL, QUEST))
        ratio = Figure.ratio(fails, floors)
        rows.append(
            (
                name,
                Figure.of(floors).spelled(digits),
                Figure.of(fails).spelled(digits),
                ratio.spelled(2),
                target.verdict(ratio) if target else "",
                Figure.of(quests).spelled(digits),
                Figure.ratio(quests, floors).spelled(2),
            )
        )
    return table(rows)


def start_table(turns: dict[str, list[Turn]], imports: Sequence[float]) -> str:
    """Return how long starting takes; a new database also means that the commands are sent to Discord."""
    rows = [("seconds from start to first answer", "", "beside the import", "target")]
    rows.append(("`python -c 'import discord'`", Figure.of(imports).spelled(2), "", ""))
    for name, variant in (("floor", FLOOR), ("Cork", FAIL), ("Cork, very first start", QUEST)):
        starts = [turn.start for turn in turns[variant]]
        beside = Figure.of(start - spent for start, spent in zip(starts, imports, strict=True))
        verdict = START.verdict(beside) if variant == FAIL else ""
        rows.append((name, Figure.of(starts).spelled(2), beside.spelled(2), verdict))
    return table(rows)


def share_of_stand_in(turns: dict[str, list[Turn]]) -> str:
    """Say how much of a core the stand-in used while many were open; well below one, the bots took the time."""
    used = Figure.of(turn.stand_in_cores for variant in turns.values() for turn in variant)
    return f"The stand-in used {used.spelled(2)} of a core while {OUTSTANDING} were open."


def main() -> None:
    """Measure and print."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that no process of ours is left behind
    parser = argparse.ArgumentParser(prog="benchmarks.latency", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two short rounds, half a minute in all")
    parser.add_argument("--rounds", type=int, help="how many rounds")
    parser.add_argument("--seconds", type=float, help="how long each load lasts")
    # Beside the bot's own database by default: a temporary folder may be kept in memory, where a sync costs nothing.
    parser.add_argument("--folder", type=Path, default=ROOT / "data", help="where the databases are made for the while")
    arguments = parser.parse_args()
    plan = Plan.of(quick=arguments.quick, rounds=arguments.rounds, seconds=arguments.seconds)
    arguments.folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        where = machine.described(Path(folder))
        turns, imports = measure(plan, Path(folder))
    print(f"\n{where}; {plan.rounds} rounds: medians (least–most)\n")
    print(cost_table(turns), start_table(turns, imports), share_of_stand_in(turns), sep="\n\n")


if __name__ == "__main__":
    main()
