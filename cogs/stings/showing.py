"""The stings of the asking member, as they stand now."""

import asyncio

from bot.pictures import charts
from bot.stings import actions as stings
from bot.stings.model import Told
from cogs.common.card import Card
from cogs.common.reply import Interaction
from cogs.stings import cards, drawn


async def due_now(interaction: Interaction) -> tuple[Card, ...]:
    """Draw what is due, or tell that nothing is."""
    client, member_id = interaction.client, interaction.user.id
    now, locale = client.clock.now(), interaction.locale.value
    if batch := await client.db.read(stings.due, member_id, now):
        return cards.due(batch, locale, most=cards.AT_ONCE)
    return (cards.nothing_due(locale, await client.db.read(stings.next_due, member_id, now)),)


async def course_of(interaction: Interaction, failure_id: int) -> Card:
    """Draw how one sting went on, in words and as a picture."""
    return await drawn_course(
        interaction, await interaction.client.db.read(stings.course, interaction.user.id, failure_id)
    )


async def drawn_course(interaction: Interaction, told: Told) -> Card:
    """Draw a course that was just read or changed."""
    locale = interaction.locale.value
    chart = drawn.course(told, locale)
    picture = None if chart is None else await asyncio.to_thread(charts.draw, chart)
    return cards.course(told, locale, interaction.client.clock.now(), picture)
