"""`/setup test`, `seed` and `status`: what an organiser does before everybody is told."""

import pytest

from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from sandbox.people.reply import Reply
from sandbox.wire import Dispatch, Exchange
from tests.door.conftest import Stage

CHANNELS = ("cv-of-failures", "party", "weekly-prompt")
WELL = "A card was posted and deleted again."


async def tried(stage: Stage) -> Reply:
    reply = await stage.olu.slash("/setup test")
    assert reply.deferred
    return await reply.settled()


def messages(stage: Stage) -> int:
    return sum(len(stage.channel(name)) for name in CHANNELS)


async def test_a_card_goes_to_each_channel_and_none_stays(stage: Stage) -> None:
    went: list[str] = []

    def look(seen: Exchange | Dispatch) -> None:
        if isinstance(seen, Exchange) and seen.template == "/channels/{channel_id}/messages" and seen.method == "POST":
            went.append(seen.path)

    stage.sandbox.wire.observe(look)
    found = await tried(stage)
    assert found.ephemeral
    assert found.text.count(WELL) == 3
    assert len(went) == 3
    assert messages(stage) == 0


async def test_in_a_forum_the_test_is_a_post_and_goes_whole(stage: Stage) -> None:
    forum = stage.place("failure-forum")
    await stage.olu.slash("/setup wizard")
    await stage.olu.select("setup:feed", [forum])
    found = await tried(stage)
    assert found.text.count(WELL) == 3
    assert not [one for one in stage.sandbox.world.channels.values() if one.parent is forum]


async def test_what_does_not_work_is_told_with_its_reason_and_the_rest_is_tried_all_the_same(stage: Stage) -> None:
    stage.sandbox.trouble.deny("SEND_MESSAGES", stage.place("party"))
    stage.sandbox.trouble.delete_channel(stage.place("weekly-prompt"))
    found = (await tried(stage)).text
    assert found.count(WELL) == 1
    assert f"❌ **Parties** <#{place_id(found)}>\nDiscord does not allow it to Cork there." in found
    assert "is not there any more" in found
    assert stage.bot.mention("setup check") in found


def place_id(text: str) -> str:
    """Return the channel that the line of the parties names."""
    return text.partition("**Parties** <#")[2].partition(">")[0]


async def test_who_goes_first_sees_the_usual_preview_and_nothing_stands_before_the_press(stage: Stage) -> None:
    await stage.olu.slash("/fail", line="Not even an answer")
    preview = await stage.olu.slash("/setup seed", failure="not even")
    assert "exactly what others will see" in preview.text
    assert stage.channel("cv-of-failures") == []
    await stage.olu.press("Post", on=preview.message)
    (card,) = await stage.posted("cv-of-failures")
    assert "Not even an answer" in card.text


async def test_without_a_failure_it_says_how_to_begin(stage: Stage) -> None:
    said = await stage.olu.slash("/setup seed")
    assert stage.bot.mention("fail") in said.text
    assert stage.bot.mention("setup seed") in said.text


async def test_status_tells_the_next_prompt_by_the_readers_clock_and_that_all_arrived(stage: Stage) -> None:
    said = await stage.olu.slash("/setup status")
    assert said.ephemeral
    assert f"<t:{1_795_366_800}:F>" in said.text
    assert "Everything has arrived so far." in said.text


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("403 50013", "does not allow it"),
        ("404 10003", "is not there any more"),
        ("uncertain", "gave no answer"),
        ("400 50035", "answered 400 50035"),
    ],
)
async def test_status_tells_what_did_not_arrive_and_why(stage: Stage, reason: str, words: str) -> None:
    channel, now = stage.place("cv-of-failures").id, stage.sandbox.clock.now()

    def bury(tx: Transaction) -> None:
        for key in ("one", "two"):
            outbox.put(tx, "test.note", key=key, lane=channel, payload={}, due=now)
            (notice,) = outbox.due(tx, now, busy=(), limit=1)
            outbox.bury(tx, notice, reason)

    await stage.bot.db.run(bury)
    said = (await stage.olu.slash("/setup status")).text
    assert f"<#{channel}>: 2 messages." in said
    assert words in said
