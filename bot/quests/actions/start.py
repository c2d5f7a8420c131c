from dataclasses import replace
from datetime import datetime

from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.quests import store
from bot.quests.actions.look import find, find_running
from bot.quests.model import GOALS, NOTE_LIMIT, TEXT_LIMIT, Quest, QuestDraft


def start(tx: Transaction, draft: QuestDraft, now: datetime) -> Quest:
    """Start a quest; the same origin returns the one it started before."""
    check(draft.goal, draft.toast, draft.scope)
    if draft.announced and draft.guild_id is None:
        raise Refused("quests.announced_outside_server")
    quest_id = store.insert(tx, replace(draft, toast=draft.toast.strip(), scope=draft.scope.strip()), now)
    return find(tx, draft.member_id, quest_id)


def write_note(tx: Transaction, member_id: int, quest_id: int, note: str) -> Quest:
    """Put a note to oneself into a quest's bottle, once; what is in it stays sealed until the goal or the ending."""
    quest = find_running(tx, member_id, quest_id)
    note = note.strip()
    if not note:
        raise Refused("quests.note_empty")
    if len(note) > NOTE_LIMIT:
        raise Refused("quests.note_too_long", limit=NOTE_LIMIT)
    if quest.note not in (None, note):
        raise Refused("quests.note_written")
    store.save(tx, replace(quest, note=note))
    return find(tx, member_id, quest_id)


def check(goal: int, toast: str, scope: str) -> None:
    """Refuse a goal off the scale, and texts that are too long."""
    if goal not in GOALS:
        raise Refused("quests.goal_out_of_range", least=GOALS[0], most=GOALS[-1])
    if len(toast) > TEXT_LIMIT:
        raise Refused("quests.toast_too_long", limit=TEXT_LIMIT)
    if len(scope) > TEXT_LIMIT:
        raise Refused("quests.scope_too_long", limit=TEXT_LIMIT)
