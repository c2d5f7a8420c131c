"""From an offer without a name to a private thread of two, by a question and a yes."""

import asyncio

from tests.door.conftest import Stage
from tests.door.experience.steps import TOPIC, ask, offer, private_threads, thread_of_two


async def test_an_offer_is_shown_exactly_before_it_can_be_found(stage: Stage) -> None:
    shown = await stage.ada.slash("/experience add", topic=TOPIC)
    assert shown.ephemeral
    assert f"> Ask me about **{TOPIC}**" in shown.text
    assert "Nobody offers anything here yet." in (await stage.chen.slash("/experience find")).text
    offered = await stage.ada.press("Offer it", on=shown.message)
    assert "**It can be found now.**" in offered.text
    assert "until 16 February 2027" in offered.text
    assert TOPIC in (await stage.chen.slash("/experience find")).text


async def test_what_is_found_does_not_say_who_offers_it(stage: Stage) -> None:
    await offer(stage.ada)
    found = await stage.chen.slash("/experience find", about="marie")
    assert found.ephemeral
    assert TOPIC in found.text
    written = str(found.message.components if found.message else "")
    assert str(stage.ada.id) not in written
    assert "ada" not in written.casefold()


async def test_with_a_yes_a_private_thread_opens_for_the_two_and_nobody_else(stage: Stage) -> None:
    await offer(stage.ada)
    await ask(stage.chen)
    question = await stage.told(stage.ada)
    assert f"<@{stage.chen.id}>" in question.text
    thanked = await stage.ada.press("Yes, gladly", on=question)
    assert thanked.text.startswith("**Thank you.**")
    thread = await thread_of_two(stage)
    assert thread.thread is not None
    assert thread.thread.member_ids == {stage.ada.id, stage.chen.id, stage.sandbox.world.bot_user.id}
    (welcome,) = thread.history
    assert welcome.text.startswith("💬 **You have both said yes.**")
    assert stage.dara.id not in thread.thread.member_ids
    await stage.sandbox.until(stage.chen.dms)
    (told,) = stage.chen.dms()
    assert "**There is a yes**" in told.text
    assert f"<#{thread.id}>" in told.text


async def test_nothing_of_the_thread_repeats_what_either_of_them_wrote(stage: Stage) -> None:
    await offer(stage.ada)
    await ask(stage.chen)
    await stage.ada.press("Yes, gladly", on=await stage.told(stage.ada))
    thread = await thread_of_two(stage)
    (welcome,) = thread.history
    assert TOPIC not in thread.name + str(welcome.components)
    assert welcome.mentions == []
    about = await stage.chen.press("What is this thread?", on=welcome)
    assert "Cork reads nothing of it." in about.text


async def test_a_no_is_told_to_nobody_and_looks_like_no_answer(stage: Stage) -> None:
    await offer(stage.ada)
    await ask(stage.chen)
    before = (await stage.chen.slash("/experience list")).text
    refused = await stage.ada.press("Not now", on=await stage.told(stage.ada))
    assert refused.text == "All right. Nobody is told."
    assert (await stage.chen.slash("/experience list")).text == before
    assert stage.chen.dms() == []
    assert private_threads(stage) == []


async def test_a_double_press_on_yes_opens_one_thread(stage: Stage) -> None:
    await offer(stage.ada)
    await ask(stage.chen)
    question = await stage.told(stage.ada)
    await asyncio.gather(*(stage.ada.press("Yes, gladly", on=question) for _ in range(2)))
    await thread_of_two(stage)
    await stage.sandbox.until(stage.chen.dms)
    assert len(private_threads(stage)) == 1
    assert len(stage.chen.dms()) == 1


async def test_nobody_is_asked_the_same_twice(stage: Stage) -> None:
    await offer(stage.ada)
    await ask(stage.chen)
    await ask(stage.chen)
    await ask(stage.dara)
    asked = await stage.told(stage.ada, 2)
    assert f"<@{stage.dara.id}>" in asked.text
    assert len(stage.ada.dms()) == 2


async def test_a_question_that_was_taken_back_cannot_be_answered(stage: Stage) -> None:
    await offer(stage.ada)
    await ask(stage.chen)
    question = await stage.told(stage.ada)
    await stage.chen.press("Take it back")
    late = await stage.ada.press("Yes, gladly", on=question)
    assert late.text.startswith("This is not offered any more, or the question was taken back.")
    assert private_threads(stage) == []


async def test_a_question_can_be_found_and_answered_without_private_messages(stage: Stage) -> None:
    stage.ada.user.accepts_dms = False
    await offer(stage.ada)
    await ask(stage.chen)
    listed = await stage.ada.slash("/experience list")
    assert f"<@{stage.chen.id}>: {TOPIC}" in listed.text
    value = f"{await _id_of(stage)}:{stage.chen.id}"
    await stage.ada.select("experience:answer", [value])
    await stage.ada.press("Yes, gladly")
    assert (await thread_of_two(stage)).parent is not None


async def _id_of(stage: Stage) -> str:
    return str(await stage.bot.db.read(lambda tx: tx.value("SELECT id FROM experience")))
