"""Write docs/commands.md from the commands themselves: `python tools/command_reference.py [FILE]`."""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.client import Cork
from bot.kernel.clock import SystemClock
from bot.kernel.database import Database
from bot.kernel.seal import Vault
from bot.settings import Settings

HEAD = """# Commands

Made from the commands themselves by `make docs`. An option in brackets may be left out.
Every answer is for the asking member alone.
"""
SUBCOMMAND, GROUP = 1, 2
INTO_DIRECT_MESSAGES = 1
ORGANISERS = "*For organisers (Manage Server).*"
KINDS = {3: "text", 4: "number", 5: "yes or no", 6: "member", 7: "channel", 8: "role", 11: "file"}


async def payloads() -> list[dict[str, Any]]:
    """Return the commands as Discord is told of them."""
    settings = Settings(discord_token="none")  # noqa: S106 - it meets no Discord
    with tempfile.TemporaryDirectory() as folder:
        async with (
            Database(Path(folder) / "none.db", Vault.new()) as db,
            Cork(settings, db, SystemClock()) as bot,
        ):
            await bot.add_topics()
            return [command.to_dict(bot.tree) for command in bot.tree.get_commands()]


def pages(commands: list[dict[str, Any]]) -> str:
    """Return the whole reference."""
    slash = [command for command in commands if command["type"] == 1]
    menus = [command for command in commands if command["type"] != 1]
    lines = [HEAD, *(line for command in sorted(slash, key=lambda one: one["name"]) for line in section(command))]
    lines += ["## In the menu of a message", "", *(f"- **Apps → {menu['name']}**" for menu in menus), ""]
    return "\n".join(lines)


def section(command: dict[str, Any]) -> Iterator[str]:
    """Return one command with its subcommands."""
    yield f"## /{command['name']}"
    yield ""
    if command.get("default_member_permissions"):
        yield ORGANISERS
        yield ""
    if INTO_DIRECT_MESSAGES not in (command.get("contexts") or ()):
        yield "*In servers only.*"
        yield ""
    options = command.get("options", [])
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in options):
        yield f"{command['description']}"
        yield ""
        for option in options:
            yield from usage(f"{command['name']} {option['name']}", option)
    else:
        yield from usage(command["name"], command)


def usage(path: str, command: dict[str, Any]) -> Iterator[str]:
    """Return one command's line and its options."""
    options = command.get("options", [])
    names = (option["name"] if option.get("required") else f"[{option['name']}]" for option in options)
    yield f"**`{' '.join(('/' + path, *names))}`** {command['description']}"
    yield ""
    for option in options:
        choices = ", ".join(f"`{choice['name']}`" for choice in option.get("choices", []))
        kind = f"one of {choices}" if choices else KINDS[option["type"]]
        yield f"- `{option['name']}` ({kind}): {option['description']}"
    if options:
        yield ""


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/commands.md")
    target.write_text(pages(asyncio.run(payloads())), encoding="utf-8")
