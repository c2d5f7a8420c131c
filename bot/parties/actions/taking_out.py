"""What was said at parties is taken out again, and everything that shows it is drawn anew."""

from collections.abc import Iterable
from datetime import datetime

from bot.kernel.transaction import Transaction
from bot.parties import notices
from bot.parties.actions.looking import find
from bot.parties.model import Line, Party, Spoken
from bot.parties.store import evening as store
from bot.parties.store import lines, toasts


def withdraw_failure(
    tx: Transaction, member_id: int, failure_id: int, now: datetime, *, guild_id: int | None = None
) -> None:
    """Take a failure out of its member's parties, in one server or in all."""
    _take_out(tx, lines.of_failure(tx, member_id, failure_id), guild_id, now)


def retell(tx: Transaction, member_id: int, failure_id: int, text: str, now: datetime) -> None:
    """Let a failure's lines at parties follow its words."""
    for line in lines.of_failure(tx, member_id, failure_id):
        lines.set_text(tx, line.id, text)
        redraw(tx, line.party_id, now)


def is_read(tx: Transaction, member_id: int, failure_id: int, guild_id: int) -> bool:
    """Tell whether a failure is chosen for a party in a server, or was read at one, under its member's name."""
    return any(_is_in(tx, line.party_id, guild_id) for line in lines.of_failure(tx, member_id, failure_id))


def spoken(tx: Transaction, member_id: int) -> Spoken:
    """Return what a member said at parties."""
    return Spoken(
        lines=lines.of_member(tx, member_id),
        toasts=toasts.of_member(tx, member_id),
        awards=store.awards_of_member(tx, member_id),
    )


def fall_silent(tx: Transaction, member_id: int, now: datetime, *, guild_id: int | None = None) -> int:
    """Take out everything that a member said at parties, in one server or in all, and count it."""
    gone = _take_out(tx, lines.of_member(tx, member_id), guild_id, now)
    for toast in toasts.of_member(tx, member_id):
        if guild_id is None or _is_in(tx, toast.party_id, guild_id):
            toasts.drop(tx, toast.party_id, member_id)
            redraw(tx, toast.party_id, now)
            gone += 1
    return gone


def spoken_in(tx: Transaction, member_id: int, guild_id: int) -> int:
    """Count what a member said at parties in one server."""
    said = spoken(tx, member_id)
    at = [line.party_id for line in said.lines] + [toast.party_id for toast in said.toasts]
    return sum(1 for party_id in at if _is_in(tx, party_id, guild_id))


def take_out_lines(tx: Transaction, member_id: int, party_id: str, now: datetime) -> None:
    """Take out what a member chose to read at one party, as when they give it no longer."""
    _take_out(tx, (one for one in lines.of_party(tx, party_id) if one.member_id == member_id), None, now)


def take_down(tx: Transaction, party: Party, now: datetime) -> None:
    """Have the card and the keepsake of a party deleted, before it is."""
    notices.take_back_evening(tx, party)
    for message_id in store.messages(tx, party.id) or ():
        if message_id:
            notices.put_retraction(tx, party.channel_id, message_id, now)


def redraw(tx: Transaction, party_id: str, now: datetime) -> None:
    """Have both messages drawn anew; one that does not stand yet is drawn from what is left."""
    party = find(tx, party_id)
    if party is not None and store.messages(tx, party_id) is not None:
        notices.put_evening_redraw(tx, party, now)
        notices.put_keepsake_redraw(tx, party, now)


def _take_out(tx: Transaction, found: Iterable[Line], guild_id: int | None, now: datetime) -> int:
    gone = 0
    for line in found:
        if guild_id is None or _is_in(tx, line.party_id, guild_id):
            lines.delete(tx, line.id)
            redraw(tx, line.party_id, now)
            gone += 1
    return gone


def _is_in(tx: Transaction, party_id: str, guild_id: int) -> bool:
    party = find(tx, party_id)
    return party is not None and party.guild_id == guild_id
