from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.asks import store
from bot.asks.actions.check import check_order, check_text
from bot.asks.actions.look import find
from bot.asks.model import Added, Ask, AskDraft
from bot.guilds import actions as guilds
from bot.journal.actions.check import check_section
from bot.journal.model import PartialDate
from bot.kernel.deeds import id_of_deed, ids_of_text
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.quests import actions as quests


def add(tx: Transaction, draft: AskDraft, now: datetime) -> Added:
    """Save an ask and expect a check-in; the same origin, or the same text within 15 s, returns the first one.

    A text without anything to see raises Refused `asks.empty_line`, a quest that is not the member's `quests.unknown`,
    one that is over `quests.ended`.
    """
    line, story = check_text(draft.text)
    ids = ids_of_text(tx, "ask", draft.member_id, (line, story or ""), draft.origin, now)
    first = store.earlier(tx, draft.member_id, ids, now)
    if first is not None:
        return Added(first, first_time=False)
    if draft.quest_id is not None and quests.find(tx, draft.member_id, draft.quest_id).ended_at is not None:
        raise Refused("quests.ended")
    ask = _insert(tx, draft, ids[0], batch=None, now=now)
    zone = None if draft.guild_id is None else guilds.find(tx, draft.guild_id).zone
    members.expect_checkin(tx, draft.member_id, locale=draft.locale, guild_zone=zone, now=now)
    return Added(ask, first_time=True)


def bring(tx: Transaction, member_id: int, drafts: Iterable[AskDraft], *, batch: int, now: datetime) -> tuple[Ask, ...]:
    """Save what an import brought, in its order and each as an ask of its own; who calls expects the check-in."""
    return tuple(
        _insert(tx, draft, _brought(tx, member_id, batch, row), batch=batch, now=now)
        for row, draft in enumerate(drafts)
    )


def take_back_batch(tx: Transaction, member_id: int, batch: int, imported_at: datetime) -> int:
    """Delete what an import brought and return how many there were; what was answered since is the member's own."""
    brought = store.in_batch(tx, member_id, batch)
    gone = [ask for ask in brought if ask.answered_at is None or ask.answered_at < imported_at]
    for ask in gone:
        store.delete(tx, member_id, ask.id)
    return len(gone)


def put_back(tx: Transaction, asks: Iterable[Ask]) -> None:
    """Insert asks such as an export had them; one whose id is taken has got a new one.

    Their quests and failures must be the member's own, and who calls expects the check-in.
    """
    for ask in asks:
        whole = _whole(ask)
        while store.find(tx, whole.member_id, whole.id) is not None:
            whole = replace(whole, id=_brought(tx, whole.member_id, whole.id, 0))
        store.insert(tx, whole)


def change(tx: Transaction, member_id: int, ask_id: int, text: str, sent_on: PartialDate | None) -> Ask:
    """Change what was asked for and when it was sent; the entry that it became is changed in the journal, not here.

    A date wholly after the answer raises Refused `asks.answered_before_sent`.
    """
    ask = find(tx, member_id, ask_id)
    line, story = check_text(text)
    check_order(sent_on, ask.answered_on)
    changed = replace(ask, line=line, story=story, sent_on=sent_on)
    store.save_text(tx, changed)
    return changed


def forget(tx: Transaction, member_id: int, ask_id: int) -> Ask:
    """Delete an ask and return it; the entry that it became stays."""
    ask = find(tx, member_id, ask_id)
    store.delete(tx, member_id, ask_id)
    return ask


def forget_member(tx: Transaction, member_id: int) -> int:
    """Erase a member's asks and return how many there were."""
    return store.forget_member(tx, member_id)


def _insert(tx: Transaction, draft: AskDraft, ask_id: int, *, batch: int | None, now: datetime) -> Ask:
    line, story = check_text(draft.text)
    ask = Ask(
        id=ask_id,
        member_id=draft.member_id,
        line=line,
        story=story,
        section=check_section(draft.section),
        quest_id=draft.quest_id,
        sent_on=draft.sent_on,
        added_at=now,
        batch=batch,
    )
    store.insert(tx, ask)
    return ask


def _brought(tx: Transaction, member_id: int, deed: int, row: int) -> int:
    return id_of_deed(tx, "ask", member_id, "brought", deed, row)[0]


def _whole(ask: Ask) -> Ask:
    """Return an ask that comes from outside as one that could stand here: it has an ending, or nothing of one."""
    line, story = check_text(ask.story or ask.line)
    known = replace(ask, line=line, story=story, section=check_section(ask.section))
    if ask.answer is None:
        return replace(known, answered_on=None, answered_at=None, failure_id=None)
    return replace(known, answered_at=ask.answered_at or ask.added_at)
