from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.asks import store
from bot.asks.model import Added, Answer, Answered, Ask, AskDraft, Page, lies_before
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.actions.check import check_section
from bot.journal.model import Draft, Failure, PartialDate, cut_line, is_blank
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.quests import actions as quests


def add(tx: Transaction, draft: AskDraft, now: datetime) -> Added:
    """Save an ask and expect a check-in; the same origin, or the same text within 15 s, returns the first one.

    A text without anything to see raises Refused `asks.empty_line`, a quest that is not the member's `quests.unknown`,
    one that is over `quests.ended`.
    """
    line, story = _text(draft.text)
    first = store.earlier(tx, draft, line, story, now)
    if first is not None:
        return Added(first, first_time=False)
    if draft.quest_id is not None and quests.find(tx, draft.member_id, draft.quest_id).ended_at is not None:
        raise Refused("quests.ended")
    ask = _insert(tx, draft, batch=None, now=now)
    zone = None if draft.guild_id is None else guilds.find(tx, draft.guild_id).zone
    members.expect_checkin(tx, draft.member_id, locale=draft.locale, guild_zone=zone, now=now)
    return Added(ask, first_time=True)


def bring(tx: Transaction, drafts: Iterable[AskDraft], *, batch: int, now: datetime) -> tuple[Ask, ...]:
    """Save what an import brought, each as an ask of its own; who calls expects the check-in."""
    return tuple(_insert(tx, draft, batch=batch, now=now) for draft in drafts)


def take_back_batch(tx: Transaction, member_id: int, batch: int) -> int:
    """Delete what an import brought and return how many there were; what was answered since is the member's own."""
    return store.delete_batch(tx, member_id, batch)


def put_back(tx: Transaction, asks: Iterable[Ask]) -> None:
    """Insert asks such as an export had them; an id that is taken moves on to the next free one.

    Their quests and failures must be the member's own, and who calls expects the check-in.
    """
    for ask in asks:
        line, story = _text(ask.story or ask.line)
        store.insert(
            tx,
            replace(
                ask,
                id=store.free_id(tx, ask.member_id, ask.id, ask.added_at),
                line=line,
                story=story,
                section=check_section(ask.section),
            ),
        )


def find(tx: Transaction, member_id: int, ask_id: int) -> Ask:
    """Return a member's own ask; another's is as unknown as one that never was (`asks.unknown`)."""
    ask = store.find(tx, member_id, ask_id)
    if ask is None:
        raise Refused("asks.unknown")
    return ask


def waiting(tx: Transaction, member_id: int) -> tuple[Ask, ...]:
    """Return what waits for an answer, the longest first."""
    return tuple(sorted(store.waiting(tx, member_id), key=_sent))


def page(tx: Transaction, member_id: int, *, answered: bool, page: int = 0, size: int = 8) -> Page:
    """Return one page of what waits, the longest first, or of what is answered, the latest answer first.

    A page past either end is the one at that end.
    """
    asks = _answered_first(store.of_member(tx, member_id)) if answered else waiting(tx, member_id)
    pages = max(1, -(-len(asks) // size))
    page = min(max(page, 0), pages - 1)
    return Page(asks[page * size : (page + 1) * size], page, pages, len(asks))


def suggest(tx: Transaction, member_id: int, typed: str, limit: int = 25) -> tuple[Ask, ...]:
    """Return asks whose line contains what is typed: what waits, the longest first, then what was answered."""
    wanted = typed.strip().casefold()
    known = store.of_member(tx, member_id)
    ordered = (*sorted((ask for ask in known if ask.answer is None), key=_sent), *_answered_first(known))
    return tuple(ask for ask in ordered if wanted in ask.line.casefold())[:limit]


def answered(
    tx: Transaction,
    member_id: int,
    ask_id: int,
    answer: Answer,
    answered_on: PartialDate | None,
    now: datetime,
    *,
    origin: int | None = None,
    unless_answered: bool = False,
) -> Answered:
    """Note how an ask ended, and have the journal follow, so that it counts once, ever.

    The first answer becomes an entry under `origin` (the interaction's id), a later one retypes that entry, and a yes
    takes it back; an entry that the member deleted stays deleted. `unless_answered` leaves an earlier answer as it is.
    A date wholly before the sending raises Refused `asks.answered_before_sent`.
    """
    ask = find(tx, member_id, ask_id)
    if unless_answered and ask.answer is not None:
        return Answered(ask, changed=False)
    _check_order(ask.sent_on, answered_on)
    if ask.answer == answer and answered_on in (None, ask.answered_on):
        return Answered(ask, changed=False)
    ended = replace(ask, answer=answer, answered_on=answered_on, answered_at=now)
    if answer.kind is None:
        return _take_back(tx, ended, now)
    if ask.failure_id is not None:
        return _retype(tx, ended, now)
    draft = Draft(
        member_id=member_id,
        origin=origin,
        text=ask.story or ask.line,
        kind=answer.kind,
        section=ask.section,
        happened=answered_on,
        quest_id=_running(tx, ask),
    )
    logged = journal.log_failure(tx, draft, now, apart=True)
    return Answered(_keep(tx, replace(ended, failure_id=logged.failure.id)), logged=logged)


def change(tx: Transaction, member_id: int, ask_id: int, text: str, sent_on: PartialDate | None) -> Ask:
    """Change what was asked for and when it was sent; the entry that it became is changed in the journal, not here.

    A date wholly after the answer raises Refused `asks.answered_before_sent`.
    """
    ask = find(tx, member_id, ask_id)
    line, story = _text(text)
    _check_order(sent_on, ask.answered_on)
    changed = replace(ask, line=line, story=story, sent_on=sent_on)
    store.save_text(tx, changed)
    return changed


def reopen(tx: Transaction, member_id: int, ask_id: int, now: datetime) -> Answered:
    """Have an ask wait again, and take the entry back that its answer had become."""
    ask = find(tx, member_id, ask_id)
    if ask.answer is None:
        return Answered(ask, changed=False)
    return _take_back(tx, replace(ask, answer=None, answered_on=None, answered_at=None), now)


def forget(tx: Transaction, member_id: int, ask_id: int) -> Ask:
    """Delete an ask and return it; the entry that it became stays."""
    ask = find(tx, member_id, ask_id)
    store.delete(tx, member_id, ask_id)
    return ask


def of_member(tx: Transaction, member_id: int) -> tuple[Ask, ...]:
    """Return all of a member's asks, the first that was added first."""
    return store.of_member(tx, member_id)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Erase a member's asks and return how many there were."""
    return store.forget_member(tx, member_id)


def _insert(tx: Transaction, draft: AskDraft, *, batch: int | None, now: datetime) -> Ask:
    line, story = _text(draft.text)
    ask = Ask(
        id=store.free_id(tx, draft.member_id, draft.origin, now),
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


def _check_order(sent_on: PartialDate | None, answered_on: PartialDate | None) -> None:
    if sent_on is not None and answered_on is not None and lies_before(answered_on, sent_on):
        raise Refused("asks.answered_before_sent", sent=str(sent_on), answered=str(answered_on))


def _text(typed: str) -> tuple[str, str | None]:
    if is_blank(typed):
        raise Refused("asks.empty_line")
    return cut_line(typed)


def _retype(tx: Transaction, ask: Ask, now: datetime) -> Answered:
    """Change the entry that an earlier answer became, where it is still there."""
    assert ask.answer is not None  # noqa: S101 - only an answer retypes
    entry = _entry(tx, ask)
    if entry is None:
        return Answered(_keep(tx, ask))
    happened = entry.happened if ask.answered_on is None else ask.answered_on
    retyped = journal.edit(tx, ask.member_id, entry.id, now, kind=ask.answer.kind, happened=happened)
    return Answered(_keep(tx, ask), retyped=retyped)


def _take_back(tx: Transaction, ask: Ask, now: datetime) -> Answered:
    """Delete the entry that an answer became; one that the member deleted before stays remembered."""
    entry = _entry(tx, ask)
    if entry is None:
        return Answered(_keep(tx, ask))
    journal.delete(tx, ask.member_id, entry.id, now)
    return Answered(_keep(tx, replace(ask, failure_id=None)), taken_back=entry)


def _entry(tx: Transaction, ask: Ask) -> Failure | None:
    """Return the entry that an earlier answer became, None where there is none or its member deleted it."""
    if ask.failure_id is not None:
        with suppress(Refused):
            return journal.find(tx, ask.member_id, ask.failure_id)
    return None


def _keep(tx: Transaction, ask: Ask) -> Ask:
    store.save_answer(tx, ask)
    return ask


def _running(tx: Transaction, ask: Ask) -> int | None:
    """Return the quest that an ask is for while it runs; one that has ended leaves the choice to the journal."""
    if ask.quest_id is None:
        return None
    quest = quests.find(tx, ask.member_id, ask.quest_id)
    return quest.id if quest.ended_at is None else None


def _sent(ask: Ask) -> tuple[str, int]:
    return str(ask.sent_on or ask.added_at.date()), ask.id


def _answered_first(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    """Return what is answered, the latest answer first."""
    dated = [(ask.answered_at, ask) for ask in asks if ask.answered_at is not None]
    return tuple(ask for _, ask in sorted(dated, key=lambda one: (one[0], one[1].id), reverse=True))
