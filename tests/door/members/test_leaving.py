"""`/leave`: what stands in the server goes, the journal stays, and nobody is told."""

import pytest

from bot.guilds import actions as guilds
from bot.kernel.outbox import Notice
from bot.quests import actions as quests
from cogs.milestones.carriers import MilestoneCarrier
from sandbox.people.reply import NotPossible
from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of
from tests.door.quests.steps import PARTY, log
from tests.door.waiting import pressed

FEED = "cv-of-failures"


async def share(stage: Stage, name: str, line: str) -> None:
    """Log a failure and share it with one's name."""
    person = stage.sandbox.person(name)
    standing = len(stage.channel(FEED))
    receipt = await person.slash("/fail", line=line, share="named")
    await stage.sandbox.until(lambda: receipt.followups)
    await pressed(person, "Post", on=receipt.followups[0])
    await stage.posted(FEED, standing + 1)


async def test_cards_and_celebrations_go_and_the_journal_stays(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, scope="chairs", announce=True)
    await share(stage, "ada", "No from Oslo")
    await share(stage, "chen", "No from Graz")
    await stage.posted(PARTY)
    asked = await stage.ada.slash("/leave")
    assert asked.ephemeral
    assert asked.text.split("\n")[:3] == [
        "**Leave Cork in this server?** Nobody is told. Then:",
        "- 1 failure that you share here becomes private, and its card goes.",
        "- 1 quest of yours is no longer announced here, and what was announced of it goes.",
    ]
    assert len(stage.channel(FEED)) == 2
    told = await stage.ada.press("Leave")
    assert told.text.startswith("Nothing of yours stands in this server any more.")
    await stage.sandbox.until(lambda: not stage.channel(PARTY) and len(stage.channel(FEED)) == 1)
    assert "No from Graz" in stage.channel(FEED)[0].text
    assert "No from Oslo" in (await stage.ada.slash("/failures list")).text
    assert "**2** of 10 · chairs" in (await log(stage.ada, "Another"))[0]


async def test_a_quest_goes_on_in_private(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, announce=True)
    await log(stage.ada, "First")
    await stage.posted(PARTY)
    await stage.ada.slash("/leave")
    await stage.ada.press("Leave")
    await log(stage.ada, "Second")
    await stage.sandbox.until(stage.ada.dms)
    assert stage.ada.dms()[0].text.startswith("🥂 You have reached **2 of 10**")
    await stage.sandbox.until(lambda: not stage.channel(PARTY))


async def test_one_can_think_again(stage: Stage) -> None:
    await share(stage, "ada", "No from Oslo")
    await stage.ada.slash("/leave")
    assert (await stage.ada.press("Leave it as it is")).text == "Nothing has changed."
    assert len(stage.channel(FEED)) == 1


async def test_who_shows_nothing_has_nothing_to_take_back(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="No from Oslo")
    told = await stage.ada.slash("/leave")
    assert told.text.startswith("Nothing of yours stands in this server, so there is nothing to take back.")
    assert told.buttons == []


async def test_pressing_twice_leaves_once(stage: Stage) -> None:
    await share(stage, "ada", "No from Oslo")
    asked = message_of(await stage.ada.slash("/leave"))
    for told in (
        "Nothing of yours stands in this server any more.",
        "Nothing of yours stands in this server, so there",
    ):
        assert (await forged_press(stage, stage.ada, asked, "leave:now")).text.startswith(told)


async def test_it_belongs_to_a_server(stage: Stage) -> None:
    with pytest.raises(NotPossible):
        await stage.ada.slash("/leave", dm=True)


async def test_one_can_share_again_afterwards(stage: Stage) -> None:
    await share(stage, "ada", "No from Oslo")
    await stage.ada.slash("/leave")
    await stage.ada.press("Leave")
    await stage.sandbox.until(lambda: not stage.channel(FEED))
    await share(stage, "ada", "No from Graz")
    assert "No from Graz" in stage.channel(FEED)[0].text


async def test_a_celebration_that_is_under_way_when_one_leaves_is_not_drawn_any_more(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, announce=True)
    (quest,) = await stage.bot.db.read(quests.running, stage.ada.id)
    channel = (await stage.bot.db.read(guilds.find, stage.sandbox.world.guild.id)).party_channel
    assert channel is not None
    payload = {"quest": quest.id, "threshold": 1}
    notice = Notice(
        1, "quest.milestone", channel, payload, "nonce", bulk=False, version=0, attempts=0, first_attempt_at=None
    )
    carrier = MilestoneCarrier(stage.bot)
    assert await carrier.render(notice) is not None
    await stage.ada.slash("/leave")
    await stage.ada.press("Leave")
    assert await carrier.render(notice) is None
