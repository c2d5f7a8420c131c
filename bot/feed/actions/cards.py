from datetime import datetime

from bot.feed import notices, store
from bot.feed.giving_back import give_back
from bot.feed.model import Card, Share, State
from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction

CHANNEL_GONE = "404 10003"
"""How delivery names the refusal of a channel that somebody deleted."""
AWAY = "404 10004"
"""The pause of a feed in a server that Cork is not in: what Discord says of a server that is unknown."""

_SEEN = (State.WAITING, State.POSTED)


def card(tx: Transaction, share_id: str) -> Card | None:
    """Return what the card is drawn from as things stand now, or None where nothing must be seen any more."""
    found = store.find(tx, share_id)
    if found is None or found.text is None or found.channel_id is None or found.state not in _SEEN:
        return None
    return Card(
        share_id=found.id,
        guild_id=found.guild_id,
        audience=found.audience,
        member_id=found.member_id,
        text=found.text,
        shared_on=found.shared_on,
        locale=guilds.find(tx, found.guild_id).locale,
        state=found.state,
        channel_id=found.channel_id,
        message_id=found.message_id,
        manner=found.manner,
        answer=found.occurrence_id is not None,
        thread_id=None if found.thread_id == found.message_id else found.thread_id,
    )


def posted(tx: Transaction, share_id: str, channel_id: int, message_id: int, now: datetime) -> None:
    """Note where a card stands; one that arrived after its share was withdrawn, or a second one, is taken away.

    A message id of 0 stands for a card that was deleted before we learned its id: its share is private again, unless
    moderators have it.
    """
    if message_id == 0:
        found = store.find(tx, share_id)
        if found and found.state in _SEEN:
            store.delete(tx, share_id)
    elif not store.set_posted(tx, share_id, channel_id, message_id):
        notices.put_retraction(tx, channel_id, message_id, now)
    elif (found := store.find(tx, share_id)) and found.manner.talk and found.thread_id is None:
        notices.put_thread(tx, share_id, channel_id, now)


def ruled(tx: Transaction, share_id: str, author_id: int, state: State) -> Share | None:
    """Return the card of which its author is to be told that it stands like this; None where it does not any more."""
    found = store.find(tx, share_id)
    if found is None or found.member_id != author_id:
        return None
    stands = State.POSTED if found.state is State.WAITING else found.state
    return found if stands is state else None


def vanished(tx: Transaction, share_id: str) -> None:
    """Make a share private whose card somebody deleted in the channel; it is not posted again."""
    store.delete(tx, share_id)


def vanished_message(tx: Transaction, message_id: int) -> None:
    """Make the share private whose card was this message."""
    found = store.of_message(tx, message_id)
    if found:
        store.delete(tx, found.id)


def undeliverable(tx: Transaction, share_id: str, reason: str, now: datetime) -> None:
    """Pause the feed whose channel refused a card; all its cards wait, and go out after `resume`.

    Where organisers have named another channel meanwhile, the card goes there instead. With a channel that is gone the
    cards in it are, so their shares are private again. A thread that refuses an answer pauses nothing: the answer waits
    for it, and is undecided again where it is gone.
    """
    found = store.find(tx, share_id)
    if found is None or found.state is not State.WAITING:
        return
    if reason == CHANNEL_GONE and found.channel_id is not None:
        store.forget_standing(tx, found.channel_id)
    if found.occurrence_id is not None:
        if reason == CHANNEL_GONE:
            give_back(tx, found, now, cancelled=False)
            outbox.forget(tx, notices.card_key(share_id))
        return
    guild = guilds.find(tx, found.guild_id)
    if guild.feed_channel is not None and guild.feed_channel != found.channel_id and guild.feed_pause is None:
        _put_anew(tx, found, guild.feed_channel, now)
        return
    pause(tx, guild.id, reason, now)


def refused(tx: Transaction, channel_id: int, reason: str, now: datetime) -> None:
    """Pause the feed whose channel let no card be redrawn, deleted or looked at; `resume` tries that again.

    With a channel that is gone the cards in it are, so their shares are private again.
    """
    if reason == CHANNEL_GONE:
        store.forget_standing(tx, channel_id)
    guild = guilds.with_feed(tx, channel_id)
    if guild is not None:
        pause(tx, guild.id, reason, now)


def try_answers_again(tx: Transaction, thread_id: int) -> None:
    """Have sent, redrawn or deleted what a prompt's thread refused."""
    outbox.revive(tx, thread_id, ("feed.card", "feed.redraw", "feed.retract"))


def resume(tx: Transaction, guild_id: int, now: datetime) -> None:
    """End the pause of a feed, send its waiting cards to the channel that it has now, and try refused changes again.

    Call it also after the feed got another channel. Without a channel raises Refused `feed_rules.no_channel`.
    """
    channel_id = guilds.find(tx, guild_id).feed_channel
    if channel_id is None:
        raise Refused("feed_rules.no_channel")
    guilds.change(tx, guild_id, now, feed_pause=None)
    outbox.revive(tx, channel_id, ("feed.redraw", "feed.retract", "feed.thread", "feed.shut"))
    for one in store.waiting(tx, guild_id):
        if one.channel_id != channel_id or not outbox.is_pending(tx, notices.card_key(one.id)):
            _put_anew(tx, one, channel_id, now)


def pause(tx: Transaction, guild_id: int, reason: str, now: datetime) -> None:
    """Let a feed rest, for a reason that delivery gave; what waits for it is kept.

    Where Cork is not in the server that remains the reason: whatever is refused there is refused for it.
    """
    if guilds.find(tx, guild_id).feed_pause != AWAY:
        guilds.change(tx, guild_id, now, feed_pause=reason)
    for one in store.waiting(tx, guild_id):
        outbox.take_back(tx, notices.card_key(one.id))


def _put_anew(tx: Transaction, found: Share, channel_id: int, now: datetime) -> None:
    outbox.forget(tx, notices.card_key(found.id))
    store.set_channel(tx, found.id, channel_id)
    notices.put_card(tx, found.id, channel_id, now)
