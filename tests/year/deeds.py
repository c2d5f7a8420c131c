"""What members do in a year, each deed by the front door and into the book.

A new kind of deed is one more method here, one more line in `CUSTOMS`, and what it makes Cork say in the book.
"""

import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.year.book import Ask, Book, Diary, Entry, Quest
from tests.year.sayings import Ear
from tests.year.town import FEED, PARTY, Town

PLACES = ("Oslo", "Graz", "Zurich", "Kyoto", "Lagos", "Lima", "Turku", "Porto")
KINDS = ("form", "personal", "near-miss", "silence", "setback", "other")
GOALS = (3, 4, 5, 7, 10)
GESTURES = ("Me too", "Hug", "Cheers")
MOST_ASKS = 3
PARTY_LASTS = timedelta(hours=3)
PATIENT = 20.0
"""Real seconds that members wait for an answer, more than Discord gives: a busy machine is slow, not wrong."""

Deed = Callable[[Person, Diary], Awaitable[None]]


class Deeds:
    """Draw deeds, do them, and note them."""

    def __init__(self, town: Town, book: Book, ear: Ear, chance: random.Random) -> None:
        self._town = town
        self._book = book
        self._ear = ear
        self._chance = chance
        self._numbers = count(1)
        self.done = 0
        self.closed: set[tuple[str, str]] = set()
        """The channels, each with its server's name, that Cork may not write in now."""
        self.customs: tuple[tuple[int, Deed], ...] = (
            (30, self.log),
            (30, self.share_now),
            (6, self.log_twice),
            (6, self.share_tonight),
            (8, self.share_unnamed),
            (5, self.unshare),
            (5, self.delete),
            (10, self.gesture),
            (8, self.start_quest),
            (3, self.end_quest),
            (8, self.ask),
            (6, self.answer),
            (4, self.plan_party),
            (5, self.join),
        )

    async def something(self, person: Person) -> None:
        """Let somebody do one thing, as chance has it."""
        weights = [weight for weight, _ in self.customs]
        ((_, deed),) = self._chance.choices(self.customs, weights)
        await deed(person, self._book.diaries[person.id])
        self.done += 1

    async def log(self, person: Person, diary: Diary) -> None:
        """Log a failure and leave it private, or have it counted."""
        receipt, _ = await self._logged(person, diary)
        if self._chance.random() < 0.2:
            preview = await person.press("Share…", on=receipt.message, deadline=PATIENT)
            await person.press("Just count it", on=preview.message, deadline=PATIENT)

    async def log_twice(self, person: Person, diary: Diary) -> None:
        """Log a failure that Discord tells Cork of twice."""
        await self._logged(person, diary)
        assert person.last_interaction is not None
        self._town.sandbox.redeliver(person.last_interaction)

    async def share_now(self, person: Person, diary: Diary) -> None:
        """Log a failure and share it by name."""
        receipt, entry = await self._logged(person, diary)
        preview = await person.press("Share…", on=receipt.message, deadline=PATIENT)
        self._book.posted(diary, entry, "named")
        await (await person.press("Post", on=preview.message, deadline=PATIENT)).settled(PATIENT)

    async def share_tonight(self, person: Person, diary: Diary) -> None:
        """Log a failure and have it posted in the evening."""
        _, entry = await self._logged(person, diary)
        preview = await person.slash("/share", failure=entry.id, when="tonight", deadline=PATIENT)
        self._book.posted(diary, entry, "named")
        await (await person.press("Schedule it", on=preview.message, deadline=PATIENT)).settled(PATIENT)

    async def share_unnamed(self, person: Person, diary: Diary) -> None:
        """Log a failure and share it without a name, where that is possible."""
        if not diary.server.plan.anonymous:
            return
        _, entry = await self._logged(person, diary)
        asked = await person.slash("/share", failure=entry.id, options={"as": "anonymous"}, deadline=PATIENT)
        preview = await asked.settled(PATIENT)
        self._book.posted(diary, entry, "anonymous")
        posted = await person.press("Post it without my name", on=preview.message, deadline=PATIENT)
        await posted.settled(PATIENT)

    async def unshare(self, person: Person, diary: Diary) -> None:
        """Make something private again that stands in the feed."""
        if (card := self._standing(diary)) is None:
            return
        entry, _ = card
        await person.slash("/unshare", failure=entry.id, deadline=PATIENT)
        entry.shared = "private"

    async def delete(self, person: Person, diary: Diary) -> None:
        """Delete an entry for good."""
        settled = [one for one in diary.entries if one.shared == "private" or self._card_of(one)]
        if settled:
            entry = self._chance.choice(settled)
            question = await person.slash("/failures delete", failure=entry.id, deadline=PATIENT)
            await person.press("Delete for good", on=question.message, deadline=PATIENT)
            self._book.deleted(diary, entry)

    async def gesture(self, person: Person, diary: Diary) -> None:
        """Press a button under a card of the server, which nobody is told of."""
        feed = diary.server.channel(FEED)
        if cards := [one for one in feed.history if not one.deleted]:
            await person.press(self._chance.choice(GESTURES), on=self._chance.choice(cards), deadline=PATIENT)

    async def start_quest(self, person: Person, diary: Diary) -> None:
        """Start a quest, if none is running; some seal a note in its bottle."""
        if diary.quest is not None:
            return
        number, goal = next(self._numbers), self._chance.choice(GOALS)
        announced = self._chance.random() < 0.6
        begun = await person.slash(
            "/quest start", goal=goal, scope=f"quest {number}", announce=announced, deadline=PATIENT
        )
        diary.quest = Quest(number, goal, announced)
        if self._chance.random() < 0.3:
            await person.press("Note to myself", on=begun.message, deadline=PATIENT)
            await person.submit(note=f"To whoever finished quest {number}", deadline=PATIENT)
            diary.quest.note = True

    async def end_quest(self, person: Person, diary: Diary) -> None:
        """End a quest, plainly or because an offer came."""
        if (quest := diary.quest) is None:
            return
        opened = self._chance.random() < 0.5
        asked = await person.slash("/quest offer" if opened else "/quest end", deadline=PATIENT)
        await person.press("Open the bottle anyway" if opened else "It just ends", on=asked.message, deadline=PATIENT)
        self._book.ended(diary, quest, self._town.machine.now, opened=opened)

    async def ask(self, person: Person, diary: Diary) -> None:
        """Note something that is out there."""
        if len(diary.asks) < MOST_ASKS:
            number = next(self._numbers)
            receipt = await person.slash(
                "/ask add", line=f"Ask {number} in {self._chance.choice(PLACES)}", deadline=PATIENT
            )
            diary.asks.append(Ask(number, _id_in(receipt, "ask:came:"), person.id))

    async def answer(self, person: Person, diary: Diary) -> None:
        """Hear a yes to something that was out there."""
        if diary.asks:
            ask = diary.asks.pop(self._chance.randrange(len(diary.asks)))
            await person.slash("/ask answered", ask=ask.id, answer="yes", deadline=PATIENT)

    async def plan_party(self, person: Person, diary: Diary) -> None:
        """Plan a party that nobody will begin, where that day is free and the invitation has a place."""
        plan = diary.server.plan
        zone = ZoneInfo(plan.zone)
        day = self._town.machine.now.astimezone(zone).date() + timedelta(days=self._chance.randint(2, 12))
        if (plan.name, day) in self._book.party_days or (plan.name, PARTY) in self.closed:
            return
        number = next(self._numbers)
        about = {"when": f"{day} 19:00", "where": f"Party {number}"}
        shown = await person.slash("/party plan", options=about, deadline=PATIENT)
        await person.press("Plan it", on=shown.message, deadline=PATIENT)
        begins = datetime.combine(day, time(19), zone).astimezone(UTC)
        self._book.invited(diary, number, day, begins + PARTY_LASTS)

    async def join(self, person: Person, diary: Diary) -> None:
        """Join in what the server collects together, once and for all."""
        collection = next(one for one in self._book.collections if one.server is diary.server)
        if person.id not in collection.since:
            looked = await person.slash("/group show", deadline=PATIENT)
            await person.press("Count mine too", on=looked.message, deadline=PATIENT)
            collection.since[person.id] = self._town.machine.now

    async def moderate(self) -> None:
        """Let an organiser delete a card in some feed; its entry is private from then on."""
        server = self._chance.choice(self._town.servers)
        if found := self._standing(*(self._book.diaries[one.id] for one in server.members)):
            entry, message = found
            await server.organiser.delete(message)
            entry.shared = "private"

    async def _logged(self, person: Person, diary: Diary) -> tuple[Reply, Entry]:
        number, stings = next(self._numbers), self._chance.random() < 0.3
        line = f"No. {number} from {self._chance.choice(PLACES)}"
        more = {"sting": self._chance.randint(0, 10)} if stings else {}
        receipt = await person.slash(
            "/fail", line=line, kind=self._chance.choice(KINDS), options=more, deadline=PATIENT
        )
        entry = Entry(
            number, _id_in(receipt, "failure:undo:"), person.id, self._town.machine.now, line, stings, diary.quest
        )
        self._book.logged(diary, entry)
        return receipt, entry

    def _standing(self, *diaries: Diary) -> tuple[Entry, Message] | None:
        """Draw a card that stands, of one of these members."""
        found = [(one, card) for diary in diaries for one in diary.entries if (card := self._card_of(one))]
        return self._chance.choice(found) if found else None

    def _card_of(self, entry: Entry) -> Message | None:
        card = self._ear.cards.get(entry.number)
        return card if entry.shared in ("named", "anonymous") and card is not None and not card.deleted else None


def _id_in(reply: Reply, route: str) -> str:
    """Return the id that a button of an answer carries behind its route."""
    assert reply.message is not None, reply.interaction
    found = (str(one.get("custom_id", "")) for one in walk(reply.message.components))
    return next(one for one in found if one.startswith(route)).removeprefix(route)
