"""`/party`: plan one, see what is planned, change it, call it off."""

from dataclasses import dataclass

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.kernel.errors import Refused
from bot.kernel.text import say
from bot.parties import actions as parties
from bot.parties.model import TEXT_LIMIT, Host, Party, Plan, Ritual, State
from cogs.common.card import Card
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, keeping
from cogs.common.form import Form
from cogs.common.own import MOST, chosen_quest, suggest_quests, within
from cogs.common.plain import name
from cogs.common.reply import Interaction, open_form, server_of, whisper
from cogs.parties import planning_cards as cards
from cogs.parties.when import LIMIT, read_when, typed, zone_for

SHOWN = 4
"""Parties to come that are shown."""
WAITING = 2
"""Parties of a member's own that are shown since they wait for another day: a message has room for 40 components."""
RITUALS = [Choice(name=words(f"parties.name_{one}"), value=one.value) for one in Ritual]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a host typed; None leaves something as it is."""

    when: str | None
    where: str | None
    guests: str | None
    ritual: str | None = None


async def planned_by(interaction: Interaction) -> tuple[Party, ...]:
    """Return what the member gives in this server and was not begun yet."""
    guild_id = server_of(interaction)
    found = await interaction.client.db.read(parties.given_by, interaction.user.id, (State.PLANNED,))
    return tuple(one for one in found if one.guild_id == guild_id)


async def suggest_parties(interaction: Interaction, typed_so_far: str) -> list[Choice[str]]:
    """Offer the member's planned parties."""
    labelled = [(_label(one), one.id) for one in await planned_by(interaction)]
    return [Choice(name=label, value=id_) for label, id_ in labelled if within(typed_so_far, label)][:MOST]


async def meant_party(interaction: Interaction, chosen: str | None) -> Party:
    """Return the member's party that was chosen, or the one that there is."""
    found = await planned_by(interaction)
    if chosen is not None:
        found = tuple(one for one in found if chosen == one.id or within(chosen, _label(one)))
    if len(found) != 1:
        raise Refused("parties_rules.which" if found or chosen else "parties_rules.none_yours")
    return found[0]


async def plan_from(interaction: Interaction, wish: Wish, party: Party) -> Plan:
    """Return what a host wants of a party of theirs: what they typed, and the rest as it is."""
    at, zone = party.wall_time, party.zone
    own = await zone_for(interaction, party.guild_id)
    if wish.when not in (None, typed(party.starts_at.astimezone(own))):
        at, zone = await read_when(interaction, str(wish.when), own), own.key
    return Plan(
        at=at,
        zone=zone,
        place=party.place if wish.where is None else wish.where,
        guests=party.guests if wish.guests is None else wish.guests,
        ritual=party.ritual if wish.ritual is None else Ritual(wish.ritual),
    )


async def propose(interaction: Interaction, wish: Wish, quest_id: int | None) -> tuple[Card, ...]:
    """Keep what a member is about to plan here, and return what shows it to them."""
    guild_id, client = server_of(interaction), interaction.client
    zone = await zone_for(interaction, guild_id)
    at = await read_when(interaction, wish.when or "", zone)
    wanted = Plan(at, zone.key, wish.where or "", wish.guests or "", Ritual(wish.ritual or Ritual.TOAST))
    assert interaction.channel_id is not None  # noqa: S101 - what is done in a server is done in a channel
    host, now = Host(interaction.user.id, quest_id), client.clock.now()
    proposal = await client.db.run(parties.draft, guild_id, interaction.channel_id, host, wanted, now)
    return cards.proposed(proposal, host.member_id, interaction.locale.value, client.mention("party change"))


async def change_form(interaction: Interaction, party: Party) -> Form:
    """Return the form in which a party is changed, with what is planned."""
    when = typed(party.starts_at.astimezone(await zone_for(interaction, party.guild_id)))
    return cards.form(party, interaction.locale.value, route=f"party:change-form:{party.id}", when=when)


@everywhere
class PartyCommands(Face, commands.GroupCog, group_name="party", group_description=words("commands.party")):
    """Let members plan parties."""

    @command("plan", under="party")
    @app_commands.choices(ritual=RITUALS)
    @app_commands.autocomplete(quest=suggest_quests)
    async def plan(
        self,
        interaction: Interaction,
        when: Range[str, 1, LIMIT],
        where: Range[str, 1, TEXT_LIMIT],
        guests: Range[str, 1, TEXT_LIMIT] = "",
        ritual: str = Ritual.TOAST.value,
        quest: Range[str, 1, 100] | None = None,
    ) -> None:
        """Show what the invitation will say, and leave it to the member to plan it."""
        if not interaction.is_guild_integration():
            await whisper(interaction, self._private_bottle(interaction))
            return
        with keeping("\n".join(filter(None, (when, where, guests)))):
            chosen = await chosen_quest(interaction, quest)
            shown = await propose(interaction, Wish(when, where, guests, ritual), chosen.id if chosen else None)
        await whisper(interaction, *shown)

    @command("show", under="party")
    async def show(self, interaction: Interaction) -> None:
        """Show what is planned in this server, and what waits for another day; elsewhere, the bottle to oneself."""
        member_id, locale = interaction.user.id, interaction.locale.value
        missed = await self.db.read(parties.given_by, member_id, (State.MISSED,))
        waiting = [cards.missed(one, locale) for one in missed[:WAITING]]
        if not interaction.is_guild_integration():
            await whisper(interaction, self._private_bottle(interaction), *waiting)
            return
        found = await self.db.read(parties.to_come, server_of(interaction))
        check = self.bot.mention("setup check")
        shown = [cards.listed(one, member_id, locale, check) for one in found[:SHOWN]]
        if len(found) > SHOWN:
            shown.append(cards.said(say("parties.more", locale, n=len(found) - SHOWN)))
        nothing = cards.said(say("parties.none", locale, plan=self.bot.mention("party plan")))
        await whisper(interaction, *(shown or [nothing]), *waiting)

    @command("change", under="party")
    @app_commands.choices(ritual=RITUALS)
    @app_commands.autocomplete(party=suggest_parties)
    async def change(
        self,
        interaction: Interaction,
        when: Range[str, 1, LIMIT] | None = None,
        where: Range[str, 1, TEXT_LIMIT] | None = None,
        guests: Range[str, 1, TEXT_LIMIT] | None = None,
        ritual: str | None = None,
        party: Range[str, 1, 100] | None = None,
    ) -> None:
        """Change a party, or open a form where nothing was said of how."""
        meant, locale = await meant_party(interaction, party), interaction.locale.value
        wish = Wish(when, where, guests, ritual)
        if wish == Wish(None, None, None):
            found = await self.db.read(parties.organised, interaction.user.id, meant.id)
            await open_form(interaction, await change_form(interaction, found))
            return
        with keeping("\n".join(filter(None, (when, where, guests)))):
            wanted = await plan_from(interaction, wish, meant)
            now = self.clock.now()
            changed = (await self.db.run(parties.change, interaction.user.id, meant.id, wanted, now)).party
        await whisper(interaction, cards.changed(changed, locale, other_day=changed.local_date != meant.local_date))

    @command("off", under="party")
    @app_commands.autocomplete(party=suggest_parties)
    async def off(self, interaction: Interaction, party: Range[str, 1, 100] | None = None) -> None:
        """Ask before a party is called off."""
        meant = await meant_party(interaction, party)
        await whisper(interaction, cards.off_question(meant, interaction.user.id, interaction.locale.value))

    def _private_bottle(self, interaction: Interaction) -> Card:
        mentions = {"quest": self.bot.mention("quest start"), "plan": self.bot.mention("party plan")}
        return cards.said(say("parties.private_bottle", interaction.locale.value, **mentions))


def _label(party: Party) -> str:
    return name(f"{typed(party.wall_time)} · {party.place}")
