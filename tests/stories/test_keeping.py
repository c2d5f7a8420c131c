from dataclasses import replace

import pytest

from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.stories import actions as stories
from bot.stories.model import PART_LIMIT, PARTS, QUESTIONS, Parts, Story
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER, log, log_many
from tests.stories.telling import WHOLE


async def test_a_story_is_kept_as_it_was_written(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)
    assert kept == Story(ADA, failure.id, "mistake", WHOLE, NOW)
    assert await db.read(stories.find, ADA, failure.id) == kept


@pytest.mark.parametrize("part", PARTS)
async def test_a_word_in_any_part_is_a_beginning(db: Database, part: str) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(stories.write, ADA, failure.id, "mistake", Parts(**{part: " A word.\r\n"}), NOW)
    assert kept.parts.told == ((part, "A word."),)
    assert await db.read(stories.find, ADA, failure.id) == kept


async def test_a_story_without_a_word_is_refused_and_the_one_before_stays(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)
    for parts in (Parts(), Parts(did=" \n\u200b")):
        with pytest.raises(Refused, match=r"stories\.empty"):
            await db.run(stories.write, ADA, failure.id, "mistake", parts, LATER)
    with pytest.raises(Refused, match=r"stories\.part_too_long"):
        await db.run(stories.write, ADA, failure.id, "mistake", Parts(did="x" * (PART_LIMIT + 1)), LATER)
    assert await db.read(stories.find, ADA, failure.id) == kept


async def test_a_second_telling_takes_the_place_of_the_first(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)
    again = await db.run(stories.write, ADA, failure.id, "deadline", Parts(did="Less."), LATER)
    assert await db.read(stories.of_member, ADA) == (again,)


async def test_a_question_that_nobody_asks_is_refused(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    with pytest.raises(Refused, match=r"stories\.unknown_question"):
        await db.run(stories.write, ADA, failure.id, "shoe-size", WHOLE, NOW)
    await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)
    with pytest.raises(Refused, match=r"stories\.unknown_question"):
        await db.run(stories.answer_question, ADA, failure.id, "shoe-size", NOW)


async def test_a_story_can_answer_another_question(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    before = await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)
    after = await db.run(stories.answer_question, ADA, failure.id, "deadline", LATER)
    assert after == replace(before, question="deadline", written_at=LATER)
    assert await db.read(stories.find, ADA, failure.id) == after


async def test_a_deleted_story_is_given_back_and_its_failure_stays(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)
    assert await db.run(stories.delete, ADA, failure.id) == kept
    assert await db.read(stories.find, ADA, failure.id) is None
    assert await db.read(journal.find, ADA, failure.id) == failure
    for deed in (
        db.run(stories.delete, ADA, failure.id),
        db.run(stories.answer_question, ADA, failure.id, "mistake", NOW),
    ):
        with pytest.raises(Refused, match=r"stories\.none_of_this"):
            await deed


async def test_a_deleted_failure_takes_its_story_along(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)
    await db.run(journal.delete, ADA, failure.id, LATER)
    assert await db.read(stories.of_member, ADA) == ()


async def test_nobody_tells_the_failure_of_another(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)
    assert await db.read(stories.find, BEN, failure.id) is None
    assert (await db.read(stories.bank, BEN)).stories == ()
    with pytest.raises(Refused, match=r"journal\.unknown"):
        await db.run(stories.write, BEN, failure.id, "mistake", WHOLE, NOW)


async def test_a_story_lies_sealed_in_the_database_and_is_not_shown_by_its_repr(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    kept = await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)

    def stored(tx: Transaction) -> list[bytes]:
        return [*tx.all("SELECT situation, mine, did, result, differently FROM interview_story")[0]]

    found = await db.read(stored)
    assert not any(text.encode() in sealed for (_, text), sealed in zip(WHOLE.told, found, strict=True))
    assert not any(text in repr(kept) for _, text in WHOLE.told)


async def test_the_bank_stands_in_the_order_of_its_questions_the_newest_failure_first(db: Database) -> None:
    first, second, third = await log_many(db, 3)
    await db.run(stories.write, ADA, first.id, QUESTIONS[2], WHOLE, NOW)
    await db.run(stories.write, ADA, second.id, QUESTIONS[0], WHOLE, NOW)
    await db.run(stories.write, ADA, third.id, QUESTIONS[2], WHOLE, NOW)
    bank = await db.read(stories.bank, ADA)
    assert [kept.failure for kept in bank.stories] == [second, third, first]
    assert (bank.page, bank.pages, bank.total) == (0, 1, 3)
    assert bank.missing == (QUESTIONS[1], *QUESTIONS[3:])


async def test_the_bank_is_turned_page_by_page_and_not_past_its_ends(db: Database) -> None:
    failures = await log_many(db, 5)
    for failure in failures:
        await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)
    for asked, page, lines in (
        (-1, 0, ["failure 5", "failure 4"]),
        (1, 1, ["failure 3", "failure 2"]),
        (9, 2, ["failure 1"]),
    ):
        bank = await db.read(stories.bank, ADA, page=asked, size=2)
        assert ([kept.failure.line for kept in bank.stories], bank.page, bank.pages) == (lines, page, 3)


async def test_what_was_let_go_is_in_no_bank_and_suggested_nowhere(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    await db.run(stories.write, ADA, failure.id, "mistake", WHOLE, NOW)

    def let_go(tx: Transaction) -> None:
        tx.execute("UPDATE failure SET let_go = 1")

    await db.run(let_go)
    assert (await db.read(stories.bank, ADA)).total == 0
    assert await db.read(stories.suggest, ADA, "") == ()


async def test_only_failures_with_a_story_are_suggested(db: Database) -> None:
    told, untold = (await log(db, "The big Grant")).failure, (await log(db, "The small grant")).failure
    await db.run(stories.write, ADA, told.id, "mistake", WHOLE, NOW)
    assert await db.read(stories.suggest, ADA, " gRANT ") == (told,)
    assert await db.read(stories.suggest, ADA, "prize") == ()
    await db.run(stories.write, ADA, untold.id, "mistake", WHOLE, NOW)
    assert await db.read(stories.suggest, ADA, "grant", 1) == (untold,)


async def test_what_an_export_held_comes_back_and_what_stands_stays(db: Database) -> None:
    for member_id in (ADA, BEN):
        failure = (await log(db, "Grant", member_id)).failure
        await db.run(stories.write, member_id, failure.id, "mistake", WHOLE, NOW)
    held = await db.read(stories.of_member, ADA)
    assert await db.run(stories.forget_member, ADA) == 1
    assert await db.run(stories.forget_member, ADA) == 0
    assert await db.run(stories.put_back, held) == 1
    assert await db.run(stories.put_back, [replace(held[0], question="deadline")]) == 0
    assert await db.read(stories.of_member, ADA) == held
    assert len(await db.read(stories.of_member, BEN)) == 1
    endless = Parts(did="x" * (PART_LIMIT + 1))
    for wrong in (
        replace(held[0], failure_id=99),
        replace(held[0], failure_id=98, question="shoe-size"),
        replace(held[0], failure_id=97, parts=endless),
    ):
        with pytest.raises(Refused):
            await db.run(stories.put_back, [wrong])
