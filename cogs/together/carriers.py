"""Bring the collective cork's card and parties to the party channel."""

import asyncio
from zoneinfo import ZoneInfo

from bot.client import Cork
from bot.delivery import MESSAGE_GONE
from bot.guilds import actions as guilds
from bot.kernel.outbox import Notice
from bot.kernel.text import say
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Find, Post, Redraw
from bot.pictures.party import PartyPicture, draw
from bot.together import actions as together
from cogs.common.dates import long_date
from cogs.common.plain import name
from cogs.common.reply import Drawn, files_of
from cogs.together import cards


class CardCarrier:
    """Post the card."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | Find | None:
        """Return the card; where it is not wanted any more, have it looked for if it may be out all the same."""
        guild_id, number = _card(notice)
        found = await self._bot.db.read(together.card, guild_id, number)
        mark = cards.card_route(number)
        if found is None:
            return Find(notice.lane, mark) if notice.attempts else None
        if found.message_id is not None:
            return None
        return Post(place=notice.lane, view=Drawn(cards.standing(found, await _locale(self._bot, guild_id))), mark=mark)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note where it stands."""
        together.posted(tx, *_card(notice), arrived.channel, arrived.message, self._bot.clock.now())

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: `/group show` shows the same, and `/setup check` tells organisers of the channel."""


class RedrawCarrier:
    """Draw the card anew."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Redraw | None:
        """Return the new drawing, unless there is no card to draw."""
        guild_id, number = _card(notice)
        found = await self._bot.db.read(together.card, guild_id, number)
        if found is None or found.channel_id is None or found.message_id is None:
            return None
        view = Drawn(cards.standing(found, await _locale(self._bot, guild_id)))
        return Redraw(found.channel_id, found.message_id, view)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the card was there, and is true again."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Take a card that somebody deleted for gone; what else was refused comes with the next drawing."""
        if reason == MESSAGE_GONE:
            together.vanished(tx, *_card(notice))


class PartyCarrier:
    """Hold the party: it is drawn with the toast and in the language of its server."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post:
        """Return the party's card with its picture."""
        guild = await self._bot.db.read(guilds.find, int(notice.payload["guild"]))
        threshold, locale = int(notice.payload["n"]), guild.locale
        today = self._bot.clock.now().astimezone(ZoneInfo(guild.zone)).date()
        toast = guild.toast or say("milestones.champagne", locale)
        picture = PartyPicture(
            count=threshold,
            goal=threshold,
            toast=name(toast),
            scope=say("together.picture_scope", locale),
            host=None,
            date=long_date(today, locale),
            headline=say("milestones.picture_headline", locale, n=threshold),
            caption=say("milestones.picture_caption", locale, n=threshold),
        )
        drawn = await asyncio.to_thread(draw, picture)
        card = cards.party(threshold, toast, locale, drawn, self._bot.mention("party plan"))
        files = tuple(files_of(card))
        return Post(place=notice.lane, view=Drawn(card), mark=cards.party_route(threshold), files=files)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: a party that was held is never taken back."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: it is tried again when `/setup check` finds the channel open."""


def _card(notice: Notice) -> tuple[int, int]:
    return int(notice.payload["guild"]), int(notice.payload["number"])


async def _locale(bot: Cork, guild_id: int) -> str:
    return (await bot.db.read(guilds.find, guild_id)).locale
