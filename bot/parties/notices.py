"""What parties ask the outbox to say: in the channel of the invitation, in a server's calendar, and to hosts."""

from datetime import UTC, datetime, timedelta

from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from bot.parties.model import Party

REDRAWS_APART = timedelta(seconds=2)
"""How far two redraws of a card are apart."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def put_card(tx: Transaction, party: Party, now: datetime) -> None:
    """Ask for the invitation to be posted, once each time that the party is planned."""
    payload: dict[str, int | str] = {"party": party.id, "round": party.round}
    outbox.put(tx, "party.card", key=_card_key(party), lane=party.channel_id, payload=payload, due=now)


def put_redraw(tx: Transaction, party: Party, now: datetime) -> None:
    """Ask for the invitation to be drawn anew, on the next even second, so that many replies are one redraw."""
    key, lane, payload = _redraw_key(party), party.channel_id, {"party": party.id}
    outbox.put(tx, "party.redraw", key=key, lane=lane, payload=payload, due=_settled(now), fleeting=True)


def put_evening(tx: Transaction, party: Party, now: datetime) -> None:
    """Ask for the card of a party that has begun, once ever."""
    key, payload = f"evening:{party.id}", {"party": party.id}
    outbox.put(tx, "party.evening", key=key, lane=party.channel_id, payload=payload, due=now)


def put_evening_redraw(tx: Transaction, party: Party, now: datetime) -> None:
    """Ask for that card to be drawn anew, on the next even second, so that many toasts are one redraw."""
    key, payload, due = f"evening-redraw:{party.id}", {"party": party.id}, _settled(now)
    outbox.put(tx, "party.evening-redraw", key=key, lane=party.channel_id, payload=payload, due=due, fleeting=True)


def put_keepsake(tx: Transaction, party: Party, now: datetime) -> None:
    """Ask for what is left of a party to be posted, once ever."""
    key, payload = f"keepsake:{party.id}", {"party": party.id}
    outbox.put(tx, "party.keepsake", key=key, lane=party.channel_id, payload=payload, due=now)


def put_keepsake_redraw(tx: Transaction, party: Party, now: datetime) -> None:
    """Ask for what is left of a party to be drawn anew, with new files."""
    key, payload, due = f"keepsake-redraw:{party.id}", {"party": party.id}, _settled(now)
    outbox.put(tx, "party.keepsake-redraw", key=key, lane=party.channel_id, payload=payload, due=due, fleeting=True)


def take_back_evening(tx: Transaction, party: Party) -> None:
    """Say nothing more of an evening, as far as it is not on its way."""
    for what in ("evening", "evening-redraw", "keepsake", "keepsake-redraw"):
        outbox.take_back(tx, f"{what}:{party.id}")


def put_retraction(tx: Transaction, channel_id: int, message_id: int, now: datetime) -> None:
    """Ask for a message to be deleted."""
    key, payload = f"retract:{message_id}", {"channel": channel_id, "message": message_id}
    outbox.put(tx, "feed.retract", key=key, lane=channel_id, payload=payload, due=now, fleeting=True)


def put_event(tx: Transaction, party: Party, now: datetime) -> None:
    """Ask for the scheduled event to be made, or to be as the party is now."""
    payload: dict[str, int | str] = {"party": party.id, "guild": party.guild_id}
    outbox.put(tx, "party.event", key=_event_key(party), lane=party.guild_id, payload=payload, due=now, fleeting=True)


def put_event_off(tx: Transaction, guild_id: int, event_id: int, now: datetime) -> None:
    """Ask for a scheduled event to be deleted."""
    key, payload = f"event-off:{event_id}", {"guild": guild_id, "event": event_id}
    outbox.put(tx, "party.event-off", key=key, lane=guild_id, payload=payload, due=now, fleeting=True)


def put_missed(tx: Transaction, party: Party, now: datetime) -> None:
    """Ask for each host to be told, once, that nobody began it."""
    for host in party.hosts:
        key, payload = f"party-missed:{party.id}:{party.round}:{host.member_id}", {"party": party.id}
        outbox.put(tx, "party.missed", key=key, lane=host.member_id, payload=payload, due=now)


def take_back(tx: Transaction, party: Party) -> None:
    """Leave unsaid what nobody has tried to say of a party."""
    for key in (_card_key(party), _redraw_key(party), _event_key(party)):
        outbox.take_back(tx, key)


def _card_key(party: Party) -> str:
    return f"party-card:{party.id}:{party.round}"


def _redraw_key(party: Party) -> str:
    return f"party-redraw:{party.id}"


def _event_key(party: Party) -> str:
    return f"party-event:{party.id}"


def _settled(now: datetime) -> datetime:
    """Return the next instant at which redraws are made."""
    return _EPOCH - (-(now - _EPOCH) // REDRAWS_APART) * REDRAWS_APART
