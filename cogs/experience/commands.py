"""`/experience`: what one may be asked about, and whom one may ask."""

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.experience import actions as experience
from bot.experience.model import TOPIC_LIMIT, Experience
from bot.kernel.errors import Refused
from bot.kernel.text import say
from cogs.common.commands import command, in_servers, words
from cogs.common.face import Face, keeping
from cogs.common.own import MOST
from cogs.common.plain import name
from cogs.common.reply import Interaction, server_of, whisper
from cogs.experience import cards


async def suggest_offers(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer what the member offers in this server."""
    found = await interaction.client.db.read(experience.suggest, server_of(interaction), interaction.user.id, typed)
    return [Choice(name=name(one.topic), value=one.id) for one in found[:MOST]]


@in_servers
class ExperienceCommands(
    Face, commands.GroupCog, group_name="experience", group_description=words("commands.experience")
):
    """Offer and find what people know from having failed at it."""

    @command("add", under="experience")
    async def add(self, interaction: Interaction, topic: Range[str, 1, TOPIC_LIMIT]) -> None:
        """Show what others would find, and leave it to the member to offer it."""
        with keeping(topic):
            one = await self.db.run(
                experience.draft, server_of(interaction), interaction.user.id, topic, self.clock.now()
            )
        await whisper(interaction, cards.proposed(one, interaction.locale.value))

    @command("find", under="experience")
    async def find(self, interaction: Interaction, about: Range[str, 1, TOPIC_LIMIT] = "") -> None:
        """List what others offer, or what of it is about these words."""
        locale = interaction.locale.value
        found = await self.db.read(experience.find, server_of(interaction), interaction.user.id, about, MOST)
        if found:
            await whisper(interaction, cards.found(found, locale))
        else:
            key = "experiences.none_fitting" if about else "experiences.none"
            await whisper(interaction, cards.said(say(key, locale, add=self.bot.mention("experience add"))))

    @command("list", under="experience")
    async def list_(self, interaction: Interaction) -> None:
        """Show what the member offers here, what they were asked, and what they asked."""
        locale, guild_id, member_id = interaction.locale.value, server_of(interaction), interaction.user.id
        offers = await self.db.read(experience.own, guild_id, member_id)
        to_answer = await self.db.read(experience.to_answer, guild_id, member_id)
        out = await self.db.read(experience.of_asker, guild_id, member_id)
        if offers or to_answer or out:
            await whisper(interaction, cards.listing(offers, to_answer, out, locale))
        else:
            mentions = {name: self.bot.mention(f"experience {name}") for name in ("add", "find")}
            await whisper(interaction, cards.said(say("experiences.nothing", locale, **mentions)))

    @command("close", under="experience")
    @app_commands.autocomplete(topic=suggest_offers)
    async def close(self, interaction: Interaction, topic: Range[str, 1, TOPIC_LIMIT]) -> None:
        """End an offer."""
        one = await self._chosen(interaction, topic)
        await self.db.run(experience.close, interaction.user.id, one.id)
        await whisper(interaction, cards.said(say("experiences.closed", interaction.locale.value)))

    async def _chosen(self, interaction: Interaction, typed: str) -> Experience:
        """Return the offer that was chosen, or the one that has in it what was typed."""
        offers = await self.db.read(experience.own, server_of(interaction), interaction.user.id)
        picked = [one for one in offers if one.id == typed]
        fitting = picked or [one for one in offers if typed.strip().casefold() in one.topic.casefold()]
        if len(fitting) != 1:
            raise Refused("experiences_rules.which")
        return fitting[0]
