"""What a member can do with a file that was read: look at it, bring it in, take it back; nothing is celebrated."""

from datetime import datetime, timedelta

from bot.asks import actions as asks
from bot.asks.model import Answer, AskDraft
from bot.imports import store
from bot.imports.model import Batch, Reading, TakenBack
from bot.imports.news import News, news_in
from bot.imports.texts import as_draft
from bot.journal import actions as journal
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.members import actions as members

KEPT = timedelta(days=1)
"""How long a file that was read waits to be brought in."""


def preview(tx: Transaction, member_id: int, reading: Reading) -> News:
    """Find out what of a file would be new now; it only reads."""
    return news_in(reading, journal.everything(tx, member_id), asks.of_member(tx, member_id))


def draft_id(tx: Transaction, member_id: int, origin: int) -> int:
    """Return the id of the file that an interaction brings: always the same, and nobody reads from it when that was."""
    return tx.vault.number("import", member_id, origin)


def stage(tx: Transaction, member_id: int, draft_id: int, packed: str, now: datetime) -> None:
    """Keep what was read, packed by `bot.imports.staging`, under its `draft_id`; an earlier file goes."""
    store.keep_draft(tx, member_id, draft_id, packed, now)


def staged(tx: Transaction, member_id: int, draft_id: int) -> str | None:
    """Return what was read, None where it was brought in already; refuse what is gone (`imports.gone`)."""
    packed = store.draft(tx, member_id, draft_id)
    if packed is None and store.batch(tx, member_id, draft_id) is None:
        raise Refused("imports.gone")
    return packed


def discard(tx: Transaction, member_id: int, draft_id: int) -> None:
    """Forget what was read."""
    store.delete_draft(tx, member_id, draft_id)


def bring(tx: Transaction, member_id: int, draft_id: int, reading: Reading, *, locale: str, now: datetime) -> Batch:
    """Bring in what is new by now, and what waits for its answer as asks; a second time returns the first."""
    earlier = store.batch(tx, member_id, draft_id)
    if earlier is not None:
        return earlier
    finish(tx, member_id, draft_id)
    news = preview(tx, member_id, reading)
    entries = journal.bring(tx, member_id, [as_draft(one, member_id) for one in news.failures], batch=draft_id, now=now)
    drafts = [AskDraft(member_id, None, one.text, section=one.section, sent_on=one.sent_on) for one in news.asks]
    for entry, ask in zip(entries, news.ended, strict=True):
        if ask is not None:
            asks.settle(tx, ask, entry, now)
    for granted in news.granted:
        asks.answered(tx, member_id, granted.id, Answer.YES, None, now)
    added = asks.bring(tx, member_id, drafts, batch=draft_id, now=now)
    if added:
        members.expect_checkin(tx, member_id, locale=locale, guild_zone=None, now=now)
    return remember(tx, member_id, Batch(draft_id, len(entries), len(added), now))


def brought(tx: Transaction, member_id: int, batch_id: int) -> Batch:
    """Return an import of a member's own; one that was taken back is `imports.taken_back_before`."""
    batch = store.batch(tx, member_id, batch_id)
    if batch is None:
        raise Refused("imports.taken_back_before")
    return batch


def take_back(tx: Transaction, member_id: int, batch_id: int, now: datetime) -> TakenBack:
    """Delete what is left of an import, what others see of it included, and have the asks wait again that it ended.

    A second time raises `imports.taken_back_before`.
    """
    batch = brought(tx, member_id, batch_id)
    left = {one.id for one in journal.everything(tx, member_id) if one.batch == batch_id}
    there = [one for one in asks.of_member(tx, member_id) if one.batch != batch_id]
    reopened = [one for one in there if one.failure_id in left]
    # A yes becomes no entry that would lead back to the import; the instant is the one at which it was brought in.
    granted = [one for one in there if one.answer is Answer.YES and one.answered_at == batch.imported_at]
    for ask in (*reopened, *granted):
        asks.reopen(tx, member_id, ask.id, now)
    entries = len(reopened) + journal.take_back_batch(tx, member_id, batch_id, now)
    waiting = asks.take_back_batch(tx, member_id, batch_id, batch.imported_at)
    store.delete_batch(tx, member_id, batch_id)
    return TakenBack(entries, waiting)


def finish(tx: Transaction, member_id: int, draft_id: int) -> None:
    """Take what was read off the table, since it is about to be brought in; refuse what is gone (`imports.gone`)."""
    if not store.delete_draft(tx, member_id, draft_id):
        raise Refused("imports.gone")


def remember(tx: Transaction, member_id: int, batch: Batch) -> Batch:
    """Remember an import, so that it can be taken back and is not done twice."""
    store.insert_batch(tx, member_id, batch)
    return batch


def forget_old(tx: Transaction, now: datetime) -> None:
    """Forget the files that were read and not brought in for a day."""
    store.delete_drafts_before(tx, now - KEPT)


def of_member(tx: Transaction, member_id: int) -> tuple[Batch, ...]:
    """Return a member's imports, oldest first."""
    return store.batches(tx, member_id)


def looked_at(tx: Transaction, member_id: int) -> int:
    """Count the files that wait for a member's yes."""
    return store.drafts_of(tx, member_id)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Erase a member's imports and what they were looking at, and count both; the entries are the journal's."""
    return store.forget_member(tx, member_id)
