"""Posts in a forum stand once, whatever goes wrong on their way, and a moderator's deletion is the last word."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.feed import actions as feed
from sandbox.world.model import Channel
from sandbox.world.permissions import Permission
from tests.door.conftest import Stage
from tests.door.feed.standing import (
    AN_HOUR,
    ask_to_share,
    passes,
    posts,
    put_post,
    shared_lines,
    until_paused,
    until_shared,
    use_forum,
)
from tests.door.feed.test_forum import reword, take_back
from tests.door.waiting import until_put_off

POSTS = "/channels/*/threads"


@pytest.fixture(autouse=True)
async def forum(stage: Stage) -> Channel:
    forum = await use_forum(stage)
    stage.sandbox.trouble.deny(Permission.MANAGE_THREADS, forum)
    return forum


@pytest.mark.parametrize("applied", [True, False], ids=["started all the same", "not started"])
@pytest.mark.parametrize("status", [500, 503], ids=["broken", "unavailable"])
async def test_a_post_that_discord_answers_with_an_error_stands_once(
    stage: Stage, status: int, *, applied: bool
) -> None:
    stage.sandbox.trouble.fail("POST", POSTS, status=status, applied=applied)
    await ask_to_share(stage, stage.ada, "Not shortlisted")
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    assert len(posts(stage)) == int(applied)
    passes(stage, timedelta(seconds=10))
    await put_post(stage, "A form letter")
    assert [post.name for post in posts(stage)] == ["Not shortlisted", "A form letter"]


async def test_a_post_whose_answer_was_lost_is_recognised_in_the_archive_too(stage: Stage) -> None:
    stage.sandbox.trouble.drop("POST", POSTS, applied=True)
    await ask_to_share(stage, stage.ada, "Not shortlisted")
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    (post,) = posts(stage)
    assert post.thread is not None
    post.thread.archived = True
    post.name = "renamed by a moderator"
    passes(stage, timedelta(hours=3))
    await put_post(stage, "A form letter")
    assert [one.name for one in posts(stage)] == ["renamed by a moderator", "A form letter"]


async def test_a_post_that_arrived_unheard_of_goes_when_its_author_takes_it_back(stage: Stage) -> None:
    stage.sandbox.trouble.fail("POST", POSTS, status=503, applied=True)
    await ask_to_share(stage, stage.ada, "Not shortlisted")
    await until_put_off(stage.bot.db, stage.sandbox.clock.now())
    (post,) = posts(stage)
    await take_back(stage)
    passes(stage, timedelta(minutes=10))
    await stage.sandbox.until(lambda: post.name == "Taken back")
    assert stage.olu.sees(post) == []


async def test_a_post_that_a_moderator_deleted_is_found_within_the_hour(stage: Stage) -> None:
    gone = await put_post(stage, "Not shortlisted")
    kept = await put_post(stage, "A form letter")
    assert kept.thread is not None
    kept.thread.archived = True
    stage.sandbox.trouble.delete_channel(gone)
    passes(stage, AN_HOUR)
    await until_shared(stage, "A form letter")


async def test_a_post_of_long_ago_that_a_moderator_deleted_is_found_too(stage: Stage) -> None:
    gone = await put_post(stage, "long ago")
    passes(stage, timedelta(days=8))
    await put_post(stage, "today")
    stage.sandbox.trouble.delete_channel(gone)
    passes(stage, AN_HOUR)
    await until_shared(stage, "today")


async def test_a_post_that_a_moderator_deleted_makes_its_share_private_at_the_next_touch(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted")
    stage.sandbox.trouble.delete_channel(post)
    await reword(stage, "Not even longlisted")
    await until_shared(stage)
    await until_paused(stage, None)


async def test_a_post_that_goes_while_it_is_drawn_anew_is_not_taken_for_the_forum(stage: Stage) -> None:
    await put_post(stage, "A form letter")
    post = await put_post(stage, "Not shortlisted")
    held = stage.sandbox.trouble.hold("GET", f"/channels/{post.id}", applied=True)
    await reword(stage, "Not even longlisted")
    await held.arrived()
    stage.sandbox.trouble.delete_channel(post)
    held.release()
    await until_shared(stage, "A form letter")
    await until_paused(stage, None)


async def test_a_post_whose_first_message_a_moderator_deleted_makes_its_share_private_at_the_next_touch(
    stage: Stage,
) -> None:
    post = await put_post(stage, "Not shortlisted")
    for card in stage.olu.sees(post):
        await stage.olu.delete(card)
    await reword(stage, "Not even longlisted")
    await until_shared(stage)


async def test_a_deleted_post_that_its_author_takes_back_is_simply_gone(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted")
    stage.sandbox.trouble.delete_channel(post)
    await take_back(stage)
    await put_post(stage, "A form letter")
    await until_paused(stage, None)


async def test_a_locked_post_stays_as_it_was_and_keeps_no_other_waiting(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted")
    assert post.thread is not None
    post.thread.locked = True
    await reword(stage, "Not even longlisted")
    await put_post(stage, "A form letter")
    await until_paused(stage, None)
    assert "Not shortlisted" in stage.olu.sees(post)[0].text


async def test_a_locked_post_that_is_taken_back_does_not_stand_there_unnoticed(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted")
    assert post.thread is not None
    post.thread.locked = True
    await take_back(stage)
    await until_paused(stage, "400 160005")
    assert "stands in a post that is **locked**" in (await (await stage.olu.slash("/setup check")).settled()).text
    await until_paused(stage, "400 160005")
    post.thread.locked = False
    await stage.bot.db.run(feed.resume, stage.sandbox.world.guild.id, stage.sandbox.clock.now())
    await stage.sandbox.until(lambda: post.name == "Taken back")


async def test_a_forum_that_demands_a_tag_cork_may_not_give_pauses_the_feed(stage: Stage, forum: Channel) -> None:
    forum.tag_required = True
    forum.tags = [replace(tag, moderated=True) for tag in forum.tags]
    await ask_to_share(stage, stage.ada, "Not shortlisted")
    await until_paused(stage, "400 40067")
    assert await shared_lines(stage) == ["Not shortlisted"]
    assert "This forum demands a tag" in (await (await stage.olu.slash("/setup check")).settled()).text
    await until_paused(stage, "400 40067")
    forum.tag_required = False
    await stage.olu.slash("/setup check")
    await stage.sandbox.until(lambda: [post.name for post in posts(stage)] == ["Not shortlisted"])


async def test_a_forum_that_was_deleted_pauses_the_feed(stage: Stage, forum: Channel) -> None:
    await put_post(stage, "Not shortlisted")
    stage.sandbox.trouble.delete_channel(forum)
    passes(stage, AN_HOUR)
    await until_paused(stage, "404 10003")
    await until_shared(stage)
