"""Six weeks of thirty people: what they log, share in all ways, take back, and how some of them go."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count, cycle

from bot.feed import actions as feed
from bot.feed import coming_and_going, consent, timing
from bot.feed.model import Audience, Manner, ShareDraft, Timing
from bot.feed.store import anonymous as rows
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft, Kind, cut_line
from bot.kernel.clock import to_stored
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.privacy import actions as privacy
from bot.prompts import actions as prompts
from bot.quests import actions as quests
from sandbox.snowflake import first_at
from tests.anonymity import rhythm
from tests.anonymity.crowd import BEGINNING, FEED, GUILD, MEMBERS, Crowd
from tests.anonymity.square import NEWCOMER, ONLOOKER

WEEKS = 6
ZONES = {member_id: f"Etc/GMT{number - 12:+}" for number, member_id in zip(cycle(range(24)), MEMBERS, strict=False)}
"""Where they are: with so many zones, an hour by one's own clock points at one or two of them."""
SHARES = 300
ONLY_LOGGED = 120
ANSWERED = 0.4
"""How often it is a prompt that somebody answers without their name."""
BEAT = timedelta(seconds=30)
WORDS = ("grant", "paper", "interview", "residency", "novel", "pitch", "no answer", "стипендия", "奨学金を逃した")

Deed = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Life(Crowd):
    """What happens, in its order.

    In a `careless` life everything is done that the promise forbids: times and tags are written down beside members,
    somebody posts by name in the same visit, milestones are celebrated at once, and who goes takes everything along.
    """

    careless: bool = False
    prompt: int = 0
    _ahead: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _number: "count[int]" = field(default_factory=count)

    async def live(self) -> None:
        """Live through the six weeks, and the two after them in which what was left behind vanishes."""
        await self.db.run(guilds.change, GUILD, BEGINNING, feed_channel=FEED, anonymous=True)
        await self.db.run(rhythm.begin, GUILD, MEMBERS, BEGINNING)
        if self.careless:
            await self.db.run(
                lambda tx: tx.execute("CREATE TABLE leak (member_id INTEGER, at INTEGER, day TEXT, tag BLOB)")
            )
        self._plan()
        while self._ahead:
            at, _, deed = heappop(self._ahead)
            await self._beat_until(at)
            self.now = at
            await deed()
            await self.square.hear(self.db, self.now)
        await self._beat_until(self.now + timedelta(days=15))

    async def _beat_until(self, until: datetime) -> None:
        while moments := await self.db.read(rows.moments, standing=True):
            at = min(one.at for one in moments) + self.chance.random() * BEAT
            if at > until:
                return
            for guild_id in await self.db.read(coming_and_going.due, at):
                await self.db.run(coming_and_going.release, guild_id, at)
            await self.square.hear(self.db, at)

    def _plan(self) -> None:
        kinds = [Audience.ANONYMOUS] * 5 + [Audience.NAMED] * 3 + [Audience.COUNTED] * 2
        # A careless life is three times as full, so that each attack has enough to go by.
        for _ in range(SHARES * 3 if self.careless else SHARES):
            self._at(self._some_time(), self._visit(self.somebody(), self.chance.choice(kinds)))
        for _ in range(ONLY_LOGGED):
            self._at(self._some_time(), self._visit(self.somebody(), None))
        for member_id, zone in ZONES.items():
            self._at(BEGINNING, self._settling(member_id, zone))
        going = self.chance.sample(MEMBERS, 12)
        for number, member_id in enumerate(going):
            at = BEGINNING + timedelta(days=26 + 4 * self.chance.random())
            self._at(at, self._departure(member_id, erasing=number % 2 == 0))
        for day in (20, 34, 36):
            self._at(BEGINNING + timedelta(days=day, hours=12), self.block)
        for day in range(WEEKS * 7 + 8):
            self._at(BEGINNING + timedelta(days=day, hours=20, seconds=9), self._evening)
        for number in range(WEEKS):
            self._at(BEGINNING + timedelta(days=7 * number), self._week(number))
        if not self.careless:
            self._at(BEGINNING + timedelta(days=36), self._opening(frozenset({ONLOOKER, NEWCOMER})))
            self._at(BEGINNING + timedelta(days=43), self._opening(frozenset({ONLOOKER})))
        for _ in range(400):
            self._at(self._some_time(), self.press)
        for _ in range(12):
            self._at(self._some_time(), self.take_back)

    def _at(self, at: datetime, deed: Deed) -> None:
        heappush(self._ahead, (at, next(self._number), deed))

    def _some_time(self) -> datetime:
        return BEGINNING + timedelta(days=WEEKS * 7) * self.chance.random()

    def _later(self, member_id: int, audience: Audience) -> datetime | None:
        """Choose now or an evening: by one's own clock; without a name by the server's, unless somebody is careless."""
        if audience is Audience.COUNTED:
            return None
        when = self.chance.choice([*[Timing.NOW] * 3, Timing.TONIGHT, Timing.WEEK])
        by_own_clock = audience is Audience.NAMED or self.careless
        return timing.instant(when, ZONES[member_id] if by_own_clock else "UTC", self.now)

    def _text(self, most: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(2, most)))

    def _visit(self, member_id: int, audience: Audience | None) -> Deed:
        """Log something and share it within minutes; often something else follows, under no name or none at all."""

        async def visit() -> None:
            if member_id in self.departures:
                return
            if audience is Audience.ANONYMOUS and self.chance.random() < ANSWERED:
                await self._answer(member_id)
                return
            failure_id, line = await self._log(member_id)
            if audience is None:
                return
            self.now += timedelta(seconds=self.chance.randint(5, 200))
            await self._share(member_id, failure_id, line, audience)
            if audience is Audience.ANONYMOUS and self.chance.random() < 0.3:
                again, more = await self._log(member_id)
                await self._share(member_id, again, more, Audience.NAMED if self.careless else Audience.COUNTED)

        return visit

    def _week(self, number: int) -> Deed:
        async def week() -> None:
            self.prompt = await self.db.run(rhythm.week, GUILD, number, self.now)

        return week

    async def _answer(self, member_id: int) -> None:
        """Answer the week's prompt without a name; somebody else answers it for themselves."""
        try:
            share_id = await self.db.run(rhythm.answer, GUILD, member_id, self.prompt, self._text(60), self.now)
        except Refused as refusal:
            if refusal.key != "moderation_rules.blocked":
                raise
            return
        self.authors[share_id] = member_id
        if self.careless:
            await self.db.run(_leak, member_id, share_id, self.now)
        await self.db.run(prompts.answer, self.prompt, self.somebody(), self._text(60), self.now)

    async def _log(self, member_id: int) -> tuple[int, str]:
        draft = Draft(
            member_id,
            first_at(self.now) + next(self._number) % 4096,
            self._text(200 if self.chance.random() < 0.2 else 18),
            kind=self.chance.choice([None, *Kind]),
            sting=self.chance.choice([None, 3, 8]),
            guild_id=GUILD,
        )
        logged = await self.db.run(journal.log_failure, draft, self.now)
        if self.careless:
            await self.db.run(rhythm.celebrate_at_once, self.now)
        if logged.first_time and logged.failure.story is None and self.chance.random() < 0.2:
            await self.db.run(journal.add_story, member_id, logged.failure.id, self._text(300), self.now)
        return logged.failure.id, cut_line(draft.text)[0]

    async def _share(self, member_id: int, failure_id: int, line: str, audience: Audience) -> None:
        own = self._text(300) if self.chance.random() < 0.2 else None
        due_at = self._later(member_id, audience)
        seen_by = await self.db.read(consent.seen_by, GUILD, frozenset({ONLOOKER}))
        manner = Manner(note=self._text(3) if self.chance.random() < 0.2 else None)
        draft = ShareDraft(GUILD, member_id, failure_id, line, own, audience, manner, due_at, seen_by)
        try:
            share = await self.db.run(feed.share, draft, self.now)
        except Refused as refusal:
            if refusal.key != "moderation_rules.blocked":
                raise
            return
        self.authors[share.id] = member_id
        if due_at is not None and audience is Audience.NAMED:
            self._at(due_at + timedelta(seconds=9), self._evening)
        if self.careless:
            await self.db.run(_leak, member_id, share.id, self.now)
        self.square.counts.append((self.now, await self.db.read(feed.group_total, GUILD)))

    def _settling(self, member_id: int, zone: str) -> Deed:
        async def settle() -> None:
            await self.db.run(members.change, member_id, self.now, zone=zone)

        return settle

    def _opening(self, onlookers: frozenset[int]) -> Deed:
        """Let these see the channel, so that what was agreed to for fewer goes back to its author."""

        async def open_it() -> None:
            self.square.onlookers = onlookers

        return open_it

    def _departure(self, member_id: int, *, erasing: bool) -> Deed:
        async def depart() -> None:
            self.departures[member_id] = self.now
            if self.careless:
                for share in await self.db.read(feed.of_member, member_id):
                    await self.db.run(feed.withdraw, member_id, share.id, self.now)
            if erasing:
                await self.db.run(privacy.erase, member_id, self.now)
            else:
                await self.db.run(members.leave, member_id, GUILD, self.now)

        return depart

    async def _evening(self) -> None:
        """Let what was scheduled by name come out whose evening this is, and celebrate what waited for it."""
        await self.db.run(feed.call, self.now)
        await self.db.run(quests.announce_due, self.now)


def _leak(tx: Transaction, member_id: int, share_id: str, now: datetime) -> None:
    tag = tx.value("SELECT tag FROM share WHERE id = ?", share_id)
    tx.execute("INSERT INTO leak VALUES (?, ?, ?, ?)", member_id, to_stored(now), now.date().isoformat(), tag)
