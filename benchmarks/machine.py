"""Where figures were measured: what to name beside them."""

import os
import platform
import sqlite3
import time
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import percentile

SYNCS = 200


def described(folder: Path) -> str:
    """Return cores, system, Python, SQLite, the libraries that matter, what a sync of this disk costs, and the load."""
    system = ".".join(platform.release().split(".")[:2])
    parts = (
        f"{os.cpu_count()} cores",
        f"{platform.system()} {system} {platform.machine()}",
        f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        *(f"{name} {version(name)}" for name in ("discord.py", "aiohttp", "orjson")),
        f"fsync {_sync_milliseconds(folder):.2f} ms",
        f"load {os.getloadavg()[0]:.1f}",
    )
    return ", ".join(parts)


def _sync_milliseconds(folder: Path) -> float:
    """Return the median time of an fsync after writing a page."""
    path, took = folder / "sync", []
    with path.open("wb", buffering=0) as file:
        for _ in range(SYNCS):
            file.write(b"." * 4096)
            begun = time.perf_counter()
            os.fsync(file.fileno())
            took.append((time.perf_counter() - begun) * 1000)
    path.unlink()
    return percentile(took, 0.5)
