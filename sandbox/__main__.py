"""`python -m sandbox`: try Cork in the browser, without an account."""

import asyncio
import os
import signal
import sys
import tempfile
import webbrowser
from pathlib import Path

import uvloop

from sandbox.clock import SandboxClock
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial

PORT = 8030


async def main() -> int:
    """Serve the page until Ctrl-C."""
    stop = asyncio.Event()
    for ending in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(ending, stop.set)
    port = os.environ.get("SANDBOX_PORT", "") or str(PORT)
    if not port.isdecimal():
        print(f"SANDBOX_PORT must be a number, not {port}", file=sys.stderr)
        return 2
    try:
        with tempfile.TemporaryDirectory(prefix="cork-") as folder:
            async with (
                Sandbox(SandboxClock(), port=int(port), page=True) as sandbox,
                trial(sandbox, Path(folder)) as bot,
            ):
                await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
                print(f"Cork is here: {sandbox.url}\nCtrl-C ends it; nothing is kept.", flush=True)
                _open(sandbox.url)
                await stop.wait()
    except OSError as error:
        print(
            f"Port {port} cannot be used ({error.strerror}); choose another: SANDBOX_PORT=8031 make try",
            file=sys.stderr,
        )
        return 2
    return 0


def _open(url: str) -> None:
    """Open the page where there is a screen to open it on; a browser in the terminal would take the terminal over."""
    if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(url)


if __name__ == "__main__":
    sys.exit(uvloop.run(main()))
