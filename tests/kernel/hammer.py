"""A process that writes as fast as it can until it is killed, and says which deeds were acknowledged."""

import asyncio
import sys
from pathlib import Path

from bot.kernel import seal
from bot.kernel.database import Database
from bot.kernel.transaction import Transaction

WRITERS = 16


def note(tx: Transaction, number: int) -> None:
    """Write two halves that belong together."""
    tx.execute("INSERT INTO half (number, side) VALUES (?, 'left')", number)
    tx.execute("INSERT INTO half (number, side) VALUES (?, 'right')", number)


async def hammer(folder: Path) -> None:
    """Write in the folder's database for ever."""
    vault = seal.load(folder / "cork.key", may_create=True)
    async with Database(folder / "cork.db", vault) as db:
        await db.run(lambda tx: tx.execute("CREATE TABLE half (number INTEGER, side TEXT, UNIQUE (number, side))"))

        async def write(writer: int) -> None:
            for number in range(writer, 1_000_000, WRITERS):
                await db.run(note, number)
                sys.stdout.write(f"{number}\n")
                sys.stdout.flush()

        await asyncio.gather(*map(write, range(WRITERS)))


if __name__ == "__main__":
    asyncio.run(hammer(Path(sys.argv[1])))
