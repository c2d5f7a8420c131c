from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused
from bot.quests import store
from bot.quests.model import GOALS, TEXT_LIMIT, Celebration, Milestone, Quest, crossed


def start(
    tx: Transaction,
    member_id: int,
    *,
    origin: int,
    guild_id: int | None,
    locale: str,
    goal: int,
    toast: str,
    scope: str,
    announced: bool,
    now: datetime,
) -> Quest:
    """Start a quest; the same origin (the interaction's id) returns the one it started before."""
    if goal not in GOALS:
        raise Refused("quests.goal_out_of_range", least=GOALS[0], most=GOALS[-1])
    if len(toast) > TEXT_LIMIT:
        raise Refused("quests.toast_too_long", limit=TEXT_LIMIT)
    if len(scope) > TEXT_LIMIT:
        raise Refused("quests.scope_too_long", limit=TEXT_LIMIT)
    if announced and guild_id is None:
        raise Refused("quests.announced_outside_server")
    quest_id = store.insert(
        tx,
        member_id,
        origin=origin,
        guild_id=guild_id,
        locale=locale,
        goal=goal,
        toast=toast.strip(),
        scope=scope.strip(),
        announced=announced,
        now=now,
    )
    return find(tx, member_id, quest_id)


def running(tx: Transaction, member_id: int) -> tuple[Quest, ...]:
    """Return a member's quests that have not ended, newest first."""
    return store.running(tx, member_id)


def of_member(tx: Transaction, member_id: int) -> tuple[Quest, ...]:
    """Return all quests of a member, newest first."""
    return store.of_member(tx, member_id)


def find(tx: Transaction, member_id: int, quest_id: int) -> Quest:
    """Return a member's own quest; another's is as unknown as one that never was (`quests.unknown`)."""
    quest = store.find(tx, quest_id)
    if quest is None or quest.member_id != member_id:
        raise Refused("quests.unknown")
    return quest


def announced_in(tx: Transaction, member_id: int, guild_id: int) -> tuple[Quest, ...]:
    """Return a member's quests that are announced in a server, newest first."""
    return tuple(one for one in of_member(tx, member_id) if one.announced and one.guild_id == guild_id)


def keep_private(tx: Transaction, quest_id: int, now: datetime) -> None:
    """Announce a quest no longer, and have what was announced of it deleted; it goes on in private."""
    quest = store.find(tx, quest_id)
    if quest is not None:
        _take_back_celebrations(tx, quest, now)
        store.keep_private(tx, quest_id)


def end(tx: Transaction, member_id: int, quest_id: int, now: datetime) -> Quest:
    """End a quest, whatever its count; ending it again changes nothing."""
    find(tx, member_id, quest_id)
    store.end(tx, member_id, quest_id, now)
    return find(tx, member_id, quest_id)


def counted(tx: Transaction, quest_id: int, before: int, after: int, now: datetime) -> tuple[int, ...]:
    """Record the milestones between two counts, have each new one celebrated once, ever, and return the new ones."""
    quest = store.find(tx, quest_id)
    if quest is None:
        return ()
    reached = tuple(t for t in crossed(quest.goal, before, after) if store.reach(tx, quest_id, t, now))
    for threshold in reached:
        _celebrate(tx, quest, threshold, now)
    return reached


def celebration(tx: Transaction, quest_id: int, threshold: int) -> Celebration | None:
    """Return what the card of a milestone needs, or None when the quest is gone."""
    quest = store.find(tx, quest_id)
    if quest is None:
        return None
    return Celebration(quest, threshold, threshold == quest.goal, quest.member_id, private=not quest.announced)


def posted(tx: Transaction, quest_id: int, *, channel_id: int, message_id: int, announced: bool, now: datetime) -> None:
    """Take a celebration back that arrived after its quest was erased, or was `announced` although it no longer is.

    To be called where it is recorded as sent.
    """
    quest = store.find(tx, quest_id)
    if quest is None or (announced and not quest.announced):
        _retract(tx, channel_id, message_id, now)


def try_again(tx: Transaction, guild_id: int) -> None:
    """Celebrate what the party channel of a server refused."""
    channel = guilds.find(tx, guild_id).party_channel
    if channel is not None:
        outbox.revive(tx, channel, ("quest.milestone",))


def reached(tx: Transaction, member_id: int) -> tuple[Milestone, ...]:
    """Return the milestones of all quests of a member."""
    return store.milestones_of_member(tx, member_id)


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
    for milestone in milestones:
        if milestone.quest_id in ids:
            store.reach(tx, ids[milestone.quest_id], milestone.threshold, milestone.reached_at)
    return ids


def forget_member(tx: Transaction, member_id: int, now: datetime) -> int:
    """Erase a member's quests, and have their announced parties deleted; return how many quests there were."""
    quests = store.of_member(tx, member_id)
    for quest in quests:
        _take_back_celebrations(tx, quest, now)
        store.delete(tx, quest.id)
    return len(quests)


def _celebrate(tx: Transaction, quest: Quest, threshold: int, now: datetime) -> None:
    channel = None
    if quest.announced and quest.guild_id is not None:
        channel = guilds.find(tx, quest.guild_id).party_channel
    payload = {"quest": quest.id, "threshold": threshold}
    if channel is None:
        payload["private"] = 1
    outbox.put(
        tx, "quest.milestone", key=_key(quest.id, threshold), lane=channel or quest.member_id, payload=payload, due=now
    )


def _take_back_celebrations(tx: Transaction, quest: Quest, now: datetime) -> None:
    """Have what was announced of a quest deleted, and forget what was to be said of it."""
    for threshold in store.milestones(tx, quest.id):
        key = _key(quest.id, threshold)
        said = outbox.said(tx, key)
        if said is not None and said[0] != quest.member_id:
            _retract(tx, *said, now)
        outbox.forget(tx, key)


def _retract(tx: Transaction, channel_id: int, message_id: int, now: datetime) -> None:
    """Have a message deleted; 0 stands for one that was deleted before its id was learned."""
    if message_id == 0:
        return
    payload = {"channel": channel_id, "message": message_id}
    outbox.put(
        tx, "feed.retract", key=f"retract:{message_id}", lane=channel_id, payload=payload, due=now, fleeting=True
    )


def _key(quest_id: int, threshold: int) -> str:
    return f"milestone:{quest_id}:{threshold}"
