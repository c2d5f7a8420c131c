"""`python -m bot [run|doctor|invite|rotate]`, also installed as `cork`: compose, run, and answer with an exit code.

0: done, or stopped as asked. 1: broken, or the doctor found something. 2: cannot start until the operator acts.
"""

import argparse
import asyncio
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence

from bot import logs
from bot.kernel.clock import SystemClock
from bot.kernel.errors import StartRefused
from bot.kernel.text import say
from bot.kernel.traces import places
from bot.settings import Settings

_log = logging.getLogger("bot")
_LOCALE = "en-US"
LAST_SECOND = 4.8
"""Seconds after the first signal at which the process goes, whatever a thread of it is still drawing."""

GARBAGE = 10_000
"""Objects made between two searches for circular garbage; Python's 700 cost a tenth of the CPU of every command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        settings = Settings.read()
        match chosen.command:
            case "doctor":
                from bot.doctor import examine  # noqa: PLC0415 - a refusal of the settings need not wait for it

                return asyncio.run(examine(settings, SystemClock()))
            case "invite":
                from bot.doctor import invite  # noqa: PLC0415 - as above

                return asyncio.run(invite(settings))
            case "rotate":
                from bot.rotation import rotate  # noqa: PLC0415 - as above

                return asyncio.run(rotate(settings, sys.stdout.write))
            case _:
                import uvloop  # noqa: PLC0415 - as above

                logs.configure(settings.log_level, settings.log_format)
                return uvloop.run(_run(settings))
    except StartRefused as refused:
        sys.stderr.write(say(refused.key, _LOCALE, **refused.values) + "\n")
        return 2
    except Exception as error:  # noqa: BLE001 - a traceback's last line may quote private text
        _log.critical("stopped by %s", places(error))
        return 1


async def _run(settings: Settings) -> int:
    gc.set_threshold(GARBAGE)
    from bot.process import serve  # noqa: PLC0415 - discord.py takes long to load, and only this needs it

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(logs.on_loop_trouble)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, loop, stop)
    await serve(settings, SystemClock(), stop)
    return 0


def _stop(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    """Ask for the end; a second signal does what signals do by default."""
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.remove_signal_handler(number)
        signal.signal(number, signal.SIG_DFL)
    stop.set()
    last = threading.Timer(LAST_SECOND, os._exit, (0,))
    last.daemon = True
    last.start()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cork", description=say("operator.cli", _LOCALE))
    commands = parser.add_subparsers(dest="command", metavar="command")
    for name in ("run", "doctor", "invite", "rotate"):
        commands.add_parser(name, help=say(f"operator.cli_{name}", _LOCALE))
    return parser


if __name__ == "__main__":
    sys.exit(main())
