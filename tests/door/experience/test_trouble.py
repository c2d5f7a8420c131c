"""Experience when Discord answers badly, forbids, or somebody takes no messages."""

from datetime import timedelta

import pytest

from bot.kernel import outbox
from tests.door.conftest import Stage
from tests.door.experience.steps import TOPIC, ask, offer, private_threads, thread_of_two
from tests.door.reading import value_of
from tests.door.waiting import until_kept, until_put_off

THREADS = "/channels/*/threads"
MEMBERS = "/channels/*/thread-members/*"


async def agreed(stage: Stage) -> None:
    """Let Ada offer, Chen ask, and Ada say yes."""
    await offer(stage.ada)
    await ask(stage.chen)
    await stage.ada.press("Yes, gladly", on=await stage.told(stage.ada))


@pytest.mark.parametrize("applied", [True, False], ids=["opened all the same", "not opened"])
@pytest.mark.parametrize("status", [500, 503])
async def test_a_thread_that_discord_answers_with_an_error_is_there_once(
    stage: Stage, status: int, *, applied: bool
) -> None:
    stage.sandbox.trouble.fail("POST", THREADS, status=status, applied=applied)
    await agreed(stage)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    assert len(private_threads(stage)) == int(applied)
    stage.sandbox.clock.advance(timedelta(seconds=10))
    thread = await thread_of_two(stage)
    assert thread.thread is not None
    assert {stage.ada.id, stage.chen.id} < thread.thread.member_ids


async def test_an_answer_that_was_lost_for_hours_leads_to_the_thread_that_is_there(stage: Stage) -> None:
    stage.sandbox.trouble.fail("POST", THREADS, status=503, applied=True)
    await agreed(stage)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    (thread,) = private_threads(stage)
    stage.sandbox.clock.advance(timedelta(hours=3))
    assert await thread_of_two(stage) is thread


async def test_who_is_not_let_in_at_once_is_let_in_later_into_the_same_thread(stage: Stage) -> None:
    stage.sandbox.trouble.fail("PUT", MEMBERS, status=503)
    await agreed(stage)
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    stage.sandbox.clock.advance(timedelta(seconds=10))
    thread = await thread_of_two(stage)
    assert thread.thread is not None
    assert {stage.ada.id, stage.chen.id} < thread.thread.member_ids


async def test_two_who_ask_about_the_same_in_one_channel_get_a_thread_each(stage: Stage) -> None:
    stage.sandbox.trouble.fail("POST", THREADS, status=503, applied=True, times=1)
    await offer(stage.ada)
    await ask(stage.chen)
    await stage.ada.press("Yes, gladly", on=await stage.told(stage.ada))
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    await ask(stage.dara)
    await stage.ada.press("Yes, gladly", on=await stage.told(stage.ada, 2))
    stage.sandbox.clock.advance(timedelta(seconds=10))
    await stage.sandbox.until(lambda: stage.chen.dms() and stage.dara.dms())
    met = [one.thread.member_ids for one in private_threads(stage) if one.thread]
    assert sorted(len(ids) for ids in met) == [3, 3]
    assert not any({stage.chen.id, stage.dara.id} <= ids for ids in met)


async def test_where_cork_may_open_no_private_threads_nobody_is_asked(stage: Stage) -> None:
    channel = next(one for one in stage.sandbox.world.guild.channels.values() if one.name == "general")
    stage.sandbox.trouble.deny("CREATE_PRIVATE_THREADS", channel)
    await offer(stage.ada)
    found = await stage.chen.slash("/experience find")
    refused = await stage.chen.select("experience:look", [value_of(found.message, TOPIC)])
    assert refused.text.startswith("Cork may not open private threads in this channel.")
    assert stage.ada.dms() == []


async def test_a_permission_that_goes_before_the_yes_is_told_to_both_of_them(stage: Stage) -> None:
    await offer(stage.ada)
    await ask(stage.chen)
    question = await stage.told(stage.ada)
    channel = next(one for one in stage.sandbox.world.guild.channels.values() if one.name == "general")
    stage.sandbox.trouble.deny("CREATE_PRIVATE_THREADS", channel)
    await stage.ada.press("Yes, gladly", on=question)
    await stage.sandbox.until(lambda: stage.chen.dms() and len(stage.ada.dms()) > 1)
    for told in (stage.chen.dms()[-1], stage.ada.dms()[-1]):
        assert "Discord let no private thread be opened" in told.text
        assert f"(<@{stage.ada.id}>, <@{stage.chen.id}>)" in told.text
    assert private_threads(stage) == []


async def test_a_channel_that_is_deleted_before_the_yes_is_told_to_both_of_them(stage: Stage) -> None:
    await offer(stage.ada)
    await ask(stage.chen)
    question = await stage.told(stage.ada)
    channel = next(one for one in stage.sandbox.world.guild.channels.values() if one.name == "general")
    stage.sandbox.trouble.delete_channel(channel)
    await stage.ada.press("Yes, gladly", on=question)
    await stage.sandbox.until(lambda: stage.chen.dms() and len(stage.ada.dms()) > 1)
    assert "Discord let no private thread be opened" in stage.chen.dms()[-1].text


async def test_a_thread_is_no_place_to_ask(stage: Stage) -> None:
    await agreed(stage)
    thread = await thread_of_two(stage)
    await offer(stage.dara, "visas")
    found = await stage.chen.slash("/experience find", where=thread, about="visas")
    refused = await stage.chen.select("experience:look", [value_of(found.message, "visas")])
    assert refused.text.startswith("A private thread opens only under a text channel")


async def test_whoever_pauses_is_not_asked_and_finds_it_when_they_look(stage: Stage) -> None:
    await offer(stage.ada)
    await stage.ada.slash("/pause", what="questions")
    await ask(stage.chen)
    await until_kept(stage.bot.db, lambda tx: outbox.next_due(tx) is None)
    assert stage.ada.dms() == []
    assert f"<@{stage.chen.id}>: {TOPIC}" in (await stage.ada.slash("/experience list")).text


async def test_an_offer_ends_with_one_word_and_no_reproach_or_is_kept_by_a_press(stage: Stage) -> None:
    await offer(stage.ada)
    stage.sandbox.clock.advance(timedelta(days=85))
    await stage.sandbox.until(stage.ada.dms)
    (told,) = stage.ada.dms()
    assert "If you do nothing, it ends then, and that is fine." in told.text
    kept = await stage.ada.press("Keep it for 90 days from now", on=told)
    assert "until 12 May 2027" in kept.text
    ended = await stage.ada.press("End it", on=told)
    assert ended.text == "It is not offered any more. Threads that are open stay as they are."
    assert "Nobody offers anything here yet." in (await stage.chen.slash("/experience find")).text


async def test_other_peoples_and_old_buttons_are_answered_kindly(stage: Stage) -> None:
    await offer(stage.ada)
    found = await stage.chen.slash("/experience find")
    await stage.ada.slash("/experience close", topic="marie")
    gone = await stage.chen.select("experience:look", [value_of(found.message, TOPIC)], on=found.message)
    assert gone.ephemeral
    assert gone.text.startswith("This is not offered any more")
    which = await stage.ada.slash("/experience close", topic="nothing like it")
    assert which.text.startswith("Cork could not tell which offer is meant.")


async def test_a_topic_that_is_refused_is_given_back(stage: Stage) -> None:
    await offer(stage.ada)
    refused = await stage.ada.slash("/experience add", topic=TOPIC.upper())
    assert refused.text.startswith("You offer this here already.")
    assert TOPIC.upper() in refused.text


async def test_close_suggests_what_the_member_offers_here(stage: Stage) -> None:
    await offer(stage.ada)
    await offer(stage.chen, "visas")
    suggested = await stage.ada.autocomplete("/experience close", option="topic", typed="cur")
    assert [one.name for one in suggested] == [TOPIC]
    closed = await stage.ada.slash("/experience close", topic=suggested[0].value)
    assert closed.text == "It is not offered any more. Threads that are open stay as they are."
