"""An offer to share without a name, as its author sees it: the exact card, when it comes, how far that hides them."""

from zoneinfo import ZoneInfo

import aiohttp
import discord

from bot.client import Cork
from bot.feed import anonymous, model, unnamed
from bot.feed.model import Audience, Share, State, Wish
from bot.feed.unnamed import Prospect
from bot.journal.model import Failure
from bot.kernel.errors import Refused
from bot.kernel.text import say
from cogs.common.card import Button, Card, Row, Style, Text
from cogs.common.look import NIGHT, PRIVATE, WAITING, YES
from cogs.common.reply import Interaction
from cogs.feed.cards import WISHES, feed_card, wishes
from cogs.feed.nudging import nudged
from cogs.feed.shown import shows

_WISHES = (Wish.NO_ADVICE, Wish.ASK_ME)
"""What may be wished without a name; a thread would have nobody to open it."""


async def offered(
    bot: Cork, interaction: Interaction, failure: Failure, guild_id: int, *, changed: bool = False
) -> tuple[Card, ...]:
    """Show exactly what others will see; refuse at once where nothing can be shared without a name."""
    prospect = await _look(bot, failure, guild_id)
    return _preview(bot, failure, prospect, await people(bot, guild_id), interaction.locale.value, changed=changed)


async def settled(bot: Cork, interaction: Interaction, failure: Failure, guild_id: int) -> tuple[Card, ...]:
    """Share what the pressed message showed, and nothing else: what changed since is shown first."""
    prospect = await _look(bot, failure, guild_id)
    card = _card(bot, failure, prospect)
    if not shows(interaction, feed_card(card), card.channel_id):
        return await offered(bot, interaction, failure, guild_id, changed=True)
    share = await bot.db.run(unnamed.settle, guild_id, failure.member_id, failure.id, failure.line, bot.clock.now())
    return (_settled(share, failure, interaction.locale.value),)


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


def _preview(
    bot: Cork, failure: Failure, prospect: Prospect, people: int | None, locale: str, *, changed: bool
) -> tuple[Card, ...]:
    card, stands = _card(bot, failure, prospect), prospect.stands is not None
    key = "preview_changed" if changed else "preview_again" if stands else "preview"
    said = [say(f"anonymous.{key}", locale, channel=f"<#{card.channel_id}>"), say("anonymous.hour", locale)]
    if people is not None and people < anonymous.FEWEST:
        said.append(say("anonymous.few", locale, n=people))
    if prospect.lately:
        said.append(say("anonymous.lately", locale))
    if nudges := nudged(card.text, locale):
        said.append(nudges)
    return (
        Card((Text("\n".join(said)),), NIGHT),
        feed_card(card, pressable=False),
        Card((_deeds(failure, locale, stands=stands), _switches(failure, card, locale)), NIGHT),
    )


def _deeds(failure: Failure, locale: str, *, stands: bool) -> Row:
    private = say("feed.make_private" if stands else "feed.keep_private", locale)
    return Row(
        (
            Button(say("anonymous.post", locale), f"share:unnamed:{failure.id}", style=Style.PRIMARY),
            Button(say("feed.reword", locale), f"share:unnamed-reword:{failure.id}"),
            Button(private, f"share:private:{failure.id}", PRIVATE),
        )
    )


def _switches(failure: Failure, card: model.Card, locale: str) -> Row:
    on = wishes(card.manner)
    return Row(
        tuple(
            Button(
                say(f"sharing.{wish}", locale),
                f"share:unnamed-wish:{wish}:{failure.id}",
                YES if wish in on else WISHES[wish],
                Style.SUCCESS if wish in on else Style.SECONDARY,
            )
            for wish in _WISHES
        )
    )


def _settled(share: Share, failure: Failure, locale: str) -> Card:
    """Tell the author what becomes of it, and that nobody, not even in private, will tell them more."""
    waits = share.state is State.SCHEDULED
    said = say("anonymous.done" if waits else "anonymous.stands", locale, channel=f"<#{share.channel_id}>")
    back = Button(say("feed.make_private", locale), f"share:private:{failure.id}", PRIVATE)
    return Card((Text(f"{WAITING if waits else YES} {said}"), Row((back,))), NIGHT)


def _card(bot: Cork, failure: Failure, prospect: Prospect) -> model.Card:
    guild = prospect.guild
    if guild.feed_channel is None:
        raise Refused("feed_rules.no_channel")
    return model.Card(
        share_id="",
        guild_id=guild.id,
        audience=Audience.ANONYMOUS,
        member_id=None,
        text=prospect.offer.text or failure.line,
        shared_on=bot.clock.now().astimezone(ZoneInfo(guild.zone)).date(),
        locale=guild.locale,
        state=State.SCHEDULED,
        channel_id=guild.feed_channel,
        message_id=None,
        manner=prospect.offer.manner,
    )
