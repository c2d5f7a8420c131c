"""The thread under a card whose author is open to talk."""

from bot.feed import store
from bot.feed.actions.cards import card
from bot.feed.model import Card, State
from bot.kernel.database import Transaction


def talking(tx: Transaction, share_id: str) -> Card | None:
    """Return the card that a thread is to be opened under, or None where there shall be none any more."""
    found = store.find(tx, share_id)
    if found is None or found.state is not State.POSTED or not found.manner.talk or found.thread_id is not None:
        return None
    return card(tx, share_id)


def talk(tx: Transaction, share_id: str, thread_id: int) -> None:
    """Note the thread under a card."""
    store.set_thread(tx, share_id, thread_id)
