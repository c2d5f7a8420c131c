"""An offer to share without a name: what a member is looking at, and what becomes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.feed import actions, anonymous, consent, offers
from bot.feed.model import Audience, Offer, Share, ShareDraft, Timing
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel.transaction import Transaction
from bot.quests import actions as quests

NEAR = timedelta(hours=2)
"""Who posts by name and without one within this lets others guess: longer than an anonymous share is held."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """A server, what a member would share there without a name, and what they share so already.

    `lately`: something of theirs comes, or came, there by name so near to it that the two might be connected.
    """

    guild: Guild
    offer: Offer
    stands: Share | None
    lately: bool = False


def find(tx: Transaction, guild_id: int, member_id: int, failure_id: int, now: datetime) -> Prospect:
    """Return the offer that waits for a decision, else what stands or waits for its hour, else the line as it is."""
    offer = offers.find(tx, guild_id, member_id, failure_id, now, Audience.ANONYMOUS)
    return Prospect(
        guild=guilds.find(tx, guild_id),
        offer=offer,
        stands=anonymous.telling(tx, member_id, failure_id, guild_id),
        lately=lately(tx, guild_id, member_id, offer.due_at or now),
    )


def lately(tx: Transaction, guild_id: int, member_id: int, at: datetime) -> bool:
    """Tell whether something of theirs comes, or came, here by name so near to an instant that one guesses."""
    return any(abs(at - one) < NEAR for one in _by_name(tx, guild_id, member_id))


def put_off(tx: Transaction, guild_id: int, member_id: int, failure_id: int, when: Timing, now: datetime) -> None:
    """Choose when it is posted: of an evening where the server is, since the member's own would tell where they are."""
    zone = guilds.find(tx, guild_id).zone
    offers.put_off(tx, guild_id, member_id, failure_id, when, zone, now, Audience.ANONYMOUS)


def settle(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    failure_id: int,
    line: str,
    onlookers: frozenset[int],
    now: datetime,
) -> Share:
    """Share a failure as its author was shown, and return what waits for its hour or stands.

    `onlookers` is who can see the feed now: it is posted to no more than these.
    """
    offer = offers.find(tx, guild_id, member_id, failure_id, now, Audience.ANONYMOUS)
    draft = ShareDraft(
        guild_id,
        member_id,
        failure_id,
        line,
        offer.text,
        Audience.ANONYMOUS,
        offer.manner,
        offer.due_at,
        consent.seen_by(tx, guild_id, onlookers),
    )
    return anonymous.share(tx, draft, now)


def _by_name(tx: Transaction, guild_id: int, member_id: int) -> Iterator[datetime]:
    """Give the instants at which something of a member's comes, or came, under their name in a server.

    Cards, and bottles that were opened by a press.
    """
    yield from quests.opened_in(tx, member_id, guild_id)
    for one in actions.named(tx, member_id):
        at = one.due_at or one.shared_at
        if one.guild_id == guild_id and at is not None:
            yield at
