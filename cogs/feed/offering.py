"""An offer to share: what others would see, and what becomes of it."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.client import Cork
from bot.feed import actions as feed
from bot.feed import model, offers
from bot.feed.model import Audience, Offer, Share, State
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.journal.model import Failure
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from cogs.common.card import Card
from cogs.common.reply import Interaction
from cogs.feed import cards, previews, unnamed
from cogs.feed.onlookers import who_sees
from cogs.feed.previews import Prospect
from cogs.feed.shown import shows


@dataclass(frozen=True, slots=True)
class Found:
    """A server, and what a member is looking at and shares of a failure there."""

    guild: Guild
    offer: Offer
    share: Share | None


async def offered(
    bot: Cork, interaction: Interaction, failure: Failure, audience: Audience, *, changed: bool = False
) -> tuple[Card, ...]:
    """Show the preview of what others would read; what shows nothing to others is done at once.

    What was let go is not shared, but can always be made private (Refused `feed_rules.let_go`).
    """
    _refuse_let_go(failure, audience)
    match audience:
        case Audience.ANONYMOUS:
            return await unnamed.offered(bot, interaction, failure, server_to_share_in(interaction))
        case Audience.PRIVATE | Audience.COUNTED:
            return (await settled(bot, interaction, failure, audience),)
        case Audience.NAMED:
            prospect = await _prospect(bot, interaction, failure)
            return previews.preview(failure, prospect, interaction.locale.value, changed=changed)


async def settled(bot: Cork, interaction: Interaction, failure: Failure, audience: Audience) -> Card:
    """Give a failure the audience that its author decided on, and tell them where it stands."""
    _refuse_let_go(failure, audience)
    locale, now = interaction.locale.value, bot.clock.now()
    before = await _look(bot, interaction, failure)
    guild = before.guild
    seen = None
    if audience is Audience.NAMED:
        seen = await who_sees(bot, guild)
        if seen is None and before.offer.due_at is not None:
            raise Refused("feed_rules.cannot_look")
    share, total = await bot.db.run(
        offers.settle, guild.id, failure.member_id, failure.id, failure.line, audience, now, onlookers=seen
    )
    paused = guild.feed_pause is not None
    if share is not None:
        return previews.shared(share, locale, total, paused=paused)
    thread = before.share is not None and before.share.thread_id is not None
    return previews.withdrawn(locale, paused=paused, thread=thread)


async def was_shown(bot: Cork, interaction: Interaction, failure: Failure) -> bool:
    """Tell whether the pressed message showed the very card that would be posted now, where, and when."""
    prospect = await _prospect(bot, interaction, failure)
    return shows(interaction, cards.feed_card(prospect.card), prospect.card.channel_id, prospect.due_at)


def server_to_share_in(interaction: Interaction) -> int:
    """Return the server to share in: not the private messages, and no server that only the member brought Cork to."""
    if interaction.guild_id is None or not interaction.is_guild_integration():
        raise Refused("feed_rules.no_server")
    return interaction.guild_id


def _refuse_let_go(failure: Failure, audience: Audience) -> None:
    """Keep an old button from showing others what its author does not want to see any more."""
    if failure.let_go and audience is not Audience.PRIVATE:
        raise Refused("feed_rules.let_go")


async def _look(bot: Cork, interaction: Interaction, failure: Failure) -> Found:
    guild_id, now = server_to_share_in(interaction), bot.clock.now()

    def look(tx: Transaction) -> Found:
        offer = offers.find(tx, guild_id, failure.member_id, failure.id, now)
        shares = feed.of_failure(tx, failure.member_id, failure.id)
        return Found(guilds.find(tx, guild_id), offer, next((one for one in shares if one.guild_id == guild_id), None))

    return await bot.db.read(look)


async def _prospect(bot: Cork, interaction: Interaction, failure: Failure) -> Prospect:
    """Return what the card of a named share would be drawn from."""
    found = await _look(bot, interaction, failure)
    guild, offer = found.guild, found.offer
    if guild.feed_channel is None:
        raise Refused("feed_rules.no_channel")
    card = model.Card(
        share_id="",
        guild_id=guild.id,
        audience=Audience.NAMED,
        member_id=failure.member_id,
        text=offer.text or failure.line,
        shared_on=(offer.due_at or bot.clock.now()).astimezone(ZoneInfo(guild.zone)).date(),
        locale=guild.locale,
        state=State.WAITING,
        channel_id=guild.feed_channel,
        message_id=None,
        manner=offer.manner,
    )
    return Prospect(card, offer.due_at, None if found.share is None else found.share.state)
