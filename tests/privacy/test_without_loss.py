"""An export holds everything, and reading it back after erasing puts everything back that can be."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.transaction import Transaction
from bot.privacy import actions as privacy
from bot.privacy.archive import to_json
from bot.privacy.model import MemberData, Restored
from bot.privacy.returning import read
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.privacy.life import ADA, BEN, GUILD, live
from tests.privacy.rows import Row, cells, naming, opened, tables, tables_of_members
from tests.privacy.words import texts

BATCH = 17
NOT_BACK = {
    "share": "sharing is a step of its own",
    "share_draft": "it belongs to a share that was being decided on",
    "experience": "it is offered to others in a server, which is a step of its own",
    "party_host": "inviting others is a step of its own",
    "party_line": "reading at a party is a step of its own",
    "party_toast": "a glass is raised once",
    "party_guest": "answering an invitation is a step of its own",
    "own_prompt": "suggesting something to a server is a step of its own",
    "unseen": "the receipt that was missed is long past",
    "import_batch": "what it could take back came another way",
    "import_draft": "a file that waits for its owner's yes, for a day",
    "moderation": "what somebody did as a moderator belongs to the server",
    "outbox": "what must still be said is not the member's",
}
"""Tables that an import leaves as they are, and why."""
ANEW = {
    ("failure", "quest_id"),
    ("failure", "batch"),
    ("ask", "quest_id"),
    ("ask", "batch"),
    ("quest", "id"),
    ("quest", "origin"),
    ("quest", "announced"),
    ("member", "checkin_date"),
    ("member", "checkin_at"),
}
"""Columns that are given anew: ids of ours, the import itself, and what follows from the rest."""
NOT_TOLD = {("import_draft", "content")}
"""Sealed values that no export has."""


async def exported(db: Database, member_id: int) -> bytes:
    taken = await db.read(privacy.export, member_id)
    return to_json(member_id, taken.data, NOW).encode()


def rows_of(tx: Transaction, member_id: int) -> dict[str, list[Row]]:
    return {
        table: [
            {column: value for column, value in row.items() if (table, column) not in ANEW}
            for row in opened(tx, table, member_id)
        ]
        for table in tables_of_members(tx) - {"outbox"}
    }


async def test_every_table_of_a_member_comes_back_as_it_was_or_says_why_not(db: Database) -> None:
    await live(db, ADA)
    before = await db.read(rows_of, ADA)
    assert all(before.values())
    content = await exported(db, ADA)
    await db.run(privacy.erase, ADA, NOW)
    await db.run(privacy.restore, ADA, read(content), batch=BATCH, now=NOW)
    after = await db.read(rows_of, ADA)
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {
        table: [] for table in NOT_BACK if table != "outbox"
    }


async def test_every_sealed_text_of_a_member_stands_in_the_export(db: Database) -> None:
    await live(db, ADA)
    document = json.dumps(json.loads(await exported(db, ADA)), ensure_ascii=False)
    sealed = await db.read(
        lambda tx: [
            value
            for table in tables_of_members(tx) - {"outbox"}
            for row in opened(tx, table, ADA)
            for column, sealed_value in row.items()
            for value in (json.loads(str(sealed_value)).values() if column == "offer" else (sealed_value,))
            if isinstance(value, str) and "sesame" in value and (table, column) not in NOT_TOLD
        ]
    )
    assert len(sealed) >= len(texts(ADA)) - 5  # what an anonymous share or an invitation says is in nobody's row
    assert [value for value in (*sealed, *texts(ADA)) if json.dumps(value)[1:-1] not in document] == []


async def test_an_export_of_what_came_back_says_the_same(db: Database) -> None:
    await live(db, ADA)
    before = read(await exported(db, ADA))
    await db.run(privacy.erase, ADA, NOW)
    await db.run(privacy.restore, ADA, before, batch=BATCH, now=NOW)
    after = read(await exported(db, ADA))
    assert _alike(after) == _alike(before)
    assert [one.batch for one in after.failures] == [BATCH] * len(before.failures)


async def test_quests_come_back_with_their_counts_and_are_neither_announced_nor_celebrated(db: Database) -> None:
    await live(db, ADA)
    content = await exported(db, ADA)
    await db.run(privacy.erase, ADA, NOW)
    said = await db.read(_notices)
    await db.run(privacy.restore, ADA, read(content), batch=BATCH, now=NOW)
    (quest,) = await db.read(quests.of_member, ADA)
    assert (quest.count, quest.announced, quest.guild_id) == (4, False, GUILD)
    assert len(await db.read(quests.reached, ADA)) == 3
    assert await db.read(_notices) == said


async def test_another_account_can_take_it_over_and_nothing_names_the_first(db: Database) -> None:
    await live(db, ADA)
    data = read(await exported(db, ADA))
    await db.run(privacy.erase, ADA, NOW)
    restored = await db.run(privacy.restore, BEN, data, batch=BATCH, now=NOW)
    assert naming(await db.read(cells), ADA) == []
    assert _alike(read(await exported(db, BEN))) == _alike(_owned(data, BEN))
    assert restored == Restored(failures=4, quests=1, asks=3, answers=1, others=14)


async def test_what_would_be_new_is_counted_before_and_a_second_time_nothing_is(db: Database) -> None:
    await live(db, ADA)
    data = read(await exported(db, ADA))
    assert await db.read(privacy.restorable, ADA, data) == Restored(known=4)
    await db.run(privacy.erase, ADA, NOW)
    would = await db.read(privacy.restorable, ADA, data)
    assert would == await db.run(privacy.restore, ADA, data, batch=BATCH, now=NOW)
    before = await db.read(cells)
    assert await db.run(privacy.restore, ADA, data, batch=BATCH + 1, now=NOW) == Restored(known=4)
    assert await db.read(cells) == before


async def test_what_a_file_has_twice_comes_back_once(db: Database) -> None:
    await live(db, ADA)
    data = read(await exported(db, ADA))
    await db.run(privacy.erase, ADA, NOW)
    doubled = replace(data, failures=data.failures * 2, asks=data.asks * 2, reviews=data.reviews * 2)
    assert await db.run(privacy.restore, ADA, doubled, batch=BATCH, now=NOW) == Restored(
        failures=4, quests=1, asks=3, answers=1, others=14
    )


async def test_what_was_changed_since_stays_as_it_is_now(db: Database) -> None:
    await live(db, ADA)
    data = read(await exported(db, ADA))
    first = data.failures[0]
    await db.run(journal.edit, ADA, first.id, NOW, line="Said anew")
    await db.run(privacy.restore, ADA, data, batch=BATCH, now=NOW)
    assert (await db.read(journal.find, ADA, first.id)).line == "Said anew"


async def test_what_hangs_on_an_entry_that_is_nowhere_is_left_out(db: Database) -> None:
    await live(db, ADA)
    data = replace(read(await exported(db, ADA)), failures=())
    await db.run(privacy.erase, ADA, NOW)
    restored = await db.run(privacy.restore, ADA, data, batch=BATCH, now=NOW)
    assert (restored.failures, restored.asks, restored.quests) == (0, 3, 1)
    assert not await db.read(
        lambda tx: [
            table
            for table in tables(tx)
            if table in {"review", "sting_course", "sting_rating", "interview_story", "cv_choice"}
            and tx.one(f"SELECT 1 FROM {table}")  # noqa: S608 - names of this test
        ]
    )


@pytest.mark.parametrize("erasures", [1, 3])
async def test_an_import_of_nothing_changes_nothing(db: Database, erasures: int) -> None:
    content = await exported(db, ADA)
    for _ in range(erasures):
        await db.run(privacy.erase, ADA, NOW)
    assert await db.run(privacy.restore, ADA, read(content), batch=BATCH, now=NOW) == Restored()
    assert naming(await db.read(cells), ADA) == []


def _notices(tx: Transaction) -> list[str]:
    return [row["dedupe_key"] for row in tx.all("SELECT dedupe_key FROM outbox ORDER BY id")]


def _owned(data: MemberData, member_id: int) -> MemberData:
    """Return the data as another member's."""
    assert data.settings is not None
    assert data.settings.member is not None
    rows = ("failures", "quests", "asks", "reviews", "feedback_tasks", "stories")
    owned: dict[str, Any] = {
        name: tuple(replace(one, member_id=member_id) for one in getattr(data, name)) for name in rows
    }
    settings = replace(data.settings, member=replace(data.settings.member, id=member_id))
    return replace(data, **owned, settings=settings)


def _alike(data: MemberData) -> MemberData:
    """Return what must come back the same: without what is given anew, and without what an import leaves out."""
    assert data.settings is not None
    assert data.settings.member is not None
    return replace(
        data,
        failures=tuple(replace(one, quest_id=one.quest_id and 1, batch=None) for one in data.failures),
        asks=tuple(replace(one, quest_id=one.quest_id and 1, batch=None) for one in data.asks),
        quests=tuple(replace(one, id=1, announced=False) for one in data.quests),
        milestones=tuple(replace(one, quest_id=1) for one in data.milestones),
        settings=replace(data.settings, member=replace(data.settings.member, next_checkin=None)),
        imports=(),
        shares=(),
        undecided=(),
        presses=0,
        moderation=None,
        prompts=(),
        together=(),
        parties=(),
        replies=(),
        spoken=None,
        experiences=(),
        questions=(),
    )
