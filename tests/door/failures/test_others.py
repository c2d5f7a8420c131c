"""A failure belongs to whoever logged it: nobody else sees, changes or even learns of it."""

import pytest

from tests.door.conftest import Stage
from tests.door.failures.steps import forged_form, forged_press, listed, message_of, own_id

SECRET = "Not shortlisted, and nobody knows"


@pytest.mark.parametrize("command", ["/failures show", "/failures delete", "/failures letgo", "/share", "/unshare"])
async def test_anothers_id_typed_by_hand_is_as_unknown_as_one_that_never_was(stage: Stage, command: str) -> None:
    await stage.ada.slash("/fail", line=SECRET)
    number = await own_id(stage.ada, "nobody knows")
    anothers = await stage.chen.slash(command, failure=number)
    never = await stage.chen.slash(command, failure="999999999999999999")
    assert anothers.text == never.text
    assert anothers.text.startswith("That entry is not there any more.")
    assert anothers.ephemeral


@pytest.mark.parametrize("typed", ["-1", "0", "1; DROP TABLE failure", "9" * 100, "１", "\u202e1"])
async def test_an_id_that_is_none_is_refused_kindly(stage: Stage, typed: str) -> None:
    refusal = await stage.chen.slash("/failures show", failure=typed)
    assert refusal.text.startswith(("That entry is not there", "Cork could not tell which entry"))


@pytest.mark.parametrize(
    "deed",
    ["story", "edit", "undo", "delete", "delete-now", "keep", "let-go", "let-go-now", "bring-back"],
    ids=lambda deed: str(deed).replace("-", " "),
)
async def test_anothers_button_pressed_by_a_tampered_client_is_refused(stage: Stage, deed: str) -> None:
    await stage.ada.slash("/fail", line=SECRET)
    number = await own_id(stage.ada, "nobody knows")
    own = await stage.chen.slash("/fail", line="Mine")
    refusal = await forged_press(stage, stage.chen, message_of(own), f"failure:{deed}:{number}")
    assert refusal.modal is None
    assert all(SECRET not in message.text for message in stage.chen.sees())
    assert "not there any more" in stage.chen.newest().text
    assert await listed(stage.ada) == ["🔒 **Your one failure**", f"- 2026 · {SECRET}"]


@pytest.mark.parametrize("deed", ["open", "post", "count", "private", "reword"])
async def test_anothers_failure_cannot_be_shared(stage: Stage, deed: str) -> None:
    await stage.ada.slash("/fail", line=SECRET)
    number = await own_id(stage.ada, "nobody knows")
    own = await stage.chen.slash("/fail", line="Mine")
    await forged_press(stage, stage.chen, message_of(own), f"share:{deed}:{number}")
    assert "not there any more" in stage.chen.newest().text
    assert stage.channel("cv-of-failures") == []


async def test_a_story_cannot_be_put_behind_anothers_failure(stage: Stage) -> None:
    await stage.ada.slash("/fail", line=SECRET)
    number = await own_id(stage.ada, "nobody knows")
    own = await stage.chen.slash("/fail", line="Mine")
    await stage.chen.press("Add story", on=message_of(own))
    refusal = await forged_form(stage, stage.chen, message_of(own), f"failure:story-form:{number}", story="Ha")
    assert refusal.interaction.answered
    assert "not there any more" in stage.chen.newest().text
    assert "> Ha" in stage.chen.newest().text
    assert "Ha" not in (await stage.ada.slash("/failures show", failure=number)).text


async def test_autocomplete_offers_ones_own_things_only(stage: Stage) -> None:
    await stage.ada.slash("/fail", line=SECRET, section="Secret section")
    await stage.ada.slash("/quest start", goal=3, scope="secret scope")
    assert await stage.chen.autocomplete("/failures show", option="failure", typed="") == []
    assert await stage.chen.autocomplete("/fail", option="quest", typed="") == []
    assert await stage.chen.autocomplete("/fail", option="section", typed="secret") == []


async def test_anothers_quest_cannot_be_counted_toward(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=3)
    (quest,) = await stage.ada.autocomplete("/fail", option="quest", typed="")
    refusal = await stage.chen.slash("/fail", line="Mine", quest=str(quest.value))
    assert refusal.text.startswith("That quest is not there any more.")
    assert "> Mine" in refusal.text
    assert "0/3" in (await stage.ada.autocomplete("/fail", option="quest", typed=""))[0].name


@pytest.mark.parametrize("number", ["9" * 40, "abc", "-1", "9223372036854775808"])
@pytest.mark.parametrize(
    "route", ["failure:story:{}", "failure:edit:{}", "failure:let-go-now:{}", "failure:delete-now:{}", "share:post:{}"]
)
async def test_an_id_that_no_database_could_hold_is_as_unknown_as_any_other(
    stage: Stage, route: str, number: str
) -> None:
    own = await stage.chen.slash("/fail", line="Mine")
    await forged_press(stage, stage.chen, message_of(own), route.format(number))
    assert "not there any more" in stage.chen.newest().text


async def test_a_button_that_no_version_knows_says_that_it_is_old(stage: Stage) -> None:
    own = await stage.chen.slash("/fail", line="Mine")
    answer = await forged_press(stage, stage.chen, message_of(own), "failure:frame:1")
    assert answer.text.startswith("This belongs to an older version of Cork.")
