"""From a reading to the journal and back."""

from datetime import timedelta

import pytest

from bot.asks import actions as asks
from bot.asks.model import Answer
from bot.imports import actions as imports
from bot.imports.model import Batch, Reading, TakenBack
from bot.imports.staging import pack
from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.quests import actions as quests
from bot.quests.model import QuestDraft
from bot.stings import actions as stings
from tests.conftest import NOW
from tests.imports.files import layout, reading
from tests.journal.entries import ADA, BEN, LATER, log

DRAFT = 700


async def stage(db: Database, found: Reading, member_id: int = ADA, draft_id: int = DRAFT) -> None:
    await db.run(imports.stage, member_id, draft_id, pack(found), NOW)


async def bring(db: Database, found: Reading, member_id: int = ADA, draft_id: int = DRAFT) -> Batch:
    await stage(db, found, member_id, draft_id)
    return await db.run(imports.bring, member_id, draft_id, found, locale="de", now=NOW)


async def test_what_is_new_becomes_entries_and_asks(db: Database) -> None:
    found = layout("duotrope.csv")
    assert await bring(db, found) == Batch(DRAFT, entries=4, asks=1, imported_at=NOW)
    entries = await db.read(journal.everything, ADA)
    assert [one.line for one in entries] == [one.text for one in found.failures]
    assert entries[1].story == '"Close, but the ending arrives too soon."'
    assert {(one.batch, one.quest_id, one.edited_at) for one in entries} == {(DRAFT, None, None)}
    assert [one.line for one in await db.read(asks.waiting, ADA)] == ["Hinge, Ordinary Weather"]


async def test_an_ask_that_was_brought_will_be_asked_about(db: Database) -> None:
    await bring(db, layout("duotrope.csv"))
    assert (await db.read(members.find, ADA)).next_checkin is not None


async def test_a_sting_that_was_brought_is_not_asked_about_as_if_it_were_of_today(db: Database) -> None:
    await bring(db, layout("cv_of_failures.md"))
    assert [one.sting for one in await db.read(journal.everything, ADA) if one.sting is not None] == [7]
    for days in (7, 30, 182):
        assert await db.read(stings.due, ADA, NOW + timedelta(days=days)) == ()
    assert await db.read(stings.next_due, ADA, NOW) is None


async def test_nothing_is_counted_unless_it_is_asked_for_and_then_nothing_is_celebrated(db: Database) -> None:
    quest = await db.run(quests.start, QuestDraft(ADA, 1, 2, "tea"), NOW)
    await bring(db, layout("duotrope.csv"))
    assert (await db.read(quests.find, ADA, quest.id)).count == 0
    assert (await db.run(journal.count_batch, ADA, DRAFT, quest.id, NOW)).count == 4
    assert await db.read(lambda tx: tx.value("SELECT count(*) FROM outbox")) == 0


async def test_a_second_press_finds_it_done(db: Database) -> None:
    found = layout("duotrope.csv")
    first = await bring(db, found)
    assert await db.run(imports.bring, ADA, DRAFT, found, locale="de", now=LATER) == first
    assert await db.read(imports.staged, ADA, DRAFT) is None
    assert len(await db.read(journal.everything, ADA)) == 4


async def test_the_same_file_again_brings_nothing(db: Database) -> None:
    await bring(db, layout("duotrope.csv"))
    assert await bring(db, layout("chill_subs.csv"), draft_id=701) == Batch(701, entries=1, asks=1, imported_at=NOW)
    assert await bring(db, layout("duotrope.csv"), draft_id=702) == Batch(702, entries=0, asks=0, imported_at=NOW)


async def test_an_import_is_taken_back_as_a_whole_and_nothing_else_is(db: Database) -> None:
    before = (await log(db, "my own")).failure
    await bring(db, layout("duotrope.csv"))
    (first, *_) = [one for one in await db.read(journal.everything, ADA) if one.batch]
    await db.run(journal.delete, ADA, first.id, NOW)
    assert await db.run(imports.take_back, ADA, DRAFT, LATER) == TakenBack(entries=3, asks=1)
    assert await db.read(journal.everything, ADA) == (before,)
    assert await db.read(asks.of_member, ADA) == ()
    with pytest.raises(Refused, match=r"imports\.taken_back_before"):
        await db.run(imports.take_back, ADA, DRAFT, LATER)
    with pytest.raises(Refused, match=r"imports\.gone"):
        await db.read(imports.staged, ADA, DRAFT)


PENDING = "Title,Date sent,Response,Date of response\nMoth,2024-01-03,pending,\nMoth,2024-02-05,pending,\n"
ANSWERED = "Title,Date sent,Response,Date of response\nMoth,2024-01-03,pending,\nMoth,2024-02-05,form,2024-03-01\n"


async def test_an_answer_that_came_since_ends_its_ask_and_counts_once(db: Database) -> None:
    await bring(db, reading(PENDING))
    assert await bring(db, reading(ANSWERED), draft_id=701) == Batch(701, entries=1, asks=0, imported_at=NOW)
    (entry,) = await db.read(journal.everything, ADA)
    first, second = await db.read(asks.of_member, ADA)
    assert (first.answer, str(first.sent_on)) == (None, "2024-01-03")
    assert (second.answer, str(second.answered_on), second.failure_id) == ("form", "2024-03-01", entry.id)
    await db.run(asks.answered, ADA, second.id, Answer.PERSONAL, None, LATER)
    assert [one.kind for one in await db.read(journal.everything, ADA)] == ["personal"]


async def test_an_answer_without_a_date_of_its_own_is_not_one_of_the_same_day(db: Database) -> None:
    await bring(db, reading(PENDING))
    await bring(db, reading("Title,Date sent,Response\nMoth,2024-02-05,ghosted\n"), draft_id=701)
    (entry,) = await db.read(journal.everything, ADA)
    (_, ask) = await db.read(asks.of_member, ADA)
    assert (str(entry.happened), ask.answer, ask.answered_on) == ("2024-02-05", "silence", None)


async def test_taking_an_import_back_has_the_asks_wait_again_that_it_ended(db: Database) -> None:
    await bring(db, reading(PENDING))
    await bring(db, reading(ANSWERED), draft_id=701)
    assert await db.run(imports.take_back, ADA, 701, LATER) == TakenBack(entries=1, asks=0)
    assert await db.read(journal.everything, ADA) == ()
    assert len(await db.read(asks.waiting, ADA)) == 2


async def test_a_yes_ends_the_ask_that_waits_for_it_and_taking_the_import_back_has_it_wait_again(db: Database) -> None:
    await bring(db, reading(PENDING))
    moth = next(one for one in await db.read(asks.waiting, ADA) if str(one.sent_on) == "2024-02-05")
    accepted = reading("Title,Date sent,Response\nMoth,2024-02-05,accepted\nUnheard of,2024-02-05,accepted\n")
    assert (await db.read(imports.preview, ADA, accepted)).total == 1
    assert await bring(db, accepted, draft_id=701) == Batch(701, entries=0, asks=0, imported_at=NOW)
    ended = await db.read(asks.find, ADA, moth.id)
    assert (ended.line, ended.answer, ended.failure_id) == ("Moth", Answer.YES, None)
    assert await db.read(journal.everything, ADA) == ()
    await db.run(imports.take_back, ADA, 701, LATER)
    assert len(await db.read(asks.waiting, ADA)) == 2


async def test_after_it_was_taken_back_the_file_can_be_brought_again(db: Database) -> None:
    await bring(db, layout("duotrope.csv"))
    await db.run(imports.take_back, ADA, DRAFT, LATER)
    assert (await bring(db, layout("duotrope.csv"), draft_id=701)).entries == 4


async def test_a_file_waits_for_a_day_and_only_the_latest_one(db: Database) -> None:
    await stage(db, reading("Line\nA\n"))
    await db.run(imports.forget_old, NOW + imports.KEPT)
    assert await db.read(imports.staged, ADA, DRAFT)
    await stage(db, reading("Line\nB\n"), draft_id=701)
    for gone in (DRAFT, 999):
        with pytest.raises(Refused, match=r"imports\.gone"):
            await db.read(imports.staged, ADA, gone)
    await db.run(imports.forget_old, NOW + 2 * imports.KEPT)
    with pytest.raises(Refused, match=r"imports\.gone"):
        await db.read(imports.staged, ADA, 701)


async def test_what_was_discarded_cannot_be_brought(db: Database) -> None:
    await stage(db, reading("Line\nA\n"))
    await db.run(imports.discard, ADA, DRAFT)
    with pytest.raises(Refused, match=r"imports\.gone"):
        await db.run(imports.bring, ADA, DRAFT, reading("Line\nA\n"), locale="de", now=NOW)


async def test_another_member_s_file_and_import_are_unknown(db: Database) -> None:
    await bring(db, layout("duotrope.csv"))
    for act in (imports.staged, imports.brought):
        with pytest.raises(Refused):
            await db.read(act, BEN, DRAFT)
    with pytest.raises(Refused):
        await db.run(imports.take_back, BEN, DRAFT, NOW)
    assert len(await db.read(journal.everything, ADA)) == 4


async def test_what_waits_is_sealed(db: Database) -> None:
    await stage(db, reading("Line\nsesame\n"))
    (content,) = await db.read(lambda tx: [row[0] for row in tx.all("SELECT content FROM import_draft")])
    assert pack(reading("Line\nsesame\n")).encode() not in content


async def test_erasing_forgets_files_and_imports(db: Database) -> None:
    await bring(db, layout("duotrope.csv"))
    await stage(db, reading("Line\nA\n"), draft_id=701)
    await stage(db, reading("Line\nB\n"), member_id=BEN)
    assert await db.read(imports.of_member, ADA) == (Batch(DRAFT, 4, 1, NOW),)
    assert await db.run(imports.forget_member, ADA) == 2
    assert await db.read(imports.of_member, ADA) == ()
    assert await db.read(imports.staged, BEN, DRAFT)
