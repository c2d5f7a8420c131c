"""What members do around the feed, and how tests look at it."""

from typing import Any

from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Message
from sandbox.world.model import Channel
from tests.door.conftest import Stage
from tests.door.waiting import pressed

FEED = "cv-of-failures"
TO_PRESS = frozenset({"id", "custom_id", "disabled"})
"""What tells a card that can be pressed from its preview; all the rest is what a reader sees."""


async def preview(person: Person, line: str, **options: Any) -> Reply:
    """Log a failure and open its preview from the receipt."""
    receipt = await person.slash("/fail", line=line, **options)
    return await person.press("Share…", on=receipt.message)


async def share(stage: Stage, person: Person, line: str) -> Message:
    """Log a failure, share it by name, and return the card once it stands."""
    standing = len(stage.channel(FEED))
    await preview(person, line)
    await pressed(person, "Post")
    return (await stage.posted(FEED, standing + 1))[-1]


async def newest_failure(person: Person) -> str:
    """Return what stands for a person's newest failure in the option of a command."""
    return str((await person.autocomplete("/share", option="failure", typed=""))[0].value)


async def followup(stage: Stage, reply: Reply) -> str:
    """Wait for what the bot says after its first answer, and return the words."""
    await stage.sandbox.until(lambda: reply.followups)
    (said,) = reply.followups
    assert said.ephemeral
    return said.text


async def nothing_more_comes(stage: Stage) -> None:
    """Wait until somebody else's card stands: the feed is a lane, so all that was asked for before has gone out."""
    line = f"marker {len(stage.channel(FEED))}"
    await preview(stage.dara, line)
    await pressed(stage.dara, "Post")
    await stage.sandbox.until(lambda: any(line in message.text for message in stage.channel(FEED)))


def cards(stage: Stage) -> list[Message]:
    """Return the cards in the feed but for the markers of `nothing_more_comes`."""
    return [message for message in stage.channel(FEED) if "marker" not in message.text]


def feed_of(stage: Stage) -> Channel:
    """Return the feed's channel."""
    return next(one for one in stage.sandbox.world.guild.channels.values() if one.name == FEED)


def as_read(component: Any) -> Any:
    """Return a component as a reader sees it: without ids, and whether or not it can be pressed."""
    match component:
        case dict():
            return {name: as_read(value) for name, value in component.items() if name not in TO_PRESS}
        case list():
            return [as_read(one) for one in component]
        case _:
            return component
