"""Bring questions to who may answer them, and open the thread of the two when they have agreed."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.client import Cork
from bot.experience import actions as experience
from bot.experience.model import Question, RequestState
from bot.guilds import actions as guilds
from bot.kernel.errors import Refused
from bot.kernel.outbox import Notice
from bot.kernel.text import say
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, OpenPrivateThread, Post
from bot.members import actions as members
from bot.members.model import Pausable
from cogs.common.card import Card
from cogs.common.reply import Drawn
from cogs.experience import cards

ARCHIVE_MINUTES = 10_080
"""A week without a word, after which Discord puts a thread out of sight."""


@dataclass(frozen=True, slots=True)
class Word:
    """A kind of private word to one of the two: how it looks, by what it is known, and what holds it back."""

    draw: Callable[[Question, str], Card]
    mark: Callable[[Question], str]
    states: frozenset[RequestState]
    held_back_by: Pausable = Pausable.EVERYTHING


class WordCarrier:
    """Tell one of the two something in private; whoever takes no messages finds it in `/experience list`."""

    def __init__(self, bot: Cork, word: Word) -> None:
        self._bot = bot
        self._word = word

    async def render(self, notice: Notice) -> Post | None:
        """Return the word, unless its member wants none, or what it is about is over."""
        asked, member_id, word = await self._bot.db.read(_question, notice), notice.lane, self._word
        if asked is None or asked.request.state not in word.states:
            return None
        if await self._bot.db.read(members.is_paused, member_id, word.held_back_by, self._bot.clock.now()):
            return None
        member = await self._bot.db.read(members.find, member_id)
        drawn = Drawn(word.draw(asked, member.locale))
        return Post(place=member_id, view=drawn, mark=word.mark(asked), to_member=True)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it."""


class ThreadCarrier:
    """Open the thread."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> OpenPrivateThread | None:
        """Return the thread to open, unless the offer ended or one of the two left meanwhile."""
        asked = await self._bot.db.read(_question, notice)
        if asked is None or asked.request.state is not RequestState.AGREED:
            return None
        guild = await self._bot.db.read(guilds.find, asked.experience.guild_id)
        mark = await self._bot.db.read(experience.mark, asked.request)
        return OpenPrivateThread(
            guild=guild.id,
            channel=notice.lane,
            name=say("experiences.thread_name", guild.locale, mark=mark),
            members=(asked.experience.member_id, asked.request.member_id),
            archive_minutes=ARCHIVE_MINUTES,
        )

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Note the thread; the first words in it come next."""
        experience.opened(tx, *_names(notice), arrived.message, self._bot.clock.now())

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Tell the two, who have agreed, that they must find another place."""
        experience.not_opened(tx, *_names(notice), self._bot.clock.now())


class WelcomeCarrier:
    """Begin the thread."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the first words of the thread, unless what it is about is over."""
        asked = await self._bot.db.read(_question, notice)
        if asked is None:
            return None
        guild = await self._bot.db.read(guilds.find, asked.experience.guild_id)
        return Post(notice.lane, Drawn(cards.welcome(asked, guild.locale)), cards.about_route(asked))

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: the thread is there."""


class EndingCarrier:
    """Tell a member that an offer ends soon."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the word, unless the offer ended or its member wants no such words."""
        one = await self._bot.db.read(experience.ending, notice.lane, str(notice.payload["experience"]))
        now = self._bot.clock.now()
        if one is None or await self._bot.db.read(members.is_paused, one.member_id, Pausable.QUESTIONS, now):
            return None
        member = await self._bot.db.read(members.find, one.member_id)
        drawn = Drawn(cards.ending(one, member.locale))
        return Post(place=one.member_id, view=drawn, mark=cards.renew_route(one), to_member=True)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: the offer ends, and can be made again."""


def _question(tx: Transaction, notice: Notice) -> Question | None:
    try:
        return experience.question(tx, *_names(notice))
    except Refused:
        return None


def _names(notice: Notice) -> tuple[str, int]:
    return str(notice.payload["experience"]), int(notice.payload["asker"])
