"""After erasing, no byte of a member's id or of what they wrote is left in the database's files."""

import asyncio
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel.database import Database
from bot.kernel.reseal import SEALED
from bot.kernel.seal import Vault
from bot.kernel.transaction import Transaction
from bot.privacy import actions as privacy
from tests.conftest import NOW
from tests.privacy.life import ADA, BEN, live
from tests.privacy.words import SECRET

ENTRIES = 300
"""Enough for pages to be split, moved and joined."""


def as_record(number: int) -> bytes:
    """Return a number as SQLite has it in a record: eight bytes, the highest first."""
    return number.to_bytes(8)


def as_key(number: int) -> bytes:
    """Return a positive number as SQLite has it as the key of a row: a varint (https://sqlite.org/fileformat2.html)."""
    if number >= 1 << 56:
        head = number >> 8
        return bytes(0x80 | (head >> shift) & 0x7F for shift in range(49, -1, -7)) + bytes([number & 0xFF])
    groups = [number & 0x7F]
    while number := number >> 7:
        groups.append(0x80 | number & 0x7F)
    return bytes(reversed(groups))


def written(path: Path) -> bytes:
    """Return all bytes of a database and of what stands beside it."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


def forms(member_id: int) -> tuple[bytes, ...]:
    """Return a member's id in every form that a file can have it in."""
    return str(member_id).encode(), as_record(member_id), as_key(member_id)


def texts_of(tx: Transaction, member_id: int) -> list[bytes]:
    """Return the sealed texts of a member's own rows, as they stand in the file."""
    return [
        row[place.column]
        for place in SEALED
        if "{member_id}" in place.about
        for row in tx.all(
            f"SELECT {place.column} FROM {place.table} WHERE member_id = ? AND {place.column} IS NOT NULL",  # noqa: S608 - names of SEALED
            member_id,
        )
    ]


async def write_much(db: Database, *member_ids: int) -> None:
    """Let members log in turns, so that their rows share pages."""

    def log(tx: Transaction) -> None:
        for number in range(ENTRIES):
            for member_id in member_ids:
                origin = member_id + 1000 + number * 7919 % ENTRIES
                journal.log_failure(tx, Draft(member_id, origin, f"{SECRET} {number} {'.' * (number % 90)}"), NOW)

    await db.run(log)


async def scrubbed(db: Database) -> None:
    async with asyncio.timeout(10):
        while await db.read(lambda tx: tx.one("SELECT 1 FROM scrub")):
            pass


@given(st.integers(0, 2**63 - 1))
def test_a_key_has_seven_bits_in_each_byte_and_eight_in_a_ninth(number: int) -> None:
    key = as_key(number)
    assert len(key) == min(9, max(1, -(-number.bit_length() // 7)))
    assert all(byte & 0x80 for byte in key[:-1])


async def test_no_byte_of_a_member_is_left_in_any_file(tmp_path: Path) -> None:
    path, vault = tmp_path / "cork.db", Vault.new()
    # A database that was just opened has not scrubbed lately, as it does when somebody shares without a name.
    async with Database(path, vault) as db:
        await live(db, BEN)
        await live(db, ADA)
        await write_much(db, ADA, BEN)
    async with Database(path, vault) as db:
        sealed = await db.read(texts_of, ADA)
        before = written(path)
        assert all(form in before for form in forms(ADA))
        # A few are cut in two by the end of a page.
        assert sum(text in before for text in sealed) > 0.9 * len(sealed)
        await db.run(privacy.erase, ADA, NOW)
        await scrubbed(db)
        after = written(path)
    assert [form for form in forms(ADA) if form in after] == []
    assert [text for text in sealed if text in after] == []
    assert SECRET.encode() not in before + after
    assert all(form in after for form in forms(BEN))


async def test_many_who_go_at_once_and_one_who_stays(db: Database, tmp_path: Path) -> None:
    many = tuple(ADA + 10_000_019 * number for number in range(1, 8))
    await write_much(db, BEN, *many)
    bens = await db.read(privacy.everything, BEN)
    await asyncio.gather(*(db.run(privacy.erase, member_id, NOW) for member_id in many))
    await scrubbed(db)
    after = written(tmp_path / "cork.db")
    assert not any(form in after for member_id in many for form in forms(member_id))
    assert await db.read(privacy.everything, BEN) == bens


async def test_erasing_somebody_of_whom_nothing_is_kept_asks_for_no_scrubbing(db: Database) -> None:
    await db.run(privacy.erase, ADA, NOW)
    assert not await db.read(lambda tx: tx.one("SELECT 1 FROM scrub"))
