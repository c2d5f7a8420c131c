"""What the buttons, menus and forms of a quest's course do; only its own member reaches it."""

from bot.asks import actions as asks
from bot.kernel.text import say
from bot.quests import actions as quests
from bot.quests.model import Ending, Kind, Quest
from cogs.asks.telling import today
from cogs.common.face import Face, keeping, on
from cogs.common.own import quest_id
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.report import Outdated
from cogs.common.routes import answers, chosen
from cogs.milestones import cards, course_cards


class QuestPresses(Face):
    """Take a quest along its course."""

    @on("quest:kinds:{quest}")
    async def kinds(self, interaction: Interaction, quest: str) -> None:
        """Let only the chosen kinds count; none chosen means all."""
        picked = tuple(Kind(one) for one in chosen(interaction) if one in set(Kind))
        member_id, now = interaction.user.id, self.clock.now()
        adjusted = await self.db.run(quests.adjust, member_id, quest_id(quest), now, kinds=picked)
        await whisper(interaction, course_cards.adjusted(adjusted, interaction.locale.value))

    @on("quest:note:{quest}")
    async def note(self, interaction: Interaction, quest: str) -> None:
        """Open the form for a note to oneself."""
        await open_form(interaction, course_cards.note_form(await self._own(interaction, quest), _locale(interaction)))

    @on("quest:note-text:{quest}")
    async def keep_note(self, interaction: Interaction, quest: str) -> None:
        """Put the note into the bottle."""
        typed = answers(interaction).get("note", "")
        with keeping(typed):
            await self.db.run(quests.write_note, interaction.user.id, quest_id(quest), typed)
        await whisper(interaction, course_cards.sealed(_locale(interaction)))

    @on("quest:read-note:{quest}")
    async def read_note(self, interaction: Interaction, quest: str) -> None:
        """Show a note that was opened."""
        found = await self._own(interaction, quest)
        if not found.note_opened:
            raise Outdated
        await whisper(interaction, course_cards.note(found, _locale(interaction)))

    @on("quest:party-now:{quest}")
    async def party_now(self, interaction: Interaction, quest: str) -> None:
        """Hold the party of a goal that is reached."""
        opened = await self.db.run(quests.open_now, interaction.user.id, quest_id(quest), self.clock.now())
        if opened is None:
            await replace(interaction, cards.nothing(say("milestones.party_held", _locale(interaction))))
            return
        await replace(interaction, course_cards.opened(opened, _locale(interaction)))

    @on("quest:go-on:{quest}")
    async def go_on(self, interaction: Interaction, quest: str) -> None:
        """Let a resting quest go on."""
        found = await self.db.run(quests.rest, interaction.user.id, quest_id(quest), resting=False)
        await replace(interaction, course_cards.goes_on(found, _locale(interaction)))

    @on("quest:keep:{quest}")
    async def keep(self, interaction: Interaction, quest: str) -> None:
        """Leave everything as it is."""
        found = await self._own(interaction, quest)
        await replace(interaction, cards.status(found, _locale(interaction)))

    @on("quest:offer:{quest}")
    async def offer(self, interaction: Interaction, quest: str) -> None:
        """Ask what becomes of the quest now that an offer came."""
        await replace(interaction, course_cards.offer(await self._own(interaction, quest), _locale(interaction)))

    @on("quest:end:{quest}:{ending}")
    async def end(self, interaction: Interaction, quest: str, ending: str) -> None:
        """End the quest in the way that was chosen, and offer what still waits as withdrawn."""
        if ending not in set(Ending):
            raise Outdated
        member_id, now = interaction.user.id, self.clock.now()
        over = await self.db.run(quests.end, member_id, quest_id(quest), now, Ending(ending))
        waiting = await self.db.read(asks.waiting_of_quest, member_id, over.id)
        starting = self.bot.mention("quest start")
        await replace(interaction, course_cards.ended(over, waiting, _locale(interaction), starting))

    @on("quest:reopen:{quest}")
    async def reopen(self, interaction: Interaction, quest: str) -> None:
        """Let the quest go on after all."""
        found = await self.db.run(quests.reopen, interaction.user.id, quest_id(quest), self.clock.now())
        await replace(interaction, course_cards.goes_on(found, _locale(interaction)))

    @on("quest:withdraw:{quest}")
    async def withdraw(self, interaction: Interaction, quest: str) -> None:
        """Note the chosen asks as withdrawn."""
        await self._own(interaction, quest)
        picked = tuple(int(one) for one in chosen(interaction) if one.isdecimal())
        day = await today(interaction)
        number = await self.db.run(asks.withdraw, interaction.user.id, picked, day, self.clock.now())
        await whisper(interaction, course_cards.withdrawn(number, _locale(interaction)))

    async def _own(self, interaction: Interaction, quest: str) -> Quest:
        return await self.db.read(quests.find, interaction.user.id, quest_id(quest))


def _locale(interaction: Interaction) -> str:
    return interaction.locale.value
