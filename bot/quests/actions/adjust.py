from dataclasses import replace
from datetime import datetime
from typing import TypedDict, Unpack

from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.quests import store
from bot.quests.actions.celebrate import passed, take_back_celebrations
from bot.quests.actions.look import find, find_running
from bot.quests.actions.start import check
from bot.quests.model import Adjusted, Kind, Quest


class Adjustments(TypedDict, total=False):
    """What can be adjusted; what is left out stays as it is."""

    goal: int
    toast: str
    scope: str
    announced: bool
    kinds: tuple[Kind, ...]


def adjust(
    tx: Transaction,
    member_id: int,
    quest_id: int,
    now: datetime,
    *,
    guild_id: int | None = None,
    **adjustments: Unpack[Adjustments],
) -> Adjusted:
    """Change a quest that goes on; tenths that the count has behind it by that are passed without a word.

    `guild_id` is the server to announce it in; announced no longer, what was announced of it is deleted. Refuses as
    `start` does, and one that has ended with `quests.over`.
    """
    quest = find_running(tx, member_id, quest_id)
    changed = replace(
        quest,
        goal=adjustments.get("goal", quest.goal),
        toast=adjustments.get("toast", quest.toast).strip(),
        scope=adjustments.get("scope", quest.scope).strip(),
        kinds=tuple(kind for kind in Kind if kind in adjustments.get("kinds", quest.kinds)),
    )
    check(changed.goal, changed.toast, changed.scope)
    match adjustments.get("announced"):
        case True if guild_id is None:
            raise Refused("quests.announced_outside_server")
        case True if (quest.announced, quest.guild_id) != (True, guild_id):
            take_back_celebrations(tx, quest, now)
            changed = replace(changed, announced=True, guild_id=guild_id)
        case False if quest.announced:
            take_back_celebrations(tx, quest, now)
            changed = replace(changed, announced=False, guild_id=None)
        case _:
            pass
    if changed != quest:
        store.save(tx, changed)
        passed(tx, quest_id, now)
    told = find(tx, member_id, quest_id)
    return Adjusted(told, told.count >= told.goal and not store.had_party(tx, quest_id, told.goal))


def rest(tx: Transaction, member_id: int, quest_id: int, *, resting: bool) -> Quest:
    """Let a quest rest, so that only what is logged toward it by name counts there, or let it go on."""
    quest = find_running(tx, member_id, quest_id)
    if quest.resting != resting:
        store.save(tx, replace(quest, resting=resting))
    return find(tx, member_id, quest_id)


def keep_private(tx: Transaction, quest_id: int, now: datetime) -> None:
    """Announce a quest no longer, and have what was announced of it deleted; it goes on in private."""
    quest = store.find(tx, quest_id)
    if quest is not None:
        take_back_celebrations(tx, quest, now)
        store.save(tx, replace(quest, announced=False, guild_id=None))
