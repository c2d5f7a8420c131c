"""What moderators and reporters do, and how tests look at it."""

from datetime import timedelta
from typing import Any

from bot.feed import actions as feed
from bot.feed import store
from bot.feed.model import State
from bot.guilds import actions as guilds
from sandbox.people.person import Person
from sandbox.people.reply import Reply
from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.feed.steps import share
from tests.door.waiting import until_kept

REPORT = "Report to moderators"


def long_here(stage: Stage, *names: str) -> None:
    """Let members have joined long enough ago for their reports to count."""
    for name in names:
        stage.sandbox.world.guild.members[stage.sandbox.person(name).id].joined_at -= timedelta(days=7)


async def standing(stage: Stage, person: Person, line: str) -> Message:
    """Log a failure, share it by name, and return the card once Cork knows where it stands."""
    card = await share(stage, person, line)
    await until_kept(stage.bot.db, lambda tx: store.of_message(tx, card.id))
    return card


async def report(person: Person, card: Message) -> Reply:
    """Report a card, and say yes to the question."""
    await person.context(REPORT, card)
    return await person.press("Report it")


async def vet(stage: Stage, *, on: bool = True) -> None:
    """Have moderators look first, or no more."""
    guild = stage.sandbox.world.guild.id
    await stage.bot.db.run(guilds.change, guild, stage.sandbox.clock.now(), vetting=on)


async def allow_anonymous(stage: Stage) -> None:
    """Allow sharing without a name."""
    guild = stage.sandbox.world.guild.id
    await stage.bot.db.run(guilds.change, guild, stage.sandbox.clock.now(), anonymous=True)


async def until_in(stage: Stage, person: Person, state: State) -> None:
    """Wait until the one share of a member stands like this."""
    await until_kept(stage.bot.db, lambda tx: [one.state for one in feed.of_member(tx, person.id)] == [state])


async def gone(stage: Stage, card: Message) -> None:
    """Wait until a card has left the feed."""
    await stage.sandbox.until(lambda: card.deleted)


async def offered(person: Person, command: str, typed: str = "") -> list[str]:
    """Return the cards that a command offers, by the words of the choices."""
    return [choice.name for choice in await person.autocomplete(command, option="post", typed=typed)]


def buttons(reply: Reply, label: str) -> list[str]:
    """Return the routes of all buttons that are called like this."""
    return [one["custom_id"] for one in _parts(reply) if one.get("label") == label]


def choices(reply: Reply, route: str) -> list[str]:
    """Return what can be picked in a menu."""
    (menu,) = [one for one in _parts(reply) if one.get("custom_id") == route]
    return [option["value"] for option in menu["options"]]


def _parts(reply: Reply) -> list[Any]:
    assert reply.message is not None
    return list(walk(reply.message.components))
