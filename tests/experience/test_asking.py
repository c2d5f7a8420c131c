"""Asking about somebody's experience: named to them, silent without a yes, a thread with one."""

from datetime import timedelta

import pytest

from bot.experience import actions as experience
from bot.experience.model import MOST_QUESTIONS, RequestState
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from tests.conftest import NOW
from tests.experience.offers import ADA, BEN, CHANNEL, CLEO, GUILD, OTHER_GUILD, asked, offered, said

DAY = timedelta(days=1)
THREAD = 3000


async def state(db: Database, experience_id: str, by: int = BEN) -> RequestState:
    return (await db.read(experience.question, experience_id, by)).request.state


async def test_a_question_reaches_the_one_who_offers_once(db: Database) -> None:
    one = await offered(db)
    first = await asked(db, one)
    assert await asked(db, one) == first
    assert await said(db) == [("experience.asked", ADA)]
    assert [question.request.member_id for question in await db.read(experience.to_answer, GUILD, ADA)] == [BEN]
    assert await db.read(experience.to_answer, OTHER_GUILD, ADA) == ()


async def test_ones_own_offer_cannot_be_asked_about_nor_one_of_another_server(db: Database) -> None:
    one = await offered(db)
    with pytest.raises(Refused, match=r"experiences_rules\.own"):
        await asked(db, one, by=ADA)
    with pytest.raises(Refused, match=r"experiences_rules\.gone"):
        await db.run(experience.ask, OTHER_GUILD, BEN, one.id, CHANNEL, NOW)
    assert await said(db) == []


async def test_a_yes_opens_a_thread_once_and_renews_the_offer(db: Database) -> None:
    one = await offered(db)
    await asked(db, one)
    for _ in range(2):
        agreed = await db.run(experience.agree, ADA, one.id, BEN, NOW + 5 * DAY)
        assert agreed.request.state is RequestState.AGREED
    assert await said(db) == [("experience.asked", ADA), ("experience.thread", CHANNEL)]
    assert agreed.experience.until == (NOW + 95 * DAY).date()
    await db.run(experience.opened, one.id, BEN, THREAD, NOW)
    found = await db.read(experience.question, one.id, BEN)
    assert (found.request.state, found.request.thread_id) == (RequestState.OPEN, THREAD)
    assert (await said(db))[2:] == [("experience.welcome", THREAD), ("experience.agreed", BEN)]
    assert (await db.run(experience.agree, ADA, one.id, BEN, NOW)).request.state is RequestState.OPEN


async def test_a_thread_that_cannot_be_opened_is_told_to_both(db: Database) -> None:
    one = await offered(db)
    await asked(db, one)
    await db.run(experience.agree, ADA, one.id, BEN, NOW)
    await db.run(experience.not_opened, one.id, BEN, NOW)
    assert (await said(db))[2:] == [("experience.no-thread", BEN), ("experience.no-thread-here", ADA)]


async def test_a_no_is_told_to_nobody_and_counts_as_one_that_is_out(db: Database) -> None:
    first = await offered(db, "topic")
    await asked(db, first)
    await db.run(experience.decline, ADA, first.id, BEN)
    assert await said(db) == [("experience.asked", ADA)]
    assert await asked(db, first) == (await db.read(experience.question, first.id, BEN)).request
    for number in range(MOST_QUESTIONS - 1):
        await asked(db, await offered(db, f"topic {number}"))
    with pytest.raises(Refused, match=r"experiences_rules\.many_questions"):
        await asked(db, await offered(db, "one more"))


async def test_a_no_may_become_a_yes_and_a_yes_stays_one(db: Database) -> None:
    one = await offered(db)
    await asked(db, one)
    await db.run(experience.decline, ADA, one.id, BEN)
    await db.run(experience.agree, ADA, one.id, BEN, NOW)
    await db.run(experience.decline, ADA, one.id, BEN)
    assert await state(db, one.id) is RequestState.AGREED


async def test_what_was_taken_back_is_not_told_and_cannot_be_answered(db: Database) -> None:
    one = await offered(db)
    await asked(db, one)
    await db.run(experience.withdraw, BEN, one.id)
    assert await said(db) == []
    assert await db.read(experience.of_asker, GUILD, BEN) == ()
    with pytest.raises(Refused, match=r"experiences_rules\.gone"):
        await db.run(experience.agree, ADA, one.id, BEN, NOW)
    await asked(db, one)
    assert await said(db) == []


async def test_a_yes_cannot_be_taken_back_by_who_asked(db: Database) -> None:
    one = await offered(db)
    await asked(db, one)
    await db.run(experience.agree, ADA, one.id, BEN, NOW)
    await db.run(experience.withdraw, BEN, one.id)
    assert await state(db, one.id) is RequestState.AGREED


async def test_nobody_answers_for_somebody_else(db: Database) -> None:
    one = await offered(db)
    await asked(db, one)
    for who in (BEN, CLEO):
        with pytest.raises(Refused, match=r"experiences_rules\.gone"):
            await db.run(experience.agree, who, one.id, BEN, NOW)
        with pytest.raises(Refused, match=r"experiences_rules\.gone"):
            await db.run(experience.decline, who, one.id, BEN)
    assert await state(db, one.id) is RequestState.ASKED


async def test_a_question_without_an_answer_is_forgotten_and_may_be_asked_again(db: Database) -> None:
    one = await offered(db)
    await asked(db, one)
    await db.run(experience.look_after, NOW + 30 * DAY)
    assert await state(db, one.id) is RequestState.ASKED
    await db.run(experience.look_after, NOW + 31 * DAY)
    with pytest.raises(Refused, match=r"experiences_rules\.gone"):
        await db.run(experience.agree, ADA, one.id, BEN, NOW)
    await db.run(experience.ask, GUILD, BEN, one.id, CHANNEL, NOW + 31 * DAY)
    assert await said(db) == [("experience.asked", ADA)] * 2


@pytest.mark.parametrize("who", [ADA, BEN])
async def test_when_one_of_the_two_is_erased_nothing_more_comes_of_it(db: Database, who: int) -> None:
    one = await offered(db)
    await asked(db, one)
    await db.run(experience.agree, ADA, one.id, BEN, NOW)
    assert await db.run(experience.forget_member, who) == 1
    before = await said(db)
    await db.run(experience.opened, one.id, BEN, THREAD, NOW)
    await db.run(experience.not_opened, one.id, BEN, NOW)
    assert await said(db) == before


async def test_each_thread_has_a_mark_of_its_own_that_stays(db: Database) -> None:
    one = await offered(db)
    requests = [await asked(db, one, by=who) for who in (BEN, CLEO)]
    marks = [await db.read(experience.mark, request) for request in requests]
    assert len(set(marks)) == 2
    assert marks == [await db.read(experience.mark, request) for request in requests]
