"""What hosts press around the planning of a party, and guests on its invitation."""

from datetime import timedelta

from bot.kernel.errors import Refused
from bot.kernel.text import say
from bot.parties import actions as parties
from bot.parties.model import Reply, State
from bot.quests import actions as quests
from cogs.common.face import Face, keeping, on
from cogs.common.own import quest_id
from cogs.common.reply import Interaction, open_form, replace, server_of, whisper
from cogs.common.routes import answers
from cogs.parties import planning_cards as cards
from cogs.parties.commands import Wish, change_form, plan_from, propose
from cogs.parties.when import typed, zone_for

A_WEEK = timedelta(days=7)


class PlanPresses(Face):
    """Plan what was shown, or join the party that the day has already."""

    @on("party:for:{quest}")
    async def ask_for(self, interaction: Interaction, quest: str) -> None:
        """Ask when and where a party is that celebrates the quest whose goal was reached."""
        server_of(interaction)
        route = f"party:for-form:{quest_id(quest)}"
        await open_form(interaction, cards.form(None, interaction.locale.value, route=route, when=""))

    @on("party:for-form:{quest}")
    async def propose(self, interaction: Interaction, quest: str) -> None:
        """Show what the invitation will say; whoever gives a party for another names no quest of theirs."""
        filled, meant = answers(interaction), quest_id(quest)
        with keeping("\n".join(filled.values())):
            own = await self.db.read(quests.of_member, interaction.user.id)
            wish = Wish(filled["when"], filled["where"], filled.get("guests", ""))
            shown = await propose(interaction, wish, meant if any(one.id == meant for one in own) else None)
        await whisper(interaction, *shown)

    @on("party:plan:{party}")
    async def plan(self, interaction: Interaction, party: str) -> None:
        """Plan it, unless its day was taken meanwhile."""
        locale, member_id = interaction.locale.value, interaction.user.id
        proposal = await self.db.run(parties.plan, member_id, party, self.clock.now())
        change, made = self.bot.mention("party change"), proposal.invitation.party
        if made.state is not State.PLANNED:
            await replace(interaction, *cards.proposed(proposal, member_id, locale, change))
            return
        events = interaction.app_permissions.create_events if interaction.guild_id else None
        await replace(interaction, cards.planned(made, locale, change, events=events))

    @on("party:join:{party}")
    async def join(self, interaction: Interaction, party: str) -> None:
        """Give the other party together with its hosts."""
        await self.db.run(parties.join, interaction.user.id, party, self.clock.now())
        await replace(interaction, cards.said(say("parties.joined", interaction.locale.value)))

    @on("party:drop:{party}")
    async def drop(self, interaction: Interaction, party: str) -> None:
        """Leave it."""
        await self.db.run(parties.drop_draft, interaction.user.id, party)
        await replace(interaction, cards.said(say("parties.left", interaction.locale.value)))

    @on("party:again:{party}")
    async def again(self, interaction: Interaction, party: str) -> None:
        """Ask for another day; a week later is suggested."""
        found = await self.db.read(parties.hosted, interaction.user.id, party, (State.MISSED,))
        at = found.starts_at.astimezone(await zone_for(interaction, found.guild_id))
        while at <= self.clock.now():
            at += A_WEEK
        route = f"party:again-form:{found.id}"
        await open_form(interaction, cards.form(found, interaction.locale.value, route=route, when=typed(at)))

    @on("party:again-form:{party}")
    async def redate(self, interaction: Interaction, party: str) -> None:
        """Show what the new invitation will say."""
        locale, member_id, filled = interaction.locale.value, interaction.user.id, answers(interaction)
        with keeping("\n".join(filled.values())):
            found = await self.db.read(parties.hosted, member_id, party, (State.MISSED,))
            wish = Wish(filled["when"], filled["where"], filled.get("guests", ""))
            wanted = await plan_from(interaction, wish, found)
            proposal = await self.db.run(parties.redate, member_id, party, wanted, self.clock.now())
        await whisper(interaction, *cards.proposed(proposal, member_id, locale, self.bot.mention("party change")))

    @on("party:let-be:{party}")
    async def let_be(self, interaction: Interaction, party: str) -> None:
        """Give a missed party no longer."""
        await self.db.read(parties.hosted, interaction.user.id, party, (State.MISSED,))
        await self.db.run(parties.step_back, interaction.user.id, party, self.clock.now())
        await replace(interaction, cards.said(say("parties.let_be_done", interaction.locale.value)))


class ChangePresses(Face):
    """Change a party and call it off."""

    @on("party:edit:{party}")
    async def edit(self, interaction: Interaction, party: str) -> None:
        """Open the form with what is planned."""
        found = await self.db.read(parties.organised, interaction.user.id, party)
        await open_form(interaction, await change_form(interaction, found))

    @on("party:change-form:{party}")
    async def change(self, interaction: Interaction, party: str) -> None:
        """Change a party to what the form says."""
        member_id, filled = interaction.user.id, answers(interaction)
        with keeping("\n".join(filled.values())):
            found = await self.db.read(parties.organised, member_id, party)
            wish = Wish(filled["when"], filled["where"], filled.get("guests", ""))
            wanted = await plan_from(interaction, wish, found)
            changed = (await self.db.run(parties.change, member_id, party, wanted, self.clock.now())).party
        other_day = changed.local_date != found.local_date
        await whisper(interaction, cards.changed(changed, interaction.locale.value, other_day=other_day))

    @on("party:off:{party}")
    async def off(self, interaction: Interaction, party: str) -> None:
        """Ask first."""
        found = await self.db.read(parties.hosted, interaction.user.id, party, (State.PLANNED,))
        await whisper(interaction, cards.off_question(found, interaction.user.id, interaction.locale.value))

    @on("party:off-now:{party}")
    async def off_now(self, interaction: Interaction, party: str) -> None:
        """Call it off."""
        await self.db.run(parties.call_off, interaction.user.id, party, self.clock.now())
        await replace(interaction, cards.said(say("parties.called_off", interaction.locale.value)))

    @on("party:step-back:{party}")
    async def step_back(self, interaction: Interaction, party: str) -> None:
        """Let the others give it."""
        before = await self.db.run(parties.step_back, interaction.user.id, party, self.clock.now())
        told = "parties.stepped_back" if len(before.hosts) > 1 else "parties.called_off"
        await replace(interaction, cards.said(say(told, interaction.locale.value)))

    @on("party:keep")
    async def keep(self, interaction: Interaction) -> None:
        """Leave everything as it is."""
        await replace(interaction, cards.said(say("parties.kept", interaction.locale.value)))


class ReplyPresses(Face):
    """Take what guests say to an invitation."""

    @on("party:reply:{party}:{round_}:{reply}")
    async def reply(self, interaction: Interaction, party: str, round_: str, reply: str) -> None:
        """Note what a guest says; the invitation shows how many say so."""
        if reply not in set(Reply) or not round_.isdecimal():
            raise Refused("parties_rules.gone")
        member_id, now, said = interaction.user.id, self.clock.now(), Reply(reply)
        found = await self.db.run(parties.reply, member_id, party, int(round_), said, now)
        await whisper(interaction, cards.replied(found, said, interaction.locale.value))

    @on("party:reply-off:{party}:{round_}")
    async def take_back(self, interaction: Interaction, party: str, round_: str) -> None:
        """Forget what a guest said."""
        if not round_.isdecimal():
            raise Refused("parties_rules.gone")
        await self.db.run(parties.reply, interaction.user.id, party, int(round_), None, self.clock.now())
        await replace(interaction, cards.said(say("parties.replied_off", interaction.locale.value)))
