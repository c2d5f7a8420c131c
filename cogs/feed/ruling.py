"""The private word to the author of a named card about what moderators did with it."""

from bot.client import Cork
from bot.feed import actions as feed
from bot.feed.model import Share, State
from bot.kernel.outbox import Notice
from bot.kernel.text import say
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Post
from bot.members import actions as members
from bot.members.model import Pausable
from cogs.common.card import Button, Card, Row, Text
from cogs.common.face import Face, on
from cogs.common.look import NIGHT, PRIVATE, WAITING, YES
from cogs.common.plain import one_line
from cogs.common.reply import Drawn, Interaction, replace
from cogs.feed import previews

_SIGNS = {State.HELD: WAITING, State.POSTED: YES, State.REMOVED: PRIVATE}
_BRIEF = 160


class Ruled(Face):
    """Take what an author answers to that word."""

    @on("share:ruled:{number}:{share}")
    async def take_back(self, interaction: Interaction, number: str, share: str) -> None:  # noqa: ARG002 - it tells the words apart
        """Make the card private."""
        await self.db.run(feed.withdraw, interaction.user.id, share, self.clock.now())
        await replace(interaction, previews.withdrawn(interaction.locale.value))


class RuledCarrier:
    """Tell the author of a named card how moderators have let it stand."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the word, unless the card stands otherwise or its author wants none; `/share` tells the same."""
        author_id, now = notice.lane, self._bot.clock.now()
        state, number = State(str(notice.payload["state"])), int(notice.payload["number"])
        share = await self._bot.db.read(feed.ruled, str(notice.payload["share"]), author_id, state)
        if share is None or await self._bot.db.read(members.is_paused, author_id, Pausable.EVERYTHING, now):
            return None
        locale = (await self._bot.db.read(members.find, author_id)).locale
        mention = self._bot.mention
        drawn = Drawn(word(share, state, number, locale, share_command=mention("share"), pause=mention("pause")))
        return Post(author_id, drawn, _route(share, number), to_member=True)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the author knows."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: an author who takes no messages finds the same in `/share`."""


def word(share: Share, state: State, number: int, locale: str, *, share_command: str, pause: str) -> Card:
    """Tell an author where their card stands; the commands are mentions, `number` is the deed's."""
    said = say(f"sharing.ruled_{state}", locale, channel=f"<#{share.channel_id}>")
    more = say("sharing.ruled_more", locale, share=share_command, pause=pause)
    text = f"{_SIGNS[state]} {said}\n> {one_line(share.text or '', limit=_BRIEF)}\n-# {more}"
    private = Button(say("feed.make_private", locale), _route(share, number), PRIVATE)
    return Card((Text(text), Row((private,))), NIGHT)


def _route(share: Share, number: int) -> str:
    return f"share:ruled:{number}:{share.id}"
