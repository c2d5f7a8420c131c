"""Without a name, and later: an evening by the server's clock, cancelled by a press, held back where more would see."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.guilds import actions as guilds
from sandbox.people.reply import Reply
from tests.door.conftest import WEDNESDAY, Stage
from tests.door.feed.audience import close
from tests.door.feed.steps import FEED, as_read, feed_of, newest_failure, share
from tests.door.waiting import pressed, until_kept

TEXT = "A rejection that nobody else would have worded so"
EVENING = WEDNESDAY.replace(hour=20)
"""Eight where the server is, by UTC; Ada's own zone is an hour ahead."""
OUT = timedelta(minutes=91)
SCHEDULE = "Schedule it without my name"
POST = "Post it without my name"


@pytest.fixture(autouse=True)
async def _allowed(stage: Stage) -> None:
    now = stage.sandbox.clock.now()
    await stage.bot.db.run(guilds.change, stage.sandbox.world.guild.id, now, anonymous=True, zone="UTC")
    await stage.ada.slash("/me zone", zone="Asia/Kolkata")


async def offered(stage: Stage, text: str = TEXT, **options: Any) -> Reply:
    await stage.ada.slash("/fail", line=text)
    return await stage.ada.slash(
        "/share", failure=await newest_failure(stage.ada), options={"as": "anonymous"}, **options
    )


def stamp(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:F>"


async def nothing_came(stage: Stage) -> bool:
    """Tell whether the feed is empty once all that was asked for has gone out."""
    await until_kept(stage.bot.db, lambda tx: not tx.value("SELECT count(*) FROM outbox"))
    return stage.channel(FEED) == []


async def test_tonight_is_eight_where_the_server_is_and_comes_out_at_random_after_it(stage: Stage) -> None:
    shown = await offered(stage, when="tonight")
    assert f"between 10 and 90 minutes after {stamp(EVENING)}" in shown.text
    assert shown.message is not None
    (_, promised, _) = as_read(shown.message.components)
    done = await pressed(stage.ada, SCHEDULE)
    assert f"between 10 and 90 minutes after {stamp(EVENING)}" in done.text
    stage.sandbox.clock.move_to(EVENING + timedelta(minutes=9))
    assert stage.channel(FEED) == []
    stage.sandbox.clock.move_to(EVENING + OUT)
    (card,) = await stage.posted(FEED)
    assert as_read(card.components) == [promised]
    assert stage.ada.dms() == []


async def test_another_time_is_chosen_under_the_preview(stage: Stage) -> None:
    await offered(stage)
    times = f"share:unnamed-when:{await newest_failure(stage.ada)}"
    assert stamp(EVENING + timedelta(days=7)) in (await stage.ada.select(times, ["in-a-week"])).text
    assert "<t:" not in (await stage.ada.select(times, ["now"])).text
    assert "between 10 and 90 minutes from now" in (await pressed(stage.ada, POST)).text


async def test_an_hour_that_was_chosen_for_ones_name_is_none_without_it(stage: Stage) -> None:
    await stage.ada.slash("/fail", line=TEXT)
    failure = await newest_failure(stage.ada)
    await stage.ada.slash("/share", failure=failure, when="in-a-week")
    assert "<t:" not in (await stage.ada.slash("/share", failure=failure, options={"as": "anonymous"})).text


async def test_it_is_in_the_list_and_is_shown_again_without_a_name(stage: Stage) -> None:
    await offered(stage, when="in-a-week")
    await pressed(stage.ada, SCHEDULE)
    listed = await stage.ada.slash("/share")
    week = stamp(EVENING + timedelta(days=7))
    assert f"{TEXT} · without your name · <#{feed_of(stage).id}> · {week}" in listed.text
    shown = await stage.ada.select("share:look", [await newest_failure(stage.ada)])
    assert "This waits for its hour" in shown.text
    assert week in shown.text
    assert "Only you can see it." in (await stage.ada.press("Make it private again")).text
    stage.sandbox.clock.move_to(EVENING + timedelta(days=7) + OUT)
    assert await nothing_came(stage)


async def test_another_hour_takes_the_place_of_the_first(stage: Stage) -> None:
    await offered(stage, when="tonight")
    await pressed(stage.ada, SCHEDULE)
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada))
    shown = await stage.ada.slash(
        "/share", failure=await newest_failure(stage.ada), options={"as": "anonymous"}, when="in-a-week"
    )
    assert "This waits for its hour" in shown.text
    await pressed(stage.ada, SCHEDULE)
    stage.sandbox.clock.move_to(EVENING + OUT)
    assert await nothing_came(stage)
    stage.sandbox.clock.move_to(EVENING + timedelta(days=7) + OUT)
    assert len(await stage.posted(FEED)) == 1


async def test_what_others_read_already_is_not_scheduled(stage: Stage) -> None:
    await offered(stage)
    await pressed(stage.ada, POST)
    stage.sandbox.clock.advance(OUT)
    await stage.posted(FEED)
    refused = await stage.ada.slash(
        "/share", failure=await newest_failure(stage.ada), options={"as": "anonymous"}, when="tonight"
    )
    assert "Others can read this one already" in refused.text


@pytest.mark.parametrize(("when", "button", "after"), [("in-a-month", SCHEDULE, 32), ("now", POST, 1)])
async def test_where_more_people_see_the_feed_by_then_it_is_not_posted_and_only_the_list_says_so(
    stage: Stage, when: str, button: str, after: int
) -> None:
    close(stage, stage.ada, stage.chen)
    await offered(stage, when=when)
    await pressed(stage.ada, button)
    close(stage, stage.ada, stage.chen, stage.dara)
    stage.sandbox.clock.advance(timedelta(days=after))
    await until_kept(stage.bot.db, lambda tx: not tx.value("SELECT count(*) FROM share"))
    await until_kept(stage.bot.db, lambda tx: not tx.value("SELECT count(*) FROM outbox"))
    assert await stage.bot.db.read(lambda tx: tx.value("SELECT count(*) FROM said WHERE message_id IS NOT NULL")) == 0
    assert stage.ada.dms() == []
    listed = await stage.ada.slash("/share")
    assert "**Not posted**" in listed.text
    assert f"{TEXT} · without your name" in listed.text
    shown = await stage.ada.select("share:look", [await newest_failure(stage.ada)])
    assert "without your name. Nothing is posted yet." in shown.text
    await pressed(stage.ada, POST)
    stage.sandbox.clock.advance(timedelta(days=1))
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE state = 'posted'"))


async def test_a_share_that_is_near_to_one_under_ones_name_is_warned_about(stage: Stage) -> None:
    await stage.ada.slash("/me zone", zone="UTC")
    await stage.ada.slash("/fail", line="By name")
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada), when="in-a-week")
    await pressed(stage.ada, "Schedule it")
    assert "within two hours of it" in (await offered(stage, when="in-a-week")).text
    await share(stage, stage.chen, "Somebody else's")
    assert "within two hours of it" not in (await offered(stage, "Tonight", when="tonight")).text


async def test_a_share_that_is_near_to_a_bottle_that_one_opened_is_warned_about(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30, announce=True)
    assert "within two hours of it" not in (await offered(stage)).text
    asked = await stage.ada.slash("/quest offer")
    await stage.ada.press("Open the bottle anyway", on=asked.message)
    assert "within two hours of it" in (await offered(stage, "Another")).text
    stage.sandbox.clock.advance(timedelta(hours=2))
    assert "within two hours of it" not in (await offered(stage, "A third")).text


async def test_where_cork_cannot_see_who_looks_in_nothing_is_agreed_to(stage: Stage) -> None:
    await offered(stage)
    stage.sandbox.trouble.deny("VIEW_CHANNEL", feed_of(stage))
    said = await pressed(stage.ada, POST)
    assert "Nothing was shared" in said.followups[0].text
    assert "Nothing of yours is scheduled here." in (await stage.ada.slash("/share")).text
