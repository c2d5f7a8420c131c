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
from cogs.common.card import Block, Button, Card, Row, Style, Text
from cogs.common.look import NIGHT, PRIVATE, WAITING, YES
from cogs.common.reply import Interaction
from cogs.feed.cards import WISHES, feed_card, wishes
from cogs.feed.nudging import nudged
from cogs.feed.onlookers import who_sees
from cogs.feed.previews import note_switch, times, when
from cogs.feed.shown import shows

_WISHES = (Wish.NO_ADVICE, Wish.ASK_ME)
"""What may be wished without a name; a thread would have nobody to open it."""


async def offered(
    bot: Cork, interaction: Interaction, failure: Failure, guild_id: int, *, changed: bool = False
) -> tuple[Card, ...]:
    """Show exactly what others will see; refuse at once where nothing can be shared without a name."""
    prospect = await _look(bot, failure, guild_id)
    return _preview(bot, failure, prospect, await _people(bot, guild_id), interaction.locale.value, changed=changed)


async def settled(bot: Cork, interaction: Interaction, failure: Failure, guild_id: int) -> tuple[Card, ...]:
    """Share what the pressed message showed, and nothing else: what changed since is shown first.

    Where Cork cannot see who can look into the feed, nothing can be agreed to (Refused `anonymous_rules.cannot_look`).
    """
    prospect = await _look(bot, failure, guild_id)
    card = _card(bot, failure, prospect)
    if not shows(interaction, feed_card(card), card.channel_id, prospect.offer.due_at):
        return await offered(bot, interaction, failure, guild_id, changed=True)
    seen = await who_sees(bot, prospect.guild)
    if seen is None:
        raise Refused("anonymous_rules.cannot_look")
    now = bot.clock.now()
    share = await bot.db.run(unnamed.settle, guild_id, failure.member_id, failure.id, failure.line, seen, now)
    return (_settled(share, failure, interaction.locale.value),)


async def _look(bot: Cork, failure: Failure, guild_id: int) -> Prospect:
    prospect = await bot.db.read(unnamed.find, guild_id, failure.member_id, failure.id, bot.clock.now())
    if not prospect.guild.anonymous:
        raise Refused("anonymous_rules.off")
    if failure.let_go:
        raise Refused("feed_rules.let_go")
    return prospect


async def _people(bot: Cork, guild_id: int) -> int | None:
    """Return about how many are in a server beside Cork, by Discord's count; None where it does not say."""
    try:
        guild = await bot.fetch_guild(guild_id)
    except (discord.HTTPException, aiohttp.ClientError):
        return None
    return None if guild.approximate_member_count is None else guild.approximate_member_count - 1


def _preview(
    bot: Cork, failure: Failure, prospect: Prospect, people: int | None, locale: str, *, changed: bool
) -> tuple[Card, ...]:
    card = _card(bot, failure, prospect)
    said = _said(prospect, f"<#{card.channel_id}>", locale, changed=changed)
    if people is not None and people < anonymous.FEWEST:
        said.append(say("anonymous.few", locale, n=people))
    if prospect.lately:
        said.append(say("anonymous.lately", locale))
    if nudges := nudged(card, locale):
        said.append(nudges)
    choices: list[Block] = [_deeds(failure, prospect, locale), _switches(failure, card, locale)]
    if prospect.stands is None or prospect.stands.state is State.SCHEDULED:
        choices.append(times(f"share:unnamed-when:{failure.id}", locale))
    return (
        Card((Text("\n".join(said)),), NIGHT),
        feed_card(card, pressable=False),
        Card(tuple(choices), NIGHT),
    )


def _said(prospect: Prospect, channel: str, locale: str, *, changed: bool) -> list[str]:
    """Say what the card below is and when it would come; the hour is shown in a text that names the channel."""
    due_at = prospect.offer.due_at
    key = "preview_changed" if changed else _stage(prospect.stands)
    hour = say("anonymous.hour" if due_at is None else "anonymous.evening", locale, when=when(due_at, locale))
    return [say(f"anonymous.{key}", locale, channel=channel), f"-# {hour} {say('anonymous.beyond', locale)}"]


def _stage(stands: Share | None) -> str:
    if stands is None:
        return "preview"
    match stands.state:
        case State.SCHEDULED | State.COUNTED:
            return "preview_waits"
        case State.WAITING | State.POSTED:
            return "preview_again"
        case State.HELD:
            return "preview_held"
        case State.REMOVED:
            return "preview_removed"


def _deeds(failure: Failure, prospect: Prospect, locale: str) -> Row:
    private = say("feed.make_private" if prospect.stands else "feed.keep_private", locale)
    post = "anonymous.post" if prospect.offer.due_at is None else "anonymous.schedule"
    return Row(
        (
            Button(say(post, locale), f"share:unnamed:{failure.id}", style=Style.PRIMARY),
            Button(say("feed.reword", locale), f"share:unnamed-reword:{failure.id}"),
            Button(private, f"share:private:{failure.id}", PRIVATE),
        )
    )


def _switches(failure: Failure, card: model.Card, locale: str) -> Row:
    on = wishes(card.manner)
    switches = tuple(
        Button(
            say(f"sharing.{wish}", locale),
            f"share:unnamed-wish:{wish}:{failure.id}",
            YES if wish in on else WISHES[wish],
            Style.SUCCESS if wish in on else Style.SECONDARY,
        )
        for wish in _WISHES
    )
    return Row((*switches, note_switch(f"share:unnamed-note:{failure.id}", card, locale)))


def _settled(share: Share, failure: Failure, locale: str) -> Card:
    """Tell the author what becomes of it, and that nobody, not even in private, will tell them more."""
    channel, waits = f"<#{share.channel_id}>", share.state is State.SCHEDULED
    if waits and share.due_at is not None:
        said = say("anonymous.done_evening", locale, channel=channel, when=when(share.due_at, locale))
    elif waits:
        said = say("anonymous.done", locale, channel=channel)
    elif share.state in (State.WAITING, State.POSTED):
        said = say("anonymous.stands", locale, channel=channel)
    else:
        said = say("anonymous.with_moderators", locale, channel=channel)
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
        shared_on=(prospect.offer.due_at or bot.clock.now()).astimezone(ZoneInfo(guild.zone)).date(),
        locale=guild.locale,
        state=State.SCHEDULED,
        channel_id=guild.feed_channel,
        message_id=None,
        manner=prospect.offer.manner,
    )
