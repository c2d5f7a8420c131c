"""`/setup test`, `seed` and `status`: try Cork's channels, go first, and see what did not arrive."""

import secrets

import aiohttp
import discord
from discord import app_commands
from discord.app_commands import Range

from bot.feed.model import Audience
from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.outbox import Notice
from bot.letters import Post, Retract
from bot.once import Ambiguous
from bot.prompts import actions as prompts
from bot.sending import Sender, Uncertain
from cogs.common.commands import command
from cogs.common.face import Face
from cogs.common.own import chosen_failure, suggest_failures
from cogs.common.reply import Drawn, Interaction, server_of, think, whisper
from cogs.feed.offering import offered
from cogs.setup import trying_cards as cards
from cogs.setup.permissions import Place
from cogs.setup.trying_cards import Tried

_FAILED = (discord.HTTPException, aiohttp.ClientError, OSError, Uncertain)


class Trying(Face):
    """What organisers do between setting Cork up and telling everybody."""

    @command("test", under="setup")
    async def test(self, interaction: Interaction) -> None:
        """Post a card in each of Cork's channels, the way all cards go, and delete it again."""
        await think(interaction)
        places = await self._places(server_of(interaction))
        tried = [await self._try(place, channel, interaction) for place, channel in places.items()]
        await whisper(interaction, cards.tried(tried, interaction.locale.value, self.bot.mention("setup check")))

    @command("seed", under="setup")
    @app_commands.autocomplete(failure=suggest_failures)
    async def seed(self, interaction: Interaction, failure: Range[str, 1, 100] | None = None) -> None:
        """Share a failure of one's own by name, before anybody else is asked to; what is shown first is as ever."""
        if failure is None:
            mention = self.bot.mention
            await whisper(interaction, cards.go_first(interaction.locale.value, mention("fail"), mention("setup seed")))
            return
        found = await chosen_failure(interaction, failure)
        await whisper(interaction, *await offered(self.bot, interaction, found, Audience.NAMED))

    @command("status", under="setup")
    async def status(self, interaction: Interaction) -> None:
        """Show what comes next, and what could not be delivered."""
        guild = await self.db.read(guilds.find, server_of(interaction))
        coming = (await self.db.read(prompts.status, guild.id, self.clock.now())).next
        places = await self._places(guild.id)
        stuck = await self.db.read(outbox.stuck, {channel for channel in places.values() if channel is not None})
        instant = coming.instant if coming else None
        check = self.bot.mention("setup check")
        paused = guild.feed_pause is not None
        await whisper(interaction, cards.status(places, instant, stuck, interaction.locale.value, check, paused=paused))

    async def _places(self, guild_id: int) -> dict[Place, int | None]:
        guild = await self.db.read(guilds.find, guild_id)
        schedule = await self.db.read(prompts.find, guild_id)
        return {
            "feed": guild.feed_channel,
            "party": guild.party_channel,
            "prompts": schedule.channel_id if schedule else None,
        }

    async def _try(self, place: Place, channel: int | None, interaction: Interaction) -> Tried:
        """Post a card and take it back at once; it is in no outbox, for nothing shall come of it later."""
        if channel is None:
            return Tried(place, None)
        title, dummy = cards.dummy(interaction.locale.value)
        nonce = secrets.token_urlsafe(15)
        notice = Notice(0, "test", channel, {}, nonce, bulk=False, version=1, attempts=0, first_attempt_at=None)
        sender = Sender(self.bot, self.clock)
        async with self.bot.budget.place(bulk=False) as budgeted:
            try:
                arrived = await sender.send(Post(channel, Drawn(dummy), nonce, title=title), notice, budgeted)
            except _FAILED as error:
                return Tried(place, channel, _reason(error), left=isinstance(error, Ambiguous))
            await budgeted.renew()
            try:
                await sender.send(Retract(arrived.channel, arrived.message, title), notice, budgeted)
            except _FAILED as error:
                return Tried(place, channel, _reason(error), left=True)
        return Tried(place, channel)


def _reason(error: Exception) -> str:
    """Name an error as delivery names the reason of a burial."""
    return f"{error.status} {error.code}" if isinstance(error, discord.HTTPException) else "no answer"
