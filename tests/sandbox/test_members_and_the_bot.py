import pytest

from sandbox.people import NoAnswer, NotPossible
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.wire import Exchange
from sandbox.world.message import MessageType
from tests.sandbox.demo_bot import DemoBot


async def test_a_slash_command_is_answered_for_the_member_alone(bot: DemoBot, ada: Person, sandbox: Sandbox) -> None:
    reply = await ada.slash("/fail", line="No grant", quest="grants", sting=4)
    assert reply.text == "No grant / grants / 4"
    assert reply.buttons == ["Share…", "Add the story"]
    assert reply.ephemeral
    assert ada.sees("general") == [reply.message]
    assert sandbox.person("bo").sees("general") == []
    assert bot.problems == []


async def test_typing_into_an_option_brings_suggestions(bot: DemoBot, ada: Person) -> None:
    choices = await ada.autocomplete("/fail", option="quest", typed="pa", line="x")
    assert [(choice.name, choice.value) for choice in choices] == [("Papers", "papers")]
    assert bot.problems == []


async def test_a_button_changes_the_message_it_stands_on(bot: DemoBot, ada: Person) -> None:
    first = await ada.slash("/fail", line="No grant")
    reply = await ada.press("Share…")
    assert reply.message is first.message
    assert first.text == "Shared."
    assert bot.problems == []


async def test_a_form_is_shown_filled_in_and_answered(bot: DemoBot, ada: Person) -> None:
    await ada.slash("/fail", line="No grant")
    form = await ada.press("Add the story")
    assert form.modal is not None
    assert form.modal.title == "Add the story"
    reply = await ada.submit(line="Rejected", story="It began in May.")
    assert reply.text == "Saved: Rejected"
    assert reply.ephemeral
    assert bot.problems == []


async def test_a_form_is_filled_in_by_label_too_and_checked_as_the_client_does(bot: DemoBot, ada: Person) -> None:
    await ada.slash("/fail", line="No grant")
    await ada.press("Add the story")
    with pytest.raises(NotPossible, match="1 to 140 characters"):
        await ada.submit(values={"In one line": ""})
    with pytest.raises(NotPossible, match="no field nonsense"):
        await ada.submit(nonsense="x")
    reply = await ada.submit(values={"In one line": "Rejected"})
    assert reply.text == "Saved: Rejected"
    assert bot.problems == []


async def test_a_select_tells_its_values(bot: DemoBot, ada: Person) -> None:
    await ada.slash("/fail", line="No grant")
    assert (await ada.select("What kind?", ["silence"])).text == "Kind: silence"
    with pytest.raises(NotPossible, match="offers"):
        await ada.select("demo:kind", ["nonsense"])
    assert bot.problems == []


async def test_a_deferred_answer_stays_with_the_member_and_settles(bot: DemoBot, olu: Person, sandbox: Sandbox) -> None:
    reply = await olu.slash("/demo slow")
    assert reply.deferred
    assert reply.ephemeral
    await reply.settled()
    await sandbox.until(lambda: len(reply.followups) == 1)
    assert reply.text == "At last"
    assert [message.text for message in reply.followups] == ["And one more thing"]
    assert bot.problems == []


async def test_a_channel_message_with_a_file_a_nonce_and_a_thread(bot: DemoBot, olu: Person, ada: Person) -> None:
    reply = await (await olu.slash("/demo post", where="general", channel="party", nonce="n1")).settled()
    (message,) = ada.sees("party")
    assert reply.text == f"Posted {message.id}"
    assert message.text == "To all"
    assert [(file.filename, file.content) for file in message.attachments] == [("cv.txt", b"failed")]
    assert message.thread is not None
    assert message.thread.id == message.id
    assert [one.text for one in ada.sees(message.thread) if one.kind is MessageType.DEFAULT] == ["First!"]
    assert bot.problems == []


async def test_the_bot_writes_to_a_member_alone(bot: DemoBot, olu: Person, ada: Person) -> None:
    await olu.slash("/demo whisper")
    assert [message.text for message in olu.dms()] == ["Between us"]
    assert ada.dms() == []
    assert bot.problems == []


async def test_a_message_context_menu_hands_over_what_the_bot_could_not_read(bot: DemoBot, ada: Person) -> None:
    message = await ada.say("No luck at the aquarium")
    reply = await ada.context("Add to my CV of failures", message)
    assert reply.text == "Added: No luck at the aquarium"
    assert bot.problems == []


async def test_a_command_for_organisers_is_offered_to_them_only(bot: DemoBot, ada: Person, olu: Person) -> None:
    with pytest.raises(NotPossible, match="not offered to ada"):
        await ada.slash("/demo slow")
    assert (await olu.slash("/demo slow")).deferred
    assert bot.problems == []


async def test_options_are_checked_before_the_bot_hears_of_them(bot: DemoBot, ada: Person) -> None:
    for given, fault in (
        ({}, "line is required"),
        ({"line": "x" * 501}, "1 to 500 characters"),
        ({"line": "x", "sting": 9}, "out of bounds"),
        ({"line": "x", "sting": "four"}, "takes a number"),
        ({"line": "x", "nonsense": 1}, "no option nonsense"),
    ):
        with pytest.raises(NotPossible, match=fault):
            await ada.slash("/fail", options=given)
    assert bot.problems == []


async def test_a_bot_that_is_away_does_not_answer(ada: Person, sandbox: Sandbox, bot: DemoBot) -> None:
    held = sandbox.trouble.hold("POST", "/interactions/*/*/callback")
    with pytest.raises(NoAnswer, match="did not respond"):
        await ada.slash("/fail", line="x", deadline=0.05)
    held.release()
    assert bot.problems == []


@pytest.mark.usefixtures("bot")
async def test_an_interaction_can_be_told_twice(ada: Person, sandbox: Sandbox) -> None:
    await ada.slash("/fail", line="x")
    assert ada.last_interaction is not None
    refused: list[int] = []
    sandbox.wire.observe(lambda seen: refused.append(seen.status) if isinstance(seen, Exchange) else None)
    sandbox.redeliver(ada.last_interaction)
    await sandbox.until(lambda: refused)
    assert refused == [400]
    assert len(ada.sees("general")) == 1
