"""What members and organisers do around the collective cork."""

from datetime import UTC, datetime, timedelta

from sandbox.people.person import Person
from sandbox.world.message import Message
from tests.door.conftest import Stage

PARTY = "party"
DAY = timedelta(days=1)
FRIDAY_AT_NINE = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
"""The first counting, in Berlin, that takes in what is logged on the Wednesday of the stage."""


async def begin(stage: Stage, goal: int | None = 10) -> Message:
    """Have the organiser set a goal, and return the card once it stands."""
    options = {} if goal is None else {"goal": goal}
    await stage.olu.slash("/group goal", where="organisers", options=options)
    (card,) = await stage.posted(PARTY)
    return card


async def join(*people: Person) -> None:
    """Let people join in."""
    for person in people:
        await person.press("Count mine too", on=(await person.slash("/group show")).message)


async def log(person: Person, number: int) -> None:
    """Log this many failures."""
    for n in range(number):
        await person.slash("/fail", line=f"No number {n}")


async def redrawn(stage: Stage, card: Message, words: str) -> None:
    """Wait until the card says something."""
    await stage.sandbox.until(lambda: words in card.text)
