"""What hosts and guests do at a party that is held, and how tests look at it."""

from collections.abc import Iterable
from datetime import timedelta

from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.failures.steps import message_of

PARTY = "party"
TONIGHT = "2026-11-18 19:00"
"""Eight hours after the stage is set."""
PICKED = "The lines on this page that you read"
SELECT = 3


async def log(person: Person, *lines: str) -> None:
    """Log these lines."""
    for line in lines:
        await person.slash("/fail", line=line)


async def plan(person: Person, ritual: str, when: str = TONIGHT) -> Message:
    """Plan a party, and return the message with which its host chooses and begins."""
    await person.slash("/party plan", options={"when": when, "where": "The kitchen", "ritual": ritual})
    return message_of(await person.press("Plan it"))


async def choose(person: Person, at: Message, *lines: str) -> Reply:
    """Choose lines of the first page to read."""
    reply = await person.press("Choose what to read", on=at)
    return await person.select(PICKED, values_of(message_of(reply), lines), on=message_of(reply))


async def begin(stage: Stage, person: Person, at: Message) -> Message:
    """Begin the party, and return its card."""
    reply = await person.press("Begin", on=at)
    await person.press("Begin now", on=message_of(reply))
    return await card(stage)


async def card(stage: Stage) -> Message:
    """Wait for the card of a party that has begun."""
    return await standing(stage, "Here we are")


async def standing(stage: Stage, words: str) -> Message:
    """Wait for a message in the party channel that says this, and return the newest."""
    await stage.sandbox.until(lambda: any(words in one.text for one in stage.channel(PARTY)))
    return [one for one in stage.channel(PARTY) if words in one.text][-1]


async def end(stage: Stage, person: Person, at: Message) -> Message:
    """End the party, and return what is left of it."""
    reply = await person.press("End the party", on=at)
    await person.press("End it", on=message_of(reply))
    return await standing(stage, "What is left of the party")


async def toast(person: Person, at: Message, words: str) -> Reply:
    """Raise a glass."""
    await person.press("Raise a glass", on=at)
    return await person.submit(toast=words)


async def drawn(stage: Stage, message: Message, words: str) -> None:
    """Wait until a message says this; redraws come on even seconds."""
    stage.sandbox.clock.advance(timedelta(seconds=2))
    await stage.sandbox.until(lambda: words in message.text)


async def redrawn(stage: Stage, message: Message, without: str) -> None:
    """Wait until a message says this no longer."""
    stage.sandbox.clock.advance(timedelta(seconds=2))
    await stage.sandbox.until(lambda: without not in message.text)


def labels(message: Message) -> list[str]:
    """Return what the buttons of a message say."""
    return [one["label"] for one in walk(message.components) if one["type"] == 2]


def values_of(message: Message, lines: Iterable[str]) -> list[str]:
    """Return the values of these options in a message's menus."""
    offered = {
        option["label"]: option["value"]
        for menu in walk(message.components)
        if menu["type"] == SELECT
        for option in menu["options"]
    }
    return [offered[line] for line in lines]
