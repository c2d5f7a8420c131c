import pytest

from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.prompts import actions as prompts
from bot.prompts.model import MOST_WAITING, QUESTION_LIMIT, TITLE_LIMIT, OwnPrompt, PromptType, Standing
from tests.prompts.weeks import GUILD, OTHER_GUILD, plan

ADA, BEN = 11, 12


async def write(
    db: Database,
    *,
    member: int = ADA,
    title: str = "A bench",
    question: str = "Which one is yours?",
    standing: Standing = Standing.SUGGESTED,
) -> OwnPrompt:
    return await db.run(
        prompts.write,
        GUILD,
        member,
        kind=PromptType.KINDNESS,
        minutes=10,
        title=title,
        question=question,
        standing=standing,
    )


async def test_a_suggestion_is_not_asked_before_it_is_approved(db: Database) -> None:
    await plan(db)
    one = await write(db)
    before = await db.read(prompts.preview, GUILD, "en")
    assert before.banked is not None
    assert before.banked.prompt.key != one.key
    await db.run(prompts.decide, GUILD, one.key, Standing.APPROVED)
    after = await db.read(prompts.preview, GUILD, "en")
    assert after.banked is not None
    assert (after.banked.prompt.key, after.banked.words.question) == (one.key, "Which one is yours?")


async def test_one_is_decided_about_once(db: Database) -> None:
    one = await write(db)
    await db.run(prompts.decide, GUILD, one.key, Standing.DECLINED)
    with pytest.raises(Refused) as refusal:
        await db.run(prompts.decide, GUILD, one.key, Standing.APPROVED)
    assert refusal.value.key == "prompts_rules.own_gone"


async def test_news_are_told_once_and_to_their_writer_alone(db: Database) -> None:
    taken, left = await write(db), await write(db, title="Another")
    await write(db, title="Undecided")
    await db.run(prompts.decide, GUILD, taken.key, Standing.APPROVED)
    await db.run(prompts.decide, GUILD, left.key, Standing.DECLINED)
    assert await db.run(prompts.news, GUILD, BEN) == ()
    assert [one.standing for one in await db.run(prompts.news, GUILD, ADA)] == [Standing.APPROVED, Standing.DECLINED]
    assert await db.run(prompts.news, GUILD, ADA) == ()
    assert [one.title for one in await db.read(prompts.written_by, ADA)] == ["A bench", "Undecided"]


async def test_another_server_neither_sees_nor_decides(db: Database) -> None:
    one = await write(db, standing=Standing.APPROVED)
    assert all(banked.standing is None for banked in await db.read(prompts.whole, OTHER_GUILD, "en"))
    for deed in (prompts.take_out, lambda tx, guild, key: prompts.look(tx, guild, key, "en")):
        with pytest.raises(Refused) as refusal:
            await db.run(deed, OTHER_GUILD, one.key)
        assert refusal.value.key == "prompts_rules.own_gone"


@pytest.mark.parametrize(
    ("title", "question", "key"),
    [
        (" ", "Which?", "own_empty"),
        ("A bench", "\n", "own_empty"),
        ("b" * (TITLE_LIMIT + 1), "Which?", "own_long"),
        ("A bench", "w" * (QUESTION_LIMIT + 1), "own_long"),
    ],
)
async def test_without_words_or_with_too_many_nothing_is_kept(
    db: Database, title: str, question: str, key: str
) -> None:
    with pytest.raises(Refused) as refusal:
        await write(db, title=title, question=question)
    assert refusal.value.key == f"prompts_rules.{key}"
    assert await db.read(prompts.written_by, ADA) == ()


async def test_a_member_has_so_many_suggestions_out_and_another_one_still_has_room(db: Database) -> None:
    for _ in range(MOST_WAITING):
        await write(db)
    with pytest.raises(Refused) as refusal:
        await write(db)
    assert refusal.value.key == "prompts_rules.own_waiting"
    assert (await write(db, member=BEN)).member_id == BEN


async def test_forgetting_a_member_takes_their_prompts_along(db: Database) -> None:
    await write(db)
    bens = await write(db, member=BEN)
    assert await db.run(prompts.forget_member, ADA) == 1
    assert await db.read(prompts.written_by, ADA) == ()
    assert await db.read(prompts.written_by, BEN) == (bens,)
