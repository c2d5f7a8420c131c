"""What members do around parties, and how tests look at them."""

from typing import Any

from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Message
from sandbox.world.model import ScheduledEvent
from tests.door.conftest import Stage

PARTY = "party"
FRIDAY = "2026-11-20 19:00"
"""Two days after the stage is set."""
INVITATION = "A party!"


async def propose(person: Person, when: str = FRIDAY, where: str = "The kitchen", **options: Any) -> Reply:
    """Ask for a party, and return the invitation that is shown first."""
    return await person.slash("/party plan", options={"when": when, "where": where, **options})


async def plan(person: Person, when: str = FRIDAY, where: str = "The kitchen", **options: Any) -> str:
    """Plan a party, and return what its host reads then."""
    shown = await propose(person, when, where, **options)
    return (await person.press("Plan it", on=shown.message)).text


async def invited(stage: Stage, count: int = 1) -> Message:
    """Wait until so many invitations stand, and return the newest."""
    await stage.sandbox.until(lambda: len(_invitations(stage)) >= count)
    return _invitations(stage)[-1]


async def reads(stage: Stage, message: Message, words: str) -> None:
    """Wait until a message says this."""
    await stage.sandbox.until(lambda: words in message.text)


def events(stage: Stage) -> list[ScheduledEvent]:
    """Return what stands in the server's calendar."""
    return list(stage.sandbox.world.guild.scheduled_events.values())


def _invitations(stage: Stage) -> list[Message]:
    return [one for one in stage.channel(PARTY) if INVITATION in one.text]
