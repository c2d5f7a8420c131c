"""The public square: what anybody in the channel sees and keeps, with its times."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.feed import actions as feed
from bot.feed.model import Audience
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.quests import actions as quests
from bot.quests.model import Occasion
from cogs.common.card import Row
from cogs.feed.cards import feed_card
from sandbox.snowflake import first_at

ONLOOKER, NEWCOMER = 1, 2
"""Who can see the channel all the time, and for a while."""


@dataclass(slots=True)
class Post:
    """A message as somebody who keeps all of them has it: author only where the card says so, and when it went."""

    message_id: int
    at: datetime
    text: str
    author: int | None
    custom_ids: tuple[str, ...]
    share_id: str
    gone_at: datetime | None = None


@dataclass(slots=True)
class Square:
    """The channels' whole history, each public count that somebody looked at, and who was celebrated when."""

    posts: dict[int, Post] = field(default_factory=dict)
    counts: list[tuple[datetime, int]] = field(default_factory=list)
    celebrations: list[tuple[datetime, int]] = field(default_factory=list)
    onlookers: frozenset[int] = frozenset({ONLOOKER})

    @property
    def anonymous(self) -> list[Post]:
        """Return the posts that name nobody, oldest first."""
        return [one for one in self.posts.values() if one.author is None]

    @property
    def named(self) -> list[Post]:
        """Return the posts that name their author, oldest first."""
        return [one for one in self.posts.values() if one.author is not None]

    async def hear(self, db: Database, now: datetime) -> None:
        """Take in everything that is due, as delivery and Discord do."""
        while notices := await db.read(outbox.due, now, busy=(), limit=100):
            for notice in notices:
                await self._take(db, notice, now)

    async def _take(self, db: Database, notice: Notice, now: datetime) -> None:
        await db.run(outbox.attempt, notice.id, now)
        message_id = None
        match notice.kind:
            case "feed.card":
                message_id = await self._post(db, str(notice.payload["share"]), now)
            case "feed.release":
                await db.run(feed.release, str(notice.payload["share"]), notice.lane, self.onlookers, now)
            case "feed.retract":
                self.posts[int(notice.payload["message"])].gone_at = now
            case "quest.milestone" if "private" not in notice.payload:
                await self._celebrate(db, notice, now)
            case _:
                pass
        await db.run(outbox.sent, notice, message_id)
        if message_id is not None:
            await db.run(feed.posted, str(notice.payload["share"]), notice.lane, message_id, now)

    async def _celebrate(self, db: Database, notice: Notice, now: datetime) -> None:
        quest, threshold = int(notice.payload["quest"]), int(notice.payload["threshold"])
        found = await db.read(quests.celebration, quest, threshold, Occasion(str(notice.payload["occasion"])))
        if found is not None:
            self.celebrations.append((now, found.member_id))

    async def _post(self, db: Database, share_id: str, now: datetime) -> int | None:
        if await db.read(feed.to_compare, share_id, now):
            await db.run(feed.compare, share_id, self.onlookers, now)
        card = await db.read(feed.card, share_id)
        if card is None:
            return None
        at = now + timedelta(milliseconds=len(self.posts) % 500)
        message_id = first_at(at) + len(self.posts) % 4096
        rows = [block for block in feed_card(card).blocks if isinstance(block, Row)]
        custom_ids = tuple(one.route for row in rows for one in row.buttons)
        author = card.member_id if card.audience is Audience.NAMED else None
        self.posts[message_id] = Post(message_id, at, card.text, author, custom_ids, share_id)
        return message_id
