"""However often something is pressed or changed in a short time, a card is edited a handful of times at most."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.feed import actions as feed
from bot.feed import notices
from bot.feed.model import Gesture
from bot.journal import actions as journal
from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from sandbox.wire import Dispatch, Exchange
from tests.door.conftest import Stage
from tests.door.feed.standing import put_card
from tests.door.feed.steps import FEED, as_read
from tests.door.waiting import until_kept

TIMES, SECONDS = 200, 10
HANDFUL = 6


class Edits:
    """Counts the edits of messages."""

    def __init__(self, stage: Stage) -> None:
        self.count = 0
        stage.sandbox.wire.observe(self._note)

    def _note(self, seen: Exchange | Dispatch) -> None:
        self.count += isinstance(seen, Exchange) and seen.method == "PATCH"


def nothing_due(now: datetime) -> Callable[[Transaction], bool]:
    """Tell whether nothing is to be sent at this moment, nor under way."""

    def look(tx: Transaction) -> bool:
        upcoming = outbox.next_due(tx)
        return upcoming is None or upcoming > now

    return look


async def test_two_hundred_changes_in_ten_seconds_cost_a_handful_of_edits_and_end_with_the_last_one(
    stage: Stage,
) -> None:
    card = await put_card(stage, "Not shortlisted")
    (share,) = await stage.bot.db.read(feed.named, stage.ada.id)
    edits = Edits(stage)
    stage.sandbox.clock.advance(timedelta(milliseconds=1))
    for number in range(TIMES):
        now = stage.sandbox.clock.now()
        await stage.bot.db.run(journal.edit, stage.ada.id, share.failure_id or 0, now, line=f"version {number}")
        await until_kept(stage.bot.db, nothing_due(now))
        stage.sandbox.clock.advance(timedelta(seconds=SECONDS / TIMES))
    stage.sandbox.clock.advance(timedelta(seconds=2))
    await stage.sandbox.until(lambda: f"> version {TIMES - 1}\n" in card.text)
    assert 1 <= edits.count <= HANDFUL


async def test_two_hundred_presses_in_ten_seconds_edit_nothing(stage: Stage) -> None:
    await put_card(stage, "Not shortlisted")
    (share,) = await stage.bot.db.read(feed.named, stage.ada.id)
    edits = Edits(stage)
    for number in range(TIMES):
        await stage.bot.db.run(feed.press, share.id, Gesture.HUG, number)
        stage.sandbox.clock.advance(timedelta(seconds=SECONDS / TIMES))
    await put_card(stage, "A form letter")
    assert edits.count == 0
    assert len(stage.channel(FEED)) == len(await stage.bot.db.read(feed.named, stage.ada.id))


async def test_a_change_while_an_edit_is_under_way_waits_for_the_next_one(stage: Stage) -> None:
    card = await put_card(stage, "Not shortlisted")
    (share,) = await stage.bot.db.read(feed.named, stage.ada.id)
    held = stage.sandbox.trouble.hold("PATCH", "/channels/*/messages/*", applied=True)
    edits = Edits(stage)
    for number in range(3):
        stage.sandbox.clock.advance(timedelta(milliseconds=1))
        now = stage.sandbox.clock.now()
        await stage.bot.db.run(journal.edit, stage.ada.id, share.failure_id or 0, now, line=f"version {number}")
        if not number:
            stage.sandbox.clock.advance(timedelta(seconds=2))
            await held.arrived()
    held.release()
    await put_card(stage, "A form letter")
    assert "version 0" in card.text
    stage.sandbox.clock.advance(timedelta(seconds=2))
    await stage.sandbox.until(lambda: "> version 2\n" in card.text)
    assert edits.count == len(("version 0", "version 2"))


async def test_a_card_can_be_drawn_again_from_the_database_exactly_as_it_stands(stage: Stage) -> None:
    card = await put_card(stage, "Not shortlisted *at all* @everyone")
    before = as_read(card.components)
    (share,) = await stage.bot.db.read(feed.named, stage.ada.id)
    await stage.bot.db.run(notices.put_redraw, share, stage.sandbox.clock.now())
    await stage.sandbox.until(lambda: card.edited_at)
    assert as_read(card.components) == before
