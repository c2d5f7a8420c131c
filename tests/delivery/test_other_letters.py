"""Redraws, retractions and threads: done again they do no harm."""

from bot.kernel.outbox import Notice
from bot.letters import Letter, OpenThread, Redraw, Retract
from sandbox.world.message import Message
from tests.delivery.conftest import Office, card

A_DAY = 1_440


async def posted(office: Office, text: str = "a card") -> Message:
    await office.put("general", text)
    await office.hears("was delivered")
    return office.messages("general")[0]


def draw(office: Office, letter: Letter) -> None:
    async def drawing(_: Notice) -> Letter | None:
        return letter

    office.notes.drawing = drawing


async def test_a_redraw_that_was_done_but_answered_503_is_done_again(office: Office) -> None:
    message = await posted(office)
    route = f"/channels/{message.channel_id}/messages/{message.id}"
    office.sandbox.trouble.fail("PATCH", route, status=503, applied=True)
    draw(office, Redraw(message.channel_id, message.id, card("drawn anew")))
    await office.put("general", "redraw", fleeting=True)
    await office.hears("is put off")
    office.later(seconds=3)
    await office.hears("was delivered", 2)
    assert office.texts("general") == ["drawn anew"]


async def test_a_redraw_of_a_message_that_is_gone_is_told_to_its_topic(office: Office) -> None:
    message = await posted(office)
    await office.sandbox.person("olu").delete(message)
    draw(office, Redraw(message.channel_id, message.id, card("too late")))
    await office.put("general", "redraw", fleeting=True)
    await office.hears("will never arrive")
    assert office.notes.given_up == ["404 10008"]


async def test_a_retraction_that_was_done_but_answered_503_counts_as_done(office: Office) -> None:
    message = await posted(office)
    route = f"/channels/{message.channel_id}/messages/{message.id}"
    office.sandbox.trouble.fail("DELETE", route, status=503, applied=True)
    draw(office, Retract(message.channel_id, message.id))
    await office.put("general", "retract", fleeting=True)
    await office.hears("is put off")
    office.later(seconds=3)
    await office.hears("was delivered", 2)
    assert office.texts("general") == []
    assert office.notes.given_up == []


async def test_a_retraction_in_a_channel_that_is_gone_counts_as_done(office: Office) -> None:
    message = await posted(office)
    office.sandbox.trouble.delete_channel(office.channel("general"))
    draw(office, Retract(message.channel_id, message.id))
    await office.put(message.channel_id, "retract", fleeting=True)
    await office.hears("was delivered", 2)
    assert office.notes.given_up == []


async def test_a_thread_that_was_opened_but_answered_503_is_opened_once(office: Office) -> None:
    message = await posted(office)
    route = f"/channels/{message.channel_id}/messages/{message.id}/threads"
    office.sandbox.trouble.fail("POST", route, status=503, applied=True)
    draw(office, OpenThread(message.channel_id, message.id, "Week 12", A_DAY))
    await office.put("general", "thread")
    await office.hears("is put off")
    office.later(seconds=3)
    await office.hears("was delivered", 2)
    assert message.thread is not None
    assert office.notes.delivered_to[-1].message == message.id
    assert office.notes.given_up == []


async def test_a_fleeting_notice_can_be_asked_for_again_and_again(office: Office) -> None:
    message = await posted(office)
    for number in range(3):
        draw(office, Redraw(message.channel_id, message.id, card(f"drawing {number}")))
        await office.put("general", "redraw", fleeting=True)
        await office.hears("was delivered", number + 2)
        assert office.texts("general") == [f"drawing {number}"]
    assert await office.value("SELECT count(*) FROM outbox WHERE fleeting = 1") == 0
