"""What members do around experience, and how tests look at it."""

from sandbox.people.person import Person
from sandbox.world.model import Channel, ChannelType
from tests.door.conftest import Stage
from tests.door.reading import value_of

TOPIC = "Marie-Curie fellowships"


async def offer(person: Person, topic: str = TOPIC) -> None:
    """Offer to be asked about something."""
    await person.slash("/experience add", topic=topic)
    await person.press("Offer it")


async def ask(person: Person, about: str = "Marie Curie", topic: str = TOPIC) -> None:
    """Look for a topic, and have its member asked."""
    found = await person.slash("/experience find", about=about)
    await person.select("experience:look", [value_of(found.message, topic)])
    await person.press("Ask")


def private_threads(stage: Stage) -> list[Channel]:
    """Return the private threads that there are."""
    return [one for one in stage.sandbox.world.guild.threads if one.kind is ChannelType.PRIVATE_THREAD]


async def thread_of_two(stage: Stage) -> Channel:
    """Wait for the one private thread and its first message."""
    await stage.sandbox.until(lambda: any(len(one.history) for one in private_threads(stage)))
    (thread,) = private_threads(stage)
    return thread
