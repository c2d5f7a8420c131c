"""Days as members name them, where they are."""

import asyncio
from zoneinfo import ZoneInfo

from bot.guilds import actions as guilds
from bot.journal.dates import needs_parser, read_date
from bot.journal.model import PartialDate, is_blank
from cogs.common.reply import Interaction


async def read_day(interaction: Interaction, typed: str | None) -> PartialDate | None:
    """Return the date that somebody typed, None for none; refuse a future or an unreadable one."""
    if typed is None or is_blank(typed):
        return None
    today = interaction.client.clock.now().astimezone(await zone_of(interaction)).date()
    if needs_parser(typed):
        return await asyncio.to_thread(read_date, typed, today, interaction.locale.value)
    return read_date(typed, today, interaction.locale.value)


async def zone_of(interaction: Interaction) -> ZoneInfo:
    """Return the time zone of where the member is, as far as their server tells."""
    if interaction.guild_id is None:
        return ZoneInfo("UTC")
    return ZoneInfo((await interaction.client.db.read(guilds.find, interaction.guild_id)).zone)
