"""What the feed asks the outbox to say, in the lane of the channel where the card stands or shall stand."""

from datetime import UTC, date, datetime, timedelta

from bot.feed.model import Share, State
from bot.kernel import outbox
from bot.kernel.transaction import Transaction

REDRAWS_APART = timedelta(seconds=2)
"""How far two redraws of a card are apart."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_CHANNEL = 0
"""The lane of what goes to no channel and no member."""


def put_card(tx: Transaction, share_id: str, channel_id: int, now: datetime) -> None:
    """Ask for a card to be posted."""
    outbox.put(tx, "feed.card", key=card_key(share_id), lane=channel_id, payload={"share": share_id}, due=now)


def put_redraw(tx: Transaction, found: Share, now: datetime) -> None:
    """Ask for a redraw; behind a card that is still under way it waits in the same lane.

    Redraws wait for the next even second, so that however often one is asked for, a card is edited every other second
    at most.
    """
    if found.channel_id is not None:
        key, payload = f"redraw:{found.id}", {"share": found.id}
        outbox.put(tx, "feed.redraw", key=key, lane=found.channel_id, payload=payload, due=_settled(now), fleeting=True)


def put_retraction(tx: Transaction, channel_id: int, message_id: int, now: datetime) -> None:
    """Ask for a message of the feed to be deleted."""
    key, payload = f"retract:{message_id}", {"channel": channel_id, "message": message_id}
    outbox.put(tx, "feed.retract", key=key, lane=channel_id, payload=payload, due=now, fleeting=True)


def put_release(tx: Transaction, share_id: str, channel_id: int, now: datetime) -> None:
    """Ask for a scheduled share to be looked at, whose time has come."""
    key, payload = release_key(share_id), {"share": share_id}
    outbox.put(tx, "feed.release", key=key, lane=channel_id, payload=payload, due=now, fleeting=True)


def put_cancelled(tx: Transaction, found: Share, member_id: int, now: datetime) -> None:
    """Ask for a member to be told that what they scheduled was not posted."""
    payload = {"failure": found.failure_id or 0, "guild": found.guild_id, "channel": found.channel_id or 0}
    outbox.put(tx, "feed.cancelled", key=f"cancelled:{found.id}", lane=member_id, payload=payload, due=now)


def put_thread(tx: Transaction, share_id: str, channel_id: int, now: datetime) -> None:
    """Ask for a thread under a card that stands; behind whatever else the channel waits for."""
    key, payload = thread_key(share_id), {"share": share_id}
    outbox.put(tx, "feed.thread", key=key, lane=channel_id, payload=payload, due=now, fleeting=True)


def put_shut(tx: Transaction, found: Share, now: datetime) -> None:
    """Ask for the thread under a card, if Cork opened one, to be closed or opened again as the card stands by then."""
    if found.channel_id is not None and found.thread_id is not None:
        key, lane = f"shut:{found.id}", found.channel_id
        payload: dict[str, int | str] = {"share": found.id, "thread": found.thread_id}
        outbox.put(tx, "feed.shut", key=key, lane=lane, payload=payload, due=now, fleeting=True)


def put_ruled(tx: Transaction, share_id: str, author_id: int, state: State, number: int, now: datetime) -> None:
    """Ask for an author to be told how moderators have let their card stand; once a deed, by its number."""
    payload: dict[str, int | str] = {"share": share_id, "state": state.value, "number": number}
    outbox.put(tx, "feed.ruled", key=f"ruled:{share_id}:{number}", lane=author_id, payload=payload, due=now)


def put_asked(tx: Transaction, share_id: str, author_id: int, today: date, now: datetime) -> None:
    """Ask for an author to be told that somebody would like to ask them: once a card and day."""
    key, payload = f"asked:{share_id}:{today}", {"share": share_id}
    outbox.put(tx, "feed.asked", key=key, lane=author_id, payload=payload, due=now)


def release_key(share_id: str) -> str:
    """Return the key under which a scheduled share is looked at."""
    return f"release:{share_id}"


def thread_key(share_id: str) -> str:
    """Return the key under which the thread under a card is asked for."""
    return f"thread:{share_id}"


def card_key(share_id: str) -> str:
    """Return the key under which a share's card is said once ever."""
    return f"card:{share_id}"


def put_survey(tx: Transaction, guild_id: int, channel_id: int, now: datetime) -> None:
    """Ask for a look at what stands in a channel; in its lane, so that no card is under way meanwhile."""
    key, payload = f"survey:{channel_id}", {"guild": guild_id}
    outbox.put(tx, "feed.survey", key=key, lane=channel_id, payload=payload, due=now, bulk=True, fleeting=True)


def put_census(tx: Transaction, now: datetime) -> None:
    """Ask for a look at the servers that Cork is in."""
    outbox.put(tx, "feed.census", key="census", lane=_NO_CHANNEL, payload={}, due=now, bulk=True, fleeting=True)


def _settled(now: datetime) -> datetime:
    """Return the next instant at which redraws are made."""
    since_epoch = now - _EPOCH
    return _EPOCH - (-since_epoch // REDRAWS_APART) * REDRAWS_APART
