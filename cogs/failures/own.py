"""Options that name the member's own things: what autocomplete offers, and what a choice means."""

import re

from discord.app_commands import Choice

from bot.journal import actions as journal
from bot.journal.model import SECTIONS
from bot.kernel.errors import Refused
from bot.kernel.text import say
from bot.quests import actions as quests
from cogs.common.plain import name
from cogs.common.reply import Interaction
from cogs.milestones.cards import scope_of

MOST = 25
"""Choices that Discord shows."""


async def suggest_failures(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the member's failures that have in them what they typed."""
    found = await interaction.client.db.read(journal.suggest, interaction.user.id, typed, MOST)
    return [Choice(name=name(failure.line), value=str(failure.id)) for failure in found]


async def suggest_quests(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the member's running quests."""
    locale = interaction.locale.value
    running = await interaction.client.db.read(quests.running, interaction.user.id)
    offered = [(name(f"{scope_of(quest, locale)} · {quest.count}/{quest.goal}"), quest.id) for quest in running]
    return [Choice(name=label, value=str(one)) for label, one in offered if typed.casefold() in label.casefold()][:MOST]


async def suggest_sections(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer Haushofer's headings and the member's own."""
    locale = interaction.locale.value
    own = await interaction.client.db.read(journal.sections, interaction.user.id)
    offered = [(say(f"journal.section.{key}", locale), key) for key in SECTIONS] + [(name(one), one) for one in own]
    return [Choice(name=label, value=key) for label, key in offered if typed.casefold() in label.casefold()][:MOST]


def failure_id(typed: str) -> int:
    """Return the id that a chosen failure stands for."""
    return _id(typed, "journal.unknown")


def quest_id(typed: str | None) -> int | None:
    """Return the id that a chosen quest stands for."""
    return None if typed is None else _id(typed, "quests.unknown")


def _id(typed: str, refusal: str) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", typed):
        raise Refused(refusal)
    return int(typed)
