"""What a host does to choose what they read."""

from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.journal import actions as journal
from bot.journal.model import Failure, Page
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.parties.evening import Picked
from bot.parties.model import Line, Party
from cogs.common.card import Card
from cogs.common.face import Face, keeping, on
from cogs.common.own import MOST, failure_id
from cogs.common.reply import Interaction, open_form, replace, whisper
from cogs.common.routes import answers, chosen, number_in
from cogs.parties import choosing_cards as cards
from cogs.parties.evening_cards import told


class ChoosingPresses(Face):
    """Let hosts choose, a page at a time or by words."""

    @on("evening:choose:{party}")
    async def choose(self, interaction: Interaction, party: str) -> None:
        """Show one's lines, the newest first."""
        await whisper(interaction, await self._page(interaction, party, 0))

    @on("evening:page:{party}:{page}")
    async def turn(self, interaction: Interaction, party: str, page: str) -> None:
        """Show another page of one's lines."""
        await replace(interaction, await self._page(interaction, party, number_in(page)))

    @on("evening:pick:{party}:{page}")
    async def pick(self, interaction: Interaction, party: str, page: str) -> None:
        """Read what is marked on this page, and nothing else of it."""
        marked = [failure_id(one) for one in chosen(interaction)]
        shown = await self.db.read(_page, interaction.user.id, number_in(page))
        dropped = {entry.failure.id for entry in shown.entries} - set(marked)
        await self._choose(interaction, party, marked, dropped)
        await replace(interaction, await self._page(interaction, party, number_in(page)))

    @on("evening:words:{party}")
    async def ask_words(self, interaction: Interaction, party: str) -> None:
        """Ask for words."""
        await open_form(interaction, cards.words_form(party, interaction.locale.value))

    @on("evening:found:{party}")
    async def find(self, interaction: Interaction, party: str) -> None:
        """Show the lines with these words."""
        typed, locale = answers(interaction).get("words", ""), interaction.locale.value
        with keeping(typed):
            mine = await self.db.read(parties.chosen, interaction.user.id, party)
        fitting = await self.db.read(_fitting, interaction.user.id, typed)
        await whisper(interaction, cards.found(party, mine, fitting, locale) if fitting else _none(locale))

    @on("evening:add:{party}")
    async def add(self, interaction: Interaction, party: str) -> None:
        """Read these, too."""
        await self._choose(interaction, party, [failure_id(one) for one in chosen(interaction)], set())
        await replace(interaction, await self._page(interaction, party, 0))

    async def _choose(self, interaction: Interaction, party: str, marked: list[int], dropped: set[int]) -> None:
        member_id = interaction.user.id
        picked = await self.db.read(_picked, member_id, marked)
        await self.db.run(parties.choose, member_id, party, picked, dropped, self.clock.now())

    async def _page(self, interaction: Interaction, party: str, number: int) -> Card:
        member_id, locale = interaction.user.id, interaction.locale.value
        held, mine = await self.db.read(_held, member_id, party)
        page = await self.db.read(_page, member_id, number)
        if not page.entries:
            return cards.nothing_to_choose(locale, self.bot.mention("fail"))
        offered = tuple(entry.failure for entry in page.entries if Audience.ANONYMOUS not in entry.audiences)
        return cards.choosing(held, mine, page, offered, locale)


def _held(tx: Transaction, member_id: int, party: str) -> tuple[Party, tuple[Line, ...]]:
    """Return a host's party, and what they chose for it."""
    return parties.of_host(tx, member_id, party, parties.OPEN), parties.chosen(tx, member_id, party)


def _page(tx: Transaction, member_id: int, number: int) -> Page:
    return journal.page(tx, member_id, page=number, size=MOST)


def _fitting(tx: Transaction, member_id: int, typed: str) -> tuple[Failure, ...]:
    return _by_name(tx, member_id, journal.fitting(tx, member_id, typed, MOST))


def _picked(tx: Transaction, member_id: int, marked: list[int]) -> tuple[Picked, ...]:
    found = tuple(journal.find(tx, member_id, one) for one in marked)
    return tuple(Picked(one.id, one.line) for one in _by_name(tx, member_id, found))


def _by_name(tx: Transaction, member_id: int, failures: tuple[Failure, ...]) -> tuple[Failure, ...]:
    """Leave out what a member let go, and what they shared without their name, in any server."""
    seen = feed.audiences(tx, member_id, [one.id for one in failures])
    return tuple(one for one in failures if not one.let_go and Audience.ANONYMOUS not in seen.get(one.id, ()))


def _none(locale: str) -> Card:
    return told("choose_found_none", locale)
