"""What the tests of this folder do again and again."""

from datetime import timedelta

from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.components import ComponentType
from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.failures.steps import own_id

HOW_MUCH = "How much does it sting now?"
WEEK, MONTH = timedelta(days=7), timedelta(days=30)


async def stung(person: Person, line: str = "A polite no", sting: int = 7) -> str:
    """Log a failure with a sting, and return its id."""
    await person.slash("/fail", line=line, sting=sting)
    return await own_id(person, line)


async def due_after(stage: Stage, person: Person, wait: timedelta) -> Reply:
    """Let time pass, and ask what is due."""
    stage.sandbox.clock.advance(wait)
    return await person.slash("/sting due")


def menus(message: Message | None) -> list[str]:
    """Return the custom ids of a message's selects, in order."""
    assert message is not None
    return [one["custom_id"] for one in walk(message.components) if one["type"] == ComponentType.STRING_SELECT]
