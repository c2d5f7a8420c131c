"""`/mod block`: the author of a card shares nothing for a while; a named one and an anonymous one alike."""

from datetime import timedelta

from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, cards, preview
from tests.door.moderation.steps import choices, standing
from tests.door.waiting import refused

REFUSED = "Sharing is not possible for you in this server before <t:"


async def test_a_blocked_author_is_told_kindly_at_the_next_try_and_the_entry_stays(stage: Stage) -> None:
    await standing(stage, stage.ada, "Not shortlisted")
    blocked = await stage.olu.slash("/mod block", post="shortlisted", days=7)
    assert "whoever that is, shares nothing here before 25 November 2026" in blocked.text
    await preview(stage.ada, "A form letter")
    said = await refused(stage.ada, "Post")
    assert said.text.startswith(REFUSED)
    assert said.text.endswith("Your entry stays private and saved.")
    assert len(cards(stage)) == 1
    assert "A form letter" in (await stage.ada.slash("/failures list")).text


async def test_others_share_on_and_the_blocked_one_can_still_be_counted(stage: Stage) -> None:
    await standing(stage, stage.ada, "Not shortlisted")
    await stage.olu.slash("/mod block", post="shortlisted")
    await standing(stage, stage.chen, "Silence")
    await preview(stage.ada, "A form letter")
    assert "Counted." in (await stage.ada.press("Just count it")).text


async def test_a_block_runs_out_by_itself(stage: Stage) -> None:
    await standing(stage, stage.ada, "Not shortlisted")
    await stage.olu.slash("/mod block", post="shortlisted", days=1)
    await preview(stage.ada, "A form letter")
    assert (await refused(stage.ada, "Post")).text.startswith(REFUSED)
    stage.sandbox.clock.advance(timedelta(days=1))
    await standing(stage, stage.ada, "A form letter again")


async def test_a_block_can_be_ended_from_the_list(stage: Stage) -> None:
    await standing(stage, stage.ada, "Not shortlisted")
    await stage.olu.slash("/mod block", post="shortlisted")
    shown = await stage.olu.slash("/mod list")
    assert "The author of one card. Cork recognises them when they share, and tells nobody who it is." in shown.text
    ended = await stage.olu.select("mod:unblock", choices(shown, "mod:unblock"))
    assert "The block is over." in ended.text
    assert "May not share for now" not in ended.text
    await standing(stage, stage.ada, "A form letter")
    assert len(await stage.posted(FEED, 2)) == 2
