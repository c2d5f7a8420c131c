"""The processes of a benchmark: the stand-in, and the bots one after another, each in a clean environment."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from benchmarks.standin import Load, Report

ROOT = Path(__file__).parent.parent
GRACE = 10.0
"""Seconds that a process has to end by itself."""


class Failed(Exception):
    """Something did not do its part, so the figures would mean nothing."""


@contextmanager
def running(arguments: Sequence[str], folder: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """Run a Python program in `folder`, with nothing of our own environment, and end it afterwards."""
    process = subprocess.Popen(  # noqa: S603 - our own programs
        (sys.executable, *arguments),
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **environment},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


class StandIn:
    """The stand-in's process, steered from here."""

    def __init__(self, address: str) -> None:
        self.address = address

    @classmethod
    @contextmanager
    def started(cls, folder: Path) -> Iterator[Self]:
        """Run the stand-in."""
        with running(("-m", "benchmarks.standin"), folder) as process:
            if process.stdout is None or not (address := process.stdout.readline().strip()):
                raise Failed("the stand-in did not start")
            yield cls(address)

    def bear(self, load: Load) -> Report:
        """Put a load on the connected bot; raise Failed if an interaction stayed without an answer."""
        about = {name: getattr(load, name) for name in Load.__slots__}
        report = Report(**self._ask("POST", "/bench/load", json.dumps(about), patience=load.seconds + 30))
        if report.lost or not report.latencies:
            raise Failed(f"{report.lost} of {report.lost + len(report.latencies)} interactions were not answered")
        return report

    def first_answer(self) -> float:
        """Return when (by the monotonic clock) the bot that was started last answered for the first time."""
        return float(self._ask("GET", "/bench/first-answer", None, patience=20))

    def _ask(self, method: str, path: str, body: str | None, *, patience: float) -> Any:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=patience)
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            if answer.status != http.client.OK:
                raise Failed(f"the stand-in answered {answer.status} to {path}")
            return json.loads(answer.read())
        except TimeoutError as error:
            raise Failed(f"no answer to {path} within {patience:.0f} s") from error
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot on its way: the program, and how it finds the stand-in."""

    arguments: tuple[str, ...]
    environment: dict[str, str]


def floor(stand_in: StandIn) -> Bot:
    """Return the bot that does nothing."""
    return Bot(("-m", "benchmarks.floor", stand_in.address), {})


def cork(stand_in: StandIn) -> Bot:
    """Return Cork, as an operator runs it; the database is `cork.db` in its folder."""
    environment = {
        "DISCORD_TOKEN": "cork",
        "DISCORD_API_URL": stand_in.address,
        "DATABASE_URL": "sqlite:///cork.db",
        "SECRET_KEY_FILE": "secret.key",
        "LOG_LEVEL": "WARNING",
    }
    return Bot(("-m", "bot"), environment)


@contextmanager
def connected(bot: Bot, stand_in: StandIn, folder: Path) -> Iterator[tuple[int, float]]:
    """Run a bot; yield its process id and the seconds from its start to its first answer."""
    begun = time.monotonic()
    with running(bot.arguments, folder, **bot.environment) as process:
        yield process.pid, stand_in.first_answer() - begun


def seconds_to_import_discord(folder: Path) -> float:
    """Return how long Python takes to start, import discord.py and end."""
    begun = time.monotonic()
    with running(("-c", "import discord"), folder) as process:
        process.wait()
    return time.monotonic() - begun


def cpu_seconds(process_id: int) -> float:
    """Return the CPU time that a process has used, all of its threads together (Linux)."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(") ")[2].split()
    user, system = int(fields[11]), int(fields[12])
    return (user + system) / os.sysconf("SC_CLK_TCK")
