"""What members do around experience, and how tests look at it."""

from sandbox.people.person import Person
from sandbox.world.message import Message
from sandbox.world.model import Channel, ChannelType
from sandbox.world.words import walk
from tests.door.conftest import Stage

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


def value_of(message: Message | None, label: str) -> str:
    """Return what stands for a choice of a menu."""
    assert message is not None
    return next(
        str(option["value"])
        for menu in walk(message.components)
        for option in menu.get("options", ())
        if option["label"] == label
    )


def values_of(message: Message | None) -> list[str]:
    """Return what stands for the choices of a message's menus."""
    assert message is not None
    return [str(option["value"]) for menu in walk(message.components) for option in menu.get("options", ())]


async def question_to(stage: Stage, person: Person, count: int = 1) -> Message:
    """Wait until a member was asked this often in private, and return the newest question."""
    await stage.sandbox.until(lambda: len(person.dms()) >= count)
    return person.dms()[-1]


def private_threads(stage: Stage) -> list[Channel]:
    """Return the private threads that there are."""
    return [one for one in stage.sandbox.world.guild.threads if one.kind is ChannelType.PRIVATE_THREAD]


async def thread_of_two(stage: Stage) -> Channel:
    """Wait for the one private thread and its first message."""
    await stage.sandbox.until(lambda: any(len(one.history) for one in private_threads(stage)))
    (thread,) = private_threads(stage)
    return thread
