"""*Answer only for me*: kept, shown again, and nobody else's business."""

import io
import zipfile

import pytest

from sandbox.people.person import Person
from sandbox.world.interaction import Modal
from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.prompts.steps import CHANNEL, SUNDAY_AT_SIX, week

ANSWER = "What would you say?\nThat @everyone *matters* to me"


@pytest.fixture
async def prompt(stage: Stage) -> Message:
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    return await week(stage)


async def form(person: Person, prompt: Message, label: str = "Answer only for me") -> Modal:
    opened = await person.press(label, on=prompt)
    assert opened.modal is not None
    return opened.modal


def written_in(modal: Modal) -> str:
    return str(modal.components[0]["component"].get("value", ""))


async def exported(person: Person) -> str:
    reply = await (await person.slash("/privacy export")).settled()
    (file,) = reply.files
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist() if not name.endswith(".pdf"))


async def test_an_answer_is_kept_for_its_writer_alone(stage: Stage, prompt: Message) -> None:
    await form(stage.ada, prompt)
    kept = await stage.ada.submit(text=ANSWER)
    assert kept.ephemeral
    assert "Only you can read it" in kept.text
    assert stage.bot.mention("privacy export") in kept.text
    assert stage.channel(CHANNEL) == [prompt]
    assert prompt.thread is not None
    assert stage.ada.sees(prompt.thread.id) == stage.olu.sees(prompt.thread.id)
    assert written_in(await form(stage.chen, prompt)) == ""
    assert "matters" not in await exported(stage.chen)


async def test_the_button_shows_an_answer_again_and_it_is_in_the_export(stage: Stage, prompt: Message) -> None:
    await form(stage.ada, prompt)
    await stage.ada.submit(text=ANSWER)
    assert written_in(await form(stage.ada, prompt)) == ANSWER
    await stage.ada.submit(text="Nothing after all")
    assert written_in(await form(stage.ada, prompt)) == "Nothing after all"
    told = await exported(stage.ada)
    assert "Nothing after all" in told
    assert "matters" not in told


async def test_an_answer_of_4000_characters_is_kept_whole(stage: Stage, prompt: Message) -> None:
    await form(stage.ada, prompt)
    await stage.ada.submit(text="n" * 4000)
    assert written_in(await form(stage.ada, prompt)) == "n" * 4000


async def test_an_answer_without_words_leaves_the_one_before(stage: Stage, prompt: Message) -> None:
    await form(stage.ada, prompt)
    await stage.ada.submit(text=ANSWER)
    await form(stage.ada, prompt)
    refused = await stage.ada.submit(text=" \n ")
    assert refused.ephemeral
    assert "no text in your answer, so nothing was kept" in refused.text
    assert written_in(await form(stage.ada, prompt)) == ANSWER


async def test_in_german_the_form_is_german_although_the_prompt_is_the_servers(stage: Stage, prompt: Message) -> None:
    opened = await form(stage.bo, prompt)
    assert opened.title == "Nur für dich"
    kept = await stage.bo.submit(text="Nichts Besonderes")
    assert "Nur du kannst es lesen" in kept.text
