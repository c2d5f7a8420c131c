"""Days as members name them, where they are."""

import asyncio
from zoneinfo import ZoneInfo

from bot.journal.dates import needs_parser, read_date
from bot.journal.model import PartialDate, is_blank
from bot.members import actions as members
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
    """Return the time zone that a member's days are meant in: their own, or that of the server where they are."""
    named = await interaction.client.db.read(members.zone_for, interaction.user.id, interaction.guild_id)
    return ZoneInfo(named)
