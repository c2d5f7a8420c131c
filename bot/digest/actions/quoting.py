"""Which of their cards members let be quoted."""

from collections.abc import Collection

from bot.digest import store
from bot.digest.model import OFFERED, Choice
from bot.feed import actions as feed
from bot.kernel.transaction import Transaction


def choices(tx: Transaction, member_id: int, guild_id: int) -> tuple[Choice, ...]:
    """Return a member's cards in a server that a digest to come could quote, or that may be quoted; newest first.

    Only what stands in the feed under their name, and behind no content note; at most OFFERED.
    """
    allowed_now = store.allowed(tx, member_id)
    found = ((one, feed.card(tx, one)) for one in store.offered(tx, member_id, guild_id, OFFERED))
    return tuple(Choice(card, share_id in allowed_now) for share_id, card in found if card is not None)


def choose(tx: Transaction, member_id: int, guild_id: int, share_ids: Collection[str]) -> tuple[Choice, ...]:
    """Let these of the offered cards be quoted and no other, and return what is offered now.

    A digest that quotes one of the others loses it. What is not offered is passed over.
    """
    for one in choices(tx, member_id, guild_id):
        if one.card.share_id in share_ids:
            store.allow(tx, one.card.share_id)
        else:
            store.disallow(tx, one.card.share_id)
    return choices(tx, member_id, guild_id)


def places(tx: Transaction, member_id: int) -> tuple[tuple[int, int], ...]:
    """Return server and channel of each digest that stands and quotes a member."""
    return store.places(tx, member_id)


def allowed(tx: Transaction, member_id: int) -> tuple[str, ...]:
    """Return the ids of a member's shares that may be quoted, in all servers."""
    return store.allowed(tx, member_id)
