import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_a_small_run_measures_every_variant_and_prints_its_tables(tmp_path: Path) -> None:
    # No figure is asserted: how fast this machine is just now says nothing about the code.
    arguments = ("-m", "benchmarks.latency", "--rounds", "1", "--seconds", "0.2", "--folder", str(tmp_path))
    run = subprocess.run(  # noqa: S603 - our own program
        (sys.executable, *arguments), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    rows = [line.split("|")[1].strip() for line in run.stdout.splitlines() if line.startswith("| ")]
    assert rows == [
        "",
        "answers a second, 64 open",
        "CPU ms an interaction, 64 open",
        "median ms at 50 a second",
        "p99 ms at 50 a second",
        "seconds from start to first answer",
        "`python -c 'import discord'`",
        "floor",
        "Cork",
        "Cork, very first start",
    ]
    assert "SQLite" in run.stdout
    assert list(tmp_path.iterdir()) == []
