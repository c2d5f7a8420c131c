"""What moderators do with cards, and what reports do: by card, whoever wrote it, with a line in the audit each."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bot.feed import notices, store
from bot.feed.model import Audience, Share, State
from bot.feed.store import holding
from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation
from bot.moderation.model import Block, Deed, Ruling

_MARK = 12
"""Hexadecimal digits of a mark."""


class Reported(StrEnum):
    """What became of a report: noted, noted before, or the card is held now."""

    NOTED = "noted"
    AGAIN = "again"
    HELD = "held"


def retold(tx: Transaction, share: Share, now: datetime) -> Share:
    """Let a card follow its share's new words; where the server vets, moderators look at these first."""
    if share.state in (State.POSTED, State.WAITING) and guilds.find(tx, share.guild_id).vetting:
        _off_the_feed(tx, share, State.HELD, now)
        return replace(share, state=State.HELD, message_id=None)
    notices.put_redraw(tx, share, now)
    return share


def reportable(tx: Transaction, guild_id: int, message_id: int, member_id: int) -> Share:
    """Return the share whose card is this message, for somebody who would report it.

    Raises Refused `moderation_rules.no_card` for any other message, `moderation_rules.own_card` for its author.
    """
    return _not_by(tx, store.of_message(tx, message_id), guild_id, member_id)


def report(
    tx: Transaction,
    guild_id: int,
    share_id: str,
    member_id: int,
    joined_at: datetime | None,
    origin: int,
    now: datetime,
) -> Reported:
    """Ask moderators to look at a card; enough reports that count hold it until they have (bot/moderation/model.py)."""
    found = _not_by(tx, store.find(tx, share_id), guild_id, member_id)
    match moderation.note_report(tx, guild_id, share_id, member_id, joined_at, now):
        case None:
            return Reported.AGAIN
        case False:
            return Reported.NOTED
        case True:
            number = moderation.record(tx, Ruling(guild_id, share_id, None, origin), Deed.AUTO_HOLD, now)
            _off_the_feed(tx, found, State.HELD, now)
            _tell(tx, found, State.HELD, number, now)
            return Reported.HELD


def hold(tx: Transaction, ruling: Ruling, now: datetime) -> bool:
    """Take a card out of the feed until it is released or removed; tell whether that changed anything.

    This and its like raise Refused `moderation_rules.gone` where there is no such card in the server.
    """
    found = at_hand(tx, ruling.guild_id, ruling.share_id)
    if found.state not in (State.POSTED, State.WAITING):
        return False
    number = moderation.record(tx, ruling, Deed.HOLD, now)
    if number is None:
        return False
    _off_the_feed(tx, found, State.HELD, now)
    _tell(tx, found, State.HELD, number, now)
    return True


def release(tx: Transaction, ruling: Ruling, now: datetime, *, shown: str | None = None) -> bool:
    """Let a card stand: one that was held or removed goes to the feed, and what was reported about it is answered.

    Tells whether that changed anything; without a feed raises Refused `moderation_rules.no_feed`. With the `mark` of
    the words that somebody was shown, other words raise Refused `moderation_rules.reworded`.
    """
    found = at_hand(tx, ruling.guild_id, ruling.share_id)
    if shown is not None and shown != mark(tx, found):
        raise Refused("moderation_rules.reworded")
    in_question = found.state in (State.HELD, State.REMOVED)
    if not in_question and not moderation.reports(tx, (found.id,)):
        return False
    channel_id = _place(tx, found)
    if in_question and channel_id is None:
        raise Refused("moderation_rules.no_feed")
    number = moderation.record(tx, ruling, Deed.RELEASE, now)
    if number is None:
        return False
    moderation.settle_reports(tx, found.id)
    if in_question:
        _to_the_feed(tx, found, channel_id, now)
        _tell(tx, found, State.POSTED, number, now)
    return True


def remove(tx: Transaction, ruling: Ruling, now: datetime) -> bool:
    """Take a card out of the feed for good; its author still has it in private. Tell whether that changed anything."""
    found = at_hand(tx, ruling.guild_id, ruling.share_id)
    if found.state is State.REMOVED:
        return False
    number = moderation.record(tx, ruling, Deed.REMOVE, now)
    if number is None:
        return False
    moderation.settle_reports(tx, found.id)
    _off_the_feed(tx, found, State.REMOVED, now)
    _tell(tx, found, State.REMOVED, number, now)
    return True


def block(tx: Transaction, ruling: Ruling, days: int, now: datetime) -> Block:
    """Keep the author of a card from sharing in the server for some days, whoever that is."""
    found = at_hand(tx, ruling.guild_id, ruling.share_id)
    return moderation.block(tx, ruling, holding.author_tag(tx, found), days, now)


def at_hand(tx: Transaction, guild_id: int, share_id: str) -> Share:
    """Return a share of which moderators may know: not one that is only counted, nor one whose time has not come."""
    found = store.find(tx, share_id)
    if found is None or found.guild_id != guild_id or found.state in (State.COUNTED, State.SCHEDULED):
        raise Refused("moderation_rules.gone")
    return found


def mark(tx: Transaction, share: Share) -> str:
    """Return what tells a card's words from others, and tells nothing of them."""
    return tx.vault.tag("words", share.id, share.text or "", share.manner.note or "").hex()[:_MARK]


def _not_by(tx: Transaction, found: Share | None, guild_id: int, member_id: int) -> Share:
    if found is None or found.guild_id != guild_id or found.state is not State.POSTED:
        raise Refused("moderation_rules.no_card")
    if store.is_by(tx, found, member_id):
        raise Refused("moderation_rules.own_card")
    return found


def _off_the_feed(tx: Transaction, found: Share, state: State, now: datetime) -> None:
    """Have a card deleted, or not posted; one that is under way is taken away by `posted` when it arrives.

    What was said under it stays, as Discord leaves a thread, and is closed until the card comes back.
    """
    outbox.forget(tx, notices.thread_key(found.id))
    outbox.take_back(tx, notices.card_key(found.id))
    if found.channel_id is not None and found.message_id is not None:
        outbox.forget(tx, notices.card_key(found.id))
        notices.put_retraction(tx, found.channel_id, found.message_id, now)
    holding.set_state(tx, found.id, state, channel_id=found.channel_id)
    notices.put_shut(tx, found, now)


def _place(tx: Transaction, found: Share) -> int | None:
    """Return where a card goes that may stand again: the feed, or for an answer the thread of its prompt."""
    return guilds.find(tx, found.guild_id).feed_channel if found.occurrence_id is None else found.channel_id


def _to_the_feed(tx: Transaction, found: Share, channel_id: int | None, now: datetime) -> None:
    """Have a card posted; one that may be out already, unheard of, keeps its notice, which looks for it."""
    holding.set_state(tx, found.id, State.WAITING, channel_id=channel_id)
    notices.put_shut(tx, found, now)
    resting = found.occurrence_id is None and guilds.find(tx, found.guild_id).feed_pause is not None
    if channel_id is None or resting:
        return
    key = notices.card_key(found.id)
    if channel_id != found.channel_id or not outbox.is_pending(tx, key):
        outbox.forget(tx, key)
        notices.put_card(tx, found.id, channel_id, now)


def _tell(tx: Transaction, found: Share, state: State, number: int | None, now: datetime) -> None:
    """Have the author of a named card told how it stands now; that of an anonymous one looks in `/share`."""
    if found.audience is Audience.NAMED and found.member_id is not None and number is not None:
        notices.put_ruled(tx, found.id, found.member_id, state, number, now)
