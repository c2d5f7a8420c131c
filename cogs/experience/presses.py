"""What is pressed around experience: offer, renew, end, ask, and answer yes or no."""

from bot.experience import actions as experience
from bot.kernel.errors import Refused
from bot.kernel.text import say
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, replace, server_of, whisper
from cogs.common.routes import chosen
from cogs.experience import cards
from cogs.experience.places import channel_to_talk_under


class OfferPresses(Face):
    """Make, renew and end offers."""

    @on("experience:offer:{offer}")
    async def offer(self, interaction: Interaction, offer: str) -> None:
        """Let others find a topic."""
        one = await self.db.run(experience.offer, interaction.user.id, offer, self.clock.now())
        locale = interaction.locale.value
        await replace(interaction, cards.standing(one, locale, say("experiences.offered", locale)))

    @on("experience:renew:{offer}")
    async def renew(self, interaction: Interaction, offer: str) -> None:
        """Let an offer stand for another while."""
        one = await self.db.run(experience.renew, interaction.user.id, offer, self.clock.now())
        locale = interaction.locale.value
        await replace(interaction, cards.standing(one, locale, say("experiences.renewed", locale)))

    @on("experience:close:{offer}")
    async def close(self, interaction: Interaction, offer: str) -> None:
        """End an offer, or leave a topic unoffered."""
        one = await self.db.run(experience.close, interaction.user.id, offer)
        key = "experiences.closed" if one.offered else "experiences.not_offered"
        await replace(interaction, cards.said(say(key, interaction.locale.value)))

    @on("experience:mine")
    async def show(self, interaction: Interaction) -> None:
        """Show the offer that was picked from the list."""
        (picked,) = chosen(interaction)
        offers = await self.db.read(experience.own, server_of(interaction), interaction.user.id)
        one = next((one for one in offers if one.id == picked), None)
        if one is None:
            raise Refused("experiences_rules.gone")
        locale = interaction.locale.value
        await whisper(interaction, cards.standing(one, locale, say("experiences.stands", locale)))


class QuestionPresses(Face):
    """Ask for experience, and take a question back."""

    @on("experience:look")
    async def look(self, interaction: Interaction) -> None:
        """Say what asking does."""
        (picked,) = chosen(interaction)
        one = await self.db.read(experience.here, server_of(interaction), picked)
        channel_id = channel_to_talk_under(interaction)
        await whisper(interaction, cards.may_ask(one, interaction.locale.value, channel_id))

    @on("experience:ask:{offer}")
    async def ask(self, interaction: Interaction, offer: str) -> None:
        """Have the other one asked."""
        place, asker_id = channel_to_talk_under(interaction), interaction.user.id
        await self.db.run(experience.ask, server_of(interaction), asker_id, offer, place, self.clock.now())
        asked = await self.db.read(experience.question, offer, asker_id)
        locale = interaction.locale.value
        await replace(interaction, cards.question(asked, locale, say("experiences.asked", locale)))

    @on("experience:mine-out")
    async def show(self, interaction: Interaction) -> None:
        """Show the question that was picked from the list."""
        (picked,) = chosen(interaction)
        asked = await self.db.read(experience.question, picked, interaction.user.id)
        locale = interaction.locale.value
        await whisper(interaction, cards.question(asked, locale, say("experiences.you_asked", locale)))

    @on("experience:withdraw:{offer}")
    async def withdraw(self, interaction: Interaction, offer: str) -> None:
        """Take a question back."""
        await self.db.run(experience.withdraw, interaction.user.id, offer)
        await replace(interaction, cards.said(say("experiences.withdrawn", interaction.locale.value)))

    @on("experience:about:{offer}")
    async def about(self, interaction: Interaction, offer: str) -> None:  # noqa: ARG002 - part of the button's route
        """Say what the thread is, and who can read it."""
        await whisper(interaction, cards.said(say("experiences.about_thread", interaction.locale.value)))


class AnswerPresses(Face):
    """Answer who asked."""

    @on("experience:answer")
    async def show(self, interaction: Interaction) -> None:
        """Show the question that was picked from the list."""
        offer, _, asker = chosen(interaction)[0].partition(":")
        asked = await self.db.read(experience.question, offer, int(asker))
        if asked.experience.member_id != interaction.user.id:
            raise Refused("experiences_rules.gone")
        pause = self.bot.mention("pause")
        await whisper(interaction, cards.asked_of(asked, interaction.locale.value, pause))

    @on("experience:yes:{offer}:{asker}")
    async def agree(self, interaction: Interaction, offer: str, asker: str) -> None:
        """Say yes."""
        now = self.clock.now()
        asked = await self.db.run(experience.agree, interaction.user.id, offer, _member_id(asker), now)
        locale = interaction.locale.value
        await replace(interaction, cards.question(asked, locale, say("experiences.said_yes", locale)))

    @on("experience:no:{offer}:{asker}")
    async def decline(self, interaction: Interaction, offer: str, asker: str) -> None:
        """Say no."""
        await self.db.run(experience.decline, interaction.user.id, offer, _member_id(asker))
        await replace(interaction, cards.said(say("experiences.said_no", interaction.locale.value)))


def _member_id(part: str) -> int:
    if not part.isdecimal():
        raise Refused("experiences_rules.gone")
    return int(part)
