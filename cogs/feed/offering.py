"""An offer to share: what others would see, and what becomes of it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from bot.client import Cork
from bot.feed import actions as feed
from bot.feed import model, offers
from bot.feed.model import Audience, State
from bot.guilds import actions as guilds
from bot.journal.model import Failure
from bot.kernel.errors import Refused
from cogs.common.card import Card, Text
from cogs.common.reply import Interaction
from cogs.feed import cards

_BLANKS = re.compile(r"[\s\u200b]+")


async def offered(
    bot: Cork, interaction: Interaction, failure: Failure, audience: Audience, *, changed: bool = False
) -> tuple[Card, ...]:
    """Show the preview of a named share; what shows nothing to others is done at once.

    What was let go is not shared, but can always be made private (Refused `feed_rules.let_go`).
    """
    _refuse_let_go(failure, audience)
    if audience is not Audience.NAMED:
        return (await settled(bot, interaction, failure, audience),)
    card = await _to_be(bot, interaction, failure)
    shares = await bot.db.read(feed.of_failure, failure.member_id, failure.id)
    stands = any(one.guild_id == card.guild_id and one.audience is Audience.NAMED for one in shares)
    return cards.preview(failure, card, interaction.locale.value, stands=stands, changed=changed)


async def settled(bot: Cork, interaction: Interaction, failure: Failure, audience: Audience) -> Card:
    """Give a failure the audience that its author decided on, and tell them where it stands."""
    _refuse_let_go(failure, audience)
    locale = interaction.locale.value
    guild = await bot.db.read(guilds.find, server_to_share_in(interaction))
    share, total = await bot.db.run(
        offers.settle, guild.id, failure.member_id, failure.id, failure.line, audience, bot.clock.now()
    )
    paused = guild.feed_pause is not None
    return cards.shared(share, locale, total, paused=paused) if share else cards.withdrawn(locale, paused=paused)


async def was_shown(bot: Cork, interaction: Interaction, failure: Failure) -> bool:
    """Tell whether the pressed message showed the very card that would be posted now, and where."""
    card = await _to_be(bot, interaction, failure)
    shown = [_ink(text) for text in _texts(interaction.message.components if interaction.message else ())]
    to_post = [_ink(block.content) for block in cards.feed_card(card).blocks if isinstance(block, Text)]
    return all(text in shown for text in to_post) and any(f"<#{card.channel_id}>" in text for text in shown)


def server_to_share_in(interaction: Interaction) -> int:
    """Return the server to share in: not the private messages, and no server that only the member brought Cork to."""
    if interaction.guild_id is None or not interaction.is_guild_integration():
        raise Refused("feed_rules.no_server")
    return interaction.guild_id


def _refuse_let_go(failure: Failure, audience: Audience) -> None:
    """Keep an old button from showing others what its author does not want to see any more."""
    if failure.let_go and audience is not Audience.PRIVATE:
        raise Refused("feed_rules.let_go")


async def _to_be(bot: Cork, interaction: Interaction, failure: Failure) -> model.Card:
    """Return what the card of a named share would be drawn from."""
    guild = await bot.db.read(guilds.find, server_to_share_in(interaction))
    if guild.feed_channel is None:
        raise Refused("feed_rules.no_channel")
    own = await bot.db.read(offers.wording, guild.id, failure.member_id, failure.id)
    return model.Card(
        share_id="",
        guild_id=guild.id,
        audience=Audience.NAMED,
        member_id=failure.member_id,
        text=own or failure.line,
        shared_on=bot.clock.now().astimezone(ZoneInfo(guild.zone)).date(),
        locale=guild.locale,
        state=State.WAITING,
        channel_id=guild.feed_channel,
        message_id=None,
    )


def _ink(text: str) -> str:
    """Return what can be seen of a text: Discord may trim blanks, and must not keep anybody from posting by it."""
    return _BLANKS.sub("", text)


def _texts(components: Iterable[Any]) -> Iterator[str]:
    for component in components:
        if content := getattr(component, "content", None):
            yield content
        yield from _texts(getattr(component, "children", ()))
