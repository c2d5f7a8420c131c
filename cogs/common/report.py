"""One door for everything that goes wrong: the member gets a sentence, the operator's log a reference."""

import logging
import secrets

import aiohttp
import discord
from discord import app_commands

from bot.journal.model import is_blank
from bot.kernel.errors import CorkError
from bot.kernel.text import say
from bot.kernel.traces import places
from cogs.common.card import Card, Text
from cogs.common.look import ROSE
from cogs.common.plain import one_line
from cogs.common.reply import Interaction, Unseen, whisper
from cogs.common.whole import whole

_log = logging.getLogger(__name__)


class Outdated(Exception):
    """A button or form from a version of Cork that knew what to do with it."""


async def report(interaction: Interaction, error: Exception) -> None:
    """Answer an error privately: a refusal by its sentence, anything else by a reference that the log carries too."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    locale = interaction.locale.value
    match error:
        case Unseen():
            _log.info("interaction %s was given up by Discord before it was answered", interaction.id)
            return
        case CorkError():
            card = _refusal(error, locale)
        case app_commands.CheckFailure():
            card = Card((Text(say("common.not_here", locale)),), ROSE)
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch() | Outdated():
            card = Card((Text(say("common.outdated", locale)),), ROSE)
        case _:
            reference = _log_unexpected(interaction, error)
            card = Card((Text(say("common.unexpected", locale, reference=reference)),), ROSE)
    try:
        await whisper(interaction, card)
    except (discord.HTTPException, aiohttp.ClientError, OSError, Unseen) as failed:
        _log.warning("could not tell the member of interaction %s: %s", interaction.id, type(failed).__name__)


def _refusal(error: CorkError, locale: str) -> Card:
    """Say what is wrong; what the member typed comes back harmless and whole where it would be lost."""
    values = {
        name: one_line(value, limit=200) if isinstance(value, str) else value for name, value in error.values.items()
    }
    sentence = say(error.key, locale, **values)
    if is_blank(error.typed):
        return Card((Text(sentence),), ROSE)
    blocks, files = whole(error.typed, say("common.typed_file", locale), mark="> ")
    return Card((Text(f"{sentence}\n{say('common.typed', locale)}"), *blocks), ROSE, files)


def _log_unexpected(interaction: Interaction, error: Exception) -> str:
    """Log what kind of error it was and where, without its own words, which may quote private text."""
    reference = secrets.token_hex(4)
    _log.error("reference %s, interaction %s: %s", reference, interaction.id, places(error))
    return reference
