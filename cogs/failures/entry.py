"""One failure of the asking member, as it stands now."""

from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.journal.model import Failure
from bot.kernel.text import say
from cogs.common.card import Card
from cogs.common.reply import Interaction
from cogs.failures import cards


async def whole_entry(interaction: Interaction, failure: Failure) -> Card:
    """Draw a failure with all that is known of it, and who sees what of it."""
    locale = interaction.locale.value
    shared = await interaction.client.db.read(feed.audiences, failure.member_id, (failure.id,))
    audiences = shared.get(failure.id, (Audience.PRIVATE,))
    seen = " · ".join(say(f"feed.audience_{audience}", locale) for audience in audiences)
    return cards.entry(failure, locale, seen, shareable=shareable(interaction))


def shareable(interaction: Interaction) -> bool:
    """Tell whether there is a server around that has Cork; elsewhere a button to share would lead nowhere."""
    return interaction.is_guild_integration()
