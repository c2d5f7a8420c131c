"""One failure of the asking member, as it stands now."""

from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.journal.model import Failure
from bot.kernel.text import say
from bot.quests import actions as quests
from cogs.common.card import Card
from cogs.common.own import scope_of
from cogs.common.plain import one_line
from cogs.common.reply import Interaction
from cogs.failures import cards

BRIEF = 140
"""UTF-16 units of a quest's scope beside an entry."""


async def whole_entry(interaction: Interaction, failure: Failure) -> Card:
    """Draw a failure with all that is known of it, what it counts toward, and who sees what of it."""
    locale, db = interaction.locale.value, interaction.client.db
    more: list[str] = []
    if failure.quest_id is not None:
        quest = await db.read(quests.find, failure.member_id, failure.quest_id)
        more.append(say("failures.counts_toward", locale, quest=one_line(scope_of(quest, locale), limit=BRIEF)))
    shared = await db.read(feed.audiences, failure.member_id, (failure.id,))
    audiences = shared.get(failure.id, (Audience.PRIVATE,))
    more += (say(f"feed.audience_{audience}", locale) for audience in audiences)
    return cards.entry(failure, locale, *more, shareable=shareable(interaction))


def shareable(interaction: Interaction) -> bool:
    """Tell whether there is a server around that has Cork; elsewhere a button to share would lead nowhere."""
    return interaction.is_guild_integration()
