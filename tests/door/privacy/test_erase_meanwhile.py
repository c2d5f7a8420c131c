"""Erasing while something of the member is on its way: it arrives nowhere, or goes again, and leaves no trace."""

from datetime import timedelta

from bot.kernel.transaction import Transaction
from sandbox.people.person import Person
from tests.door.conftest import Stage
from tests.door.failures.steps import own_id, share_by_name
from tests.door.privacy.steps import erase
from tests.door.waiting import pressed, until_kept
from tests.privacy.rows import cells, naming
from tests.privacy.test_remains import forms, written

FEED = "cv-of-failures"
TO_THE_CHECKIN = timedelta(days=4, hours=8)
"""From the stage's Wednesday at 10:00 UTC to Sunday after 17:00 in Berlin."""


async def until_nothing_is_left(stage: Stage, person: Person) -> None:
    """Wait until nothing waits to be said or scrubbed, and make sure that neither a row nor a byte names the member."""
    member_id = person.user.id

    def is_done(tx: Transaction) -> bool:
        pending = tx.one("SELECT 1 FROM outbox WHERE dead_reason IS NULL")
        return pending is None and tx.one("SELECT 1 FROM scrub") is None

    await until_kept(stage.bot.db, is_done)
    assert naming(await stage.bot.db.read(cells), member_id) == []
    found = written(stage.bot.settings.database_path)
    assert [form for form in forms(member_id) if form in found] == []


async def test_a_checkin_on_its_way_leaves_nothing_behind(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Fellowship in Bergen")
    held = stage.sandbox.trouble.hold("POST", "/channels/*/messages")
    stage.sandbox.clock.advance(TO_THE_CHECKIN)
    await held.arrived()
    await erase(stage.ada)
    held.release()
    await until_nothing_is_left(stage, stage.ada)
    assert (await stage.ada.slash("/privacy show")).text == "Cork keeps nothing of you."


async def test_no_checkin_comes_to_somebody_who_was_erased(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Fellowship in Bergen")
    await erase(stage.ada)
    stage.sandbox.clock.advance(TO_THE_CHECKIN)
    await until_nothing_is_left(stage, stage.ada)
    assert stage.ada.dms() == []


async def test_a_card_on_its_way_is_taken_away_once_it_has_arrived(stage: Stage) -> None:
    held = stage.sandbox.trouble.hold("POST", "/channels/*/messages", applied=True)
    receipt = await stage.ada.slash("/fail", line="A polite no", share="named")
    await stage.sandbox.until(lambda: receipt.followups)
    await pressed(stage.ada, "Post", on=receipt.followups[0])
    await held.arrived()
    await erase(stage.ada)
    held.release()
    await stage.sandbox.until(lambda: stage.channel(FEED) == [])
    await until_nothing_is_left(stage, stage.ada)


async def test_a_card_that_is_being_redrawn_goes_all_the_same(stage: Stage) -> None:
    await share_by_name(stage, stage.ada, "A polite no")
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share WHERE state = 'posted'"))
    held = stage.sandbox.trouble.hold("PATCH", "/channels/*/messages/*")
    await stage.ada.slash("/failures edit", failure=await own_id(stage.ada, "polite"))
    await stage.ada.submit(line="A kind no")
    await held.arrived()
    await erase(stage.ada)
    held.release()
    await stage.sandbox.until(lambda: stage.channel(FEED) == [])
    await until_nothing_is_left(stage, stage.ada)
