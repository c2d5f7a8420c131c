"""The sandbox and the bot together: one process, one clock, nothing kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time
from pathlib import Path

from bot.client import Cork
from bot.guilds import actions as guilds
from bot.kernel.schedule import Weekly
from bot.kernel.transaction import Transaction
from bot.process import running
from bot.prompts import actions as prompts
from bot.settings import Settings
from sandbox.server import Sandbox
from sandbox.world.model import Guild

ZONE = "Europe/Berlin"
SUNDAY = 6
A_WEEK = 10_080


def settings_for(sandbox: Sandbox, folder: Path) -> Settings:
    """Return settings that lead the bot to this sandbox and keep its files in `folder`."""
    return Settings(
        discord_token=sandbox.token,
        discord_api_url=sandbox.api_url,
        database_url=f"sqlite:///{folder / 'cork.db'}",
        secret_key_file=folder / "secret.key",
    )


@asynccontextmanager
async def trial(sandbox: Sandbox, folder: Path) -> AsyncIterator[Cork]:
    """Run the bot in the sandbox, its files in `folder`, on the sandbox's own clock."""
    async with running(settings_for(sandbox, folder), sandbox.clock) as bot:
        yield bot


def furnish(tx: Transaction, guild: Guild, now: datetime) -> None:
    """Set the server up as its organiser would with `/setup wizard` and `/prompt schedule`."""
    channels = {channel.name: channel.id for channel in guild.channels.values()}
    guilds.change(
        tx,
        guild.id,
        now,
        zone=ZONE,
        feed_channel=channels["cv-of-failures"],
        party_channel=channels["party"],
    )
    prompts.plan(
        tx,
        guild.id,
        channel_id=channels["weekly-prompt"],
        rule=Weekly(SUNDAY, time(18, 0), ZONE),
        ping_role=None,
        archive_minutes=A_WEEK,
        now=now.astimezone(UTC),
    )
