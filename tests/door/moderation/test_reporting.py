"""*Report to moderators*: three people who have been here a while hold a card, and nobody learns who."""

import pytest

from bot.feed.model import State
from sandbox.people.reply import NotPossible
from tests.door.conftest import Stage
from tests.door.moderation.steps import REPORT, gone, long_here, report, standing, until_in


async def test_a_report_is_asked_about_first_and_then_found_in_the_moderators_list(stage: Stage) -> None:
    card = await standing(stage, stage.ada, "Not shortlisted by Dr Okonkwo")
    asked = await stage.chen.context(REPORT, card)
    assert asked.ephemeral
    assert "Ask the moderators to look at this card?" in asked.text
    assert "> Not shortlisted by Dr Okonkwo" in asked.text
    noted = await stage.chen.press("Report it")
    assert noted.text == "Thank you. The moderators find it in their list; nobody learns who asked."
    found = await stage.olu.slash("/mod list")
    assert found.ephemeral
    assert "> Not shortlisted by Dr Okonkwo" in found.text
    assert "1 report" in found.text
    assert str(stage.chen.id) not in found.text


async def test_a_report_that_was_not_meant_changes_nothing(stage: Stage) -> None:
    card = await standing(stage, stage.ada, "Not shortlisted")
    await stage.chen.context(REPORT, card)
    assert (await stage.chen.press("Leave it")).text == "Nothing was reported."
    assert "Nothing is reported." in (await stage.olu.slash("/mod list")).text


async def test_three_reports_by_members_who_have_been_here_a_while_take_the_card_away(stage: Stage) -> None:
    long_here(stage, "bo", "chen", "dara")
    card = await standing(stage, stage.ada, "Not shortlisted")
    for person in (stage.chen, stage.dara):
        assert "find it in their list" in (await report(person, card)).text
    await stage.bo.context(REPORT, card)
    assert "verlässt den Feed" in (await stage.bo.press("Melden")).text
    await gone(stage, card)
    found = await stage.olu.slash("/mod list")
    assert found.text.index("Held") < found.text.index("> Not shortlisted") < found.text.index("Nothing is reported.")
    assert "held by reports" in found.text
    await until_in(stage, stage.ada, State.HELD)


async def test_reports_of_newcomers_take_nothing_away(stage: Stage) -> None:
    long_here(stage, "chen", "dara")
    card = await standing(stage, stage.ada, "Not shortlisted")
    for person in (stage.chen, stage.dara):
        await report(person, card)
    newcomer = stage.sandbox.world.add_member("eve")
    await report(stage.sandbox.person(newcomer.user.name), card)
    assert "3 reports" in (await stage.olu.slash("/mod list")).text
    assert not card.deleted
    await until_in(stage, stage.ada, State.POSTED)


async def test_a_second_report_by_the_same_member_is_answered_and_not_counted(stage: Stage) -> None:
    card = await standing(stage, stage.ada, "Not shortlisted")
    await report(stage.chen, card)
    assert "You have asked about this card before" in (await report(stage.chen, card)).text
    assert "1 report" in (await stage.olu.slash("/mod list")).text


async def test_ones_own_card_and_any_other_message_cannot_be_reported(stage: Stage) -> None:
    card = await standing(stage, stage.ada, "Not shortlisted")
    own = await stage.ada.context(REPORT, card)
    assert own.ephemeral
    assert own.text == "This card is yours. If you do not want it there, take it back with /unshare."
    said = await stage.dara.say("hello", channel="general")
    assert "Only cards in the feed" in (await stage.chen.context(REPORT, said)).text


async def test_a_card_that_was_taken_back_while_somebody_was_asked_is_not_reported(stage: Stage) -> None:
    card = await standing(stage, stage.ada, "Not shortlisted")
    await stage.chen.context(REPORT, card)
    await stage.ada.press("Make it private again")
    assert "it has just been taken back" in (await stage.chen.press("Report it")).text


async def test_members_are_not_offered_to_moderate(stage: Stage) -> None:
    await standing(stage, stage.ada, "Not shortlisted")
    for command in ("/mod list", "/mod hold", "/mod release", "/mod remove", "/mod block"):
        with pytest.raises(NotPossible, match="is not offered to chen"):
            await stage.chen.slash(command, options={} if command == "/mod list" else {"post": "x"})
