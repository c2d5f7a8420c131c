"""An offer to share without a name: what others would see, and what becomes of it."""

import aiohttp
import discord

from bot.client import Cork
from bot.feed import unnamed
from bot.feed.unnamed import Prospect
from bot.journal.model import Failure
from bot.kernel.errors import Refused
from cogs.common.card import Card
from cogs.common.reply import Interaction
from cogs.feed import unnamed_cards as cards
from cogs.feed.cards import feed_card
from cogs.feed.onlookers import who_sees
from cogs.feed.shown import shows


async def offered(
    bot: Cork, interaction: Interaction, failure: Failure, guild_id: int, *, changed: bool = False
) -> tuple[Card, ...]:
    """Show exactly what others will see; refuse at once where nothing can be shared without a name."""
    prospect = await _look(bot, failure, guild_id)
    count = await people(bot, guild_id)
    return cards.preview(failure, prospect, count, bot.clock.now(), interaction.locale.value, changed=changed)


async def settled(bot: Cork, interaction: Interaction, failure: Failure, guild_id: int) -> tuple[Card, ...]:
    """Share what the pressed message showed, and nothing else: what changed since is shown first.

    Where Cork cannot see who can look into the feed, nothing can be agreed to (Refused `anonymous_rules.cannot_look`).
    """
    prospect = await _look(bot, failure, guild_id)
    card = cards.to_be(failure, prospect, bot.clock.now())
    if not shows(interaction, feed_card(card), card.channel_id, prospect.offer.due_at):
        return await offered(bot, interaction, failure, guild_id, changed=True)
    seen = await who_sees(bot, prospect.guild)
    if seen is None:
        raise Refused("anonymous_rules.cannot_look")
    now = bot.clock.now()
    share = await bot.db.run(unnamed.settle, guild_id, failure.member_id, failure.id, failure.line, seen, now)
    return (cards.shared(share, failure, interaction.locale.value),)


async def _look(bot: Cork, failure: Failure, guild_id: int) -> Prospect:
    prospect = await bot.db.read(unnamed.find, guild_id, failure.member_id, failure.id, bot.clock.now())
    if not prospect.guild.anonymous:
        raise Refused("anonymous_rules.off")
    if failure.let_go:
        raise Refused("feed_rules.let_go")
    return prospect


async def people(bot: Cork, guild_id: int) -> int | None:
    """Return about how many are in a server beside Cork, by Discord's count; None where it does not say."""
    try:
        guild = await bot.fetch_guild(guild_id)
    except (discord.HTTPException, aiohttp.ClientError):
        return None
    return None if guild.approximate_member_count is None else guild.approximate_member_count - 1
