"""Thirty people in one place: what they do about cards that stand there, and what only the tests know of them."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.feed import actions as feed
from bot.feed.actions import holding
from bot.feed.model import Gesture
from bot.kernel.database import Database
from bot.moderation.model import Ruling
from sandbox.snowflake import first_at
from tests.anonymity.square import Post, Square

BEGINNING = datetime(2026, 1, 5, tzinfo=UTC)
GUILD, FEED, MODERATOR = 733445566778899001, 855667788990011223, 499223344556677889
MEMBERS = tuple(411_000_000_000_000_000 + 7_919_000_003 * number for number in range(30))


@dataclass(slots=True)
class Crowd:
    """Everybody and their cards as of `now`; `authors` is the truth that nobody else has."""

    db: Database
    chance: random.Random
    now: datetime = BEGINNING
    square: Square = field(default_factory=Square)
    authors: dict[str, int] = field(default_factory=dict)
    departures: dict[int, datetime] = field(default_factory=dict)
    blocked: dict[str, datetime] = field(default_factory=dict)

    async def block(self) -> None:
        """Keep the author of an anonymous card from sharing, whoever that is: somebody else each time."""
        known = {self.authors[share_id] for share_id in self.blocked}
        standing = self._standing(anonymous_only=True)
        card = self.chance.choice([one for one in standing if self.authors[one.share_id] not in known])
        ruling = Ruling(GUILD, card.share_id, MODERATOR, first_at(self.now))
        await self.db.run(holding.block, ruling, 30, self.now)
        self.blocked[card.share_id] = self.now

    async def press(self) -> None:
        """Let somebody press a button under somebody else's card."""
        who, standing = self.somebody(), self._standing()
        if not standing or who in self.departures:
            return
        card = self.chance.choice(standing)
        if self.authors[card.share_id] != who:
            await self.db.run(feed.press, card.share_id, self.chance.choice([Gesture.HUG, Gesture.ME_TOO]), who)

    async def take_back(self) -> None:
        """Let somebody take an anonymous card back who is still here."""
        standing = self._standing(anonymous_only=True)
        mine = [one for one in standing if self.authors[one.share_id] not in self.departures]
        if mine:
            card = self.chance.choice(mine)
            await self.db.run(feed.withdraw, self.authors[card.share_id], card.share_id, self.now)

    def somebody(self) -> int:
        """Return somebody, who may have left by now."""
        return self.chance.choice(MEMBERS)

    def _standing(self, *, anonymous_only: bool = False) -> list[Post]:
        posts = self.square.anonymous if anonymous_only else list(self.square.posts.values())
        return [one for one in posts if one.gone_at is None]
