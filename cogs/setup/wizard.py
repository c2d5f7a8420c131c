"""`/setup`: an organiser's one message for everything, and a check of what Discord allows."""

from dataclasses import replace as replaced

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.feed import actions as feed
from bot.guilds import actions as guilds
from bot.guilds.model import CARE_LIMIT, TOAST_LIMIT, Guild, zones_like
from bot.kernel.text import say
from bot.parties import actions as parties
from bot.prompts import actions as prompts
from bot.quests import actions as quests
from bot.together import actions as together
from cogs.common.card import Card
from cogs.common.commands import command, in_servers, words
from cogs.common.face import keeping, on
from cogs.common.form import Field, Form
from cogs.common.reply import Interaction, open_form, replace, server_of, think, whisper
from cogs.common.routes import answers, chosen
from cogs.setup import cards
from cogs.setup.permissions import Finding, Place, allowed_in, check, lacking
from cogs.setup.trying import Trying

LONGEST_ZONE = 64


@in_servers
@app_commands.default_permissions(manage_guild=True)
class Setup(Trying, commands.GroupCog, group_name="setup", group_description=words("commands.setup")):
    """Set Cork up."""

    @command("wizard", under="setup")
    async def wizard(self, interaction: Interaction, zone: Range[str, 1, LONGEST_ZONE] | None = None) -> None:
        """Show everything that can be set, in one message; the first time Cork takes on the server's language."""
        found = await self.db.read(guilds.find, server_of(interaction))
        untouched = found == Guild(found.id)
        language = {"locale": interaction.guild_locale.value} if untouched and interaction.guild_locale else {}
        place = {"zone": zone} if zone else {}
        guild = await self._change(interaction, **language, **place)
        await whisper(interaction, self._drawn(interaction, guild))

    @command("check", under="setup")
    async def check(self, interaction: Interaction) -> None:
        """Test every permission that Cork needs, and name the missing ones."""
        await think(interaction)
        guild = await self.db.read(guilds.find, server_of(interaction))
        schedule = await self.db.read(prompts.find, guild.id)
        places: dict[Place, int | None] = {
            "feed": guild.feed_channel,
            "party": guild.party_channel,
            "prompts": schedule.channel_id if schedule else None,
        }
        findings = await check(self.bot, guild.id, places, feed_pause=guild.feed_pause)
        if schedule is not None and (await self.db.read(prompts.status, guild.id, self.clock.now())).empty:
            findings = tuple(replaced(one, empty=one.place == "prompts") for one in findings)
        fine = {one.place for one in findings if one.fine}
        if "feed" in fine:
            await self.db.run(feed.resume, guild.id, self.clock.now())
        if "party" in fine:
            await self.db.run(quests.try_again, guild.id)
            await self.db.run(parties.try_again, guild.id)
            await self.db.run(together.try_again, guild.id)
        if "prompts" in fine:
            await self.db.run(prompts.try_again, guild.id)
        await whisper(interaction, cards.checked(findings, interaction.locale.value, self._mentions()))

    @wizard.autocomplete("zone")
    async def _zones(self, _: Interaction, typed: str) -> list[Choice[str]]:
        return [Choice(name=zone, value=zone) for zone in zones_like(typed)]

    @on("setup:feed")
    async def choose_feed(self, interaction: Interaction) -> None:
        """Take the feed's channel."""
        guild = await self._change(interaction, feed_channel=_first(chosen(interaction)))
        if guild.feed_channel is not None:
            await self.db.run(feed.resume, guild.id, self.clock.now())
        await replace(interaction, self._drawn(interaction, guild, _look(interaction, "feed", guild.feed_channel)))

    @on("setup:party")
    async def choose_party(self, interaction: Interaction) -> None:
        """Take the channel for parties."""
        guild = await self._change(interaction, party_channel=_first(chosen(interaction)))
        await replace(interaction, self._drawn(interaction, guild, _look(interaction, "party", guild.party_channel)))

    @on("setup:language")
    async def choose_language(self, interaction: Interaction) -> None:
        """Take the language of what everybody sees."""
        guild = await self._change(interaction, locale=chosen(interaction)[0])
        await replace(interaction, self._drawn(interaction, guild))

    @on("setup:moderators")
    async def choose_moderators(self, interaction: Interaction) -> None:
        """Take the moderators' role."""
        guild = await self._change(interaction, moderator_role=_first(chosen(interaction)))
        await replace(interaction, self._drawn(interaction, guild))

    @on("setup:anonymous:{state}")
    async def switch_anonymous(self, interaction: Interaction, state: str) -> None:
        """Allow or end sharing without a name."""
        guild = await self._change(interaction, anonymous=state == "on")
        await replace(interaction, self._drawn(interaction, guild))

    @on("setup:vetting:{state}")
    async def switch_vetting(self, interaction: Interaction, state: str) -> None:
        """Have moderators look at each share first, or no more."""
        guild = await self._change(interaction, vetting=state == "on")
        await replace(interaction, self._drawn(interaction, guild))

    @on("setup:words")
    async def write_words(self, interaction: Interaction) -> None:
        """Open the form for zone, toast and care lines."""
        guild = await self.db.read(guilds.find, server_of(interaction))
        locale = interaction.locale.value
        fields = (
            Field("zone", say("setup.zone_label", locale), value=guild.zone, required=True, limit=LONGEST_ZONE),
            Field("toast", say("setup.toast_label", locale), value=guild.toast, limit=TOAST_LIMIT),
            Field("care", say("setup.care_label", locale), value=guild.care, long=True, limit=CARE_LIMIT),
        )
        await open_form(interaction, Form(say("setup.words_title", locale), "setup:words-form", fields))

    @on("setup:words-form")
    async def keep_words(self, interaction: Interaction) -> None:
        """Keep what the form brought."""
        typed = answers(interaction)
        with keeping("\n".join(typed.values())):
            guild = await self._change(interaction, zone=typed["zone"], toast=typed["toast"], care=typed["care"])
        await replace(interaction, self._drawn(interaction, guild))

    async def _change(self, interaction: Interaction, **changes: int | str | None) -> Guild:
        return await self.db.run(guilds.change, server_of(interaction), self.clock.now(), **changes)  # type: ignore[arg-type]  # the callers name real settings

    def _drawn(self, interaction: Interaction, guild: Guild, warned: Finding | None = None) -> Card:
        return cards.wizard(guild, interaction.locale.value, self._mentions(), warned)

    def _mentions(self) -> cards.Mentions:
        mention = self.bot.mention
        return cards.Mentions(
            wizard=mention("setup wizard"),
            check=mention("setup check"),
            prompts=mention("prompt schedule"),
            moderate=mention("mod list"),
            add=mention("prompt add"),
        )


def _look(interaction: Interaction, place: Place, channel_id: int | None) -> Finding:
    return Finding(place, channel_id, lacking(place, allowed_in(interaction, channel_id)))


def _first(values: list[str]) -> int | None:
    return int(values[0]) if values else None
