"""What was said: every message of Cork that others or a member alone can read, named as the year's book names it."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sandbox.world.components import ComponentType
from sandbox.world.events import Event, MessageCreated
from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.scheduler.servers import LATE
from tests.year.town import DIGEST, FEED, PROMPTS, Town

CHECK_IN = "Your week, between you and Cork"
_ENTRY, _ASK, _QUEST = re.compile(r"No\. (\d+)\b"), re.compile(r"Ask (\d+)\b"), re.compile(r"quest (\d+)\b")
_PARTY = re.compile(r"Party (\d+)\b")
_COLLECTED = re.compile(r"(\d+) failures, collected together")
_DAY = re.compile(r"\d{1,2} \w+ \d{4}$")


@dataclass(frozen=True, slots=True)
class Said:
    """One message: when it came, what it said then, and the message as it is now."""

    at: datetime
    text: str
    message: Message


def card(entry: int) -> str:
    """Name the card of an entry."""
    return f"card {entry}"


def milestone(quest: int, threshold: int, occasion: str) -> str:
    """Name a celebration."""
    return f"quest {quest}, {occasion} at {threshold}"


def note(quest: int) -> str:
    """Name the note that somebody wrote to themselves."""
    return f"note of quest {quest}"


def prompt(day: date, *, late: bool) -> str:
    """Name a week's prompt."""
    return f"prompt of {day}{', late' if late else ''}"


def check_in(day: date, asks: list[int], stings: list[int]) -> str:
    """Name a weekly check-in by its day and what it asks about."""
    return f"check-in of {day}: asks {sorted(asks)}, stings {sorted(stings)}"


def invitation(number: int) -> str:
    """Name the invitation to a party."""
    return f"invitation to party {number}"


def another_day(day: date) -> str:
    """Name the word to a host whose party nobody began, by the day on which it comes."""
    return f"another day, said on {day}"


COLLECTING = "the collective cork"


def collected(number: int) -> str:
    """Name a party of a whole server."""
    return f"{number} collected together"


def digest(day: date) -> str:
    """Name a month's digest by the day on which it comes."""
    return f"digest on {day}"


class Ear:
    """Hear all that Cork says, but for its answers to commands."""

    def __init__(self, town: Town) -> None:
        self.said: list[Said] = []
        self.cards: dict[int, Message] = {}
        """The latest card of each entry, by its number."""
        self._town = town
        town.sandbox.world.subscribe(self._hear)

    def sayings(self) -> Counter[tuple[str, str]]:
        """Count what was said by place and name; what stands no more was said all the same."""
        return Counter((self.place(one), self.name(one)) for one in self.said)

    def standing(self) -> Counter[tuple[str, str]]:
        """Count the cards that stand in feeds by place and words."""
        cards = [one for one in self.said if not one.message.deleted and self._where(one)[1] == FEED]
        return Counter((self.place(one), _line(one.message)) for one in cards)

    def place(self, one: Said) -> str:
        """Return where something was said: a server, or a member in private."""
        server, name = self._where(one)
        return name if server is None else server

    def name(self, one: Said) -> str:
        """Return what something is called in the book; raise ValueError for what nobody has thought of."""
        server, place = self._where(one)
        if place == DIGEST:
            return digest(self._day(one))
        name = self._alone(one) if server is None else _together(one, place)
        if name is None and (looked := _look(one.message)) is not None:
            name = milestone(_numbers(_QUEST, one.text)[0], *looked)
        if name is None:
            raise ValueError(f"in {place}: {one.text}")
        return name

    def _alone(self, one: Said) -> str | None:
        """Return what a private message is called, None where it is none that comes only so."""
        text, day = one.text, self._day(one)
        if CHECK_IN in text:
            return check_in(day, _numbers(_ASK, text), _numbers(_ENTRY, text))
        if "A note from you to you" in text:
            return note(_numbers(_QUEST, text)[0])
        return another_day(day) if "The party did not begin" in text else None

    def _day(self, one: Said) -> date:
        """Return the day on which something was said, where it was said."""
        server, member = self._where(one)
        plans = [one.plan for one in self._town.servers if one.plan.name == server or one.has(member)]
        return one.at.astimezone(ZoneInfo(plans[0].zone)).date()

    def _where(self, one: Said) -> tuple[str | None, str]:
        server, name = self._town.place_of(one.message.channel_id)
        return None if server is None else server.plan.name, name

    def _hear(self, event: Event) -> None:
        if not isinstance(event, MessageCreated):
            return
        message = event.message
        if message.author is self._town.sandbox.world.bot_user and message.ephemeral_for is None:
            self.said.append(Said(self._town.machine.now, message.text, message))
            if self._town.place_of(message.channel_id)[1] == FEED:
                self.cards[_numbers(_ENTRY, message.text)[0]] = message


def _together(one: Said, channel: str) -> str | None:
    """Return what a message in a server is called, None where it is a celebration."""
    match channel:
        case _ if channel == FEED:
            return card(_numbers(_ENTRY, one.text)[0])
        case _ if channel == PROMPTS:
            thread = one.message.thread
            spelled = _DAY.search(thread.name if thread else "")
            assert spelled is not None, one.text
            day = datetime.strptime(spelled[0], "%d %B %Y").replace(tzinfo=UTC).date()
            return prompt(day, late=LATE in one.text)
        case _:
            if found := _numbers(_COLLECTED, one.text):
                return collected(found[0])
            if "The collective cork" in one.text:
                return COLLECTING
            found = _numbers(_PARTY, one.text)
            return invitation(found[0]) if found else None


def _numbers(pattern: re.Pattern[str], text: str) -> list[int]:
    return [int(found) for found in pattern.findall(text)]


def _line(message: Message) -> str:
    """Return the words of a card's entry."""
    return next(line.removeprefix("> ") for line in message.text.splitlines() if "No. " in line)


def _look(message: Message) -> tuple[int, str] | None:
    """Return the count and the occasion that the button of a celebration leads to."""
    for one in walk(message.components):
        if one["type"] == ComponentType.BUTTON and one.get("custom_id", "").startswith("quest:look:"):
            _, _, _, threshold, *occasion = one["custom_id"].split(":")
            return int(threshold), occasion[0] if occasion else "tenth"
    return None
