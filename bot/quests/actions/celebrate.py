from dataclasses import replace
from datetime import datetime

from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from bot.quests import store, waiting
from bot.quests.actions.evenings import wait_for_evening
from bot.quests.actions.look import find_running
from bot.quests.model import Occasion, Quest, crossed, thresholds


def counted(tx: Transaction, quest_id: int, before: int, after: int, now: datetime) -> tuple[int, ...]:
    """Record the milestones between two counts, have each new one celebrated once, ever, and return the new ones.

    One that is to be announced where anonymous shares are allowed waits (bot/quests/actions/evenings.py). A quest that
    has ended celebrates nothing more.
    """
    quest = store.find(tx, quest_id)
    if quest is None or quest.ended_at is not None:
        return ()
    reached = tuple(
        t for t in crossed(quest.goal, before, after) if store.reach(tx, quest_id, t, now, as_goal=t == quest.goal)
    )
    for threshold in reached:
        _celebrate_in_time(tx, quest, threshold, Occasion.GOAL if threshold == quest.goal else Occasion.TENTH, now)
    if quest.goal in reached:
        open_note(tx, quest, now)
    return reached


def passed(tx: Transaction, quest_id: int, now: datetime) -> None:
    """Take the tenths up to the present count as reached without a word: it was no attempt that brought them.

    The goal is left out: its party waits until it is crossed or opened.
    """
    quest = store.find(tx, quest_id)
    if quest is not None:
        for threshold in thresholds(quest.goal)[:-1]:
            if threshold <= quest.count:
                store.reach(tx, quest_id, threshold, now)


def open_now(tx: Transaction, member_id: int, quest_id: int, now: datetime) -> Quest | None:
    """Hold the party of a goal that the count is at or past; None where it was held, or is not due."""
    quest = find_running(tx, member_id, quest_id)
    if quest.count < quest.goal or not store.reach(tx, quest_id, quest.goal, now, as_goal=True):
        return None
    open_bottle(tx, quest, quest.goal, Occasion.GOAL, now)
    open_note(tx, quest, now)
    return quest


def announce_due(tx: Transaction, now: datetime) -> None:
    """Have everything celebrated whose evening has come, as its quest is announced by now."""
    for one in waiting.everything(tx):
        quest = store.find(tx, one.quest_id)
        if one.evening <= now and quest is not None:
            waiting.delete(tx, one)
            celebrate(tx, quest, one.threshold, one.occasion, now)


def open_bottle(tx: Transaction, quest: Quest, threshold: int, occasion: Occasion, now: datetime) -> None:
    """Have a bottle opened at once, as its member asks; milestones before it that wait are told by that, too."""
    waiting.forget(tx, quest.id)
    celebrate(tx, quest, threshold, occasion, now)


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


def celebrate(tx: Transaction, quest: Quest, threshold: int, occasion: Occasion, now: datetime) -> None:
    """Have an occasion told in the party channel where the quest is announced, else to its member alone."""
    channel = None
    if quest.announced and quest.guild_id is not None:
        channel = guilds.find(tx, quest.guild_id).party_channel
    payload: dict[str, int | str] = {"quest": quest.id, "threshold": threshold, "occasion": occasion.value}
    if channel is None:
        payload["private"] = 1
    key = _key(quest.id, threshold, occasion)
    outbox.put(tx, "quest.milestone", key=key, lane=channel or quest.member_id, payload=payload, due=now)


def open_note(tx: Transaction, quest: Quest, now: datetime) -> None:
    """Open the note that a member wrote to themselves, and send it to them, once."""
    if quest.note is None or quest.note_opened:
        return
    store.save(tx, replace(quest, note_opened=True))
    outbox.put(tx, "quest.note", key=f"note:{quest.id}", lane=quest.member_id, payload={"quest": quest.id}, due=now)


def take_back_celebrations(tx: Transaction, quest: Quest, now: datetime) -> None:
    """Have what was announced of a quest deleted, and forget what was to be said of it."""
    waiting.forget(tx, quest.id)
    keys = [_key(quest.id, threshold, one) for threshold in store.milestones(tx, quest.id) for one in Occasion]
    for key in (*keys, _key(quest.id, 0, Occasion.ENDING)):
        said = outbox.said(tx, key)
        if said is not None and said[0] != quest.member_id:
            _retract(tx, *said, now)
        outbox.forget(tx, key)


def _celebrate_in_time(tx: Transaction, quest: Quest, threshold: int, occasion: Occasion, now: datetime) -> None:
    if quest.announced and quest.guild_id is not None:
        guild = guilds.find(tx, quest.guild_id)
        if guild.anonymous and guild.party_channel is not None:
            wait_for_evening(tx, quest, threshold, occasion, guild, now)
            return
    celebrate(tx, quest, threshold, occasion, now)


def _retract(tx: Transaction, channel_id: int, message_id: int, now: datetime) -> None:
    """Have a message deleted; 0 stands for one that was deleted before its id was learned."""
    if message_id == 0:
        return
    payload = {"channel": channel_id, "message": message_id}
    outbox.put(
        tx, "feed.retract", key=f"retract:{message_id}", lane=channel_id, payload=payload, due=now, fleeting=True
    )


def _key(quest_id: int, threshold: int, occasion: Occasion) -> str:
    match occasion:
        case Occasion.TENTH:
            return f"milestone:{quest_id}:{threshold}"
        case Occasion.GOAL:
            return f"party:{quest_id}:{threshold}"
        case Occasion.ENDING:
            return f"ending:{quest_id}"
