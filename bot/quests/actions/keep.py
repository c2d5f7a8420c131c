from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.kernel.transaction import Transaction
from bot.quests import store
from bot.quests.actions.celebrate import take_back_celebrations
from bot.quests.model import Milestone, Quest


def put_back(
    tx: Transaction, member_id: int, quests: Iterable[Quest], milestones: Iterable[Milestone]
) -> dict[int, int]:
    """Write quests down as they were, and return by the id that each had the one that it has now.

    A quest that was started at the same instant is the one that is there. They come back unannounced, since a file must
    be no way to speak in a server, and what was reached is not celebrated again.
    """
    there = {quest.started_at: quest.id for quest in store.of_member(tx, member_id)}
    ids = dict[int, int]()
    for quest in quests:
        if quest.started_at not in there:
            there[quest.started_at] = store.put_back(tx, replace(quest, member_id=member_id))
        ids[quest.id] = there[quest.started_at]
    for one in milestones:
        if one.quest_id in ids:
            store.reach(tx, ids[one.quest_id], one.threshold, one.reached_at, as_goal=one.as_goal)
    return ids


def forget_member(tx: Transaction, member_id: int, now: datetime) -> int:
    """Erase a member's quests, and have their announced parties deleted; return how many quests there were."""
    quests = store.of_member(tx, member_id)
    for quest in quests:
        take_back_celebrations(tx, quest, now)
        store.delete(tx, quest.id)
    return len(quests)
