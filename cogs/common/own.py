"""Options that name the member's own things: what autocomplete offers, and what a choice means.

Discord sends what was typed where nothing was chosen; words that fit exactly one thing are as good as a choice.
"""

import re
from collections.abc import Callable
from typing import TypeVar

from discord.app_commands import Choice

from bot.journal import actions as journal
from bot.journal.model import SECTIONS, Failure
from bot.kernel.errors import Refused
from bot.kernel.text import say
from bot.kernel.transaction import Transaction
from bot.quests import actions as quests
from bot.quests.model import Quest
from cogs.common.plain import name
from cogs.common.reply import Interaction

MOST = 25
"""Choices that Discord shows."""
T = TypeVar("T")
_ID = re.compile(r"[0-8]?[0-9]{1,18}")
"""Up to the largest number that the database keeps, nearly."""


def id_in(part: str, *, unknown: str) -> int:
    """Return the id in a choice or a part of a route; refuse with the key `unknown` what is none."""
    if not _ID.fullmatch(part):
        raise Refused(unknown)
    return int(part)


async def meant(
    interaction: Interaction,
    typed: str,
    find: Callable[[Transaction, int, int], T],
    fitting: Callable[[Transaction, int, str, int], tuple[T, ...]],
    *,
    unclear: str,
) -> T:
    """Return what `find` has for the chosen id, or the one thing `fitting` has for words; else refuse with `unclear`.

    Both are actions, called with the member and the id, or with the member, the words and how many to look for.
    """
    db, member_id = interaction.client.db, interaction.user.id
    if _ID.fullmatch(typed):
        return await db.read(find, member_id, int(typed))
    found = await db.read(fitting, member_id, typed, 2)
    if len(found) != 1:
        raise Refused(unclear)
    return found[0]


async def suggest_failures(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the member's failures that have in them what they typed, and then those that come near it."""
    found = await interaction.client.db.read(journal.suggest, interaction.user.id, typed, MOST)
    return [Choice(name=name(failure.line), value=str(failure.id)) for failure in found]


async def suggest_quests(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the member's running quests."""
    fitting = await _fitting(interaction, typed)
    return [Choice(name=label, value=str(quest.id)) for label, quest in fitting[:MOST]]


async def suggest_ended_quests(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the member's quests that have ended."""
    locale = interaction.locale.value
    ended = await interaction.client.db.read(quests.ended, interaction.user.id)
    labelled = [(_label(quest, locale), quest) for quest in ended]
    return [Choice(name=label, value=str(quest.id)) for label, quest in labelled if within(typed, label)][:MOST]


async def suggest_sections(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer Haushofer's headings and the member's own."""
    locale = interaction.locale.value
    own = await interaction.client.db.read(journal.sections, interaction.user.id)
    offered = [(say(f"journal.section.{key}", locale), key) for key in SECTIONS] + [(name(one), one) for one in own]
    return [Choice(name=label, value=key) for label, key in offered if within(typed, label)][:MOST]


async def chosen_failure(interaction: Interaction, typed: str) -> Failure:
    """Return the member's failure that was chosen, or the one whose line has in it what was typed."""
    return await meant(interaction, typed, journal.find, journal.fitting, unclear="failures.which")


async def chosen_quest(interaction: Interaction, typed: str | None) -> Quest | None:
    """Return the member's quest that was chosen, or the running one that has in it what was typed; None for none."""
    if typed is None:
        return None
    if _ID.fullmatch(typed):
        return await interaction.client.db.read(quests.find, interaction.user.id, int(typed))
    found = await _fitting(interaction, typed)
    if len(found) != 1:
        raise Refused("milestones.which")
    return found[0][1]


async def meant_quest(interaction: Interaction, typed: str | None) -> Quest:
    """Return the member's quest that was chosen, or the one that is running where there is only one."""
    chosen = await chosen_quest(interaction, typed)
    if chosen is not None:
        return chosen
    running = await interaction.client.db.read(quests.running, interaction.user.id)
    if len(running) != 1:
        raise Refused("milestones.which_of_several" if running else "milestones.none_running")
    return running[0]


def quest_id(typed: str) -> int:
    """Return the id that a chosen quest stands for."""
    return id_in(typed, unknown="quests.unknown")


def failure_id(typed: str) -> int:
    """Return the id that a chosen failure stands for."""
    return id_in(typed, unknown="journal.unknown")


def scope_of(quest: Quest, locale: str) -> str:
    """Return what a quest is about."""
    return quest.scope or say("milestones.unscoped", locale)


async def _fitting(interaction: Interaction, typed: str) -> list[tuple[str, Quest]]:
    locale = interaction.locale.value
    running = await interaction.client.db.read(quests.running, interaction.user.id)
    labelled = [(_label(quest, locale), quest) for quest in running]
    return [(label, quest) for label, quest in labelled if within(typed, label)]


def _label(quest: Quest, locale: str) -> str:
    return name(f"{scope_of(quest, locale)} · {quest.count}/{quest.goal}")


def within(typed: str, label: str) -> bool:
    """Tell whether what is typed so far fits a choice."""
    return typed.strip().casefold() in label.casefold()
