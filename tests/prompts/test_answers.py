import pytest

from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.prompts import actions as prompts
from bot.prompts.model import ANSWER_LIMIT
from tests.prompts.weeks import FIRST, GUILD, WEEK, deliver, plan, recent

ADA, BEN = 11, 12


@pytest.fixture
async def occurrence(db: Database) -> int:
    await plan(db)
    await db.run(prompts.post_due, FIRST)
    await deliver(db, FIRST)
    return (await recent(db))[0].id


async def test_an_answer_is_kept_for_its_member_alone(db: Database, occurrence: int) -> None:
    await db.run(prompts.answer, occurrence, ADA, "  I asked for help.\n", FIRST)
    (answer,) = await db.read(prompts.answers, ADA)
    assert (answer.occurrence_id, answer.guild_id, answer.text) == (occurrence, GUILD, "I asked for help.")
    assert (answer.prompt, answer.answered_at) == ((await recent(db))[0].prompt, FIRST)
    assert await db.read(prompts.answer_to, occurrence, ADA) == "I asked for help."
    assert await db.read(prompts.answer_to, occurrence, BEN) is None
    assert await db.read(prompts.answers, BEN) == ()


async def test_a_second_answer_takes_the_place_of_the_first(db: Database, occurrence: int) -> None:
    await db.run(prompts.answer, occurrence, ADA, "First thought", FIRST)
    await db.run(prompts.answer, occurrence, ADA, "Second thought", FIRST + WEEK)
    (answer,) = await db.read(prompts.answers, ADA)
    assert (answer.text, answer.answered_at) == ("Second thought", FIRST + WEEK)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "prompts_rules.empty_answer"),
        (" \n\t", "prompts_rules.empty_answer"),
        ("x" * (ANSWER_LIMIT + 1), "prompts_rules.long_answer"),
    ],
)
async def test_no_text_or_too_much_is_refused_and_keeps_the_earlier_answer(
    db: Database, occurrence: int, text: str, key: str
) -> None:
    await db.run(prompts.answer, occurrence, ADA, "First thought", FIRST)
    with pytest.raises(Refused) as refusal:
        await db.run(prompts.answer, occurrence, ADA, text, FIRST)
    assert refusal.value.key == key
    assert await db.read(prompts.answer_to, occurrence, ADA) == "First thought"


async def test_the_longest_answer_is_kept_whole(db: Database, occurrence: int) -> None:
    await db.run(prompts.answer, occurrence, ADA, "x" * ANSWER_LIMIT, FIRST)
    assert await db.read(prompts.answer_to, occurrence, ADA) == "x" * ANSWER_LIMIT


async def test_an_answer_to_a_prompt_that_is_gone_is_refused(db: Database, occurrence: int) -> None:
    with pytest.raises(Refused) as refusal:
        await db.run(prompts.answer, occurrence + 1, ADA, "To whom?", FIRST)
    assert refusal.value.key == "prompts_rules.unknown_occurrence"


async def test_answers_are_forgotten_with_their_member_alone(db: Database, occurrence: int) -> None:
    await db.run(prompts.answer, occurrence, ADA, "Ada's", FIRST)
    await db.run(prompts.answer, occurrence, BEN, "Ben's", FIRST)
    assert await db.run(prompts.forget_member, ADA) == 1
    assert await db.run(prompts.forget_member, ADA) == 0
    assert await db.read(prompts.answers, ADA) == ()
    assert len(await db.read(prompts.answers, BEN)) == 1


async def test_an_answer_is_sealed_and_does_not_show_when_printed(db: Database, occurrence: int) -> None:
    await db.run(prompts.answer, occurrence, ADA, "a secret", FIRST)
    stored = await db.read(lambda tx: tx.value("SELECT text FROM prompt_answer"))
    assert b"secret" not in stored
    assert "secret" not in repr(await db.read(prompts.answers, ADA))
