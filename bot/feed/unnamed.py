"""An offer to share without a name: what a member is looking at, and what becomes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.feed import actions, anonymous, offers
from bot.feed.model import Audience, Offer, Share, ShareDraft
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel.database import Transaction

NEAR = timedelta(hours=2)
"""Who posts by name and without one within this lets others guess: longer than an anonymous share is held."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """A server, what a member would share there without a name, and what they share so already.

    `lately`: they shared something there by name so short a time ago that the two might be connected.
    """

    guild: Guild
    offer: Offer
    stands: Share | None
    lately: bool = False


def find(tx: Transaction, guild_id: int, member_id: int, failure_id: int, now: datetime) -> Prospect:
    """Return the offer that waits for a decision, else what stands or waits for its hour, else the line as it is.

    An anonymous share has no thread and no time of its author's choice.
    """
    offer = offers.find(tx, guild_id, member_id, failure_id, now)
    stands = next(iter(anonymous.of_failure(tx, member_id, failure_id, guild_id)), None)
    if offer.text is None and stands is not None and stands.own_version:
        offer = replace(offer, text=stands.text)
    return Prospect(
        guild=guilds.find(tx, guild_id),
        offer=replace(offer, manner=replace(offer.manner, talk=False), due_at=None),
        stands=stands,
        lately=lately(tx, guild_id, member_id, now),
    )


def lately(tx: Transaction, guild_id: int, member_id: int, now: datetime) -> bool:
    """Tell whether a member shared something here by name so short a time ago that another card might be connected."""
    return any(now - at < NEAR for at in _by_name(tx, guild_id, member_id))


def settle(tx: Transaction, guild_id: int, member_id: int, failure_id: int, line: str, now: datetime) -> Share:
    """Share a failure as its author was shown, and return what waits for its hour or stands."""
    offer = find(tx, guild_id, member_id, failure_id, now).offer
    draft = ShareDraft(guild_id, member_id, failure_id, line, offer.text, Audience.ANONYMOUS, offer.manner)
    return anonymous.share(tx, draft, now)


def _by_name(tx: Transaction, guild_id: int, member_id: int) -> Iterator[datetime]:
    """Give the instants at which a member shared something under their name in a server."""
    for one in actions.named(tx, member_id):
        if one.guild_id == guild_id and one.shared_at is not None:
            yield one.shared_at
