"""Entries that come from elsewhere: an import, or a member's own export. They are no news: nothing is celebrated."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.journal import store
from bot.journal.actions.change import delete
from bot.journal.actions.check import checked, drafted
from bot.journal.actions.log import running_quest
from bot.journal.model import Draft, Failure
from bot.kernel.deeds import id_of_deed
from bot.kernel.transaction import Transaction
from bot.quests import actions as quests
from bot.quests.model import Quest


def bring(
    tx: Transaction, member_id: int, drafts: Iterable[Draft], *, batch: int, now: datetime
) -> tuple[Failure, ...]:
    """Write what an import brings, in its order; it counts toward nothing, and a draft's origin and quest are not used.

    A draft that could not be logged raises Refused as `log_failure` does.
    """
    brought = tuple(
        replace(drafted(draft, _id(tx, member_id, batch, row), now), member_id=member_id, batch=batch)
        for row, draft in enumerate(drafts)
    )
    for failure in brought:
        store.insert(tx, failure)
    return brought


def count_batch(tx: Transaction, member_id: int, batch: int, quest_id: int, now: datetime) -> Quest:
    """Let what an import brought count toward a running quest; the milestones on the way are not celebrated.

    Raises Refused as `log_failure` does for the quest. What counts toward one already goes on doing so.
    """
    running_quest(tx, member_id, quest_id)
    for failure in store.in_batch(tx, member_id, batch):
        if failure.quest_id is None:
            store.save(tx, replace(failure, quest_id=quest_id))
    quests.passed(tx, quest_id, now)
    return quests.find(tx, member_id, quest_id)


def take_back_batch(tx: Transaction, member_id: int, batch: int, now: datetime) -> int:
    """Delete what is left of an import and all that others see of it, and count the entries."""
    brought = store.in_batch(tx, member_id, batch)
    for failure in brought:
        delete(tx, member_id, failure.id, now)
    return len(brought)


def put_back(tx: Transaction, failures: Iterable[Failure]) -> tuple[Failure, ...]:
    """Write entries as they were once, and return them in the same order; one whose id is taken has got a new one.

    Their quests must be there and the member's own; nothing is counted anew. An entry that could not be logged raises
    Refused as `log_failure` does.
    """
    whole = [checked(failure) for failure in failures]
    for member_id, quest_id in {(failure.member_id, failure.quest_id) for failure in whole}:
        if quest_id is not None:
            quests.find(tx, member_id, quest_id)
    return tuple(_put_back(tx, failure) for failure in whole)


def _put_back(tx: Transaction, failure: Failure) -> Failure:
    while store.find(tx, failure.member_id, failure.id) is not None:
        failure = replace(failure, id=_id(tx, failure.member_id, failure.id, 0))
    store.insert(tx, failure)
    return failure


def _id(tx: Transaction, member_id: int, deed: int, row: int) -> int:
    return id_of_deed(tx, "failure", member_id, "brought", deed, row)[0]
