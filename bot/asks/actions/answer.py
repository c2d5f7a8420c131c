from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.asks import store
from bot.asks.actions.check import check_order
from bot.asks.actions.look import find
from bot.asks.model import Answer, Answered, Ask, lies_before
from bot.journal import actions as journal
from bot.journal.model import Draft, Failure, PartialDate
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.quests import actions as quests


def answered(
    tx: Transaction,
    member_id: int,
    ask_id: int,
    answer: Answer,
    answered_on: PartialDate | None,
    now: datetime,
    *,
    unless_answered: bool = False,
    counts: bool = True,
) -> Answered:
    """Note how an ask ended, and have the journal follow, so that it counts once, ever.

    The first answer becomes an entry, a later one retypes that entry, and a yes takes it back; an entry that the member
    deleted stays deleted. `unless_answered` leaves an earlier answer as it is. Unless
    it `counts`, a new entry counts toward no quest.
    A date wholly before the sending raises Refused `asks.answered_before_sent`.
    """
    ask = find(tx, member_id, ask_id)
    if unless_answered and ask.answer is not None:
        return Answered(ask, changed=False)
    check_order(ask.sent_on, answered_on)
    if ask.answer == answer and answered_on in (None, ask.answered_on):
        return Answered(ask, changed=False)
    ended = replace(ask, answer=answer, answered_on=answered_on, answered_at=now)
    if answer.kind is None:
        return _take_back(tx, ended, now)
    if ask.failure_id is not None:
        return _retype(tx, ended, now)
    draft = Draft(
        member_id=member_id,
        origin=None,
        text=ask.story or ask.line,
        kind=answer.kind,
        section=ask.section,
        happened=answered_on,
        quest_id=_running(tx, ask),
    )
    logged = journal.log_failure(tx, draft, now, deed=("ask", ask_id), counts=counts)
    return Answered(_keep(tx, replace(ended, failure_id=logged.failure.id)), logged=logged)


def withdraw(tx: Transaction, member_id: int, ask_ids: Iterable[int], day: PartialDate, now: datetime) -> int:
    """Note asks as withdrawn on a day, and return how many; one that is answered stays as it is.

    Their quest has ended, and no other is what they were for: the entries count toward none.
    """
    ended = (
        answered(tx, member_id, one, Answer.WITHDREW, day, now, unless_answered=True, counts=False) for one in ask_ids
    )
    return sum(one.changed for one in ended)


def reopen(tx: Transaction, member_id: int, ask_id: int, now: datetime) -> Answered:
    """Have an ask wait again, and take the entry back that its answer had become."""
    ask = find(tx, member_id, ask_id)
    if ask.answer is None:
        return Answered(ask, changed=False)
    return _take_back(tx, replace(ask, answer=None, answered_on=None, answered_at=None), now)


def settle(tx: Transaction, ask: Ask, failure: Failure, now: datetime) -> Ask:
    """Note that an ask ended as an entry that is there already, such as an import brought; nothing is counted by it."""
    kind = failure.kind
    answer = Answer(kind.value) if kind is not None and kind.value in set(Answer) else Answer.OTHER
    sent, day = ask.sent_on, failure.happened
    # A list without dates of answers dates an entry by its sending, which is no answer on the same day.
    late = day is not None and day != sent and (sent is None or not lies_before(day, sent))
    ended = replace(ask, answer=answer, answered_on=day if late else None, answered_at=now, failure_id=failure.id)
    return _keep(tx, ended)


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
