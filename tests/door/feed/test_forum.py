"""A feed may be a forum: every card is a post with a title."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.feed import actions as feed
from bot.feed.model import Manner, Share
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from sandbox.world.model import Channel
from sandbox.world.permissions import Permission
from tests.door.conftest import Stage
from tests.door.feed.standing import FORUM, ask_to_share, passes, posts, put_post, until_shared, use_forum
from tests.door.feed.steps import feed_of

NOBODY = 0


@pytest.fixture(autouse=True)
async def forum(stage: Stage) -> Channel:
    forum = await use_forum(stage)
    stage.sandbox.trouble.deny(Permission.MANAGE_THREADS, forum)
    return forum


async def reword(stage: Stage, line: str) -> None:
    """Change the line of the failure that Ada was not shortlisted."""
    share = await _not_shortlisted(stage)
    now = stage.sandbox.clock.now()
    await stage.bot.db.run(journal.edit, stage.ada.id, share.failure_id or NOBODY, now, line=line)


async def take_back(stage: Stage) -> None:
    """Withdraw the failure that Ada was not shortlisted."""
    share = await _not_shortlisted(stage)
    await stage.bot.db.run(feed.withdraw, stage.ada.id, share.id, stage.sandbox.clock.now())


async def _not_shortlisted(stage: Stage) -> Share:
    found = await stage.bot.db.read(feed.named, stage.ada.id)
    return next(one for one in found if one.text == "Not shortlisted")


def words(stage: Stage, post: Channel) -> list[str]:
    return [message.text for message in stage.olu.sees(post)]


async def test_an_organiser_may_choose_a_forum_as_the_feed_and_what_waits_goes_there(stage: Stage) -> None:
    now, guild = stage.sandbox.clock.now(), stage.sandbox.world.guild.id
    await stage.bot.db.run(guilds.change, guild, now, feed_channel=feed_of(stage).id)
    await stage.bot.db.run(guilds.change, guild, now, feed_pause="403 50013")
    await ask_to_share(stage, stage.ada, "Not shortlisted")
    await stage.olu.slash("/setup wizard")
    await stage.olu.select("setup:feed", [FORUM])
    await stage.sandbox.until(lambda: [post.name for post in posts(stage)] == ["Not shortlisted"])
    found = await (await stage.olu.slash("/setup check")).settled()
    assert "❌" not in found.text


async def test_a_card_is_a_post_with_the_line_as_its_title(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted")
    (card,) = stage.olu.sees(post)
    assert post.name == "Not shortlisted"
    assert "> Not shortlisted" in card.text
    assert card.id == post.id


async def test_each_card_has_a_post_of_its_own_even_with_the_same_words(stage: Stage) -> None:
    first = await put_post(stage, "Dear applicant")
    passes(stage, timedelta(minutes=1))
    second = await put_post(stage, "Dear applicant")
    assert [first.id, second.id] == [post.id for post in posts(stage)]


async def test_a_title_pings_nobody_and_is_no_longer_than_discord_takes(stage: Stage) -> None:
    line = "@everyone \u202e<@1> " + "no " * 60
    post = await put_post(stage, line)
    (card,) = stage.olu.sees(post)
    assert len(post.name) <= 100
    assert "\u202e" not in post.name
    assert not card.mention_everyone
    assert not card.mentions


async def test_a_text_with_nothing_to_see_still_has_a_title(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted", Manner(note="\u2800\u200b"))
    assert post.name == "A failure, shared"


async def test_a_content_note_is_the_title_so_that_the_list_of_posts_tells_no_more(stage: Stage) -> None:
    post = await put_post(stage, "They laughed at my illness", Manner(note="about illness"))
    assert post.name == "about illness"


async def test_a_post_follows_the_line_of_its_entry_with_its_title(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted")
    await reword(stage, "Not even longlisted")
    await stage.sandbox.until(lambda: post.name == "Not even longlisted")
    assert ["> Not even longlisted" in text for text in words(stage, post)] == [True]


async def test_a_post_in_the_archive_follows_its_entry_and_stays_there(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted")
    assert post.thread is not None
    post.thread.archived = True
    await reword(stage, "Not even longlisted")
    await stage.sandbox.until(lambda: post.name == "Not even longlisted" and post.thread and post.thread.archived)
    assert "> Not even longlisted" in words(stage, post)[0]


async def test_a_post_that_is_taken_back_keeps_neither_its_words_nor_its_title(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted")
    await take_back(stage)
    await stage.sandbox.until(lambda: post.thread and post.thread.archived)
    assert words(stage, post) == []
    assert post.name == "Taken back"


async def test_a_post_that_is_taken_back_goes_altogether_where_cork_may_delete_it(stage: Stage, forum: Channel) -> None:
    await put_post(stage, "Not shortlisted")
    stage.sandbox.trouble.allow(Permission.MANAGE_THREADS, forum)
    await take_back(stage)
    await stage.sandbox.until(lambda: posts(stage) == [])


async def test_what_others_said_below_a_post_stays_theirs_when_it_is_taken_back(stage: Stage, forum: Channel) -> None:
    post = await put_post(stage, "Not shortlisted")
    await stage.chen.say("Their loss.", channel=post)
    stage.sandbox.trouble.allow(Permission.MANAGE_THREADS, forum)
    await take_back(stage)
    await stage.sandbox.until(lambda: post.name == "Taken back")
    assert words(stage, post) == ["Their loss."]


async def test_a_post_in_the_archive_can_be_taken_back(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted")
    await stage.chen.say("Their loss.", channel=post)
    assert post.thread is not None
    post.thread.archived = True
    await take_back(stage)
    await stage.sandbox.until(lambda: post.name == "Taken back" and post.thread and post.thread.archived)
    assert words(stage, post) == ["Their loss."]


async def test_a_forum_that_demands_a_tag_gets_the_first_that_anybody_may_give(stage: Stage, forum: Channel) -> None:
    forum.tag_required = True
    forum.tags[0] = replace(forum.tags[0], moderated=True)
    post = await put_post(stage, "Not shortlisted")
    assert post.thread is not None
    assert post.thread.applied_tags == [forum.tags[1].id]


async def test_a_post_of_a_card_open_to_talk_is_the_thread_to_talk_in(stage: Stage) -> None:
    post = await put_post(stage, "Not shortlisted", Manner(talk=True))
    await ask_to_share(stage, stage.ada, "A form letter")
    await stage.sandbox.until(lambda: len(posts(stage)) == 2)
    assert posts(stage)[0] is post
    await until_shared(stage, "Not shortlisted", "A form letter")
