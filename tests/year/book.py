"""The book of the year: what should be said, by rules of its own, from what members did and when Cork was there."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.year import sayings
from tests.year.collecting import Collection, next_counting
from tests.year.months import has_many
from tests.year.town import Server

STEPS = (timedelta(days=182), timedelta(days=30), timedelta(days=7))
"""After how long a sting is asked for again, the longest first."""
PUNCTUAL, LATEST = timedelta(minutes=5), timedelta(hours=12)
EVENINGS = timedelta(days=16)
"""What is announced where one may share without a name waits for an evening, and has been said after this: half a day,
fourteen evenings of which it is one, and some time to spare."""
SHOWN = 3
"""Stings that one check-in shows."""


@dataclass(slots=True)
class Quest:
    """A quest: what it wants, and what was celebrated of it."""

    number: int
    goal: int
    announced: bool
    note: bool = False
    count: int = 0
    celebrated: dict[int, datetime] = field(default_factory=dict)
    """When each count was reached that is celebrated."""

    def tenths(self) -> set[int]:
        """Return the counts that are celebrated."""
        return {-(-self.goal * tenth // 10) for tenth in range(1, 11)}


@dataclass(slots=True)
class Entry:
    """A failure: whose, when, how much it stung, how it is shared, and which quest it counts toward."""

    number: int
    id: str
    owner: int
    logged_at: datetime
    line: str
    stings: bool
    quest: Quest | None
    shared: str = "private"
    asked: timedelta | None = None


@dataclass(slots=True)
class Ask:
    """Something that waits for an answer."""

    number: int
    id: str
    owner: int


@dataclass(slots=True)
class Diary:
    """What one member has."""

    name: str
    server: Server
    entries: list[Entry] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    quest: Quest | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party that somebody planned and nobody will begin: whose, and when it counts as missed."""

    host: Diary
    over_at: datetime


class Book:
    """Note deeds, and what is to be said because of them."""

    def __init__(self) -> None:
        self.said: Counter[tuple[str, str]] = Counter()
        self.forgone: set[tuple[str, str]] = set()
        """What was to be said on some evening that Cork draws, and need not be if that had not come yet."""
        self.diaries: dict[int, Diary] = {}
        self.entries: dict[int, Entry] = {}
        self.collections: list[Collection] = []
        self.party_days: set[tuple[str, date]] = set()
        self.parties: list[Party] = []
        """What was planned and is not yet in the calendar of the year."""
        self._missed: list[tuple[Server | Diary | Party, datetime]] = []

    # deeds

    def logged(self, diary: Diary, entry: Entry) -> None:
        """Note an entry; it may be what a quest was waiting for."""
        diary.entries.append(entry)
        self.entries[entry.number] = entry
        if entry.quest is not None:
            self._count(diary, entry.quest, entry.logged_at)

    def deleted(self, diary: Diary, entry: Entry) -> None:
        """Note that an entry is gone, and its card with it."""
        diary.entries.remove(entry)
        del self.entries[entry.number]
        if entry.quest is not None:
            entry.quest.count -= 1

    def posted(self, diary: Diary, entry: Entry, shared: str) -> None:
        """Note that an entry is to be read in the feed, now or in its time."""
        entry.shared = shared
        self.said[diary.server.plan.name, sayings.card(entry.number)] += 1

    def ended(self, diary: Diary, quest: Quest, now: datetime, *, opened: bool) -> None:
        """Note that a quest is over; where a bottle is opened, it is opened once, and what waits need not be said."""
        diary.quest = None
        if opened and quest.goal not in quest.celebrated:
            self._celebrate(diary, quest, quest.count, "ending")
            for count, reached_at in quest.celebrated.items():
                if quest.announced and diary.server.plan.anonymous and now - reached_at < EVENINGS:
                    self.forgone.add((diary.server.plan.name, sayings.milestone(quest.number, count, "tenth")))
        self._open_note(diary, quest)

    def invited(self, diary: Diary, number: int, day: date, over_at: datetime) -> None:
        """Note that a party is planned, one a day in each server."""
        self.party_days.add((diary.server.plan.name, day))
        self.said[diary.server.plan.name, sayings.invitation(number)] += 1
        self.parties.append(Party(diary, over_at))

    def collecting(self, server: Server, now: datetime) -> None:
        """Note that a server has a goal from now on, and that its card is to stand there."""
        self.said[server.plan.name, sayings.COLLECTING] += 1
        self.collections.append(Collection(server, next_counting(server, now)))

    def standing(self) -> Counter[tuple[str, str]]:
        """Count the cards that are to stand in feeds by place and words."""
        shared = [one for one in self.entries.values() if one.shared in ("named", "anonymous")]
        return Counter((self.diaries[one.owner].server.plan.name, one.line) for one in shared)

    def lost(self, said: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
        """Return what was not said and should have been."""
        lost = self.said - said
        return Counter({what: count for what, count in lost.items() if what not in self.forgone})

    # times

    def hour_of_prompt(self, server: Server, due: datetime, *, present: bool, allowed: bool) -> None:
        """Note that the hour of a server's prompt has come, and whether Cork is there and may write."""
        if present and allowed:
            self._prompt(server, due, late=False)
        elif not present:
            self._missed.append((server, due))

    def hour_of_check_in(self, diary: Diary, due: datetime, *, present: bool) -> None:
        """Note that the hour of a member's check-in has come, and whether Cork is there."""
        if present:
            self._check_in(diary, due, due)
        else:
            self._missed.append((diary, due))

    def hour_of_digest(self, server: Server, due: datetime, now: datetime) -> None:
        """Note that a server's digest has come; of a month in which few shared something there may be none."""
        if now - due > LATEST:
            return
        here = [one for one in self.entries.values() if self.diaries[one.owner].server is server]
        shared = [(one.owner, one.logged_at) for one in here if one.shared == "named"]
        saying = server.plan.name, sayings.digest(now.astimezone(ZoneInfo(server.plan.zone)).date())
        self.said[saying] += 1
        if not has_many(shared, due, server.plan.zone):
            self.forgone.add(saying)

    def party_is_over(self, party: Party, *, present: bool) -> None:
        """Note that nobody has begun a party by now, and whether Cork is there to say so."""
        if present:
            self._another_day(party, party.over_at)
        else:
            self._missed.append((party, party.over_at))

    def look(self, now: datetime) -> None:
        """Note that Cork is there at an instant, at which it may be time to count what is collected together."""
        logged = [(one.owner, one.logged_at) for one in self.entries.values()]
        for one in self.collections:
            if (reached := one.look(logged, now)) is not None:
                self.said[one.server.plan.name, sayings.collected(reached)] += 1

    def back(self, now: datetime) -> None:
        """Note that Cork is back: what it missed by half a day at most it makes up for."""
        for who, due in self._missed:
            if now - due > LATEST:
                continue
            match who:
                case Server():
                    self._prompt(who, due, late=now - due > PUNCTUAL)
                case Diary():
                    self._check_in(who, due, now)
                case Party():
                    self._another_day(who, now)
        self._missed.clear()

    def _prompt(self, server: Server, due: datetime, *, late: bool) -> None:
        day = due.astimezone(ZoneInfo(server.plan.zone)).date()
        self.said[server.plan.name, sayings.prompt(day, late=late)] += 1

    def _check_in(self, diary: Diary, due: datetime, now: datetime) -> None:
        """Ask about all that waits, and about each sting once a step; the longest logged first."""
        asked = [(one, step) for one in diary.entries if (step := _step(one, due)) is not None and step != one.asked]
        if not asked and not diary.asks:
            return
        for entry, step in asked:
            entry.asked = step
        day = now.astimezone(ZoneInfo(diary.server.plan.zone)).date()
        stings = [entry.number for entry, _ in asked[:SHOWN]]
        self.said[diary.name, sayings.check_in(day, [one.number for one in diary.asks], stings)] += 1

    def _another_day(self, party: Party, now: datetime) -> None:
        day = now.astimezone(ZoneInfo(party.host.server.plan.zone)).date()
        self.said[party.host.name, sayings.another_day(day)] += 1

    def _count(self, diary: Diary, quest: Quest, now: datetime) -> None:
        quest.count += 1
        if quest.count in quest.tenths() and quest.count not in quest.celebrated:
            quest.celebrated[quest.count] = now
            at_goal = quest.count == quest.goal
            self._celebrate(diary, quest, quest.count, "goal" if at_goal else "tenth")
            if at_goal:
                self._open_note(diary, quest)

    def _celebrate(self, diary: Diary, quest: Quest, count: int, occasion: str) -> None:
        place = diary.server.plan.name if quest.announced else diary.name
        self.said[place, sayings.milestone(quest.number, count, occasion)] += 1

    def _open_note(self, diary: Diary, quest: Quest) -> None:
        if quest.note:
            quest.note = False
            self.said[diary.name, sayings.note(quest.number)] += 1


def _step(entry: Entry, now: datetime) -> timedelta | None:
    """Return the latest step that an entry's sting has come to."""
    return next((step for step in STEPS if entry.stings and now - entry.logged_at >= step), None)
