"""`/me`: in which language and zone Cork speaks to a member, and what it sends them."""

from dataclasses import replace as changed
from typing import Unpack
from zoneinfo import ZoneInfo

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.guilds.model import CHOICES, zones_like
from bot.kernel.errors import Refused
from bot.kernel.text import LANGUAGES, say
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.members.actions import Changes
from bot.members.model import SPOKEN, Member, Pause
from bot.prompts.times import read_time
from bot.resurfacing import actions as resurfacing
from cogs.common.card import Card
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, keeping, on
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.report import Outdated
from cogs.common.routes import answers, chosen
from cogs.members import cards

LONGEST_ZONE = 64
AS_DISCORD = "discord"
AS_SERVER = "server"


@everywhere
class Me(Face, commands.GroupCog, group_name="me", group_description=words("commands.me")):
    """Let members say how they want to be spoken to."""

    @command("zone", under="me")
    async def zone(self, interaction: Interaction, zone: Range[str, 1, LONGEST_ZONE]) -> None:
        """Take the zone in which the member's days are meant, or go back to the server's."""
        locale = interaction.locale.value
        given_back = zone.strip().casefold() in (AS_SERVER, say("members.zone_of_server", locale).casefold())
        fitting = zones_like(zone)
        named = fitting[0] if len(fitting) == 1 else zone
        member = await self._change(interaction, zone=None if given_back else named)
        there = self.clock.now().astimezone(ZoneInfo(member.checkin.zone))
        await whisper(interaction, cards.zone(member, there, locale))

    @command("language", under="me")
    @app_commands.choices(
        language=[
            Choice(name=words("members.language_of_discord"), value=AS_DISCORD),
            *(Choice(name=say("setup.speak", one), value=one) for one in LANGUAGES),
        ]
    )
    async def language(self, interaction: Interaction, language: str) -> None:
        """Take the language in which the member is answered, or go back to Discord's."""
        locale = SPOKEN.get(language)
        await self._change(interaction, locale=locale)
        await self.bot.languages.learn(interaction.user.id)
        await whisper(interaction, cards.language(locale, interaction.locale.value))

    @command("notify", under="me")
    async def notify(self, interaction: Interaction) -> None:
        """Show what is sent to the member, and when, to be changed."""
        await whisper(interaction, await self._drawn(interaction))

    @zone.autocomplete("zone")
    async def _zones(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        back = say("members.zone_of_server", interaction.locale.value)
        offered = [Choice(name=zone, value=zone) for zone in zones_like(typed)]
        return [*offered, Choice(name=back, value=AS_SERVER)] if len(offered) < CHOICES else offered

    @on("me:notify:{date}")
    async def settings(self, interaction: Interaction, date: str) -> None:  # noqa: ARG002 - a route gives all it has
        """Show what is sent, below the check-in of a date."""
        await whisper(interaction, await self._drawn(interaction))

    @on("me:ask:{part}:{wish}")
    async def ask(self, interaction: Interaction, part: str, wish: str) -> None:
        """Begin or stop to ask about one thing."""
        if part not in cards.PARTS:
            raise Outdated
        notify = (await self.db.read(members.find, interaction.user.id)).notify
        await self._change(interaction, notify=changed(notify, **{part: wish == "on"}))
        await replace(interaction, await self._drawn(interaction))

    @on("me:weekday")
    async def choose_weekday(self, interaction: Interaction) -> None:
        """Take the day of the check-in."""
        await self._change(interaction, weekday=int(chosen(interaction)[0]))
        await replace(interaction, await self._drawn(interaction))

    @on("me:times")
    async def write_times(self, interaction: Interaction) -> None:
        """Open the form for the hour and the delay of a look back."""
        member = await self.db.read(members.find, interaction.user.id)
        await open_form(interaction, cards.times_form(member, interaction.locale.value))

    @on("me:times-form")
    async def keep_times(self, interaction: Interaction) -> None:
        """Keep what the form brought."""
        typed = answers(interaction)
        with keeping("\n".join(typed.values())):
            if not typed["days"].strip().isdecimal():
                raise Refused("members.unreadable_days", typed=typed["days"])
            await self._change(interaction, at=read_time(typed["time"]), review_days=int(typed["days"]))
        await replace(interaction, await self._drawn(interaction))

    async def _change(self, interaction: Interaction, **changes: Unpack[Changes]) -> Member:
        changes["heard"] = interaction.locale.value
        changes["guild_id"] = interaction.guild_id
        return await self.db.run(members.change, interaction.user.id, self.clock.now(), **changes)

    async def _drawn(self, interaction: Interaction) -> Card:
        now = self.clock.now()

        def look(tx: Transaction) -> tuple[Member, tuple[Pause, ...], bool]:
            member_id = interaction.user.id
            member = members.find_in(tx, member_id, interaction.guild_id)
            return member, members.pauses(tx, member_id, now), resurfacing.find(tx, member_id) is not None

        member, pauses, earlier = await self.db.read(look)
        mention = self.bot.mention
        ways = cards.Ways(mention("resume"), mention("resurface off" if earlier else "resurface on"))
        return cards.notify(member, pauses, interaction.locale.value, ways, earlier=earlier)
