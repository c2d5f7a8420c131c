"""Say what an answer led to, and what it did in the journal."""

import aiohttp
import discord

from bot.asks.model import Answer, Answered, Ask
from bot.journal import actions as journal
from bot.journal.model import Logged, PartialDate
from bot.kernel.text import say
from cogs.asks import cards
from cogs.common.card import Card
from cogs.common.reply import Interaction, Unseen, whisper
from cogs.failures import cards as entries
from cogs.failures.days import zone_of
from cogs.failures.entry import shareable
from cogs.failures.facts import told


async def today(interaction: Interaction) -> PartialDate:
    """Return the day that it is where the member is."""
    day = interaction.client.clock.now().astimezone(await zone_of(interaction)).date()
    return PartialDate(day.year, day.month, day.day)


async def tell(interaction: Interaction, ended: Answered) -> None:
    """Answer with what an answer led to; an entry whose receipt does not arrive is told of later."""
    if ended.logged is None:
        await whisper(interaction, _without_receipt(interaction, ended))
        return
    try:
        await whisper(interaction, *_with_receipt(interaction, ended.ask, ended.logged))
    except (Unseen, discord.HTTPException, aiohttp.ClientError, OSError):
        for failure in (ended.logged.failure, *ended.logged.unseen):
            await interaction.client.db.run(journal.mark_unseen, failure.id, failure.member_id)
        raise


def _with_receipt(interaction: Interaction, ask: Ask, logged: Logged) -> tuple[Card, ...]:
    locale, mention = interaction.locale.value, interaction.client.mention
    if ask.answer is Answer.SILENCE:
        sentence = say("asks.logged_silence", locale, answered=mention("ask answered"))
    else:
        assert ask.answer is not None  # noqa: S101 - only an answer becomes an entry
        sentence = say("asks.logged", locale, answer=cards.answer_name(ask.answer, locale))
    listing = mention("failures list")
    receipt = entries.receipt(logged, locale, shareable=shareable(interaction), listing=listing)
    return cards.told(ask, locale, sentence), *receipt


def _without_receipt(interaction: Interaction, ended: Answered) -> Card:
    ask, locale, now = ended.ask, interaction.locale.value, interaction.client.clock.now()
    if ended.taken_back is not None:
        sentence = say("asks.taken_back" if ask.answer else "asks.taken_back_waits", locale)
        return entries.gone(ended.taken_back, locale, sentence)
    if ended.retyped is not None:
        return cards.told(ask, locale, f"{say('asks.changed', locale)}\n{told(ended.retyped, locale)}")
    return cards.one(ask, locale, now, _sentence(ended, locale))


def _sentence(ended: Answered, locale: str) -> str:
    if not ended.changed:
        return say("asks.standing", locale)
    match ended.ask.answer:
        case None:
            return say("asks.waits_again", locale)
        case Answer.YES:
            return say("asks.said_yes", locale)
        case _:
            return say("asks.no_entry", locale)
