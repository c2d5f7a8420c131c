"""`/share` and `/unshare`: decide, with an exact preview, what others see of a failure, and when."""

from discord import app_commands
from discord.app_commands import Choice, Range

from bot.feed import offers, unnamed
from bot.feed.model import Audience, Timing
from bot.journal import actions as journal
from bot.journal.model import Failure
from bot.kernel.errors import Refused
from bot.members import actions as members
from cogs.common.commands import command, in_servers, words
from cogs.common.face import Face, on
from cogs.common.own import failure_id, suggest_failures
from cogs.common.reply import Interaction, hold, replace, whisper
from cogs.common.routes import chosen
from cogs.feed import previews
from cogs.feed.listing import Listed, listed, listing
from cogs.feed.offering import offered, server_to_share_in, settled, was_shown

CHOICES = (Audience.NAMED, Audience.ANONYMOUS, Audience.COUNTED, Audience.PRIVATE)


class Sharing(Face):
    """Share failures now or later, and take them back."""

    @command("share")
    @in_servers
    @app_commands.rename(audience="as")
    @app_commands.choices(
        audience=[Choice(name=words(f"feed.audience_{one}"), value=one.value) for one in CHOICES],
        when=[Choice(name=words(f"sharing.{one}"), value=one.value) for one in Timing],
    )
    @app_commands.autocomplete(failure=suggest_failures)
    async def share(
        self,
        interaction: Interaction,
        failure: Range[str, 1, 100] | None = None,
        audience: str = Audience.NAMED.value,
        when: str | None = None,
    ) -> None:
        """Offer a failure to the feed, or settle at once what shows nothing; without one show what is scheduled."""
        if failure is None:
            waiting = await self._listed(interaction)
            await whisper(interaction, listing(waiting, self.bot.mention("share"), interaction.locale.value))
            return
        found = await self._failure(interaction, failure)
        if when is not None:
            await self._put_off(interaction, found, Audience(audience), Timing(when))
        await whisper(interaction, *await offered(self.bot, interaction, found, Audience(audience)))

    @command("unshare")
    @in_servers
    @app_commands.autocomplete(failure=suggest_failures)
    async def unshare(self, interaction: Interaction, failure: Range[str, 1, 100]) -> None:
        """Make a failure private again, however long ago it was shared."""
        found = await self._failure(interaction, failure)
        await whisper(interaction, *await offered(self.bot, interaction, found, Audience.PRIVATE))

    @on("share:open:{failure}")
    async def open(self, interaction: Interaction, failure: str) -> None:
        """Show the preview of a failure that was just logged."""
        found = await self._failure(interaction, failure)
        await whisper(interaction, *await offered(self.bot, interaction, found, Audience.NAMED))

    @on("share:look")
    async def look(self, interaction: Interaction) -> None:
        """Show one of those that wait; what was to bear no name is never shown as if it were to."""
        found = await self._failure(interaction, chosen(interaction)[0])
        waiting = await self._listed(interaction)
        audience = next((one.audience for one in waiting if one.failure_id == found.id), Audience.NAMED)
        await replace(interaction, *await offered(self.bot, interaction, found, audience))

    @on("share:post:{failure}")
    async def post(self, interaction: Interaction, failure: str) -> None:
        """Post or schedule what the preview showed, and nothing else: what changed since is shown first."""
        found = await self._failure(interaction, failure)
        if not await was_shown(self.bot, interaction, found):
            await replace(interaction, *await offered(self.bot, interaction, found, Audience.NAMED, changed=True))
            return
        await hold(interaction)
        await replace(interaction, await settled(self.bot, interaction, found, Audience.NAMED))

    @on("share:count:{failure}")
    async def count(self, interaction: Interaction, failure: str) -> None:
        """Add one to the group's total, and show nothing."""
        await self._settle(interaction, failure, Audience.COUNTED)

    @on("share:private:{failure}")
    async def keep_private(self, interaction: Interaction, failure: str) -> None:
        """Leave it, or make it, private; what is scheduled is cancelled by this."""
        await self._settle(interaction, failure, Audience.PRIVATE)

    @on("share:let-be:{guild}:{failure}")
    async def let_be(self, interaction: Interaction, guild: str, failure: str) -> None:
        """Leave private what Cork cancelled, from the private message about it."""
        await self.db.run(offers.let_be, int(guild), interaction.user.id, failure_id(failure))
        await replace(interaction, previews.withdrawn(interaction.locale.value))

    async def _failure(self, interaction: Interaction, failure: str) -> Failure:
        return await self.db.read(journal.find, interaction.user.id, failure_id(failure))

    async def _settle(self, interaction: Interaction, failure: str, audience: Audience) -> None:
        found = await self._failure(interaction, failure)
        await replace(interaction, await settled(self.bot, interaction, found, audience))

    async def _put_off(self, interaction: Interaction, found: Failure, audience: Audience, when: Timing) -> None:
        guild_id, member_id, now = server_to_share_in(interaction), interaction.user.id, self.clock.now()
        match audience:
            case Audience.NAMED:
                zone = await self.db.read(members.zone_for, member_id, guild_id)
                await self.db.run(offers.put_off, guild_id, member_id, found.id, when, zone, now)
            case Audience.ANONYMOUS:
                await self.db.run(unnamed.put_off, guild_id, member_id, found.id, when, now)
            case Audience.COUNTED | Audience.PRIVATE:
                if when is not Timing.NOW:
                    raise Refused("feed_rules.only_shown_waits")

    async def _listed(self, interaction: Interaction) -> tuple[Listed, ...]:
        return await self.db.read(listed, interaction.user.id, server_to_share_in(interaction))
