from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.prompts import actions as prompts
from bot.prompts import bank
from bot.prompts.model import Preview
from tests.conftest import NOW
from tests.kernel.memory import memory
from tests.prompts.weeks import CHANNEL, FIRST, GUILD, MONDAYS_AT_NINE, WEEK, plan, recent

DAY = FIRST.date()


def key_of(found: Preview) -> str:
    assert found.banked is not None
    return found.banked.prompt.key


@given(times=st.integers(0, 130))
def test_what_is_previewed_is_what_is_posted_however_often_another_was_wanted(times: int) -> None:
    with memory() as tx:
        prompts.plan(tx, GUILD, channel_id=CHANNEL, rule=MONDAYS_AT_NINE, ping_role=None, archive_minutes=60, now=NOW)
        shown = [key_of(prompts.preview(tx, GUILD, "en"))]
        for _ in range(times):
            shown.append(key_of(prompts.pass_over(tx, GUILD, DAY, shown[-1], "en")))
        prompts.post_due(tx, FIRST)
        (posted,) = prompts.status(tx, GUILD, FIRST).recent
        assert posted.prompt == shown[-1]
        assert all(before != after for before, after in pairwise(shown))
        assert len(set(shown)) == min(len(shown), len(bank.prompts()))


async def test_pressing_twice_for_another_passes_over_one(db: Database) -> None:
    await plan(db)
    first = key_of(await db.read(prompts.preview, GUILD, "en"))
    once = await db.run(prompts.pass_over, GUILD, DAY, first, "en")
    assert await db.run(prompts.pass_over, GUILD, DAY, first, "en") == once


async def test_a_button_of_last_week_changes_nothing_of_this_one(db: Database) -> None:
    await plan(db)
    await db.run(prompts.post_due, FIRST)
    shown = await db.read(prompts.preview, GUILD, "en")
    assert await db.run(prompts.pass_over, GUILD, DAY, key_of(shown), "en") == shown
    await db.run(prompts.skip, GUILD, DAY)
    assert await db.read(prompts.preview, GUILD, "en") == shown


async def test_a_skipped_date_passes_and_only_that_one(db: Database) -> None:
    await plan(db)
    for _ in range(2):
        assert (await db.run(prompts.skip, GUILD)).occurrence.local_date == DAY + timedelta(weeks=1)
    assert await db.run(prompts.post_due, FIRST) == 1
    assert await recent(db) == ()
    assert await db.run(prompts.post_due, FIRST + WEEK) == 1
    assert [one.local_date for one in await recent(db)] == [DAY + timedelta(weeks=1)]


async def test_a_skipped_date_is_not_recorded_as_missed_when_cork_was_away(db: Database) -> None:
    await plan(db)
    await db.run(prompts.skip, GUILD)
    await db.run(prompts.post_due, FIRST + timedelta(days=2))
    assert await recent(db) == ()


async def test_without_a_schedule_there_is_nothing_to_prepare(db: Database) -> None:
    for deed in (lambda tx: prompts.preview(tx, GUILD, "en"), lambda tx: prompts.skip(tx, GUILD)):
        with pytest.raises(Refused) as refusal:
            await db.run(deed)
        assert refusal.value.key == "prompts_rules.no_schedule"
