"""What moderation remembers: who may not share for now, what was reported, what was done. It knows cards, not authors.

What becomes of the cards themselves is the feed's business (bot/feed/actions/holding.py), which calls this.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.guilds import actions as guilds
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.moderation.model import (
    LONG_ENOUGH_HERE,
    LONGEST_BLOCK_DAYS,
    REPORTS_TO_HOLD,
    Block,
    Deed,
    Done,
    Kept,
    Reports,
    Ruling,
)
from bot.moderation.store import blocks, deeds
from bot.moderation.store import reports as reported

KEPT = timedelta(days=365)
"""How long a deed stays in the audit."""


def refuse_blocked(tx: Transaction, guild_id: int, member_id: int, now: datetime) -> None:
    """Raise Refused `moderation_rules.blocked` where a member may not share in a server for now.

    To be asked before anything that shows others a text: a named share, an anonymous one, a new version of either. It
    says until when, and neither by which card nor by whom. What is only counted shows nothing, and is not asked about.
    """
    until = blocked_until(tx, guild_id, member_id, now)
    if until is not None:
        midnight = datetime.combine(until, time(), ZoneInfo(guilds.find(tx, guild_id).zone))
        raise Refused("moderation_rules.blocked", until=int(midnight.timestamp()))


def blocked_until(tx: Transaction, guild_id: int, member_id: int, now: datetime) -> date | None:
    """Return the day from which a member may share in a server again, None where they may now."""
    found = [block.until for block in blocks.of_member(tx, member_id, guild_id)]
    return max((until for until in found if until > _today(tx, guild_id, now)), default=None)


def block(tx: Transaction, ruling: Ruling, tag: bytes, days: int, now: datetime) -> Block:
    """Keep the author of a card from sharing for some days (1 to 365), whoever they are.

    `tag` is the card's and its author's. A block of the same card takes the place of an earlier one.
    """
    if not 1 <= days <= LONGEST_BLOCK_DAYS:
        raise Refused("moderation_rules.days", most=LONGEST_BLOCK_DAYS)
    made = Block(ruling.guild_id, ruling.share_id, _today(tx, ruling.guild_id, now) + timedelta(days=days))
    if record(tx, ruling, Deed.BLOCK, now) is not None:
        blocks.save(tx, made, tag)
    return made


def unblock(tx: Transaction, ruling: Ruling, now: datetime) -> bool:
    """End a block before its day, and tell whether there was one."""
    return blocks.delete(tx, ruling.guild_id, ruling.share_id) and record(tx, ruling, Deed.UNBLOCK, now) is not None


def blocks_of(tx: Transaction, guild_id: int, now: datetime) -> tuple[Block, ...]:
    """Return the blocks of a server, the first to end first."""
    return blocks.of_guild(tx, guild_id, _today(tx, guild_id, now))


def note_report(
    tx: Transaction, guild_id: int, share_id: str, member_id: int, joined_at: datetime | None, now: datetime
) -> bool | None:
    """Note that a member asks for a card to be looked at; tell whether it must be held now, None where they had asked.

    Only the report of somebody who has been in the server for a while counts; `joined_at` is None where nobody knows.
    """
    counts = joined_at is not None and now - joined_at >= LONG_ENOUGH_HERE
    if not reported.insert(tx, share_id, member_id, _today(tx, guild_id, now), counts=counts):
        return None
    return reports(tx, (share_id,))[share_id].counting >= REPORTS_TO_HOLD


def reports(tx: Transaction, share_ids: Iterable[str]) -> dict[str, Reports]:
    """Return what moderators have not answered yet, of each card about which somebody asked."""
    return reported.of_shares(tx, share_ids)


def in_question(tx: Transaction) -> tuple[str, ...]:
    """Return all cards with reports that moderators have not answered yet."""
    return reported.unanswered(tx)


def settle_reports(tx: Transaction, share_id: str) -> None:
    """Answer a card's reports: whoever made one has been heard, and is not counted again."""
    reported.settle(tx, share_id)


def record(tx: Transaction, ruling: Ruling, deed: Deed, now: datetime) -> int | None:
    """Write a deed into the audit and return its number there, None where its interaction acted before."""
    done = Done(ruling.guild_id, ruling.share_id, deed, ruling.moderator_id, _today(tx, ruling.guild_id, now))
    return deeds.insert(tx, done, ruling.origin)


def last_deeds(tx: Transaction, guild_id: int, limit: int) -> tuple[Done, ...]:
    """Return a server's last deeds, the newest first."""
    return deeds.last(tx, guild_id, limit)


def of_member(tx: Transaction, member_id: int) -> Kept | None:
    """Return what is kept of a member, None where that is nothing."""
    kept = Kept(deeds.of_moderator(tx, member_id), blocks.of_member(tx, member_id), reported.number(tx, member_id))
    return None if kept == Kept() else kept


def forget_member(tx: Transaction, member_id: int) -> None:
    """Delete a member's reports, and take their name off what they did as a moderator; a block of theirs runs out."""
    reported.forget(tx, member_id)
    deeds.forget_moderator(tx, member_id)


def forget_ended(tx: Transaction, now: datetime) -> None:
    """Delete blocks that have ended everywhere on Earth, and deeds of a year ago."""
    blocks.delete_ended(tx, now.date())
    deeds.delete_before(tx, (now - KEPT).date())


def _today(tx: Transaction, guild_id: int, now: datetime) -> date:
    return now.astimezone(ZoneInfo(guilds.find(tx, guild_id).zone)).date()
