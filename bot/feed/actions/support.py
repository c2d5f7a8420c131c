from datetime import datetime
from zoneinfo import ZoneInfo

from bot.feed import notices, store
from bot.feed.model import Audience, Gesture, Share, State, Supported, SupportPage
from bot.guilds import actions as guilds
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction

_PRESSABLE = (State.WAITING, State.POSTED)
_SHOWN = (*_PRESSABLE, State.HELD)


def press(tx: Transaction, share_id: str, gesture: Gesture, member_id: int) -> bool:
    """Press a card's button, or take the press back, and tell whether it stands now.

    Raises Refused `feed_rules.gone` where the card is no longer shared, `feed_rules.own_card` for its author, and
    `support.not_to_be_asked` for *Ask me* where the author offers nothing of the kind.
    """
    return store.toggle(tx, _pressable(tx, share_id, gesture, member_id).id, gesture, member_id)


def ask_me(tx: Transaction, share_id: str, member_id: int, now: datetime) -> tuple[bool, bool]:
    """Press *Ask me*, or take that back, and tell whether it stands now, and whether authors of such cards are told.

    The author of a named card is told in private, once a day at most; of an anonymous one nobody is, for whoever would
    be seen to react might be known by it. Raises Refused as `press` does.
    """
    found = _pressable(tx, share_id, Gesture.ASK_ME, member_id)
    stands = store.toggle(tx, found.id, Gesture.ASK_ME, member_id)
    named = found.audience is Audience.NAMED
    if stands and named and found.member_id is not None:
        today = now.astimezone(ZoneInfo(guilds.find(tx, found.guild_id).zone)).date()
        notices.put_asked(tx, found.id, found.member_id, today, now)
    return stands, named


def asked(tx: Transaction, share_id: str, author_id: int) -> Share | None:
    """Return the named card about which its author is to be told, None where nobody would like to ask any more."""
    found = store.find(tx, share_id)
    if found is None or found.member_id != author_id or found.state not in _PRESSABLE or not found.manner.ask_me:
        return None
    return found if store.totals(tx, found.id).get(Gesture.ASK_ME) else None


def readable(tx: Transaction, share_id: str) -> str | None:
    """Return what a card says to those who may press it, None where it is not shared any more."""
    found = store.find(tx, share_id)
    return found.text if found and found.state in _PRESSABLE else None


def presses(tx: Transaction, member_id: int, guild_id: int | None = None) -> int:
    """Count the presses of a member that stand, in one server or in all."""
    return store.presses(tx, member_id, guild_id)


def supported(tx: Transaction, member_id: int, share_id: str) -> Supported:
    """Return how many pressed what on a card of a member's; raise Refused `feed_rules.gone`. It writes nothing."""
    found = store.find(tx, share_id)
    if found is None or not store.is_by(tx, found, member_id):
        raise Refused("feed_rules.gone")
    return Supported(found, store.totals(tx, found.id))


def support(tx: Transaction, member_id: int, page: int, size: int) -> SupportPage:
    """Return a page of a member's cards with what was pressed on them, the newest first, anonymous ones among them.

    It writes nothing, so that it leaves no trace of when somebody looks. A page past either end is the one at that end.
    """
    cards = [one for one in store.of_member(tx, member_id) if one.state in _SHOWN]
    cards.sort(key=lambda one: (one.shared_on, one.id), reverse=True)
    pages = max(1, -(-len(cards) // size))
    page = min(max(page, 0), pages - 1)
    shown = cards[page * size : (page + 1) * size]
    return SupportPage(tuple(Supported(one, store.totals(tx, one.id)) for one in shown), page, pages)


def _pressable(tx: Transaction, share_id: str, gesture: Gesture, member_id: int) -> Share:
    found = store.find(tx, share_id)
    if found is None or found.state not in _PRESSABLE:
        raise Refused("feed_rules.gone")
    if store.is_by(tx, found, member_id):
        raise Refused("feed_rules.own_card")
    if gesture is Gesture.ASK_ME and not found.manner.ask_me:
        raise Refused("support.not_to_be_asked")
    return found
