"""Look at what stands in the feeds, and at the servers that Cork is in."""

from bot.client import Cork
from bot.feed import actions as feed
from bot.feed import sweep
from bot.guilds import actions as guilds
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Census, Survey


class SurveyCarrier:
    """Look whether a feed's cards still stand.

    How far down the slow round of each feed has come is kept in memory: after a restart it begins anew.
    """

    def __init__(self, bot: Cork) -> None:
        self._bot = bot
        self._down_to: dict[int, int] = {}

    async def render(self, notice: Notice) -> Survey | None:
        """Return which cards should stand there."""
        guild = int(notice.payload["guild"])
        messages = await self._bot.db.read(sweep.standing, guild, notice.lane)
        if not messages:
            return None
        older = await self._bot.db.read(sweep.older, guild, notice.lane, self._down_to.get(notice.lane))
        return Survey(guild, notice.lane, messages, older)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Take the missing ones for deleted by moderators, and keep in mind how far the look reached."""
        self._down_to[notice.lane] = arrived.message
        sweep.surveyed(tx, arrived.missing)

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Pause the feed: Cork cannot see it."""
        feed.refused(tx, notice.lane, reason, self._bot.clock.now())


class CensusCarrier:
    """Look which servers have sent Cork away, and which have it again."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Census | None:  # noqa: ARG002 - the protocol's
        """Return the servers that have a feed."""
        servers = await self._bot.db.read(guilds.with_feeds)
        return Census(servers) if servers else None

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:  # noqa: ARG002 - the protocol's
        """Let the feeds rest where Cork is not, and go on where it is."""
        sweep.counted(tx, arrived.missing, self._bot.clock.now())

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: there is another look tomorrow."""
