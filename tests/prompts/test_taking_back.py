"""What somebody wrote is taken back or out: suggestions that wait, and a prompt that was about to be posted."""

import pytest

from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.prompts import actions as prompts
from bot.prompts.model import OwnPrompt, PromptType, Standing, State
from cogs.prompts.cards import thread_name
from tests.prompts.weeks import FIRST, GUILD, OTHER_GUILD, plan, recent

ADA, BEN = 11, 12


async def write(
    db: Database,
    title: str = "The bench",
    standing: Standing = Standing.SUGGESTED,
    *,
    guild: int = GUILD,
    by: int = ADA,
) -> OwnPrompt:
    return await db.run(
        prompts.write,
        guild,
        by,
        kind=PromptType.KINDNESS,
        minutes=10,
        title=title,
        question="Which one is yours?",
        standing=standing,
    )


async def test_a_suggestion_is_taken_back_by_its_writer_and_by_nobody_else(db: Database) -> None:
    one = await write(db)
    for guild, member in ((GUILD, BEN), (OTHER_GUILD, ADA)):
        with pytest.raises(Refused, match="suggestion_gone"):
            await db.run(prompts.take_back, guild, member, one.key)
    assert (await db.run(prompts.take_back, GUILD, ADA, one.key)).id == one.id
    assert await db.read(prompts.suggested_by, GUILD, ADA) == ()
    with pytest.raises(Refused, match="suggestion_gone"):
        await db.run(prompts.take_back, GUILD, ADA, one.key)
    with pytest.raises(Refused, match="own_gone"):
        await db.run(prompts.decide, GUILD, one.key, Standing.APPROVED)


async def test_what_was_decided_about_cannot_be_taken_back(db: Database) -> None:
    one = await write(db)
    await db.run(prompts.decide, GUILD, one.key, Standing.APPROVED)
    with pytest.raises(Refused, match="suggestion_gone"):
        await db.run(prompts.take_back, GUILD, ADA, one.key)


async def test_leaving_takes_back_what_waits_there_and_leaves_the_rest(db: Database) -> None:
    await write(db)
    await write(db, "In the bank", Standing.APPROVED)
    await write(db, "Elsewhere", guild=OTHER_GUILD)
    await write(db, "Somebody else's", by=BEN)
    assert (await db.read(members.leaving, ADA, GUILD)).suggestions == 1
    assert (await db.run(members.leave, ADA, GUILD, FIRST)).suggestions == 1
    assert [one.title for one in await db.read(prompts.written_by, ADA)] == ["In the bank", "Elsewhere"]
    assert len(await db.read(prompts.suggested_by, GUILD, BEN)) == 1


@pytest.mark.parametrize("erasing", [False, True], ids=["taken out", "erased"])
async def test_a_prompt_that_goes_between_its_hour_and_its_posting_makes_way_for_another(
    db: Database, *, erasing: bool
) -> None:
    one = await write(db, standing=Standing.APPROVED)
    await plan(db)
    await db.run(prompts.post_due, FIRST)
    assert [record.prompt for record in await recent(db)] == [one.key]
    if erasing:
        await db.run(prompts.forget_member, ADA)
    else:
        await db.run(prompts.take_out, GUILD, one.key)
    (record,) = await recent(db)
    assert record.state is State.DUE
    assert record.prompt not in (None, one.key)
    card = await db.read(prompts.card, record.id, FIRST)
    assert card is not None
    assert card.words.title != one.title


async def test_a_prompt_that_was_posted_stays_what_was_asked_and_gets_its_thread(db: Database) -> None:
    one = await write(db, standing=Standing.APPROVED)
    await plan(db)
    await db.run(prompts.post_due, FIRST)
    (record,) = await recent(db)
    await db.run(prompts.posted, record.id, 7, FIRST)
    await db.run(prompts.take_out, GUILD, one.key)
    assert [(record.prompt, record.state) for record in await recent(db)] == [(one.key, State.POSTED)]
    card = await db.read(prompts.thread, record.id)
    assert card is not None
    assert thread_name(card) == "a prompt that was taken out since · 16 March 2026"
