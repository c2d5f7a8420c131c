import pytest

from bot.feed import actions as feed
from bot.feed.model import Gesture
from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.seal import SealBroken
from bot.kernel.transaction import Transaction
from bot.privacy import actions as privacy
from bot.privacy.model import Holdings
from tests.conftest import NOW
from tests.privacy.inviting import EVENT
from tests.privacy.life import ADA, BEN, CARD, PROMPTS, live
from tests.privacy.rows import Cell, cells, naming, tables_of_members
from tests.privacy.words import SECRET, texts

NOTHING = Holdings()


def sealed(found: list[Cell]) -> set[bytes]:
    """Return all values that are no text and no number, but for what tells two presses of a moderator apart."""
    return {value for table, _, value in found if isinstance(value, bytes) and table != "moderation"}


async def test_erasing_leaves_no_row_of_the_member_in_any_table(db: Database) -> None:
    blank = sealed(await db.read(cells))
    await live(db, ADA)
    before = await db.read(cells)
    assert {table for table, _, _ in naming(before, ADA)} == await db.read(tables_of_members)
    await db.run(privacy.erase, ADA, NOW)
    after = await db.read(cells)
    assert naming(after, ADA) == []
    assert sealed(after) == blank
    assert not [cell for cell in after if cell[0] in {"milestone", "celebration", "support"}]


async def test_erasing_one_member_leaves_all_of_another(db: Database) -> None:
    await live(db, BEN)
    await live(db, ADA)
    bens = await db.read(privacy.everything, BEN)
    await db.run(privacy.erase, ADA, NOW)
    assert naming(await db.read(cells), ADA) == []
    assert await db.read(privacy.everything, BEN) == bens


async def test_erasing_takes_back_the_presses_on_the_cards_of_others(db: Database) -> None:
    await live(db, BEN)
    await live(db, ADA)
    presses = await db.read(feed.presses, ADA)
    assert presses > 0
    erased = await db.run(privacy.erase, ADA, NOW)
    assert erased.presses == presses
    assert await db.read(feed.presses, ADA) == 0
    (card, *_) = [share for share in await db.read(feed.of_member, BEN) if share.message_id]
    # A press that stood would be taken back by this one.
    assert await db.run(feed.press, card.id, Gesture.HUG, ADA)


async def test_what_was_erased_is_counted_and_a_second_time_there_is_nothing(db: Database) -> None:
    await live(db, ADA)
    held = await db.read(privacy.overview, ADA)
    assert held == Holdings(
        failures=4,
        asks=3,
        quests=1,
        shares=7,
        looking_back=5,
        answers=1,
        presses=0,
        experiences=2,
        settings=10,
        files=1,
        moderation=1,
        prompts=1,
        together=1,
        parties=6,
    )
    assert await db.run(privacy.erase, ADA, NOW) == held
    assert await db.run(privacy.erase, ADA, NOW) == NOTHING
    assert await db.read(privacy.overview, ADA) == NOTHING


async def test_erasing_has_the_posted_card_deleted_and_the_waiting_one_never_sent(db: Database) -> None:
    await live(db, ADA)
    await db.run(privacy.erase, ADA, NOW)

    def waiting(tx: Transaction) -> list[tuple[str, str]]:
        rows = tx.all("SELECT kind, dedupe_key FROM outbox ORDER BY id")
        of_the_server = {"prompt.post", "group.card"}
        return [(row["kind"], row["dedupe_key"]) for row in rows if row["kind"] not in {"feed.card", *of_the_server}]

    assert await db.read(waiting) == [
        ("feed.retract", f"retract:{CARD + ADA % 1000}"),
        ("feed.retract", f"retract:{PROMPTS + 1}"),
        ("party.event-off", f"event-off:{EVENT}"),
        ("feed.retract", f"retract:{CARD + 1000 + ADA % 1000}"),
    ]


async def test_what_members_write_stands_nowhere_in_the_open(db: Database) -> None:
    await live(db, ADA)
    found = await db.read(cells)
    assert not [cell for cell in found if isinstance(cell[2], str) and SECRET in cell[2]]
    assert not [value for value in sealed(found) if SECRET.encode() in value]


async def test_an_entry_copied_to_another_member_does_not_open(db: Database) -> None:
    await live(db, ADA)
    export = await db.read(privacy.everything, ADA)
    assert export.failures[0].line in texts(ADA)

    def steal(tx: Transaction) -> None:
        tx.execute(
            "INSERT INTO failure (member_id, id, line, logged_at) "
            "SELECT ?, id, line, logged_at FROM failure WHERE id = ?",
            BEN,
            export.failures[0].id,
        )

    await db.run(steal)
    with pytest.raises(SealBroken):
        await db.read(journal.everything, BEN)
