"""A server's own prompts: members suggest them, organisers decide, and nobody learns who wrote what."""

from sandbox.people.reply import Reply
from tests.door.conftest import Stage
from tests.door.prompts.steps import SUNDAY_AT_SIX, week
from tests.door.reading import value_of

TITLE, QUESTION = "The bench by the river", "Some places do not ask how it went. Which one is *yours*, @everyone?"


async def suggest(stage: Stage) -> Reply:
    await stage.ada.slash("/prompt suggest", about="kindness")
    return await stage.ada.submit(title=TITLE, question=QUESTION)


async def look(stage: Stage) -> Reply:
    bank = await stage.olu.slash("/prompt bank")
    return await stage.olu.select("prompt:bank-look:0", [value_of(bank.message, TITLE)])


async def test_a_suggestion_waits_without_a_name_until_an_organiser_takes_it(stage: Stage) -> None:
    kept = await suggest(stage)
    assert kept.ephemeral
    assert "An organiser of this server looks at it" in kept.text
    assert stage.bot.mention("prompt suggest") in kept.text
    assert "1 suggestion waits in" in (await stage.olu.slash("/prompt status")).text
    shown = await look(stage)
    assert TITLE in shown.text
    assert "@everyone" not in shown.text
    assert "Ada" not in shown.text
    assert str(stage.ada.id) not in shown.text
    assert "It is in the bank." in (await stage.olu.press("Take it into the bank")).text
    news = await stage.ada.slash("/prompt suggest", about="luck")
    assert f"“{TITLE}” was taken into the bank." in news.text
    assert (await stage.ada.press("Suggest another")).modal is not None
    assert (await stage.ada.slash("/prompt suggest", about="luck")).modal is not None


async def test_what_is_declined_is_told_once_to_its_writer_and_forgotten(stage: Stage) -> None:
    await suggest(stage)
    await look(stage)
    await stage.olu.press("Leave it out")
    assert TITLE not in (await stage.olu.slash("/prompt bank")).text
    assert "was not taken this time" in (await stage.ada.slash("/prompt suggest", about="luck")).text
    assert (await stage.ada.slash("/prompt suggest", about="luck")).modal is not None


async def test_an_organisers_own_prompt_is_asked_before_the_others(stage: Stage) -> None:
    await stage.olu.slash("/prompt add", about="kindness")
    added = await stage.olu.submit(title=TITLE, question=QUESTION)
    assert "It is in the bank" in added.text
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    message = await week(stage)
    assert message.thread is not None
    assert message.thread.name.startswith(TITLE)
    assert message.mention_everyone is False
    assert TITLE in (await stage.olu.slash("/prompt status")).text


async def test_an_own_prompt_can_be_taken_out(stage: Stage) -> None:
    await stage.olu.slash("/prompt add", about="kindness")
    await stage.olu.submit(title=TITLE, question=QUESTION)
    await look(stage)
    assert "It is out of the bank." in (await stage.olu.press("Take it out")).text
    assert TITLE not in (await stage.olu.slash("/prompt bank")).text


async def test_the_bank_is_leafed_through(stage: Stage) -> None:
    first = await stage.olu.slash("/prompt bank")
    assert "1 of 6" in first.text
    second = await stage.olu.press("On")
    assert "2 of 6" in second.text
    assert (await stage.olu.press("Back")).text == first.text


async def test_a_title_without_words_is_refused_and_given_back(stage: Stage) -> None:
    await stage.ada.slash("/prompt suggest", about="kindness")
    refused = await stage.ada.submit(title="  ", question=QUESTION)
    assert "needs a title and a question" in refused.text
    assert "Some places do not ask" in refused.text


async def test_what_organisers_do_is_kindly_refused_to_members(stage: Stage) -> None:
    for command in ("preview", "skip", "status", "post"):
        refused = await stage.ada.slash(f"/prompt {command}")
        assert refused.ephemeral
        assert "This is for those who may manage the server." in refused.text
