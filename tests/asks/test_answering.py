"""What an answer does to the journal: one entry, once, whatever comes later."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.asks import actions as asks
from bot.asks.model import Answer
from bot.journal import actions as journal
from bot.journal.model import Failure, Kind, PartialDate
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.quests import actions as quests
from tests.asks.asking import MARCH_FIRST, TODAY, ask_for, hear
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER, log
from tests.quests.starting import start


async def entries(db: Database) -> tuple[Failure, ...]:
    return await db.read(journal.everything, ADA)


@pytest.mark.parametrize("answer", [answer for answer in Answer if answer is not Answer.YES])
async def test_an_answer_becomes_an_entry_of_its_kind(db: Database, answer: Answer) -> None:
    ask = await ask_for(db, "word " * 100, section="awards", sent_on=MARCH_FIRST)
    ended = await hear(db, ask, answer)
    (entry,) = await entries(db)
    assert ended.logged is not None
    assert ended.logged.failure == entry
    assert (entry.line, entry.story, entry.section) == (ask.line, ask.story, "awards")
    assert (entry.kind, entry.happened) == (Kind(answer.value), TODAY)
    assert ended.ask == await db.read(asks.find, ADA, ask.id)
    assert (ended.ask.answer, ended.ask.answered_on, ended.ask.failure_id) == (answer, TODAY, entry.id)
    assert await db.read(asks.waiting, ADA) == ()


async def test_a_yes_is_no_failure(db: Database) -> None:
    ended = await hear(db, await ask_for(db), Answer.YES)
    assert (ended.logged, ended.ask.answer, ended.ask.failure_id) == (None, Answer.YES, None)
    assert await entries(db) == ()


async def test_the_same_answer_again_changes_nothing(db: Database) -> None:
    ask = await ask_for(db)
    first = await hear(db, ask, Answer.FORM)
    again = await hear(db, ask, Answer.FORM, now=LATER)
    assert (again.changed, again.logged, again.ask) == (False, None, first.ask)
    assert len(await entries(db)) == 1


async def test_an_answer_after_silence_retypes_the_entry_and_counts_once(db: Database) -> None:
    quest = await start(db)
    ask = await ask_for(db, quest_id=quest.id)
    silent = await hear(db, ask, Answer.SILENCE, TODAY)
    later = await hear(db, ask, Answer.PERSONAL, PartialDate(2026, 3, 15), LATER)
    (entry,) = await entries(db)
    assert silent.logged is not None
    assert entry.id == silent.logged.failure.id
    assert (entry.kind, entry.happened) == (Kind.PERSONAL, PartialDate(2026, 3, 15))
    assert later.retyped == entry
    assert (later.logged, later.taken_back) == (None, None)
    assert (await db.read(quests.find, ADA, quest.id)).count == 1


async def test_an_answer_without_a_date_leaves_the_date_of_the_entry(db: Database) -> None:
    ask = await ask_for(db)
    await hear(db, ask, Answer.SILENCE, TODAY)
    await hear(db, ask, Answer.FORM, None, LATER)
    (entry,) = await entries(db)
    assert (entry.kind, entry.happened) == (Kind.FORM, TODAY)


async def test_what_the_member_wrote_to_the_entry_survives_the_retyping(db: Database) -> None:
    ask = await ask_for(db)
    silent = await hear(db, ask, Answer.SILENCE)
    assert silent.logged is not None
    await db.run(journal.add_story, ADA, silent.logged.failure.id, "Two years of it", NOW)
    await hear(db, ask, Answer.FORM)
    (entry,) = await entries(db)
    assert (entry.kind, entry.story) == (Kind.FORM, "Two years of it")


async def test_a_yes_after_silence_takes_the_entry_back(db: Database) -> None:
    ask = await ask_for(db)
    silent = await hear(db, ask, Answer.SILENCE)
    joy = await hear(db, ask, Answer.YES, now=LATER)
    assert silent.logged is not None
    assert joy.taken_back == silent.logged.failure
    assert (joy.ask.answer, joy.ask.failure_id) == (Answer.YES, None)
    assert await entries(db) == ()


async def test_a_yes_that_was_a_slip_is_corrected(db: Database) -> None:
    ask = await ask_for(db)
    await hear(db, ask, Answer.YES)
    ended = await hear(db, ask, Answer.FORM)
    assert ended.logged is not None
    assert await entries(db) == (ended.logged.failure,)


async def test_an_entry_that_was_deleted_stays_deleted_and_the_ask_stays_answered(db: Database) -> None:
    ask = await ask_for(db)
    silent = await hear(db, ask, Answer.SILENCE)
    assert silent.logged is not None
    await db.run(journal.delete, ADA, silent.logged.failure.id, NOW)
    assert await db.read(asks.waiting, ADA) == ()
    for answer in (Answer.FORM, Answer.YES, Answer.PERSONAL):
        ended = await hear(db, ask, answer, now=LATER)
        assert (ended.changed, ended.logged, ended.retyped, ended.taken_back) == (True, None, None, None)
    assert await entries(db) == ()


async def test_a_stale_button_changes_no_answer_that_came_since(db: Database) -> None:
    ask = await ask_for(db)
    await hear(db, ask, Answer.PERSONAL)
    ended = await hear(db, ask, Answer.SILENCE, unless_answered=True)
    assert (ended.changed, ended.ask.answer) == (False, Answer.PERSONAL)
    assert [entry.kind for entry in await entries(db)] == [Kind.PERSONAL]


async def test_an_ask_that_waits_again_takes_its_entry_back(db: Database) -> None:
    ask = await ask_for(db)
    silent = await hear(db, ask, Answer.SILENCE)
    reopened = await db.run(asks.reopen, ADA, ask.id, NOW)
    assert silent.logged is not None
    assert reopened.taken_back == silent.logged.failure
    assert await db.read(asks.waiting, ADA) == (ask,)
    assert await entries(db) == ()
    assert not (await db.run(asks.reopen, ADA, ask.id, NOW)).changed


async def test_two_asks_with_the_same_words_become_two_entries(db: Database) -> None:
    first, second = await ask_for(db), await ask_for(db, now=LATER)
    told = [await hear(db, ask, Answer.SILENCE) for ask in (first, second)]
    assert [one.ask.failure_id for one in told] == [entry.id for entry in await entries(db)]
    assert len({entry.id for entry in await entries(db)}) == 2


async def test_an_answer_counts_toward_its_quest_or_else_the_one_that_runs(db: Database) -> None:
    named, ended, newest = await start(db), await start(db), await start(db)
    mine, orphan, free = (
        await ask_for(db, "one", quest_id=named.id),
        await ask_for(db, "two", quest_id=ended.id),
        await ask_for(db, "three"),
    )
    await db.run(quests.end, ADA, ended.id, NOW)
    for ask in (mine, orphan, free):
        await hear(db, ask, Answer.FORM)
    assert [entry.quest_id for entry in await entries(db)] == [named.id, newest.id, newest.id]


async def test_a_milestone_reached_by_an_answer_is_told(db: Database) -> None:
    await start(db, goal=1)
    ended = await hear(db, await ask_for(db), Answer.WITHDREW)
    assert ended.logged is not None
    assert ended.logged.reached == (1,)


@pytest.mark.parametrize("answered_on", [PartialDate(2026, 2, 28), PartialDate(2026, 2), PartialDate(2025)])
async def test_an_answer_from_before_the_sending_is_refused(db: Database, answered_on: PartialDate) -> None:
    ask = await ask_for(db, sent_on=MARCH_FIRST)
    with pytest.raises(Refused, match=r"asks\.answered_before_sent"):
        await hear(db, ask, Answer.FORM, answered_on)
    assert await db.read(asks.waiting, ADA) == (ask,)


@pytest.mark.parametrize("answered_on", [MARCH_FIRST, PartialDate(2026, 3), PartialDate(2026)])
async def test_an_answer_that_may_have_come_after_the_sending_is_taken(db: Database, answered_on: PartialDate) -> None:
    ended = await hear(db, await ask_for(db, sent_on=MARCH_FIRST), Answer.FORM, answered_on)
    assert ended.ask.answered_on == answered_on


async def test_nobody_answers_the_ask_of_another(db: Database) -> None:
    ask = await ask_for(db, member_id=BEN)
    for deed in (asks.reopen, asks.forget):
        with pytest.raises(Refused, match=r"asks\.unknown"):
            await db.run(deed, ADA, ask.id, *((NOW,) if deed is asks.reopen else ()))
    with pytest.raises(Refused, match=r"asks\.unknown"):
        await db.run(asks.answered, ADA, ask.id, Answer.FORM, TODAY, NOW)
    assert await db.read(asks.waiting, BEN) == (ask,)


async def test_an_entry_of_the_same_words_that_was_logged_by_hand_stays_apart(db: Database) -> None:
    await log(db, "Chair in Oslo")
    ended = await hear(db, await ask_for(db), Answer.FORM)
    assert ended.logged is not None
    assert ended.logged.first_time
    assert len(await entries(db)) == 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*Answer, None]), max_size=6))
async def test_whatever_is_said_of_an_ask_it_is_one_entry_at_most(db: Database, said: list[Answer | None]) -> None:
    ask = await ask_for(db)
    for answer in said:
        if answer is None:
            await db.run(asks.reopen, ADA, ask.id, NOW)
        else:
            await hear(db, ask, answer)
    last = said[-1] if said else None
    kinds = [entry.kind for entry in await entries(db)]
    assert kinds == ([] if last in (None, Answer.YES) else [last.kind if last else None])
    await db.run(asks.reopen, ADA, ask.id, NOW)
    await db.run(asks.forget, ADA, ask.id)
