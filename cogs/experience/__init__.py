"""Ask me about: what members know from having failed at it."""

from bot.client import Cork
from bot.experience import actions as experience
from bot.experience.model import RequestState
from bot.members.model import Pausable
from cogs.experience import cards
from cogs.experience.carriers import EndingCarrier, ThreadCarrier, WelcomeCarrier, Word, WordCarrier
from cogs.experience.commands import ExperienceCommands
from cogs.experience.presses import AnswerPresses, OfferPresses, QuestionPresses

_AGREED = frozenset({RequestState.AGREED, RequestState.OPEN})


async def setup(bot: Cork) -> None:
    """Add this topic's cogs and carriers, and let what is over end."""
    for face in (ExperienceCommands, OfferPresses, QuestionPresses, AnswerPresses):
        await bot.add_cog(face(bot))
    asked = Word(
        draw=lambda question, locale: cards.asked_of(question, locale, bot.mention("pause")),
        mark=cards.answer_route,
        states=frozenset({RequestState.ASKED}),
        held_back_by=Pausable.QUESTIONS,
    )
    agreed = Word(cards.agreed, cards.about_route, _AGREED)
    not_opened = Word(cards.not_opened, cards.about_route, _AGREED)
    bot.delivery.carry("experience.asked", WordCarrier(bot, asked))
    bot.delivery.carry("experience.agreed", WordCarrier(bot, agreed))
    bot.delivery.carry("experience.no-thread", WordCarrier(bot, not_opened))
    bot.delivery.carry("experience.no-thread-here", WordCarrier(bot, not_opened))
    bot.delivery.carry("experience.thread", ThreadCarrier(bot))
    bot.delivery.carry("experience.welcome", WelcomeCarrier(bot))
    bot.delivery.carry("experience.ending", EndingCarrier(bot))
    bot.chores.append(experience.look_after)
