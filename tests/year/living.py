"""A year from its calendar: the machine is carried from moment to moment, and the book and the ear follow."""

import heapq
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial
from itertools import count
from typing import Self

from bot.kernel import outbox
from bot.kernel.schedule import Weekly
from tests.scheduler.servers import next_instant
from tests.year.book import Book, Diary, Party
from tests.year.collecting import GOAL
from tests.year.deeds import PATIENT, Deeds
from tests.year.months import evenings
from tests.year.sayings import Ear
from tests.year.town import BEGINNING, DIGEST, FEED, PARTY, PROMPTS, SUNDAY, WEEKS, Server, Town
from tests.year.weather import Weather

AWAY = (
    *(timedelta(),) * 8,
    *(timedelta(minutes=4), timedelta(minutes=50)) * 2,
    *(timedelta(hours=3), timedelta(hours=11), timedelta(hours=14)),
    *(timedelta(days=1), timedelta(days=1), timedelta(days=2), timedelta(days=4), timedelta(days=10)),
)
"""How long Cork is away at each of its twenty restarts."""
SITTINGS = 12
"""How many members do something in a week."""
FIVE = time(17)
"""When check-ins come, unless somebody wants them at another hour."""
TROUBLED = 0.3
AFTERWARDS = timedelta(weeks=3)
"""How long the clock runs on when nobody does anything any more: all that waits for an evening is said by then."""
WITHOUT = timedelta(days=3)
"""How long a channel stays closed to Cork."""

Doing = Callable[[], Awaitable[None]]


@dataclass(order=True, slots=True)
class Moment:
    """Something in the calendar; of two at the same instant the one that was written down first comes first."""

    at: datetime
    number: int
    doing: Doing = field(compare=False)


class Year:
    """One simulated year; the same seed gives the same calendar."""

    def __init__(self, town: Town, seed: int, *, weeks: int = WEEKS) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - drawn to be drawn again
        self.town = town
        self.book = Book()
        self.ear = Ear(town)
        self.weather = Weather(town, self.chance)
        self.deeds = Deeds(town, self.book, self.ear, self.chance)
        self.events: list[tuple[datetime, str]] = []
        self.restarts = 0
        self.end = BEGINNING + timedelta(weeks=weeks)
        self._weeks = weeks
        self._calendar: list[Moment] = []
        self._numbers = count()
        self._unseen: list[Callable[[datetime], None]] = []
        for server in town.servers:
            for person in server.members:
                self.book.diaries[person.id] = Diary(person.user.name, server)

    async def live(self) -> Self:
        """Live through it, and through the weeks after it in which nobody does anything."""
        await self.town.machine.start()
        await self.town.furnish()
        for server in self.town.servers:
            await server.organiser.slash("/group goal", goal=GOAL, deadline=PATIENT)
            self.book.collecting(server, self.town.machine.now)
            about = {"day": 31, "time": "18:00", "channel": DIGEST, "zone": server.plan.zone}
            await server.organiser.slash("/digest schedule", options=about, deadline=PATIENT)
        self._plan()
        while self._calendar:
            moment = heapq.heappop(self._calendar)
            await self._pass_to(moment.at)
            await moment.doing()
        return self

    async def _pass_to(self, instant: datetime) -> None:
        """Let time pass, with a stop wherever something that waits is to be tried."""
        machine = self.town.machine
        if machine.is_on:
            await machine.settled()
            while (due := await machine.bot.db.read(outbox.next_due)) is not None and due < instant:
                await self._stop_at(max(due, machine.now))
        if instant > machine.now:
            await self._stop_at(instant)

    async def _stop_at(self, instant: datetime) -> None:
        await self.town.machine.at(instant)
        if self.town.machine.is_on:
            self.book.look(instant)

    def _at(self, at: datetime, doing: Doing) -> None:
        heapq.heappush(self._calendar, Moment(at, next(self._numbers), doing))

    def _plan(self) -> None:
        for server in self.town.servers:
            self._plan_hours(server.plan.rule, partial(self._hour_of_prompt, server))
            for due in evenings(server.plan.zone, BEGINNING, self.end + AFTERWARDS):
                self._at(due, partial(self._hour_of_digest, server, due))
            self._plan_hours(Weekly(SUNDAY, FIVE, server.plan.zone), partial(self._hour_of_check_ins, server))
        for week in range(self._weeks):
            monday = BEGINNING + timedelta(weeks=week)
            for _ in range(SITTINGS):
                self._at(monday + self._some_time(timedelta(weeks=1)), self._sitting)
            if week % 3 == 0:
                self._at(monday + self._some_time(timedelta(days=5)), self._moderating)
        for day in range(AFTERWARDS.days + 1):
            self._at(self.end + timedelta(days=day), self._rest)
        for away in self.chance.sample(AWAY, len(AWAY) * self._weeks // WEEKS):
            self._at(
                BEGINNING + self._some_time(self.end - BEGINNING - timedelta(weeks=2)), partial(self._restart, away)
            )
        for server in self.town.servers:
            for channel in (FEED, PARTY, PROMPTS):
                begins = BEGINNING + self._some_time(self.end - BEGINNING - timedelta(weeks=2))
                self._at(begins, partial(self._refuse, server, channel))

    def _plan_hours(self, rule: Weekly, doing: Callable[[datetime], Awaitable[None]]) -> None:
        instant = BEGINNING
        while (instant := next_instant(rule, instant)) < self.end + AFTERWARDS:
            self._at(instant, partial(doing, instant))

    def _some_time(self, within: timedelta) -> timedelta:
        """Draw a time that is no full minute, so that nothing comes at the very instant of something else."""
        return timedelta(seconds=self.chance.randrange(int(within.total_seconds()) // 60) * 60 + 7)

    # what happens

    async def _sitting(self) -> None:
        """Let some member sit down and do a few things, in whatever weather."""
        if not self.town.machine.is_on:
            return
        if self.chance.random() < TROUBLED:
            self._tell(await self.weather.something())
        person = self.chance.choice(self.town.members)
        for _ in range(self.chance.randint(1, 3)):
            await self.deeds.something(person)
        for party in self.book.parties:
            self._at(party.over_at, partial(self._party_is_over, party))
        self.book.parties.clear()

    async def _rest(self) -> None:
        """Do nothing, in fine weather."""
        self.weather.clear()

    async def _moderating(self) -> None:
        if self.town.machine.is_on:
            await self.deeds.moderate()

    async def _hour_of_prompt(self, server: Server, due: datetime) -> None:
        allowed = (server.plan.name, PROMPTS) not in self.deeds.closed
        self.book.hour_of_prompt(server, due, present=self.town.machine.is_on, allowed=allowed)

    async def _hour_of_digest(self, server: Server, due: datetime) -> None:
        """Note the digest; where Cork is away, once it is back."""
        if self.town.machine.is_on:
            self.book.hour_of_digest(server, due, self.town.machine.now)
        else:
            self._unseen.append(partial(self.book.hour_of_digest, server, due))

    async def _hour_of_check_ins(self, server: Server, due: datetime) -> None:
        for person in server.members:
            self.book.hour_of_check_in(self.book.diaries[person.id], due, present=self.town.machine.is_on)

    async def _party_is_over(self, party: Party) -> None:
        self.book.party_is_over(party, present=self.town.machine.is_on)

    async def _restart(self, away: timedelta) -> None:
        """Stop the bot as an operator does, or in the middle of something by a power cut; start it again later."""
        machine = self.town.machine
        if not machine.is_on:  # it is away already, so this restart comes when it has been back for a while
            self._at(machine.now + timedelta(days=1), partial(self._restart, away))
            return
        self.restarts += 1
        if self.chance.random() < 0.5:
            person = self.chance.choice(self.town.members)
            await self.deeds.share_now(person, self.book.diaries[person.id])
            await machine.kill()
            self._tell(f"the power is cut, for {away}")
        else:
            await machine.stop()
            self._tell(f"Cork is stopped, for {away}")
        self._at(machine.now + away, self._start)

    async def _start(self) -> None:
        machine = self.town.machine
        await machine.start()
        await machine.settled()
        self.book.look(machine.now)
        self.book.back(machine.now)
        for note in self._unseen:
            note(machine.now)
        self._unseen.clear()
        self._tell("Cork is back")

    async def _refuse(self, server: Server, channel: str) -> None:
        self.deeds.closed.add((server.plan.name, channel))
        self.weather.refuse(server, channel)
        self._tell(f"{server.plan.name} closes #{channel} to Cork")
        self._at(self.town.machine.now + WITHOUT, partial(self._grant, server, channel))

    async def _grant(self, server: Server, channel: str) -> None:
        """Open the channel again, and have an organiser look after what waited."""
        if not self.town.machine.is_on:
            self._at(self.town.machine.now + timedelta(hours=7), partial(self._grant, server, channel))
            return
        self.deeds.closed.remove((server.plan.name, channel))
        self.weather.grant(server, channel)
        await (await server.organiser.slash("/setup check", deadline=PATIENT)).settled()
        self._tell(f"{server.plan.name} opens #{channel} again")

    def _tell(self, what: str) -> None:
        self.events.append((self.town.machine.now, what))
