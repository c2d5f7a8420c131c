"""What the feed asks the outbox to say, in the lane of the channel where the card stands or shall stand."""

from datetime import datetime

from bot.feed.model import Share
from bot.kernel import outbox
from bot.kernel.database import Transaction


def put_card(tx: Transaction, share_id: str, channel_id: int, now: datetime) -> None:
    """Ask for a card to be posted."""
    outbox.put(tx, "feed.card", key=card_key(share_id), lane=channel_id, payload={"share": share_id}, due=now)


def put_redraw(tx: Transaction, found: Share, now: datetime) -> None:
    """Ask for a redraw; behind a card that is still under way it waits in the same lane."""
    if found.channel_id is not None:
        key, payload = f"redraw:{found.id}", {"share": found.id}
        outbox.put(tx, "feed.redraw", key=key, lane=found.channel_id, payload=payload, due=now, fleeting=True)


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
    key, payload = f"thread:{share_id}", {"share": share_id}
    outbox.put(tx, "feed.thread", key=key, lane=channel_id, payload=payload, due=now)


def release_key(share_id: str) -> str:
    """Return the key under which a scheduled share is looked at."""
    return f"release:{share_id}"


def card_key(share_id: str) -> str:
    """Return the key under which a share's card is said once ever."""
    return f"card:{share_id}"
