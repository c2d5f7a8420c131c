"""*Me too*, *Hug*, *Cheers*, *Ask me*: answer a card without words, and without a number that others see."""

from discord.ext import commands

from bot.client import Cork
from bot.feed import actions as feed
from bot.feed.model import Gesture
from bot.journal.model import cut_line
from bot.kernel.errors import Refused
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Post
from bot.members import actions as members
from bot.members.model import Pausable
from cogs.common.commands import command, everywhere, words
from cogs.common.face import Face, on
from cogs.common.reply import Drawn, Interaction, open_form, replace, whisper
from cogs.failures.forms import log_form
from cogs.feed import support_cards as cards


class Support(Face):
    """Take presses on cards."""

    @on("share:press:{gesture}:{share}")
    async def press(self, interaction: Interaction, gesture: str, share: str) -> None:
        """Note a press, or take it back."""
        pressed, locale = _gesture(gesture), interaction.locale.value
        if pressed is Gesture.ASK_ME:
            stands, told = await self.db.run(feed.ask_me, share, interaction.user.id, self.clock.now())
            await whisper(interaction, cards.wants_to_ask(locale, stands=stands, told=told))
            return
        stands = await self.db.run(feed.press, share, pressed, interaction.user.id)
        await whisper(interaction, cards.pressed(pressed, share, locale, stands=stands))

    @on("share:own:{share}")
    async def log_own(self, interaction: Interaction, share: str) -> None:
        """Start a form for one's own, with the card's line to begin from."""
        text = await self.db.read(feed.readable, share)
        await open_form(interaction, log_form(interaction.locale.value, cut_line(text)[0] if text else ""))


@everywhere
class SupportCommands(Face, commands.GroupCog, group_name="support", group_description=words("commands.support")):
    """Show authors what was pressed on their cards, and write nothing down of it."""

    @command("show", under="support")
    async def show(self, interaction: Interaction) -> None:
        """Show what was pressed on the member's cards."""
        page = await self.db.read(feed.support, interaction.user.id, 0, cards.SHOWN)
        locale = interaction.locale.value
        card = cards.page(page, locale) if page.cards else cards.none(locale, self.bot.mention("share"))
        await whisper(interaction, card)

    @on("support:page:{page}")
    async def turn(self, interaction: Interaction, page: str) -> None:
        """Turn to another page."""
        number = int(page) if page.isdecimal() else 0
        found = await self.db.read(feed.support, interaction.user.id, number, cards.SHOWN)
        await replace(interaction, cards.page(found, interaction.locale.value))

    @on("support:show:{share}")
    async def show_one(self, interaction: Interaction, share: str) -> None:
        """Show what was pressed on one card."""
        found = await self.db.read(feed.supported, interaction.user.id, share)
        await whisper(interaction, cards.one(found, interaction.locale.value))


class AskedCarrier:
    """Tell the author of a named card that somebody would like to ask them."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the word, unless the author wants none or nobody would like to ask any more."""
        author_id, now = notice.lane, self._bot.clock.now()
        share = await self._bot.db.read(feed.asked, str(notice.payload["share"]), author_id)
        if share is None or await self._bot.db.read(members.is_paused, author_id, Pausable.QUESTIONS, now):
            return None
        author = await self._bot.db.read(members.find, author_id)
        drawn = Drawn(cards.asked(share, author.locale, self._bot.mention("pause")))
        return Post(place=author_id, view=drawn, mark=cards.show_route(share.id), to_member=True)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: the presses stand, and are shown to whoever looks."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: an author who takes no messages finds the same in `/support show`."""


def _gesture(part: str) -> Gesture:
    try:
        return Gesture(part)
    except ValueError:
        raise Refused("feed_rules.gone") from None
