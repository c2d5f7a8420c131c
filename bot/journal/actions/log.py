from dataclasses import replace
from datetime import datetime

from bot.journal import store
from bot.journal.actions.check import check_section, check_sting
from bot.journal.model import Draft, Failure, Logged, cut_line, is_blank
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused
from bot.quests import actions as quests
from bot.quests.model import Quest


def log_failure(tx: Transaction, draft: Draft, now: datetime, *, apart: bool = False) -> Logged:
    """Save a failure and count it; the same origin, or the same text within 15 s, returns the first entry.

    `apart` looks at the origin only, for what is told apart by more than its text.

    A text without anything to see raises Refused `journal.empty_line`, a quest that is not the member's
    `quests.unknown`, one that is over `quests.ended`.
    """
    if is_blank(draft.text):
        raise Refused("journal.empty_line")
    unseen = take_unseen(tx, draft.member_id)
    check_sting(draft.sting)
    if draft.section is not None:
        draft = replace(draft, section=check_section(draft.section))
    line, story = cut_line(draft.text)
    first = store.made_by(tx, draft) if apart else store.earlier(tx, draft, line, story, now)
    if first is not None:
        return _again(tx, first, tuple(one for one in unseen if one.id != first.id))
    quest = _quest(tx, draft)
    failure = store.insert(tx, draft, line=line, story=story, quest_id=quest.id if quest else None, now=now)
    if quest is None:
        return Logged(failure, first_time=True, quest=None, unseen=unseen)
    reached = quests.counted(tx, quest.id, quest.count, quest.count + 1, now)
    return Logged(failure, first_time=True, quest=replace(quest, count=quest.count + 1), reached=reached, unseen=unseen)


def mark_unseen(tx: Transaction, failure_id: int, member_id: int) -> None:
    """Remember that a saved entry's receipt never reached its member."""
    store.mark_unseen(tx, failure_id, member_id)


def take_unseen(tx: Transaction, member_id: int) -> tuple[Failure, ...]:
    """Return the entries that a member has not heard of yet, oldest first, once."""
    found = store.unseen(tx, member_id)
    if found:
        store.forget_unseen(tx, member_id)
    return found


def _again(tx: Transaction, failure: Failure, unseen: tuple[Failure, ...]) -> Logged:
    quest = None if failure.quest_id is None else quests.find(tx, failure.member_id, failure.quest_id)
    return Logged(failure, first_time=False, quest=quest, unseen=unseen)


def _quest(tx: Transaction, draft: Draft) -> Quest | None:
    """Choose what the failure counts toward: the named quest, else the newest that is running."""
    if draft.quest_id is None:
        return next(iter(quests.running(tx, draft.member_id)), None)
    quest = quests.find(tx, draft.member_id, draft.quest_id)
    if quest.ended_at is not None:
        raise Refused("quests.ended")
    return quest
