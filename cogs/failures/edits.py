"""What a member asks to change of a failure, as an option or in the form."""

from collections.abc import Mapping

from discord.app_commands import Choice

from bot.journal import actions as journal
from bot.journal.actions import Edits
from bot.journal.model import NOTHING_MUCH, STINGS, Failure, Kind, is_blank
from bot.kernel.errors import Refused
from bot.kernel.text import say
from cogs.common.own import MOST, chosen_quest, suggest_quests, within
from cogs.common.reply import Interaction
from cogs.failures.days import read_day

NO_QUEST = "none"
"""The choice to count toward no quest."""


async def suggest_quests_or_none(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the member's running quests, and none."""
    label = say("failures.no_quest", interaction.locale.value)
    none = [Choice(name=label, value=NO_QUEST)] if within(typed, label) else []
    return [*(await suggest_quests(interaction, typed))[: MOST - 1], *none]


async def suggest_became(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer what most things become, until something else is typed."""
    label = say(f"journal.became.{NOTHING_MUCH}", interaction.locale.value)
    return [Choice(name=label, value=NOTHING_MUCH)] if within(typed, label) else []


async def edited(interaction: Interaction, failure_id: int, edits: Edits) -> Failure:
    """Change a failure of the member's, and return it as it is now."""
    bot = interaction.client
    return await bot.db.run(
        journal.edit,
        interaction.user.id,
        failure_id,
        bot.clock.now(),
        locale=interaction.locale.value,
        guild_id=interaction.guild_id,
        **edits,
    )


async def from_options(
    interaction: Interaction,
    *,
    kind: str | None,
    section: str | None,
    date: str | None,
    sting: int | None,
    quest: str | None,
    became: str | None,
) -> Edits:
    """Return what the options of a command change; one that was left out changes nothing."""
    edits = Edits()
    if kind is not None:
        edits["kind"] = Kind(kind)
    if section is not None:
        edits["section"] = section
    if date is not None:
        edits["happened"] = await read_day(interaction, date)
    if sting is not None:
        edits["sting"] = sting
    if quest is not None:
        counting = None if quest == NO_QUEST else await chosen_quest(interaction, quest)
        edits["quest_id"] = counting.id if counting else None
    if became is not None:
        edits["became"] = became
    return edits


async def from_form(interaction: Interaction, filled: Mapping[str, str]) -> Edits:
    """Return what a form changes; an emptied field empties, and one that the form did not have stays."""
    edits = Edits()
    if "line" in filled:
        edits["line"] = filled["line"]
    if "date" in filled:
        edits["happened"] = await read_day(interaction, filled["date"])
    if "section" in filled:
        edits["section"] = filled["section"]
    if "sting" in filled:
        edits["sting"] = _sting(filled["sting"])
    if "became" in filled:
        edits["became"] = filled["became"]
    return edits


def _sting(typed: str) -> int | None:
    if is_blank(typed):
        return None
    try:
        return int(typed)
    except ValueError:
        raise Refused("journal.sting_off_scale", least=STINGS[0], most=STINGS[-1]) from None
