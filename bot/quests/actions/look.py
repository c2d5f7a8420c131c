from collections.abc import Iterator
from datetime import datetime

from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.quests import store, waiting
from bot.quests.model import Celebration, Milestone, Occasion, Quest


def running(tx: Transaction, member_id: int) -> tuple[Quest, ...]:
    """Return a member's quests that have not ended, newest first; those that rest are among them."""
    return store.running(tx, member_id)


def ended(tx: Transaction, member_id: int) -> tuple[Quest, ...]:
    """Return a member's quests that have ended, newest first."""
    return tuple(one for one in store.of_member(tx, member_id) if one.ended_at is not None)


def of_member(tx: Transaction, member_id: int) -> tuple[Quest, ...]:
    """Return all quests of a member, newest first."""
    return store.of_member(tx, member_id)


def find(tx: Transaction, member_id: int, quest_id: int) -> Quest:
    """Return a member's own quest; another's is as unknown as one that never was (`quests.unknown`)."""
    quest = store.find(tx, quest_id)
    if quest is None or quest.member_id != member_id:
        raise Refused("quests.unknown")
    return quest


def find_running(tx: Transaction, member_id: int, quest_id: int) -> Quest:
    """Return a member's own quest that goes on; one that has ended raises Refused `quests.over`."""
    quest = find(tx, member_id, quest_id)
    if quest.ended_at is not None:
        raise Refused("quests.over")
    return quest


def announced_in(tx: Transaction, member_id: int, guild_id: int) -> tuple[Quest, ...]:
    """Return a member's quests that are announced in a server, newest first."""
    return tuple(one for one in of_member(tx, member_id) if one.announced and one.guild_id == guild_id)


def opened_in(tx: Transaction, member_id: int, guild_id: int) -> tuple[datetime, ...]:
    """Return when a member opened bottles that a server read of at once, as it does at a press.

    A goal whose party waited for an evening is among them after it, at the instant of its entry.
    """
    return tuple(at for quest in announced_in(tx, member_id, guild_id) for at in _opened(tx, quest))


def reached(tx: Transaction, member_id: int) -> tuple[Milestone, ...]:
    """Return the milestones of all quests of a member."""
    return store.milestones_of_member(tx, member_id)


def celebration(
    tx: Transaction, quest_id: int, threshold: int, occasion: Occasion = Occasion.TENTH
) -> Celebration | None:
    """Return what the card of an occasion needs, or None when the quest is gone, or its ending was taken back."""
    quest = store.find(tx, quest_id)
    if quest is None or (occasion is Occasion.ENDING and quest.ended_at is None):
        return None
    return Celebration(quest, threshold, occasion, quest.member_id, private=not quest.announced)


def _opened(tx: Transaction, quest: Quest) -> Iterator[datetime]:
    waits = {one.threshold for one in waiting.of_quest(tx, quest.id)}
    for one in reached(tx, quest.member_id):
        if one.quest_id == quest.id and one.as_goal and one.threshold not in waits:
            yield one.reached_at
    at_an_ending = quest.ending is not None and quest.ending.opens and not store.had_party(tx, quest.id, quest.goal)
    if quest.ended_at is not None and at_an_ending:
        yield quest.ended_at
