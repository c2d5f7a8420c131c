"""What happens to the feed behind Cork's back is found by a look once an hour, and once a day at the servers."""

from collections.abc import Callable

import pytest

from bot.feed import actions as feed
from bot.privacy import actions as privacy
from sandbox.wire import Dispatch, Exchange
from tests.door.conftest import Stage
from tests.door.feed.standing import (
    A_DAY,
    AN_HOUR,
    ask_to_share,
    passes,
    put_card,
    shared_lines,
    until_paused,
    until_shared,
)
from tests.door.feed.steps import FEED, feed_of

AWAY, GONE, HIDDEN = "404 10004", "404 10003", "403 50001"


class Looks:
    """Counts the requests for what stands in a channel."""

    def __init__(self, stage: Stage) -> None:
        self.count = 0
        self._route = f"/channels/{feed_of(stage).id}/messages"
        stage.sandbox.wire.observe(self._note)

    def were(self, count: int) -> Callable[[], bool]:
        """Tell, whenever asked, whether there have been so many."""
        return lambda: self.count == count

    def _note(self, seen: Exchange | Dispatch) -> None:
        if isinstance(seen, Exchange):
            self.count += (seen.method, seen.path) == ("GET", self._route)


async def test_a_card_that_a_moderator_deleted_is_found_within_the_hour_and_its_share_is_private(stage: Stage) -> None:
    looks = Looks(stage)
    card = await put_card(stage, "Not shortlisted")
    await put_card(stage, "A form letter")
    await stage.olu.delete(card)
    passes(stage, AN_HOUR)
    await until_shared(stage, "A form letter")
    assert looks.count == 1
    assert [message.deleted for message in stage.channel(FEED)] == [False]


async def test_a_look_that_finds_everything_changes_nothing(stage: Stage) -> None:
    looks = Looks(stage)
    card = await put_card(stage, "Not shortlisted")
    for hour in (1, 2):
        passes(stage, AN_HOUR)
        await stage.sandbox.until(looks.were(hour))
    assert stage.channel(FEED) == [card]
    assert await shared_lines(stage) == ["Not shortlisted"]
    assert card.edited_at is None


async def test_a_feed_without_cards_is_not_looked_at(stage: Stage) -> None:
    looks = Looks(stage)
    passes(stage, 2 * AN_HOUR)
    await put_card(stage, "Not shortlisted")
    assert looks.count == 0


async def test_a_purged_channel_makes_every_share_private_and_posts_nothing_again(stage: Stage) -> None:
    for number in range(3):
        await put_card(stage, f"no {number}")
    for card in stage.channel(FEED):
        await stage.olu.delete(card)
    passes(stage, AN_HOUR)
    await until_shared(stage)
    await put_card(stage, "the next one")
    assert len(stage.channel(FEED)) == 1


async def test_a_card_above_the_newest_hundred_messages_is_found_too(stage: Stage) -> None:
    card = await put_card(stage, "long ago")
    for number in range(100):
        await stage.ada.say(f"and {number}", channel=FEED)
    await put_card(stage, "today")
    await stage.olu.delete(card)
    passes(stage, AN_HOUR)
    await until_shared(stage, "today")


async def test_a_history_that_cork_may_not_read_is_not_taken_for_an_empty_channel(stage: Stage) -> None:
    await put_card(stage, "Not shortlisted")
    stage.sandbox.trouble.deny("READ_MESSAGE_HISTORY", feed_of(stage))
    looks = Looks(stage)
    passes(stage, AN_HOUR)
    await stage.sandbox.until(lambda: looks.count)
    await put_card(stage, "A form letter")
    assert await shared_lines(stage) == ["A form letter", "Not shortlisted"]


async def test_a_look_that_discord_answers_badly_is_made_again_and_loses_nothing(stage: Stage) -> None:
    card = await put_card(stage, "Not shortlisted")
    await stage.olu.delete(card)
    stage.sandbox.trouble.fail("GET", f"/channels/{feed_of(stage).id}/messages", status=503)
    looks = Looks(stage)
    passes(stage, AN_HOUR)
    await stage.sandbox.until(lambda: looks.count == 1)
    assert await shared_lines(stage) == ["Not shortlisted"]
    passes(stage, AN_HOUR)
    await until_shared(stage)


async def test_a_channel_that_was_deleted_pauses_the_feed_and_its_shares_are_private(stage: Stage) -> None:
    await put_card(stage, "Not shortlisted")
    stage.sandbox.trouble.delete_channel(feed_of(stage))
    passes(stage, AN_HOUR)
    await until_paused(stage, GONE)
    assert await shared_lines(stage) == []


async def test_a_channel_deleted_and_set_anew_gets_what_waited_and_nothing_that_stood_before(stage: Stage) -> None:
    await put_card(stage, "stood before")
    stage.sandbox.trouble.delete_channel(feed_of(stage))
    await ask_to_share(stage, stage.ada, "waits")
    await until_paused(stage, GONE)
    passes(stage, A_DAY)
    fresh = stage.sandbox.world.add_channel(stage.sandbox.world.guild, "cv-of-failures")
    await stage.olu.slash("/setup wizard")
    await stage.olu.select("setup:feed", [fresh.name])
    (card,) = await stage.posted(FEED)
    assert "> waits" in card.text
    await until_shared(stage, "waits")


async def test_a_permission_lost_is_noticed_and_one_given_back_ends_the_pause_within_a_day(stage: Stage) -> None:
    await put_card(stage, "Not shortlisted")
    stage.sandbox.trouble.deny("VIEW_CHANNEL", feed_of(stage))
    passes(stage, AN_HOUR)
    await until_paused(stage, HIDDEN)
    await ask_to_share(stage, stage.ada, "A form letter")
    assert await shared_lines(stage) == ["A form letter", "Not shortlisted"]
    stage.sandbox.trouble.allow("VIEW_CHANNEL", feed_of(stage))
    passes(stage, A_DAY)
    await stage.posted(FEED, 2)
    await until_paused(stage, None)


async def test_cork_kicked_rests_there_and_invited_again_goes_on_where_it_was(stage: Stage) -> None:
    card = await put_card(stage, "Not shortlisted")
    stage.sandbox.trouble.kick_bot()
    passes(stage, A_DAY)
    await until_paused(stage, AWAY)
    await ask_to_share(stage, stage.ada, "A form letter")
    stage.sandbox.world.add_bot(stage.sandbox.world.guild)
    passes(stage, A_DAY)
    await stage.posted(FEED, 2)
    assert stage.channel(FEED)[0] is card
    await until_shared(stage, "Not shortlisted", "A form letter")


async def test_what_was_erased_while_cork_was_away_leaves_the_channel_once_it_is_back(stage: Stage) -> None:
    card = await put_card(stage, "Not shortlisted")
    stage.sandbox.trouble.kick_bot()
    await stage.bot.db.run(privacy.erase, stage.ada.id, stage.sandbox.clock.now())
    await until_paused(stage, HIDDEN)
    stage.sandbox.world.add_bot(stage.sandbox.world.guild)
    passes(stage, A_DAY)
    await stage.sandbox.until(lambda: card.deleted)


@pytest.mark.parametrize("status", [503, 500], ids=["unavailable", "broken"])
async def test_a_list_of_servers_that_cannot_be_had_sends_nobody_away(stage: Stage, status: int) -> None:
    await put_card(stage, "Not shortlisted")
    stage.sandbox.trouble.fail("GET", "/users/@me/guilds", status=status, times=1)
    passes(stage, A_DAY)
    await put_card(stage, "A form letter")
    await until_paused(stage, None)
    assert await stage.bot.db.read(feed.group_total, stage.sandbox.world.guild.id) == len(stage.channel(FEED))
