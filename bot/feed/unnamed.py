"""An offer to share without a name: what a member is looking at, and what becomes of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.feed import anonymous, offers
from bot.feed.model import Audience, Offer, Share, ShareDraft
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel.database import Transaction


@dataclass(frozen=True, slots=True)
class Prospect:
    """A server, what a member would share there without a name, and what they share so already."""

    guild: Guild
    offer: Offer
    stands: Share | None


def find(tx: Transaction, guild_id: int, member_id: int, failure_id: int, now: datetime) -> Prospect:
    """Return the offer that waits for a decision, else what stands or waits for its hour, else the line as it is.

    An anonymous share has no thread and no time of its author's choice.
    """
    offer = offers.find(tx, guild_id, member_id, failure_id, now)
    stands = next(iter(anonymous.of_failure(tx, member_id, failure_id, guild_id)), None)
    if offer.text is None and stands is not None and stands.own_version:
        offer = replace(offer, text=stands.text)
    return Prospect(
        guilds.find(tx, guild_id), replace(offer, manner=replace(offer.manner, talk=False), due_at=None), stands
    )


def settle(tx: Transaction, guild_id: int, member_id: int, failure_id: int, line: str, now: datetime) -> Share:
    """Share a failure as its author was shown, and return what waits for its hour or stands."""
    offer = find(tx, guild_id, member_id, failure_id, now).offer
    draft = ShareDraft(guild_id, member_id, failure_id, line, offer.text, Audience.ANONYMOUS, offer.manner)
    return anonymous.share(tx, draft, now)
