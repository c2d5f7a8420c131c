"""`/cv show`: all of it for oneself, and for others what was shared by name."""

from datetime import timedelta

import pytest

from bot.feed import actions as shared
from bot.feed.model import Audience, ShareDraft
from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel.transaction import Transaction
from sandbox.people.person import Person
from sandbox.people.reply import NotPossible, Reply
from sandbox.world.model import Overwrite
from sandbox.world.permissions import Permission
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.failures.steps import own_id, post_by_name

MEMBER = 1


async def see(reader: Person, author: Person) -> Reply:
    """Look at what somebody else shares."""
    return await (await reader.slash("/cv show", member=author.user)).settled()


async def test_an_empty_cv_says_how_to_begin(stage: Stage) -> None:
    answer = await stage.ada.slash("/cv show")
    assert answer.ephemeral
    assert answer.text.startswith("Your CV of failures is still empty. </fail:")


async def test_ones_own_cv_stands_under_its_headings_for_oneself_alone(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/fail", line="A *polite* no", section="awards", date="2019")
    await ada.slash("/fail", line="No chair", section="academic-positions", date="2021")
    await ada.slash("/failures edit", failure=await own_id(ada, "No chair"), became="nothing much happened")
    answer = await ada.slash("/cv show")
    assert answer.ephemeral
    assert answer.text.split("\n")[:6] == [
        "🔒 **Your CV of failures: 2 entries**",
        "### Academic positions and fellowships I did not get",
        "- 2021 · No chair",
        "-# → nothing much happened",
        "### Awards and scholarships I did not get",
        "- 2019 · A \\*polite\\* no",
    ]
    assert answer.buttons == []


async def test_a_long_cv_is_turned_page_by_page_and_loses_nothing(stage: Stage) -> None:
    for number in range(12):
        await stage.ada.slash("/fail", line=f"{number:02} " + "*_" * 65, section="awards")
    shown = await stage.ada.slash("/cv show")
    assert shown.buttons == ["Back", "1 of 2", "On"]
    with pytest.raises(NotPossible, match="disabled"):
        await stage.ada.press("Back", on=shown.message)
    first = shown.text
    second = await stage.ada.press("On", on=shown.message)
    assert second.text.split("\n")[1] == "### Awards and scholarships I did not get"
    assert all(f"{number:02} " in first + second.text for number in range(12))
    assert (await stage.ada.press("Back", on=shown.message)).text == first


async def test_others_see_only_what_stands_in_the_feed_here(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/cv intro")
    await ada.submit(name="Ada", intro="Private words")
    await ada.slash("/fail", line="Nobody knows")
    await post_by_name(stage, ada, "Everybody knows")
    await ada.slash("/failures edit", failure=await own_id(ada, "Everybody"), became="secret", section="awards")
    shown = await see(stage.chen, ada)
    assert shown.ephemeral
    assert shown.text.split("\n") == [
        f"**<@{ada.id}>** shares one failure here",
        "### 2026",
        "- Everybody knows",
        "-# This is what stands in this server's feed. Whoever can read the feed can see it.",
    ]
    assert (await see(ada, ada)).text == shown.text


async def test_much_that_others_share_is_turned_page_by_page(stage: Stage) -> None:
    feed = next(one for one in stage.sandbox.world.guild.channels.values() if one.name == "cv-of-failures")

    def post_many(tx: Transaction) -> None:
        for number in range(30):
            now = stage.sandbox.clock.now() + timedelta(minutes=number)
            line = f"{number:02} {'word ' * 26}"
            failure = journal.log_failure(tx, Draft(stage.ada.id, None, line), now).failure
            draft = ShareDraft(feed.guild_id or 0, stage.ada.id, failure.id, failure.line, None, Audience.NAMED)
            shared.posted(tx, shared.share(tx, draft, now).id, feed.id, 1000 + number, now)

    await stage.bot.db.run(post_many)
    first = await see(stage.chen, stage.ada)
    assert first.buttons == ["Back", "1 of 2", "On"]
    second = await (await stage.chen.press("On", on=first.message)).settled()
    assert second.buttons[1] == "2 of 2"
    assert second.text.startswith(f"**<@{stage.ada.id}>** shares 30 failures here\n### 2026\n")


async def test_what_is_taken_back_is_seen_no_more(stage: Stage) -> None:
    ada = stage.ada
    await post_by_name(stage, ada, "Everybody knows")
    await ada.slash("/unshare", failure=await own_id(ada, "Everybody"))
    shown = await see(stage.chen, ada)
    assert shown.text == f"There is nothing here that you can see under the name of <@{ada.id}>."


async def test_who_cannot_read_the_feed_does_not_read_it_here_either(stage: Stage) -> None:
    await post_by_name(stage, stage.ada, "Everybody in the feed knows")
    feed = next(one for one in stage.sandbox.world.guild.channels.values() if one.name == "cv-of-failures")
    hidden = int(Permission.VIEW_CHANNEL)
    feed.overwrites[stage.chen.id] = Overwrite(stage.chen.id, MEMBER, deny=hidden)
    nothing = f"There is nothing here that you can see under the name of <@{stage.ada.id}>."
    assert (await see(stage.chen, stage.ada)).text == nothing
    assert "Everybody in the feed knows" in (await see(stage.bo, stage.ada)).text
    cork = stage.sandbox.world.bot_user.id
    feed.overwrites[cork] = Overwrite(cork, MEMBER, deny=hidden)
    assert "Everybody in the feed knows" not in (await see(stage.bo, stage.ada)).text


async def test_somebody_elses_cv_is_not_shown_in_a_direct_message(stage: Stage) -> None:
    shown = await stage.chen.slash("/cv show", member=stage.ada.user, dm=True)
    assert shown.text == "This belongs to a server: use it in one that has Cork."
    assert "still empty" in (await stage.chen.slash("/cv show", dm=True)).text


async def test_a_name_and_an_intro_stand_above_it_until_they_are_emptied(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/fail", line="A polite no")
    await ada.slash("/cv intro")
    kept = await ada.submit(name="Ada *L*", intro="One.\n\nTwo.")
    assert kept.ephemeral
    assert kept.text.split("\n")[1:] == ["**Ada \\*L\\***", "> One.", "> ", "> Two."]
    assert (await ada.slash("/cv show")).text.split("\n")[1:3] == ["**Ada \\*L\\***", "> One. Two."]
    form = (await ada.slash("/cv intro")).modal
    assert form is not None
    assert [field["value"] for field in walk(form.components) if "value" in field] == ["Ada *L*", "One.\n\nTwo."]
    assert (await ada.submit(name="", intro="")).text == "Nothing stands above your CV now."


async def test_a_form_of_blanks_removes_what_was_there(stage: Stage) -> None:
    await stage.ada.slash("/cv intro")
    assert (await stage.ada.submit(name=" ", intro="\u200b")).text == "Nothing stands above your CV now."
