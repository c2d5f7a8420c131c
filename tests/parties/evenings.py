"""Parties to hold, with a journal to read from."""

from datetime import date, datetime, timedelta

from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.parties.evening import Evening, Picked
from bot.parties.model import Host, Line, Party, Plan, Ritual, State, Toast
from tests.conftest import NOW

ADA, BEN, CARO = 11, 12, 13
GUILD, CHANNEL = 1, 5
PARTY = Party(
    id="p" * 16,
    guild_id=GUILD,
    channel_id=CHANNEL,
    starts_at=NOW,
    zone="Europe/Berlin",
    local_date=date(2026, 11, 18),
    place="The kitchen",
    guests="",
    ritual=Ritual.TOAST,
    state=State.BEGUN,
    hosts=(Host(ADA),),
)


def evening(*texts: str, **changes: object) -> Evening:
    """Return an evening at which these lines were read."""
    lines = tuple(Line(f"line{at:012}", PARTY.id, ADA, at, text, at, read=True) for at, text in enumerate(texts, 1))
    return Evening(**({"party": PARTY, "lines": lines, "toasts": (), "awards": {}} | changes))  # type: ignore[arg-type]  # a case's own


def raised(*texts: str) -> tuple[Toast, ...]:
    """Return toasts of as many members."""
    return tuple(Toast(PARTY.id, BEN + at, text) for at, text in enumerate(texts))


def logged(tx: Transaction, member_id: int, *texts: str) -> tuple[Picked, ...]:
    """Log these lines, and return them as they are picked."""
    at = NOW - timedelta(days=1)
    entries = [journal.log_failure(tx, Draft(member_id, None, text), at).failure for text in texts]
    return tuple(Picked(one.id, one.line) for one in entries)


def planned(tx: Transaction, ritual: Ritual = Ritual.TOAST, *, hours: int = 2, host: int = ADA) -> Party:
    """Plan a party in so many hours."""
    at = (NOW + timedelta(hours=hours)).replace(tzinfo=None)
    proposal = parties.draft(tx, GUILD, CHANNEL, Host(host), Plan(at, "UTC", "The kitchen", "", ritual), NOW)
    return parties.plan(tx, host, proposal.invitation.party.id, NOW).invitation.party


def begun(tx: Transaction, *texts: str, ritual: Ritual = Ritual.TOAST) -> Evening:
    """Hold a party at which Ada reads these lines."""
    party = planned(tx, ritual)
    parties.choose(tx, ADA, party.id, logged(tx, ADA, *texts), (), NOW)
    parties.begin(tx, ADA, party.id, NOW)
    return held(tx, party.id)


def held(tx: Transaction, party_id: str) -> Evening:
    """Return a party that has begun."""
    found = parties.evening(tx, party_id)
    assert found is not None
    return found


def asked_for(tx: Transaction, kind: str) -> int:
    """Count what waits to be said of one kind."""
    return int(tx.value("SELECT count(*) FROM outbox WHERE kind = ?", kind))


def later(**by: int) -> datetime:
    """Return an instant after the present one."""
    return NOW + timedelta(**by)
