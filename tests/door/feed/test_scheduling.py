"""`/share when:`: posted later, cancelled by a press, and held back where more people would see it."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.people.reply import Reply
from sandbox.world.message import Message
from tests.door.conftest import WEDNESDAY, Stage
from tests.door.feed.audience import close
from tests.door.feed.steps import FEED, cards, feed_of, newest_failure, preview
from tests.door.waiting import pressed, until_kept

TONIGHT = WEDNESDAY.replace(hour=19)
WEEK = TONIGHT + timedelta(days=7)


async def schedule(stage: Stage, line: str = "Not shortlisted", when: str = "in-a-week") -> Reply:
    """Log a failure, schedule it, and return what is said to that."""
    await stage.ada.slash("/fail", line=line)
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada), when=when)
    return await (await stage.ada.press("Schedule it")).settled()


async def its_time_comes(stage: Stage) -> None:
    stage.sandbox.clock.move_to(WEEK + timedelta(minutes=1))


async def told(stage: Stage) -> Message:
    """Wait for a word in private."""
    await stage.sandbox.until(stage.ada.dms)
    return stage.ada.dms()[-1]


async def test_tonight_is_posted_tonight_and_nothing_is_seen_before(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Not shortlisted")
    shown = await stage.ada.slash("/share", failure=await newest_failure(stage.ada), when="tonight")
    assert f"It would go there <t:{int(TONIGHT.timestamp())}:F>" in shown.text
    done = await (await stage.ada.press("Schedule it")).settled()
    assert done.ephemeral
    assert "Until then only you see it" in done.text
    stage.sandbox.clock.move_to(TONIGHT - timedelta(minutes=1))
    assert cards(stage) == []
    stage.sandbox.clock.move_to(TONIGHT + timedelta(minutes=1))
    (card,) = await stage.posted(FEED)
    assert "> Not shortlisted\n" in card.text
    assert stage.ada.dms() == []


async def test_the_preview_changes_when_another_time_is_chosen(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    times = f"share:when:{await newest_failure(stage.ada)}"
    later = await stage.ada.select(times, ["in-a-week"])
    assert f"<t:{int(WEEK.timestamp())}:F>" in later.text
    now = await stage.ada.select(times, ["now"])
    assert "<t:" not in now.text
    await pressed(stage.ada, "Post")
    await stage.posted(FEED)


async def test_a_scheduled_share_is_shown_again_and_cancelled(stage: Stage) -> None:
    await schedule(stage)
    listed = await stage.ada.slash("/share")
    assert f"Not shortlisted · <#{feed_of(stage).id}> · <t:{int(WEEK.timestamp())}:F>" in listed.text
    shown = await stage.ada.select("share:look", [await newest_failure(stage.ada)])
    assert f"This goes to <#{feed_of(stage).id}> <t:{int(WEEK.timestamp())}:F>" in shown.text
    assert "Only you can see it." in (await stage.ada.press("Cancel it")).text
    await its_time_comes(stage)
    assert "Nothing of yours is scheduled here." in (await stage.ada.slash("/share")).text
    assert cards(stage) == []


async def test_unshare_cancels_too(stage: Stage) -> None:
    await schedule(stage)
    await stage.ada.slash("/unshare", failure=await newest_failure(stage.ada))
    assert "Nothing of yours is scheduled here." in (await stage.ada.slash("/share")).text


async def test_nobody_sees_what_another_has_scheduled(stage: Stage) -> None:
    await schedule(stage)
    assert "Nothing of yours is scheduled here." in (await stage.chen.slash("/share")).text


async def test_a_channel_that_more_people_can_see_by_then_gets_nothing_and_the_member_is_told(stage: Stage) -> None:
    close(stage, stage.ada)
    await schedule(stage, "Prof. N. said no")
    close(stage, stage.ada, stage.chen)
    await its_time_comes(stage)
    word = await told(stage)
    assert "> Prof. N. said no" in word.text
    assert "was **not posted**: more people can see" in word.text
    assert stage.channel(FEED) == []
    listed = await stage.ada.slash("/share")
    assert "**Not posted**" in listed.text
    assert "Prof. N. said no" in listed.text


async def test_what_was_cancelled_can_be_posted_all_the_same(stage: Stage) -> None:
    close(stage, stage.ada)
    await schedule(stage)
    close(stage, stage.ada, stage.chen)
    await its_time_comes(stage)
    await told(stage)
    await stage.ada.slash("/share")
    shown = await stage.ada.select("share:look", [await newest_failure(stage.ada)])
    assert "Nothing is posted yet." in shown.text
    await pressed(stage.ada, "Post")
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE state = 'posted'"))
    assert "Nothing of yours is scheduled here." in (await stage.ada.slash("/share")).text


async def test_what_was_cancelled_is_left_private_by_a_press_on_the_private_word(stage: Stage) -> None:
    close(stage, stage.ada)
    await schedule(stage)
    close(stage, stage.ada, stage.chen)
    await its_time_comes(stage)
    word = await told(stage)
    assert "Only you can see it." in (await stage.ada.press("Keep private", on=word)).text
    assert "Nothing of yours is scheduled here." in (await stage.ada.slash("/share")).text


async def test_who_has_paused_is_sent_nothing_and_finds_it_in_share(stage: Stage) -> None:
    close(stage, stage.ada)
    await schedule(stage)
    await stage.ada.slash("/pause")
    close(stage, stage.ada, stage.chen)
    await its_time_comes(stage)
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share") is None)
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM outbox WHERE kind = 'feed.cancelled'") is None)
    assert "**Not posted**" in (await stage.ada.slash("/share")).text
    assert stage.ada.dms() == []


async def test_a_channel_that_fewer_people_can_see_by_then_gets_it(stage: Stage) -> None:
    close(stage, stage.olu, stage.chen)
    await schedule(stage)
    close(stage, stage.olu)
    await its_time_comes(stage)
    await stage.posted(FEED)


async def test_a_channel_that_cannot_be_looked_into_pauses_the_feed_and_loses_nothing(stage: Stage) -> None:
    await schedule(stage, when="tonight")
    stage.sandbox.trouble.deny("VIEW_CHANNEL", feed_of(stage))
    # Before midnight: the daily look at the servers would find Cork there, and end the pause before it is looked for.
    stage.sandbox.clock.move_to(TONIGHT + timedelta(minutes=1))
    guild = stage.sandbox.world.guild.id
    await until_kept(stage.bot.db, lambda tx: tx.value("SELECT feed_pause FROM guild WHERE id = ?", guild))
    assert "Not shortlisted" in (await stage.ada.slash("/share")).text
    stage.sandbox.trouble.allow("VIEW_CHANNEL", feed_of(stage))
    await (await stage.olu.slash("/setup check")).settled()
    stage.sandbox.clock.advance(timedelta(minutes=1))
    await stage.posted(FEED)


async def test_where_cork_cannot_see_who_looks_nothing_is_scheduled(stage: Stage) -> None:
    stage.sandbox.trouble.deny("VIEW_CHANNEL", feed_of(stage))
    refused = await schedule(stage)
    said = "\n".join((refused.text, *(one.text for one in refused.followups)))
    assert "Nothing was scheduled" in said
    assert "Nothing of yours is scheduled here." in (await stage.ada.slash("/share")).text


@pytest.mark.parametrize("audience", ["counted", "private"])
async def test_only_what_others_will_read_can_wait_for_a_time(stage: Stage, audience: str) -> None:
    await stage.ada.slash("/fail", line="Not shortlisted")
    options: dict[str, Any] = {"failure": await newest_failure(stage.ada), "as": audience, "when": "tonight"}
    refused = await stage.ada.slash("/share", **options)
    assert refused.ephemeral
    assert "Only what others will read can be scheduled." in refused.text


async def test_what_others_can_read_already_is_not_scheduled(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    await pressed(stage.ada, "Post")
    await stage.posted(FEED)
    refused = await stage.ada.slash("/share", failure=await newest_failure(stage.ada), when="tonight")
    assert "Others can read this one already" in refused.text


async def test_an_offer_whose_hour_has_passed_is_shown_anew_before_it_is_posted(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Not shortlisted")
    shown = await stage.ada.slash("/share", failure=await newest_failure(stage.ada), when="tonight")
    stage.sandbox.clock.move_to(TONIGHT + timedelta(minutes=1))
    again = await stage.ada.press("Schedule it", on=shown.message)
    assert "nothing was posted" in again.text
    assert "<t:" not in again.text
    assert cards(stage) == []


async def test_what_was_shared_a_year_ago_is_still_taken_back(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    await pressed(stage.ada, "Post")
    await stage.posted(FEED)
    stage.sandbox.clock.advance(timedelta(days=366))
    await stage.ada.slash("/unshare", failure=await newest_failure(stage.ada))
    await stage.sandbox.until(lambda: stage.channel(FEED) == [])
