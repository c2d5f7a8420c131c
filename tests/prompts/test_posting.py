from datetime import timedelta

import pytest

from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.schedule import LATEST
from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from bot.prompts import bank
from bot.prompts.model import OccurrenceRecord, State
from tests.prompts.weeks import CHANNEL, FIRST, GUILD, WEEK, deliver, plan, recent, states, waiting

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
EARLIER = FIRST - HOUR


async def due(db: Database) -> OccurrenceRecord:
    await plan(db)
    await db.run(prompts.post_due, FIRST)
    (occurrence,) = await recent(db)
    return occurrence


async def test_the_message_comes_first_and_the_thread_under_it_second(db: Database) -> None:
    occurrence = await due(db)
    assert await db.read(prompts.thread, occurrence.id) is None
    await db.run(prompts.posted, occurrence.id, 7, FIRST)
    await db.run(outbox.take_back, f"prompt:{occurrence.id}")
    (notice,) = await waiting(db)
    assert (notice.kind, notice.lane, notice.payload) == ("prompt.thread", CHANNEL, {"occurrence": occurrence.id})
    thread = await db.read(prompts.thread, occurrence.id)
    assert thread is not None
    assert (thread.message_id, thread.archive_minutes, thread.local_date) == (7, 1440, occurrence.local_date)
    await db.run(prompts.threaded, occurrence.id, 7)
    assert await db.read(prompts.thread, occurrence.id) is None
    (done,) = await recent(db)
    assert (done.state, done.message_id, done.thread_id) == (State.POSTED, 7, 7)


async def test_a_posted_prompt_is_not_posted_again(db: Database) -> None:
    occurrence = await due(db)
    assert await db.read(prompts.card, occurrence.id, FIRST) is not None
    await db.run(prompts.posted, occurrence.id, 7, FIRST)
    assert await db.read(prompts.card, occurrence.id, FIRST) is None
    await db.run(prompts.posted, occurrence.id, 7, FIRST)
    assert len([notice for notice in await waiting(db) if notice.kind == "prompt.thread"]) <= 1


async def test_a_second_message_for_the_same_prompt_changes_nothing(db: Database) -> None:
    occurrence = await due(db)
    await deliver(db, FIRST, message=7)
    await db.run(prompts.posted, occurrence.id, 8, FIRST)
    (done,) = await recent(db)
    assert done.message_id == 7


async def test_the_card_is_for_its_server_and_knows_whom_to_ping(db: Database) -> None:
    schedule = await plan(db)
    await db.run(
        prompts.plan,
        GUILD,
        channel_id=CHANNEL,
        rule=schedule.rule,
        ping_role=77,
        archive_minutes=10080,
        now=EARLIER,
    )
    await db.run(prompts.post_due, FIRST)
    card = await db.read(prompts.card, (await recent(db))[0].id, FIRST)
    assert card is not None
    assert (card.guild_id, card.channel_id, card.ping_role, card.archive_minutes) == (GUILD, CHANNEL, 77, 10080)
    assert (card.late, card.message_id) == (False, None)
    assert card.words.question


async def test_a_prompt_that_discord_held_up_says_that_it_is_late(db: Database) -> None:
    occurrence = await due(db)
    card = await db.read(prompts.card, occurrence.id, FIRST + HOUR)
    assert card is not None
    assert card.late


async def test_a_prompt_that_discord_held_up_for_half_a_day_is_given_up(db: Database) -> None:
    occurrence = await due(db)
    await db.run(prompts.post_due, FIRST + LATEST)
    assert await states(db) == [("2026-03-16", State.DUE, False)]
    await db.run(prompts.post_due, FIRST + LATEST + MINUTE)
    assert await states(db) == [("2026-03-16", State.MISSED, False)]
    card = await db.read(prompts.card, occurrence.id, FIRST + LATEST + MINUTE)
    assert card is not None
    assert card.over
    assert await waiting(db) == []


async def test_a_prompt_that_arrives_after_it_was_given_up_stands_all_the_same(db: Database) -> None:
    occurrence = await due(db)
    (notice,) = await waiting(db)
    await db.run(outbox.attempt, notice.id, FIRST)
    await db.run(prompts.post_due, FIRST + LATEST + MINUTE)

    def arrive(tx: Transaction) -> None:
        outbox.sent(tx, notice, 7)
        prompts.posted(tx, occurrence.id, 7, FIRST + LATEST + MINUTE)

    await db.run(arrive)
    assert await states(db) == [("2026-03-16", State.POSTED, False)]


async def test_a_prompt_that_was_looked_for_too_late_and_not_found_is_missed(db: Database) -> None:
    occurrence = await due(db)
    (notice,) = await waiting(db)
    await db.run(outbox.attempt, notice.id, FIRST)
    too_late = FIRST + LATEST + MINUTE
    card = await db.read(prompts.card, occurrence.id, too_late)
    assert card is not None
    assert card.over
    await db.run(prompts.posted, occurrence.id, 0, too_late)
    assert await states(db) == [("2026-03-16", State.MISSED, False)]
    await db.run(prompts.post_due, too_late)
    assert await states(db) == [("2026-03-16", State.MISSED, False)]


async def test_a_prompt_deleted_before_its_id_was_learned_gets_no_thread(db: Database) -> None:
    occurrence = await due(db)
    await deliver(db, FIRST, message=0)
    (done,) = await recent(db)
    assert (done.state, done.message_id, done.thread_id) == (State.POSTED, None, None)
    assert await db.read(prompts.card, occurrence.id, FIRST) is None


async def test_a_channel_that_refuses_is_noted_and_the_weeks_go_on(db: Database) -> None:
    occurrence = await due(db)
    await db.run(prompts.undeliverable, occurrence.id)
    assert await states(db) == [("2026-03-16", State.UNDELIVERABLE, False)]
    assert (await db.read(prompts.status, GUILD, FIRST)).unused == len(bank.prompts())
    assert await db.run(prompts.post_due, FIRST + WEEK) == 1


async def test_a_thread_that_is_refused_leaves_the_prompt_posted(db: Database) -> None:
    occurrence = await due(db)
    await db.run(prompts.posted, occurrence.id, 7, FIRST)
    await db.run(prompts.undeliverable, occurrence.id)
    assert await states(db) == [("2026-03-16", State.POSTED, False)]


async def test_a_refused_thread_is_opened_when_the_channel_lets_us(db: Database) -> None:
    occurrence = await due(db)
    (message,) = await waiting(db)
    await db.run(outbox.sent, message, 7)
    await db.run(prompts.posted, occurrence.id, 7, FIRST)
    (thread,) = await waiting(db)
    await db.run(outbox.bury, thread, "403 50013")
    await db.run(prompts.try_again, GUILD)
    assert [(notice.kind, notice.payload) for notice in await waiting(db)] == [
        ("prompt.thread", {"occurrence": occurrence.id})
    ]
    await db.run(prompts.try_again, 404)


async def test_organisers_can_post_the_prompt_before_its_hour_and_then_it_is_done(db: Database) -> None:
    await plan(db)
    record = await db.run(prompts.post_now, GUILD, None, EARLIER)
    assert (record.local_date.isoformat(), record.state, record.late) == ("2026-03-16", State.DUE, False)
    (notice,) = await waiting(db)
    assert notice.payload == {"occurrence": record.id}
    await db.run(prompts.post_due, FIRST)
    assert len(await recent(db)) == 1
    assert len(await waiting(db)) == 1


async def test_organisers_can_choose_the_prompt(db: Database) -> None:
    await plan(db)
    chosen = bank.prompts()[-1].key
    assert (await db.run(prompts.post_now, GUILD, chosen, EARLIER)).prompt == chosen


async def test_a_second_prompt_on_one_day_is_refused(db: Database) -> None:
    await due(db)
    for _ in range(2):
        with pytest.raises(Refused) as refusal:
            await db.run(prompts.post_now, GUILD, None, FIRST + HOUR)
        assert refusal.value.key == "prompts_rules.already_posted"
        await deliver(db, FIRST + HOUR)


@pytest.mark.parametrize("trouble", ["missed", "undeliverable"])
async def test_a_day_without_its_prompt_can_be_made_up_for(db: Database, trouble: str) -> None:
    if trouble == "missed":
        await plan(db)
        await db.run(prompts.post_due, FIRST + 13 * HOUR)
    else:
        occurrence = await due(db)
        (notice,) = await waiting(db)
        await db.run(outbox.bury, notice, "404 10003")
        await db.run(prompts.undeliverable, occurrence.id)
    record = await db.run(prompts.post_now, GUILD, None, FIRST + 13 * HOUR)
    assert await states(db) == [("2026-03-16", State.DUE, False)]
    assert [notice.payload for notice in await waiting(db)] == [{"occurrence": record.id}]
    card = await db.read(prompts.card, record.id, FIRST + 13 * HOUR)
    assert card is not None
    assert not card.late


@pytest.mark.parametrize(("key", "refused"), [("no-such-prompt", "unknown_prompt"), (None, "no_schedule")])
async def test_what_cannot_be_posted_is_refused(db: Database, key: str | None, refused: str) -> None:
    if key:
        await plan(db)
    with pytest.raises(Refused) as refusal:
        await db.run(prompts.post_now, GUILD, key, FIRST)
    assert refusal.value.key == f"prompts_rules.{refused}"
    assert await recent(db) == ()


async def test_an_empty_bank_is_refused_by_name(db: Database) -> None:
    await plan(db)
    day = timedelta(days=1)
    for number, prompt in enumerate(bank.prompts()):
        await db.run(prompts.post_now, GUILD, prompt.key, FIRST + number * day)
    after = FIRST + len(bank.prompts()) * day
    assert (await db.read(prompts.status, GUILD, after)).unused == 0
    with pytest.raises(Refused) as refusal:
        await db.run(prompts.post_now, GUILD, None, after)
    assert refusal.value.key == "prompts_rules.bank_empty"


async def test_status_tells_the_schedule_the_last_five_and_what_is_left(db: Database) -> None:
    schedule = await plan(db)
    assert (await db.read(prompts.status, GUILD, EARLIER)).schedule == schedule
    for week in range(7):
        await db.run(prompts.post_due, FIRST + week * WEEK)
        await deliver(db, FIRST + week * WEEK)
    status = await db.read(prompts.status, GUILD, FIRST + 7 * WEEK)
    assert len(status.recent) == 5
    assert status.recent[0].local_date > status.recent[1].local_date
    assert status.unused == len(bank.prompts()) - 7
    assert (await db.read(prompts.status, 404, FIRST)).schedule is None
