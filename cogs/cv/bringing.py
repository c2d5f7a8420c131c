"""`/cv import`: bring failures from a file."""

import discord

from bot.kernel.errors import Refused
from cogs.common.reply import Interaction


async def bring(interaction: Interaction, file: discord.Attachment) -> None:  # noqa: ARG001 - the import's contract
    """Refuse until the import is there."""
    raise Refused("cv.nothing")
