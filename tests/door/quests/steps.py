"""What the tests of this folder do again and again."""

from typing import Any

from bot.guilds import actions as guilds
from bot.kernel.transaction import Transaction
from sandbox.people.person import Person
from tests.door.conftest import Stage

PARTY = "party"


async def log(person: Person, *lines: str, **options: Any) -> list[str]:
    """Log these lines one after the other, and return what the receipts say."""
    return [(await person.slash("/fail", line=line, options=options)).text for line in lines]


async def set_up(stage: Stage, **changes: Any) -> None:
    """Change the server's settings, as its organiser can."""

    def change(tx: Transaction) -> None:
        guilds.change(tx, stage.sandbox.world.guild.id, stage.sandbox.clock.now(), **changes)

    await stage.bot.db.run(change)


async def nothing_more_comes(stage: Stage) -> None:
    """Wait until somebody else's milestone stands: a channel is a lane, so all that was due there before has come."""
    standing = len(stage.channel(PARTY))
    await stage.dara.slash("/quest start", goal=10, scope="a marker", announce=True)
    await stage.dara.slash("/fail", line=f"Marker {standing}")
    await stage.sandbox.until(lambda: any("a marker" in message.text for message in stage.channel(PARTY)[standing:]))


def celebrated(stage: Stage) -> list[str]:
    """Return what was celebrated in the party channel but for the markers of `nothing_more_comes`."""
    return [message.text for message in stage.channel(PARTY) if "a marker" not in message.text]
