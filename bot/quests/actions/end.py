from dataclasses import replace
from datetime import datetime

from bot.kernel.transaction import Transaction
from bot.quests import store
from bot.quests.actions.celebrate import open_bottle, open_note, passed
from bot.quests.actions.look import find
from bot.quests.model import Ending, Occasion, Quest


def end(tx: Transaction, member_id: int, quest_id: int, now: datetime, ending: Ending = Ending.PLAIN) -> Quest:
    """End a quest, whatever its count; ending it again changes nothing.

    Where the ending opens a bottle it is celebrated once, ever, unless the party at the goal was held. The note to
    oneself is opened at any ending.
    """
    quest = find(tx, member_id, quest_id)
    if quest.ended_at is None:
        over = replace(quest, ended_at=now, ending=ending, resting=False)
        store.save(tx, over)
        if ending.opens and not store.had_party(tx, quest_id, quest.goal):
            open_bottle(tx, over, over.count, Occasion.ENDING, now)
        open_note(tx, over, now)
    return find(tx, member_id, quest_id)


def reopen(tx: Transaction, member_id: int, quest_id: int, now: datetime) -> Quest:
    """Let a quest that has ended go on, as when an offer was withdrawn; a bottle that was opened stays opened."""
    quest = find(tx, member_id, quest_id)
    if quest.ended_at is not None:
        store.save(tx, replace(quest, ended_at=None, ending=None))
        passed(tx, quest_id, now)
    return find(tx, member_id, quest_id)
