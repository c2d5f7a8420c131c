"""The thread under a card whose author is open to talk."""

from bot.feed import store
from bot.feed.actions.cards import card
from bot.feed.model import Card, State
from bot.kernel.transaction import Transaction


def talking(tx: Transaction, share_id: str) -> Card | None:
    """Return the card that a thread is to be opened under, or None where there shall be none any more."""
    found = store.find(tx, share_id)
    if found is None or found.state is not State.POSTED or not found.manner.talk or found.thread_id is not None:
        return None
    return card(tx, share_id)


def talk(tx: Transaction, share_id: str, thread_id: int) -> None:
    """Note the thread under a card."""
    store.set_thread(tx, share_id, thread_id)


def is_shut(tx: Transaction, share_id: str) -> bool | None:
    """Tell whether the thread under a card is to be closed, as the card is held or removed, or open; None: neither."""
    found = store.find(tx, share_id)
    if found is None or found.thread_id is None:
        return None
    return found.state in (State.HELD, State.REMOVED)


def forget_thread(tx: Transaction, share_id: str) -> None:
    """Forget a thread that does not come back with its card."""
    store.set_thread(tx, share_id, None)
