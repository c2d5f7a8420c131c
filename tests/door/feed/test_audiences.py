"""Private, counted, named, and back, as often as one likes."""

import pytest

from sandbox.people.reply import NotPossible
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, cards, followup, newest_failure, nothing_more_comes, preview, share
from tests.door.waiting import pressed, refused


async def test_just_counting_shows_the_group_a_number_and_nothing_else(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    counted = await stage.ada.press("Just count it")
    assert "The group has collected 1 failure; nobody sees whose or what." in counted.text
    await stage.chen.slash("/fail", line="A form letter")
    failure = await newest_failure(stage.chen)
    again = await stage.chen.slash("/share", failure=failure, options={"as": "counted"})
    assert "The group has collected 2 failures" in again.text
    await nothing_more_comes(stage)
    assert cards(stage) == []


async def test_keeping_it_private_posts_and_counts_nothing(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    kept = await stage.ada.press("Keep private")
    assert kept.text == "🔒 Only you can see it."
    await preview(stage.chen, "A form letter")
    assert "collected 1 failure;" in (await stage.chen.press("Just count it")).text
    await nothing_more_comes(stage)
    assert cards(stage) == []


async def test_a_share_made_private_leaves_the_feed_and_can_come_back(stage: Stage) -> None:
    first = await share(stage, stage.ada, "Not shortlisted")
    assert (await stage.ada.press("Make it private again")).text == "🔒 Only you can see it."
    await stage.sandbox.until(lambda: stage.channel(FEED) == [])
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada))
    await pressed(stage.ada, "Post")
    (second,) = await stage.posted(FEED)
    assert second.text == first.text
    assert second.id != first.id


async def test_unsharing_takes_the_card_away_and_says_so_again_when_there_is_none(stage: Stage) -> None:
    await share(stage, stage.ada, "Not shortlisted")
    failure = await newest_failure(stage.ada)
    for _ in range(2):
        assert (await stage.ada.slash("/unshare", failure=failure)).text == "🔒 Only you can see it."
    await stage.sandbox.until(lambda: stage.channel(FEED) == [])


async def test_from_named_to_counted_the_card_goes_and_the_number_stays(stage: Stage) -> None:
    await share(stage, stage.ada, "Not shortlisted")
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada))
    assert "collected 1 failure;" in (await stage.ada.press("Just count it")).text
    await stage.sandbox.until(lambda: stage.channel(FEED) == [])


async def test_fail_with_share_saves_first_and_still_shows_the_preview(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="Not shortlisted", share="named")
    assert "Only you can see this." in receipt.text
    assert "exactly what others will see" in await followup(stage, receipt)
    assert stage.channel(FEED) == []


async def test_nobody_shares_what_is_not_theirs(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Not shortlisted")
    hers = await newest_failure(stage.ada)
    for command in ("/share", "/unshare"):
        refused = await stage.chen.slash(command, failure=hers)
        assert refused.ephemeral
        assert "That entry is not there any more" in refused.text


async def test_a_failure_that_was_typed_and_not_chosen_is_refused_kindly(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Not shortlisted")
    for typed in ("Not shortlisted", "0", "-1", "9" * 30, "１", "1; DROP TABLE share"):
        refused = await stage.ada.slash("/share", failure=typed)
        assert refused.ephemeral
        assert "That entry is not there any more" in refused.text, typed


async def test_in_direct_messages_sharing_is_refused_kindly_and_the_entry_stays(stage: Stage) -> None:
    with pytest.raises(NotPossible):
        await stage.ada.slash("/share", dm=True, failure="1")
    receipt = await stage.ada.slash("/fail", dm=True, line="Not shortlisted", share="named")
    assert "Only you can see this." in receipt.text
    assert "in a server that has Cork" in await followup(stage, receipt)
    assert "Not shortlisted" in (await stage.ada.slash("/failures list")).text


async def test_in_a_server_without_cork_there_is_nothing_to_share_into(stage: Stage) -> None:
    world = stage.sandbox.world
    elsewhere = world.add_guild("Elsewhere", with_bot=False)
    world.add_channel(elsewhere, "general")
    eve = stage.sandbox.person(world.add_member("eve", guild=elsewhere).user.name, elsewhere)
    eve.user.has_app = True
    for audience in ("named", "counted"):
        receipt = await eve.slash("/fail", line=f"Not shortlisted, {audience}", share=audience)
        assert "Only you can see this." in receipt.text
        assert "in a server that has Cork" in await followup(stage, receipt)


async def test_what_was_let_go_is_not_shared_by_an_old_button_and_can_still_be_made_private(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="Not shortlisted", share="counted")
    await stage.sandbox.until(lambda: receipt.followups)
    number = await newest_failure(stage.ada)
    shown = await preview(stage.ada, "Another no")
    other = await newest_failure(stage.ada)
    for failure in (number, other):
        await stage.ada.slash("/failures letgo", failure=failure)
        await stage.ada.press("Let go, keep the count")
    assert "You let this go" in (await stage.ada.slash("/share", failure=number)).text
    assert "You let this go" in (await stage.ada.press("Just count it", on=shown.message)).text
    assert "You let this go" in (await refused(stage.ada, "Post", on=shown.message)).text
    assert (await stage.ada.slash("/unshare", failure=number)).text == "🔒 Only you can see it."
    assert cards(stage) == []
