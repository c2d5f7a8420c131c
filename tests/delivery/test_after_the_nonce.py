"""Once Discord no longer promises to know a nonce, the channel's history tells whether a post was sent."""

from datetime import timedelta
from pathlib import Path

from sandbox.server import Sandbox
from sandbox.trial import trial
from tests.delivery.conftest import Log, Office


async def posted_but_unknown(office: Office, channel: str = "general") -> None:
    """Let a post be made whose answer is lost."""
    office.sandbox.trouble.fail("POST", office.route(channel), status=503, applied=True)
    await office.put(channel, "once")
    await office.hears("is put off")


async def test_it_is_found_in_the_history_and_not_posted_again(office: Office) -> None:
    await posted_but_unknown(office)
    office.later(hours=1)
    await office.hears("was delivered")
    assert office.texts("general") == ["once"]
    assert office.notes.delivered_to[0].message == office.messages("general")[0].id


async def test_it_is_found_behind_hundreds_of_other_messages(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=503)
    await office.put("general", "once")
    await office.hears("is put off")
    chen = office.sandbox.person("chen")
    for number in range(150):
        await chen.say(f"chatter {number}")
    office.sandbox.trouble.fail("POST", office.route("general"), status=503, applied=True)
    office.later(seconds=30)
    await office.hears("is put off", 2)
    for number in range(150):
        await chen.say(f"more chatter {number}")
    office.later(hours=1)
    await office.hears("was delivered")
    assert [text for text in office.texts("general") if "chatter" not in text] == ["once"]


async def test_what_was_never_posted_is_posted_then(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=503)
    await office.put("general", "late but there")
    await office.hears("is put off")
    await office.sandbox.person("chen").say("meanwhile")
    office.later(hours=1)
    await office.hears("was delivered")
    assert office.texts("general") == ["meanwhile", "late but there"]


async def test_somebody_elses_copy_of_the_text_is_not_taken_for_it(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=503)
    await office.put("general", "original")
    await office.hears("is put off")
    await office.sandbox.person("chen").say("original")
    office.later(hours=1)
    await office.hears("was delivered")
    assert office.texts("general") == ["original", "original"]


async def test_where_the_history_cannot_be_read_it_is_given_up_rather_than_said_twice(office: Office) -> None:
    await posted_but_unknown(office)
    office.sandbox.trouble.deny("READ_MESSAGE_HISTORY", office.channel("general"))
    office.later(hours=1)
    await office.hears("will never arrive")
    assert office.notes.given_up == ["uncertain"]
    office.sandbox.trouble.allow("READ_MESSAGE_HISTORY", office.channel("general"))
    assert office.texts("general") == ["once"]


async def test_it_is_posted_where_all_that_came_meanwhile_was_deleted_again(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=503)
    await office.put("general", "late but there")
    await office.hears("is put off")
    chen = office.sandbox.person("chen")
    await chen.delete(await chen.say("never mind"))
    office.later(hours=1)
    await office.hears("was delivered")
    assert office.texts("general") == ["late but there"]


async def test_where_nothing_came_meanwhile_it_is_posted_though_the_history_cannot_be_read(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=503)
    await office.put("general", "late but there")
    await office.hears("is put off")
    office.sandbox.trouble.deny("READ_MESSAGE_HISTORY", office.channel("general"))
    office.later(hours=1)
    await office.hears("was delivered")
    office.sandbox.trouble.allow("READ_MESSAGE_HISTORY", office.channel("general"))
    assert office.texts("general") == ["late but there"]


async def test_a_private_message_is_found_too(office: Office) -> None:
    ada = office.sandbox.person("ada")
    office.notes.confidant = ada.id
    dm = office.sandbox.world.open_dm(ada.user)
    office.sandbox.trouble.fail("POST", f"/channels/{dm.id}/messages", status=503, applied=True)
    await office.put(ada.id, "for you alone")
    await office.hears("is put off")
    office.later(hours=1)
    await office.hears("was delivered")
    assert len(ada.dms()) == 1


async def test_a_restart_after_the_window_finds_it_too(sandbox: Sandbox, tmp_path: Path, log: Log) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await posted_but_unknown(Office(sandbox, bot, log))
    sandbox.clock.advance(timedelta(weeks=3))
    async with trial(sandbox, tmp_path) as bot:
        office = Office(sandbox, bot, log)
        office.later(seconds=60)
        await office.hears("was delivered")
        assert office.texts("general") == ["once"]
