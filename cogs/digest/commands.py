"""`/digest`: when it comes, what it would say, and what of one's own it may quote."""

from discord.app_commands import Choice, Range, Transform
from discord.ext import commands

from bot.digest import actions as digest
from bot.digest.model import DAYS
from bot.guilds import actions as guilds
from bot.guilds.model import zones_like
from bot.kernel.errors import Refused
from bot.kernel.schedule import Monthly
from bot.prompts.times import read_time
from cogs.common.commands import command, in_servers, words
from cogs.common.face import Face
from cogs.common.reply import Interaction, server_of, whisper
from cogs.digest import cards
from cogs.digest.quoting import offered
from cogs.prompts.schedule import PromptChannel
from cogs.setup.permissions import allowed_in, lacking, named

FIRST, LAST = DAYS[0], DAYS[-1]


def organised(interaction: Interaction) -> int:
    """Return the server, for its organisers; raise Refused `digest_rules.organisers_only` for everybody else."""
    if not interaction.permissions.manage_guild:
        raise Refused("digest_rules.organisers_only")
    return server_of(interaction)


@in_servers
class DigestCommands(Face, commands.GroupCog, group_name="digest", group_description=words("commands.digest")):
    """Plan the digest, look at it beforehand, end it, and choose what it may quote."""

    @command("schedule", under="digest")
    async def schedule(
        self,
        interaction: Interaction,
        day: Range[int, FIRST, LAST],
        time: Range[str, 1, 20],
        channel: Transform[int, PromptChannel],
        zone: Range[str, 1, 64] | None = None,
    ) -> None:
        """Set day, wall time, zone and channel."""
        guild = await self.db.read(guilds.find, organised(interaction))
        rule = Monthly(day, read_time(time), zone or guild.zone)
        schedule = await self.db.run(digest.plan, guild.id, channel_id=channel, rule=rule, now=self.clock.now())
        locale = interaction.locale.value
        doubts = cards.Doubts(
            missing=named(lacking("feed", allowed_in(interaction, channel)), locale),
            no_zone=zone is None and guild.zone == cards.NO_ZONE,
            wizard=self.bot.mention("setup wizard"),
        )
        await whisper(interaction, cards.scheduled(schedule, locale, doubts))

    @command("preview", under="digest")
    async def preview(self, interaction: Interaction) -> None:
        """Show what is told of the last month that is over."""
        found = await self.db.run(digest.preview, organised(interaction), self.clock.now())
        drawn = cards.preview(found, interaction.locale.value, self.bot.mention("digest schedule"))
        await whisper(interaction, drawn)

    @command("stop", under="digest")
    async def stop(self, interaction: Interaction) -> None:
        """Let none come any more."""
        was_on = await self.db.run(digest.stop, organised(interaction))
        await whisper(interaction, cards.stopped(interaction.locale.value, was_on=was_on))

    @command("quote", under="digest")
    async def quote(self, interaction: Interaction) -> None:
        """Let a member choose what of theirs may be quoted."""
        await whisper(interaction, await offered(interaction))

    @schedule.autocomplete("zone")
    async def _zones(self, _: Interaction, typed: str) -> list[Choice[str]]:
        return [Choice(name=zone, value=zone) for zone in zones_like(typed)]
