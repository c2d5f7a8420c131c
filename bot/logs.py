"""Log lines for the operator: what happened and where, never what a member wrote and never a secret."""

import asyncio
import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.kernel.traces import places

OURS = ("bot", "cogs")
_ON_PURPOSE = (("discord.state", logging.WARNING), ("discord.client", logging.WARNING))
_WORRIES = ("intent", "voice")


def configure(level: str, style: str) -> None:
    """Log to standard error: our own lines from `level` on, as `style` (`text` or `json`).

    discord.py and aiosqlite print private text and tokens at DEBUG, so they start at INFO, whatever the level.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if style == "json" else TextLines())
    handler.addFilter(_is_news)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    chosen: int = logging.getLevelNamesMapping()[level]
    for name in OURS:
        logging.getLogger(name).setLevel(chosen)
    for name in ("discord", "aiosqlite"):
        logging.getLogger(name).setLevel(max(chosen, logging.INFO))
    # A line that cannot be formatted would be printed with its arguments.
    logging.raiseExceptions = False


def on_loop_trouble(_: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """Log what nobody awaited; asyncio's own line would show the error's words and the task's values."""
    error = context.get("exception")
    told = places(error) if isinstance(error, BaseException) else ""
    logging.getLogger(__name__).error("%s %s", str(context["message"]).partition("\n")[0], told)


class TextLines(logging.Formatter):
    """One line of text a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time, level, logger, message and, where there is one, the error."""
        at = datetime.fromtimestamp(record.created).astimezone().isoformat(" ", "milliseconds")
        return " ".join((at, f"{record.levelname:7}", f"{record.name}:", _message(record), _error(record))).rstrip()


class JsonLines(logging.Formatter):
    """One JSON object a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time (UTC), level, logger, message and, where there is one, the error."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if error := _error(record):
            line["error"] = error
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """Format a record; of other libraries' objects only the type, for they carry labels, names and what was typed."""
    if record.name.partition(".")[0] in OURS or not isinstance(record.args, tuple):
        return record.getMessage().replace("\n", " ")
    shown = (one if isinstance(one, str | int | float | None) else type(one).__name__ for one in record.args)
    return (str(record.msg) % tuple(shown) if record.args else str(record.msg)).replace("\n", " ")


def _error(record: logging.LogRecord) -> str:
    return places(record.exc_info[1]) if record.exc_info and record.exc_info[1] else ""


def _is_news(record: logging.LogRecord) -> bool:
    """Drop discord.py's worries about voice and the guilds intent, which are missing on purpose."""
    return (record.name, record.levelno) not in _ON_PURPOSE or not any(word in str(record.msg) for word in _WORRIES)
