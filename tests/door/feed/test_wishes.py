"""How a card wants to be met: what is pressed in the preview is what others see, and no more."""

from datetime import timedelta

from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, as_read, newest_failure, preview
from tests.door.waiting import pressed, until_kept


async def test_every_wish_shows_in_the_preview_and_exactly_so_on_the_card(stage: Stage) -> None:
    await preview(stage.ada, "Not *short*listed || at all")
    await stage.ada.press("Open to talk")
    await stage.ada.press("No advice, please")
    await stage.ada.press("Ask me about this")
    await stage.ada.press("Content note")
    shown = await stage.ada.submit(note="losing `a` job")
    assert shown.message is not None
    (_, promised, _) = as_read(shown.message.components)
    assert stage.channel(FEED) == []
    await pressed(stage.ada, "Post")
    (card,) = await stage.posted(FEED)
    assert as_read(card.components) == [promised]
    assert "**Content note:** losing \\`a\\` job" in card.text
    assert "open to talk, in the thread below · 🤍 no advice, please · 🙋 ask me about this" in card.text
    assert "> ||Not \\*short\\*listed" in card.text


async def test_pressed_again_a_wish_is_gone(stage: Stage) -> None:
    plain = await preview(stage.ada, "Not shortlisted")
    before = plain.text
    for wish in ("Open to talk", "No advice, please", "Ask me about this"):
        assert (await stage.ada.press(wish)).text != before
        assert (await stage.ada.press(wish)).text == before
    await stage.ada.press("Content note")
    await stage.ada.submit(note="job")
    await stage.ada.press("Content note")
    assert (await stage.ada.submit(note="")).text == before


async def test_the_note_that_was_given_stands_in_the_form_again(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.press("Content note")
    await stage.ada.submit(note="losing a job")
    form = await stage.ada.press("Content note")
    assert form.modal is not None
    assert form.modal.components[0]["component"]["value"] == "losing a job"


async def test_the_thread_opens_under_the_card_and_has_nothing_of_its_words(stage: Stage) -> None:
    await preview(stage.ada, "Prof. N. said no")
    await stage.ada.press("Open to talk")
    await pressed(stage.ada, "Post")
    (card,) = await stage.posted(FEED)
    await stage.sandbox.until(lambda: stage.sandbox.world.guild.threads)
    (thread,) = stage.sandbox.world.guild.threads
    assert (thread.id, thread.name) == (card.id, "Talking about it · 18 November 2026")


async def test_who_is_open_to_talk_later_gets_the_thread_then(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    await pressed(stage.ada, "Post")
    (card,) = await stage.posted(FEED)
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE state = 'posted'"))
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada))
    await stage.ada.press("Open to talk")
    await pressed(stage.ada, "Post")
    await stage.sandbox.until(lambda: stage.sandbox.world.guild.threads)
    await stage.sandbox.until(lambda: "open to talk" in card.text)


async def test_taking_a_card_back_says_that_the_thread_stays(stage: Stage) -> None:
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.press("Open to talk")
    await pressed(stage.ada, "Post")
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE thread_id IS NOT NULL"))
    taken_back = await stage.ada.slash("/unshare", failure=await newest_failure(stage.ada))
    assert "A thread that was opened under it stays" in taken_back.text
    await stage.sandbox.until(lambda: not any("shortlisted" in message.text for message in stage.channel(FEED)))


async def test_without_the_permission_for_threads_the_card_stands_and_its_thread_opens_later(stage: Stage) -> None:
    feed = next(one for one in stage.sandbox.world.guild.channels.values() if one.name == FEED)
    stage.sandbox.trouble.deny("CREATE_PUBLIC_THREADS", feed)
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.press("Open to talk")
    await pressed(stage.ada, "Post")
    await stage.posted(FEED)
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM outbox WHERE dead_reason IS NOT NULL"))
    assert stage.sandbox.world.guild.threads == []
    assert len(stage.channel(FEED)) == 1
    assert await stage.bot.db.read(lambda tx: tx.value("SELECT feed_pause FROM guild")) is None
    stage.sandbox.trouble.allow("CREATE_PUBLIC_THREADS", feed)
    await (await stage.olu.slash("/setup check")).settled()
    await stage.sandbox.until(lambda: stage.sandbox.world.guild.threads)


async def test_what_points_at_somebody_is_said_before_it_is_posted(stage: Stage) -> None:
    shown = await preview(stage.ada, "A no from n.huang@example.org")
    assert "There seems to be an e-mail address in it." in shown.text
    await pressed(stage.ada, "Post")
    await stage.posted(FEED)


async def test_what_stands_behind_a_note_is_not_told_by_the_cv_that_others_see(stage: Stage) -> None:
    await preview(stage.ada, "Let go after eleven weeks")
    await stage.ada.press("Content note")
    await stage.ada.submit(note="losing a job")
    await pressed(stage.ada, "Post")
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE state = 'posted'"))
    seen = await (await stage.chen.slash("/cv show", member=stage.ada.user)).settled()
    assert "losing a job" in seen.text
    assert "eleven weeks" not in seen.text


async def test_in_a_forum_the_post_itself_is_the_thread(stage: Stage) -> None:
    await stage.olu.slash("/setup wizard")
    await stage.olu.select("setup:feed", ["failure-forum"])
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.press("Open to talk")
    await pressed(stage.ada, "Post")
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE thread_id IS NOT NULL"))
    (thread,) = stage.sandbox.world.guild.threads
    assert thread.name == "Not shortlisted"
    assert await stage.bot.db.read(lambda tx: tx.value("SELECT feed_pause FROM guild")) is None


async def test_what_is_for_a_forum_is_scheduled_like_anything_else(stage: Stage) -> None:
    await stage.olu.slash("/setup wizard")
    await stage.olu.select("setup:feed", ["failure-forum"])
    await preview(stage.ada, "Not shortlisted")
    await stage.ada.select(f"share:when:{await newest_failure(stage.ada)}", ["tonight"])
    await (await stage.ada.press("Schedule it")).settled()
    assert stage.sandbox.world.guild.threads == []
    stage.sandbox.clock.advance(timedelta(hours=9, minutes=1))
    await stage.sandbox.until(lambda: stage.sandbox.world.guild.threads)
