"""One door for everything that goes wrong: the member gets a sentence, the operator's log a reference."""

import logging
import secrets

import discord
from discord import app_commands

from bot.kernel.errors import CorkError
from bot.kernel.text import say
from cogs.common.card import Card, Text
from cogs.common.look import ROSE
from cogs.common.plain import plain
from cogs.common.reply import Interaction, Unseen, whisper

_log = logging.getLogger(__name__)


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
            sentence = say(error.key, locale, **error.values)
            if error.typed:
                sentence += "\n" + say("common.typed", locale, text=plain(error.typed, limit=3000))
        case app_commands.CommandOnCooldown() | app_commands.CheckFailure():
            sentence = say("common.not_here", locale)
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch() | LookupError():
            sentence = say("common.outdated", locale)
        case _:
            sentence = say("common.unexpected", locale, reference=_log_unexpected(interaction, error))
    try:
        await whisper(interaction, Card((Text(sentence),), ROSE))
    except (discord.HTTPException, Unseen) as failed:
        _log.warning("could not tell the member of interaction %s: %s", interaction.id, type(failed).__name__)


def _log_unexpected(interaction: Interaction, error: Exception) -> str:
    """Log where it broke, without the error's own words, which may quote private text."""
    reference = secrets.token_hex(4)
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    _log.error(
        "reference %s: %s in interaction %s at %s",
        reference,
        type(error).__name__,
        interaction.id,
        " < ".join(reversed(places)),
    )
    return reference
