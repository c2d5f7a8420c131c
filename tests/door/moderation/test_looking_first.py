"""A server that looks first: nothing reaches the feed before a moderator has let it stand."""

from bot.feed.model import State
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, cards, newest_failure, nothing_more_comes, preview
from tests.door.moderation.steps import buttons, until_in, vet
from tests.door.waiting import pressed


async def test_a_share_waits_for_a_moderator_and_goes_out_when_it_is_released(stage: Stage) -> None:
    await vet(stage)
    await preview(stage.ada, "Not shortlisted")
    await pressed(stage.ada, "Post")
    await until_in(stage, stage.ada, State.HELD)
    assert cards(stage) == []
    assert "> Not shortlisted" in (await stage.olu.slash("/mod list")).text
    await stage.olu.press("Let it stand")
    (card,) = await stage.posted(FEED)
    assert "> Not shortlisted" in card.text


async def test_what_moderators_remove_is_never_posted(stage: Stage) -> None:
    await vet(stage)
    await preview(stage.ada, "Not shortlisted")
    await pressed(stage.ada, "Post")
    await stage.olu.slash("/mod list")
    assert "Removed from the feed." in (await stage.olu.press("Remove")).text
    await vet(stage, on=False)
    await nothing_more_comes(stage)
    assert cards(stage) == []


async def test_what_is_only_counted_waits_for_nobody(stage: Stage) -> None:
    await vet(stage)
    await preview(stage.ada, "Not shortlisted")
    assert "Counted." in (await stage.ada.press("Just count it")).text
    assert "Nothing is held." in (await stage.olu.slash("/mod list")).text


async def test_more_than_the_list_shows_comes_up_as_one_decides(stage: Stage) -> None:
    await vet(stage)
    for number in range(5):
        await preview(stage.ada, f"Not shortlisted {number}")
        await pressed(stage.ada, "Post")
    shown = await stage.olu.slash("/mod list")
    assert shown.text.count("> Not shortlisted") == 3
    assert "2 more come up as you decide." in shown.text
    for left in (4, 3, 2, 1, 0):
        routes = buttons(shown, "Let it stand")
        assert len(routes) == min(left + 1, 3)
        shown = await stage.olu.press(custom_id=routes[0], on=shown.message)
    assert "Nothing is held." in shown.text
    assert len(await stage.posted(FEED, 5)) == 5


async def test_a_long_card_can_be_read_whole_before_it_is_let_stand(stage: Stage) -> None:
    await vet(stage)
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.press("Edit this version")
    await stage.ada.submit(text="Nothing came of it. " * 100)
    await pressed(stage.ada, "Post")
    shown = await stage.olu.slash("/mod list")
    assert shown.text.count("Nothing came of it.") < 20
    whole = await stage.olu.press("Read it whole")
    assert whole.ephemeral
    assert whole.text.count("Nothing came of it.") == 100


async def test_what_its_author_changed_since_the_list_was_shown_is_not_let_stand_unread(stage: Stage) -> None:
    await vet(stage)
    await preview(stage.ada, "Not shortlisted")
    await pressed(stage.ada, "Post")
    shown = await stage.olu.slash("/mod list")
    failure = await newest_failure(stage.ada)
    await stage.ada.slash("/share", failure=failure)
    await stage.ada.press("Edit this version")
    await stage.ada.submit(text="Something else")
    await pressed(stage.ada, "Post")
    refused = await stage.olu.press("Let it stand", on=shown.message)
    assert "Its author has changed this card since you were shown it" in refused.text
    await until_in(stage, stage.ada, State.HELD)
    assert "> Something else" in (await stage.olu.slash("/mod list")).text
    await stage.olu.press("Let it stand")
    (card,) = await stage.posted(FEED)
    assert "> Something else" in card.text
