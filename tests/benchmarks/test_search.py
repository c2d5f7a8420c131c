import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_a_small_run_searches_for_everything_and_prints_its_table(tmp_path: Path) -> None:
    # No figure is asserted: how fast this machine is just now says nothing about the code.
    arguments = ("-m", "benchmarks.search", "--rounds", "1", "--folder", str(tmp_path))
    run = subprocess.run(  # noqa: S603 - our own program
        (sys.executable, *arguments), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    rows = [line.split("|")[1].strip() for line in run.stdout.splitlines() if line.startswith("| ")]
    assert rows == [
        "typed, of 5,000 entries",
        "nothing yet",
        "a word of many lines",
        "two words, in another order",
        "a word with a typo",
        "four words with typos",
        "nothing of the kind",
    ]
    assert list(tmp_path.iterdir()) == []
