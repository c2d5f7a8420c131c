"""What is left of a party: a picture and an album, true for as long as Cork remembers it."""

from datetime import timedelta
from pathlib import Path

from bot.guilds import actions as guilds
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.failures.steps import message_of, own_id
from tests.door.parties.evening_steps import (
    SELECT,
    begin,
    choose,
    drawn,
    end,
    labels,
    log,
    plan,
    redrawn,
    standing,
    toast,
)
from tests.door.waiting import pressed, refused

PNG = b"\x89PNG\r\n\x1a\n"


async def held(stage: Stage, *lines: str) -> Message:
    """Hold a party at which Ada read these lines, and return its card."""
    await log(stage.ada, *lines)
    invitation = await plan(stage.ada, "toast")
    if lines:
        await choose(stage.ada, invitation, *lines)
    return await begin(stage, stage.ada, invitation)


def album(message: Message) -> str:
    """Return the album that hangs on a message."""
    (page,) = (file for file in message.attachments if file.filename == "album.html")
    return page.content.decode()


async def test_a_party_leaves_a_picture_and_an_album_without_names(stage: Stage) -> None:
    party = await held(stage, "Rome <b>&", "Oslo")
    await toast(stage.chen, party, "To tea")
    left = await end(stage, stage.ada, party)
    picture, page = left.attachments
    assert (picture.filename, picture.content[:8]) == ("party.png", PNG)
    (gallery,) = (one for one in walk(left.components) if one["type"] == 12)
    described = gallery["items"][0]["description"]
    assert described.startswith("A picture of a party at The kitchen: two glasses that meet, and 2 slips of paper.")
    assert "Rome &lt;b&gt;&amp;" in page.content.decode()
    assert "To tea" in page.content.decode()
    assert not any(str(one.id) in page.content.decode() for one in (stage.ada, stage.chen))
    await drawn(stage, party, "### 🥂 The party is over")
    assert labels(party) == []


async def test_ending_twice_leaves_one_keepsake(stage: Stage) -> None:
    party = await held(stage, "Rome")
    ask = message_of(await stage.ada.press("End the party", on=party))
    await stage.ada.press("End it", on=ask)
    left = await standing(stage, "What is left of the party")
    assert (await stage.chen.press("My own copy", on=left)).text == "Only those who host this party can do that."
    await stage.sandbox.until(lambda: "is over" in party.text)
    assert [one.id for one in stage.channel("party") if "What is left" in one.text] == [left.id]


async def test_a_host_has_a_copy_of_their_own_light_and_dark(stage: Stage) -> None:
    left = await end(stage, stage.ada, await held(stage, "Rome"))
    asked = await stage.ada.press("My own copy", on=left)
    await stage.sandbox.until(lambda: asked.followups or (asked.message is not None and asked.message.attachments))
    copy = asked.followups[-1] if asked.followups else message_of(asked)
    assert [file.filename for file in copy.attachments] == ["party.png", "party-light.png", "album.html"]
    dark, light, _ = copy.attachments
    assert dark.content != light.content


async def test_a_party_that_nobody_ends_is_over_by_itself_within_thirteen_hours(stage: Stage) -> None:
    party = await held(stage, "Rome")
    stage.sandbox.clock.advance(timedelta(hours=11, minutes=59))
    await toast(stage.chen, party, "To the night")
    stage.sandbox.clock.advance(timedelta(hours=1, minutes=1))
    left = await standing(stage, "What is left of the party")
    assert "To the night" in album(left)


async def test_what_is_deleted_goes_out_of_the_card_the_picture_and_the_album(stage: Stage) -> None:
    party = await held(stage, "Rome", "Oslo")
    await toast(stage.chen, party, "To tea")
    left = await end(stage, stage.ada, party)
    before = left.attachments[0].content
    await stage.ada.slash("/failures undo")
    await redrawn(stage, party, "Oslo")
    await stage.sandbox.until(lambda: "Oslo" not in album(left))
    assert "Rome" in album(left)
    assert left.attachments[0].content != before


async def test_whoever_is_erased_takes_their_toast_along(stage: Stage) -> None:
    party = await held(stage, "Rome")
    await toast(stage.chen, party, "To tea")
    left = await end(stage, stage.ada, party)
    assert "To tea" in album(left)
    asked = await stage.chen.slash("/privacy erase")
    await stage.chen.press("Erase everything", on=message_of(asked))
    await redrawn(stage, party, "To tea")
    await stage.sandbox.until(lambda: "To tea" not in album(left))


async def test_a_party_goes_on_through_a_restart(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        stage = Stage(sandbox, bot)
        party = await held(stage, "Rome")
        form = (await stage.chen.press("Raise a glass", on=party)).modal
    async with trial(sandbox, tmp_path) as bot:
        stage = Stage(sandbox, bot)
        await stage.chen.submit(form, toast="To tea")
        await drawn(stage, party, "To tea")
        left = await end(stage, stage.ada, party)
        assert "To tea" in album(left)


async def test_a_card_that_somebody_deleted_is_not_posted_again_and_the_keepsake_comes(stage: Stage) -> None:
    party = await held(stage, "Rome")
    form = (await stage.chen.press("Raise a glass", on=party)).modal
    ask = message_of(await stage.ada.press("End the party", on=party))
    await stage.olu.delete(party)
    await stage.chen.submit(form, toast="To tea")
    stage.sandbox.clock.advance(timedelta(seconds=2))
    await stage.ada.press("End it", on=ask)
    left = await standing(stage, "What is left of the party")
    assert "To tea" in album(left)
    assert not any("Here we are\n" in one.text for one in stage.channel("party"))


async def test_what_was_shared_without_a_name_is_not_offered_and_what_is_read_is_not_shared_so(stage: Stage) -> None:
    guild, now = stage.sandbox.world.guild.id, stage.sandbox.clock.now()
    await stage.bot.db.run(guilds.change, guild, now, anonymous=True)
    await log(stage.ada, "Rome", "A secret")
    await stage.ada.slash("/share", failure=await own_id(stage.ada, "secret"), options={"as": "anonymous"})
    await pressed(stage.ada, "Post it without my name")
    invitation = await plan(stage.ada, "toast")
    offered = message_of(await stage.ada.press("Choose what to read", on=invitation))
    assert "What you shared without your name is not offered here" in offered.text
    (menu,) = (one for one in walk(offered.components) if one["type"] == SELECT)
    assert [one["label"] for one in menu["options"]] == ["Rome"]
    await stage.ada.press("Find by words", on=offered)
    assert "has these words in it" in (await stage.ada.submit(words="secret")).text
    await choose(stage.ada, invitation, "Rome")
    await stage.ada.slash("/share", failure=await own_id(stage.ada, "Rome"), options={"as": "anonymous"})
    said = await refused(stage.ada, "Post it without my name")
    assert "read at a party here under your name" in said.text


async def test_the_goal_of_a_quest_leads_to_a_party_that_celebrates_it(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=1, toast="Tea", announce=True)
    await log(stage.ada, "Rome")
    (reached,) = await stage.posted("party")
    await stage.ada.press("Plan a party", on=reached)
    shown = await stage.ada.submit(when="tomorrow 19:00", where="The kitchen", guests="")
    assert f"<@{stage.ada.id}> opens a bottle for 1 failure: Tea" in shown.text
    await stage.chen.press("Plan a party", on=reached)
    gift = await stage.chen.submit(when="friday 19:00", where="The garden", guests="")
    assert "opens a bottle" not in gift.text
    unreadable = await stage.chen.press("Plan a party", on=reached)
    assert unreadable.modal is not None
    assert "The garden" in (await stage.chen.submit(when="some day", where="The garden", guests="")).text
