"""The collective cork: who is counted, what everybody is told of it, and its parties."""

from dataclasses import replace
from datetime import datetime

from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.together import store
from bot.together.model import GOALS, Contribution, Together, counted_until, next_counting


def find(tx: Transaction, guild_id: int) -> Together | None:
    """Return what a server has collected, or None where it has no goal."""
    found = store.find(tx, guild_id)
    return None if found is None or found.goal is None else found


def set_goal(tx: Transaction, guild_id: int, goal: int, now: datetime) -> Together:
    """Give a server its goal, and its party channel the card; a party that lies behind the total is not made up for.

    A goal off the scale raises Refused `together.goal_out_of_range`.
    """
    if goal not in GOALS:
        raise Refused("together.goal_out_of_range", least=GOALS[0], most=GOALS[-1])
    guild = guilds.find(tx, guild_id)
    found = store.find(tx, guild_id) or Together(guild_id, goal, next_counting(now, guild.zone))
    before, found = found.goal, replace(found, goal=goal)
    if before != goal and found.reached:
        store.reach(tx, guild_id, found.reached)
    if before is None:
        found = replace(found, next_at=next_counting(now, guild.zone))
    found = _stand_in(tx, found, guild.party_channel, now)
    store.save(tx, found)
    return found


def put_away(tx: Transaction, guild_id: int, now: datetime) -> bool:
    """Put the cork away with its card, and tell whether it was out; with a new goal it goes on where it stood."""
    found = find(tx, guild_id)
    if found is None:
        return False
    _take_away_card(tx, found, now)
    store.save(tx, replace(found, goal=None, channel_id=None, message_id=None))
    return True


def since(tx: Transaction, guild_id: int, member_id: int) -> datetime | None:
    """Return from when on what a member logs is counted, or None where it is not."""
    return store.since(tx, guild_id, member_id)


def join(tx: Transaction, guild_id: int, member_id: int, now: datetime) -> None:
    """Count what a member logs from now on, whatever they log and wherever; again changes nothing.

    Raises Refused `together.no_goal` where there is nothing to count toward.
    """
    if find(tx, guild_id) is None:
        raise Refused("together.no_goal")
    store.join(tx, guild_id, member_id, now)


def leave(tx: Transaction, guild_id: int, member_id: int) -> bool:
    """Count nothing of a member any more, and tell whether they were counted; what is shown does not move."""
    return store.leave(tx, guild_id, member_id)


def due(tx: Transaction, now: datetime) -> tuple[int, ...]:
    """Return the servers whose total is to be counted anew."""
    return store.due(tx, now)


def count(tx: Transaction, guild_id: int, now: datetime) -> None:
    """Count a server's total anew where it is time to, have its card follow, and hold the party that it reached.

    However far it rose there is one party, each ever once; without a party channel it waits for one.
    """
    found = find(tx, guild_id)
    if found is None or found.next_at > now:
        return
    zone = guilds.find(tx, guild_id).zone
    counts = [one for one in store.counts(tx, guild_id, counted_until(now, zone)) if one]
    told = replace(
        found,
        shown=max(found.shown, sum(counts)),
        contributors=max(found.contributors, len(counts)),
        next_at=next_counting(now, zone),
    )
    store.save(tx, told)
    if (told.shown, told.contributors) != (found.shown, found.contributors):
        _redraw(tx, told, now)
    _celebrate(tx, told, now)


def card(tx: Transaction, guild_id: int, number: int) -> Together | None:
    """Return what a server's card is drawn from, or None where this is not its card any more."""
    found = find(tx, guild_id)
    return found if found is not None and found.cards == number else None


def posted(tx: Transaction, guild_id: int, number: int, channel_id: int, message_id: int, now: datetime) -> None:
    """Note where a card stands, or have it deleted where it is not wanted any more."""
    found = card(tx, guild_id, number)
    if found is None:
        _retract(tx, channel_id, message_id, now)
    else:
        store.save(tx, replace(found, channel_id=channel_id, message_id=message_id or None))


def vanished(tx: Transaction, guild_id: int, number: int) -> None:
    """Note that somebody deleted the card; it comes back when organisers set the goal again."""
    found = card(tx, guild_id, number)
    if found is not None:
        store.save(tx, replace(found, channel_id=None, message_id=None))


def try_again(tx: Transaction, guild_id: int) -> None:
    """Post, draw and delete what the party channel of a server refused."""
    channel = guilds.find(tx, guild_id).party_channel
    if channel is not None:
        outbox.revive(tx, channel, ("group.card", "group.redraw", "group.party", "feed.retract"))


def of_member(tx: Transaction, member_id: int) -> tuple[Contribution, ...]:
    """Return in which servers what a member logs is counted, and from when on."""
    return store.of_member(tx, member_id)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Count nothing of a member any more in any server, and return in how many they were."""
    return sum(store.leave(tx, one.guild_id, member_id) for one in store.of_member(tx, member_id))


def _celebrate(tx: Transaction, told: Together, now: datetime) -> None:
    channel = guilds.find(tx, told.guild_id).party_channel
    if told.reached and channel is not None and store.reach(tx, told.guild_id, told.reached):
        key, payload = f"group-party:{told.guild_id}:{told.reached}", {"guild": told.guild_id, "n": told.reached}
        outbox.put(tx, "group.party", key=key, lane=channel, payload=payload, due=now)


def _stand_in(tx: Transaction, found: Together, channel: int | None, now: datetime) -> Together:
    """Have the card stand in a channel and say what is so now: drawn anew where it is there, else posted."""
    if channel is not None and channel == found.channel_id:
        if found.message_id is not None:
            _redraw(tx, found, now)
            return found
        if outbox.is_pending(tx, _card_key(found)):
            return found
    _take_away_card(tx, found, now)
    if channel is None:
        return replace(found, channel_id=None, message_id=None)
    fresh = replace(found, cards=found.cards + 1, channel_id=channel, message_id=None)
    outbox.put(tx, "group.card", key=_card_key(fresh), lane=channel, payload=_card_payload(fresh), due=now)
    return fresh


def _take_away_card(tx: Transaction, found: Together, now: datetime) -> None:
    """Delete the card where it stands; one that is on its way is not drawn, or is deleted when it has arrived."""
    outbox.take_back(tx, _card_key(found))
    if found.channel_id is not None and found.message_id is not None:
        _retract(tx, found.channel_id, found.message_id, now)


def _redraw(tx: Transaction, found: Together, now: datetime) -> None:
    if found.channel_id is not None and found.message_id is not None:
        key, lane = f"group-redraw:{found.guild_id}", found.channel_id
        outbox.put(tx, "group.redraw", key=key, lane=lane, payload=_card_payload(found), due=now, fleeting=True)


def _retract(tx: Transaction, channel_id: int, message_id: int, now: datetime) -> None:
    """Have a message deleted; 0 stands for one that was deleted before its id was learned."""
    if message_id:
        key, payload = f"retract:{message_id}", {"channel": channel_id, "message": message_id}
        outbox.put(tx, "feed.retract", key=key, lane=channel_id, payload=payload, due=now, fleeting=True)


def _card_key(found: Together) -> str:
    return f"group-card:{found.guild_id}:{found.cards}"


def _card_payload(found: Together) -> dict[str, int | str]:
    return {"guild": found.guild_id, "number": found.cards}
