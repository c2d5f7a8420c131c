from bot.feed import store
from bot.feed.model import Gesture, State
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused


def press(tx: Transaction, share_id: str, gesture: Gesture, member_id: int) -> bool:
    """Press a card's button, or take the press back, and tell whether it stands now.

    Raises Refused `feed_rules.gone` where the card is no longer shared, `feed_rules.own_card` for its author.
    """
    found = store.find(tx, share_id)
    if found is None or found.state not in (State.WAITING, State.POSTED):
        raise Refused("feed_rules.gone")
    if store.is_by(tx, found, member_id):
        raise Refused("feed_rules.own_card")
    return store.toggle(tx, share_id, gesture, member_id)


def presses(tx: Transaction, member_id: int) -> int:
    """Count the presses of a member that stand."""
    return store.presses(tx, member_id)
