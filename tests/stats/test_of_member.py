"""Whose numbers they are, and what is left out of them."""

from bot.asks.model import Answer
from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.stats import actions as stats
from bot.stings import actions as stings
from bot.stings.model import Step
from tests.asks.asking import ask_for, hear
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log


async def test_the_numbers_are_of_one_member_alone(db: Database) -> None:
    await log(db, "A polite no", section="awards")
    await hear(db, await ask_for(db), Answer.FORM)
    await log(db, "Another's no", BEN)
    await ask_for(db, member_id=BEN)
    mine = await db.read(stats.of_member, ADA)
    assert (mine.failures, mine.endings.total, mine.kinds.total) == (2, 1, 1)
    theirs = await db.read(stats.of_member, BEN)
    assert (theirs.failures, theirs.endings.waiting) == (1, 1)
    assert (await db.read(stats.of_member, 13)).is_empty


async def test_what_was_let_go_is_in_no_number(db: Database) -> None:
    kept = (await log(db, "A polite no", sting=5)).failure
    gone = (await log(db, "One that hurt", sting=9)).failure
    later = NOW.replace(day=28)
    for failure in (kept, gone):
        await db.run(stings.rate, ADA, failure.id, Step.WEEK, 3, later)
    assert (await db.read(stats.of_member, ADA)).stings.told == 2
    await db.run(journal.let_go, ADA, gone.id, later)
    figures = await db.read(stats.of_member, ADA)
    assert (figures.failures, figures.stings.told) == (1, 1)


async def test_an_answer_after_silence_is_one_failure_and_one_ask(db: Database) -> None:
    ask = await ask_for(db)
    await hear(db, ask, Answer.SILENCE)
    await hear(db, ask, Answer.PERSONAL)
    figures = await db.read(stats.of_member, ADA)
    assert (figures.failures, figures.endings.total, figures.endings.counts) == (1, 1, ((Answer.PERSONAL, 1),))
