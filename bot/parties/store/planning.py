"""Parties and their hosts."""

import sqlite3
from datetime import date, datetime

from bot.kernel.clock import from_stored, to_stored
from bot.kernel.transaction import Parameter, Transaction
from bot.parties.model import EventTrouble, Host, Party, Ritual, State

_COLUMNS = (
    "id, guild_id, channel_id, starts_at, zone, local_date, place, guests, ritual, state, round, event_id, "
    "event_trouble, message_id, card_refused, kept_until"
)


def save(tx: Transaction, party: Party) -> None:
    """Write all of a party but its hosts; one that is there is changed."""
    values: tuple[Parameter, ...] = (
        party.id,
        party.guild_id,
        party.channel_id,
        to_stored(party.starts_at),
        party.zone,
        party.local_date.isoformat(),
        tx.vault.seal(party.place, about=f"party.place:{party.id}"),
        tx.vault.seal(party.guests, about=f"party.guests:{party.id}"),
        party.ritual,
        party.state,
        party.round,
        party.event_id,
        party.event_trouble,
        party.message_id,
        party.card_refused,
        None if party.kept_until is None else party.kept_until.isoformat(),
    )
    names = _COLUMNS.split(", ")
    tx.execute(
        f"INSERT INTO party ({_COLUMNS}) VALUES ({', '.join('?' * len(names))}) ON CONFLICT (id) DO UPDATE SET "  # noqa: S608 - a constant
        + ", ".join(f"{name} = excluded.{name}" for name in names[1:]),
        *values,
    )


def find(tx: Transaction, party_id: str) -> Party | None:
    """Return a party, whoever gives it."""
    row = tx.one("SELECT * FROM party WHERE id = ?", party_id)
    return None if row is None else _party(tx, row)


def planned_on(tx: Transaction, guild_id: int, day: date) -> Party | None:
    """Return the party that is planned in a server for a day."""
    row = tx.one(
        "SELECT * FROM party WHERE guild_id = ? AND local_date = ? AND state = 'planned'", guild_id, day.isoformat()
    )
    return None if row is None else _party(tx, row)


def to_come(tx: Transaction, guild_id: int) -> tuple[Party, ...]:
    """Return what is planned or under way in a server, the soonest first."""
    rows = tx.all(
        "SELECT * FROM party WHERE guild_id = ? AND state IN ('planned', 'begun') ORDER BY starts_at, id", guild_id
    )
    return tuple(_party(tx, row) for row in rows)


def hosted_by(tx: Transaction, member_id: int) -> tuple[Party, ...]:
    """Return what a member gives, or gave, drafts included, the soonest first."""
    rows = tx.all(
        "SELECT party.* FROM party JOIN party_host ON party_id = id WHERE member_id = ? ORDER BY starts_at, id",
        member_id,
    )
    return tuple(_party(tx, row) for row in rows)


def not_begun(tx: Transaction, started_by: datetime) -> tuple[Party, ...]:
    """Return the planned parties that should have started by an instant."""
    rows = tx.all(
        "SELECT * FROM party WHERE state = 'planned' AND starts_at <= ? ORDER BY starts_at, id", to_stored(started_by)
    )
    return tuple(_party(tx, row) for row in rows)


def events(tx: Transaction, guild_id: int) -> tuple[int, ...]:
    """Return the scheduled events of a server's parties."""
    rows = tx.all("SELECT event_id FROM party WHERE guild_id = ? AND event_id IS NOT NULL ORDER BY event_id", guild_id)
    return tuple(row["event_id"] for row in rows)


def channels(tx: Transaction, guild_id: int) -> tuple[int, ...]:
    """Return the channels in which a server's parties stand, or stood, those that are over included."""
    rows = tx.all("SELECT DISTINCT channel_id FROM party WHERE guild_id = ? ORDER BY channel_id", guild_id)
    return tuple(row["channel_id"] for row in rows)


def delete(tx: Transaction, party_id: str) -> None:
    """Delete a party with everything about it."""
    tx.execute("DELETE FROM party WHERE id = ?", party_id)


def delete_drafts(tx: Transaction, guild_id: int, member_id: int) -> None:
    """Delete what a member was about to plan in a server."""
    tx.execute(
        "DELETE FROM party WHERE guild_id = ? AND state = 'draft' "
        "AND id IN (SELECT party_id FROM party_host WHERE member_id = ?)",
        guild_id,
        member_id,
    )


def delete_kept(tx: Transaction, today: date) -> None:
    """Delete what was to be kept until a day that is over."""
    tx.execute("DELETE FROM party WHERE kept_until < ?", today.isoformat())


def put_host(tx: Transaction, party_id: str, host: Host) -> None:
    """Let a member give a party, behind its other hosts; one who does already celebrates this quest from now on."""
    tx.execute(
        """
        INSERT INTO party_host (party_id, member_id, position, quest_id)
        SELECT ?1, ?2, coalesce(max(position), 0) + 1, ?3 FROM party_host WHERE party_id = ?1
        ON CONFLICT (party_id, member_id) DO UPDATE SET quest_id = coalesce(excluded.quest_id, quest_id)
        """,
        party_id,
        host.member_id,
        host.quest_id,
    )


def drop_host(tx: Transaction, party_id: str, member_id: int) -> None:
    """Let a member give a party no longer."""
    tx.execute("DELETE FROM party_host WHERE party_id = ? AND member_id = ?", party_id, member_id)


def _party(tx: Transaction, row: sqlite3.Row) -> Party:
    party_id, kept_until = row["id"], row["kept_until"]
    hosts = tx.all("SELECT member_id, quest_id FROM party_host WHERE party_id = ? ORDER BY position", party_id)
    return Party(
        id=party_id,
        guild_id=row["guild_id"],
        channel_id=row["channel_id"],
        starts_at=from_stored(row["starts_at"]),
        zone=row["zone"],
        local_date=date.fromisoformat(row["local_date"]),
        place=tx.vault.open(row["place"], about=f"party.place:{party_id}"),
        guests=tx.vault.open(row["guests"], about=f"party.guests:{party_id}"),
        ritual=Ritual(row["ritual"]),
        state=State(row["state"]),
        hosts=tuple(Host(host["member_id"], host["quest_id"]) for host in hosts),
        round=row["round"],
        event_id=row["event_id"],
        event_trouble=None if row["event_trouble"] is None else EventTrouble(row["event_trouble"]),
        message_id=row["message_id"],
        card_refused=bool(row["card_refused"]),
        kept_until=None if kept_until is None else date.fromisoformat(kept_until),
    )
