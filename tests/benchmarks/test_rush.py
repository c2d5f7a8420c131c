import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_a_small_rush_reaches_every_server_and_prints_its_curve(tmp_path: Path) -> None:
    # No time is asserted: how fast this machine is just now says nothing about the code.
    small = ("--servers", "12", "--rate", "20", "--before", "0.5", "--every", "1", "--folder", str(tmp_path))
    run = subprocess.run(  # noqa: S603 - our own program
        (sys.executable, "-m", "benchmarks.rush", *small), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    rows = [line.strip("| ").partition("|") for line in run.stdout.splitlines() if line.startswith("| ")]
    found = {name.strip(): value.strip() for name, _, value in rows}
    assert found["refused with 429"] == "0"
    assert found["`/fail` without an answer"] == "0"
    assert "command ms" in run.stdout
    assert list(tmp_path.iterdir()) == []
