"""The promise of the preview: what one looks at before posting is exactly what others see."""

from bot.journal import actions as journal
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, as_read, cards, newest_failure, preview, share
from tests.door.waiting import pressed

TEXTS = (
    "First yes.\n\nThen # no *really* __no__ ~~yes~~ `code` ||spoiler|| [here](https://evil.example)\n- a list "
    "@everyone @here <@1> <@&2> <#3> </fail:4> <t:0:R> <:own:5> discord.gg/abc https://evil.example",
    "n" + "\u0323\u0302\u0301\u0300\u0308" * 12 + "o لم أحصل على الوظيفة \u202eנגד\u202c 👩‍🔬🏳️‍🌈 不採用でした 🥂",
    "*" * 4000,
    "🍾" * 2000,
)
"""One less than a channel takes at once: discord.py rests after the last one."""


async def test_the_card_is_exactly_the_preview_whatever_was_written(stage: Stage) -> None:
    for number, text in enumerate(TEXTS):
        await preview(stage.ada, f"Not shortlisted {number}")
        await stage.ada.press("Edit this version")
        shown = await stage.ada.submit(text=text)
        assert shown.ephemeral
        assert shown.message is not None
        assert len(stage.channel(FEED)) == number
        (_, promised, _) = as_read(shown.message.components)
        await pressed(stage.ada, "Post")
        card = (await stage.posted(FEED, number + 1))[-1]
        assert as_read(card.components) == [promised]
        assert (card.mentions, card.mention_role_ids, card.mention_everyone) == ([], [], False)


async def test_a_version_of_4000_characters_is_shown_as_far_as_a_card_reaches(stage: Stage) -> None:
    text = "Nothing came of it. " * 200
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.press("Edit this version")
    shown = await stage.ada.submit(text=text)
    quoted = shown.text.split("> ")[1].split("\n-#")[0]
    assert len(quoted) > 2100
    assert quoted.endswith("…")
    assert text.startswith(quoted.removesuffix("…"))


async def test_a_preview_says_where_it_goes_and_cannot_be_pressed(stage: Stage) -> None:
    shown = await preview(stage.ada, "Not shortlisted")
    channel = next(one for one in stage.sandbox.world.guild.channels.values() if one.name == FEED)
    assert f"exactly what others will see in <#{channel.id}>" in shown.text
    assert shown.message is not None
    (_, card, choice) = shown.message.components
    assert all(button["disabled"] for button in card["components"][1]["components"])
    assert [one["label"] for one in choice["components"][0]["components"]] == [
        *("Post", "Edit this version", "Just count it", "Keep private")
    ]


async def test_editing_again_starts_from_the_version_before(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    first = await stage.ada.press("Edit this version")
    assert first.modal is not None
    assert first.modal.components[0]["component"]["value"] == "Not shortlisted"
    await stage.ada.submit(text="A no from Uni X")
    again = await stage.ada.press("Edit this version")
    assert again.modal is not None
    assert again.modal.components[0]["component"]["value"] == "A no from Uni X"


async def test_a_version_without_words_changes_nothing(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.press("Edit this version")
    refused = await stage.ada.submit(text=" \n ")
    assert refused.ephemeral
    assert "no text in your version" in refused.text
    await pressed(stage.ada, "Post")
    (card,) = await stage.posted(FEED)
    assert "> Not shortlisted\n" in card.text


async def test_the_entry_keeps_its_own_words(stage: Stage) -> None:
    await preview(stage.ada, "Prof. N. said no")
    await stage.ada.press("Edit this version")
    await stage.ada.submit(text="A professor said no")
    await pressed(stage.ada, "Post")
    await stage.posted(FEED)
    assert "Prof. N. said no" in (await stage.ada.slash("/failures list")).text


async def test_a_second_preview_says_that_others_see_it_already(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    shown = await stage.ada.slash("/share", failure=await newest_failure(stage.ada))
    assert "Others see this failure" in shown.text
    assert "Nothing is posted yet" not in shown.text
    await stage.ada.press("Edit this version")
    await stage.ada.submit(text="Not even longlisted")
    assert "Not even longlisted" not in card.text
    await pressed(stage.ada, "Post")
    await stage.sandbox.until(lambda: "Not even longlisted" in card.text)
    assert cards(stage) == [card]


async def test_what_changed_since_it_was_shown_is_shown_again_before_it_is_posted(stage: Stage) -> None:
    shown = await preview(stage.ada, "Not shortlisted")
    failure = int(await newest_failure(stage.ada))
    now = stage.sandbox.clock.now()
    await stage.bot.db.run(journal.edit, stage.ada.id, failure, now, line="Prof. N. said no")
    again = await pressed(stage.ada, "Post", on=shown.message)
    assert "nothing was posted" in again.text
    assert "> Prof. N. said no" in again.text
    assert stage.channel(FEED) == []
    await stage.olu.slash("/setup wizard")
    await stage.olu.select("setup:feed", ["party"])
    moved = await pressed(stage.ada, "Post", on=shown.message)
    assert "nothing was posted" in moved.text
    assert "It goes to" in (await pressed(stage.ada, "Post", on=shown.message)).text
    (card,) = await stage.posted("party")
    assert "> Prof. N. said no" in card.text


async def test_a_member_reads_in_their_language_and_the_feed_in_the_servers(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Eine Absage")
    shown = await stage.bo.press("Teilen…")
    assert "Genau das werden andere" in shown.text
    assert "A failure, shared · 18 November 2026" in shown.text
    await stage.bo.press("Veröffentlichen")
    (card,) = await stage.posted(FEED)
    assert "A failure, shared · 18 November 2026" in card.text
