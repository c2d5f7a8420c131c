"""`/support show` and *Ask me*: what only an author learns, and what nobody tells them."""

import re
from datetime import timedelta

from bot.guilds import actions as guilds
from bot.kernel import outbox
from sandbox.people.person import Person
from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, preview, share
from tests.door.waiting import pressed, until_kept

LINE = "A polite no from Oslo"


async def share_to_be_asked(stage: Stage, person: Person) -> Message:
    """Share a failure whose card has *Ask me*."""
    await preview(person, LINE)
    await person.press("Ask me about this")
    await pressed(person, "Post")
    return (await stage.posted(FEED))[-1]


async def test_an_author_sees_totals_that_nobody_else_sees(stage: Stage) -> None:
    card = await share(stage, stage.ada, LINE)
    for person in (stage.chen, stage.dara):
        await person.press("Hug", on=card)
    await stage.chen.press("Me too", on=card)
    shown = await stage.ada.slash("/support show")
    assert shown.ephemeral
    assert f"> {LINE}\n✋ 1 · 🫂 2\n" in shown.text
    others = await stage.chen.slash("/support show", dm=True)
    assert others.text.startswith("You share nothing at the moment that others could answer.")
    assert not re.search(r"\d", card.text.partition("\n")[2].replace("18 November 2026", ""))


async def test_a_card_without_presses_is_no_verdict(stage: Stage) -> None:
    await share(stage, stage.ada, LINE)
    assert "No presses so far. Reading leaves none." in (await stage.ada.slash("/support show")).text


async def test_many_cards_are_shown_page_by_page(stage: Stage) -> None:
    for number in range(9):
        await share(stage, stage.ada, f"Not shortlisted {number}")
    first = await stage.ada.slash("/support show")
    assert "1 of 2" in str(first.message and first.message.components)
    second = await stage.ada.press("More", on=first.message)
    assert second.text.count("> Not shortlisted") == 1
    assert (await stage.ada.press("Back", on=first.message)).text.count("> Not shortlisted") == 8


async def test_me_too_begins_ones_own_entry_with_the_line_of_the_card(stage: Stage) -> None:
    card = await share(stage, stage.ada, LINE)
    await stage.chen.press("Me too", on=card)
    form = await stage.chen.press("Add one of my own")
    assert form.modal is not None
    assert form.modal.components[0]["component"]["value"] == LINE
    receipt = await stage.chen.submit()
    assert "Only you can see this." in receipt.text
    assert LINE in receipt.text


async def test_me_too_on_a_card_that_has_gone_meanwhile_begins_an_empty_entry(stage: Stage) -> None:
    card = await share(stage, stage.ada, LINE)
    await stage.chen.press("Me too", on=card)
    await stage.ada.press("Make it private again")
    await stage.sandbox.until(lambda: card.deleted)
    form = await stage.chen.press("Add one of my own")
    assert form.modal is not None
    assert not form.modal.components[0]["component"].get("value")


async def test_ask_me_reaches_the_author_in_private_without_a_name(stage: Stage) -> None:
    card = await share_to_be_asked(stage, stage.ada)
    for person in (stage.chen, stage.dara):
        noted = await person.press("Ask me", on=card)
        assert noted.ephemeral
        assert "without your name, and once a day at most" in noted.text
    await stage.sandbox.until(stage.ada.dms)
    await until_kept(stage.bot.db, lambda tx: outbox.next_due(tx) is None)
    (told,) = stage.ada.dms()
    assert "**Somebody would like to ask you**" in told.text
    assert f"> {LINE}" in told.text
    written = str(told.components)
    assert not any(str(person.id) in written for person in (stage.chen, stage.dara))
    how_many = await stage.ada.press("How many?", on=told)
    assert "🙋 2" in how_many.text


async def test_a_paused_author_is_told_nothing_and_still_sees_it_when_they_look(stage: Stage) -> None:
    card = await share_to_be_asked(stage, stage.ada)
    await stage.ada.slash("/pause", what="questions")
    await stage.chen.press("Ask me", on=card)
    await until_kept(stage.bot.db, lambda tx: outbox.next_due(tx) is None)
    assert stage.ada.dms() == []
    assert "🙋 1" in (await stage.ada.slash("/support show", dm=True)).text


async def test_a_card_has_ask_me_only_where_its_author_offers_it(stage: Stage) -> None:
    without = await share(stage, stage.chen, LINE)
    assert "ask-me" not in str(without.components)


async def test_the_author_of_an_anonymous_card_is_told_nothing_and_finds_it_when_they_look(stage: Stage) -> None:
    now = stage.sandbox.clock.now()
    await stage.bot.db.run(guilds.change, stage.sandbox.world.guild.id, now, anonymous=True)
    await stage.ada.slash("/fail", line=LINE)
    newest = (await stage.ada.autocomplete("/share", option="failure", typed=""))[0].value
    await stage.ada.slash("/share", options={"failure": newest, "as": "anonymous"})
    await stage.ada.press("Ask me about this")
    await pressed(stage.ada, "Post it without my name")
    stage.sandbox.clock.advance(timedelta(hours=2))
    (card,) = await stage.posted(FEED)
    noted = await stage.chen.press("Ask me", on=card)
    assert "Nobody is told" in noted.text
    await until_kept(stage.bot.db, lambda tx: outbox.next_due(tx) is None)
    assert stage.ada.dms() == []
    shown = (await stage.ada.slash("/support show")).text
    assert "🙋 1" in shown
    assert "without your name in" in shown
