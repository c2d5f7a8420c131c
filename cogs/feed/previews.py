"""How shares look to their author: before they are shared, while they wait for their time, and after."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.feed import model
from bot.feed.model import Audience, Offer, Share, State, Timing, Wish
from bot.journal.model import Failure
from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, Option, Row, Select, Style, Text
from cogs.common.look import NIGHT, NOTE, PRIVATE, WAITING, YES
from cogs.common.plain import clip, name, one_line
from cogs.feed.cards import WISHES, feed_card, wishes
from cogs.feed.nudging import nudged

LISTED = 25
"""Scheduled shares that are listed, as many as a select takes."""
_LINE = 120


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a preview shows: the card to be, when it would be posted, and where the share stands already."""

    card: model.Card
    due_at: datetime | None = None
    stands: State | None = None

    @property
    def is_out(self) -> bool:
        """Tell whether others see a card already, or will without a further word of its author."""
        return self.stands not in (None, State.COUNTED, State.SCHEDULED)


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing in the list of what is scheduled: when it goes where, or None for what was cancelled."""

    failure_id: int
    line: str = field(repr=False)
    channel_id: int | None = None
    due_at: datetime | None = None


def preview(failure: Failure, prospect: Prospect, locale: str, *, changed: bool = False) -> tuple[Card, Card, Card]:
    """Show exactly what others will see, between a sentence that says so and the choice.

    `changed`: it is not any more what the author was shown before.
    """
    return (
        Card(tuple(_said(prospect, locale, changed=changed)), NIGHT),
        feed_card(prospect.card, pressable=False),
        Card(tuple(_choice(failure, prospect, locale)), NIGHT),
    )


def shared(share: Share, locale: str, total: int, *, paused: bool = False) -> Card:
    """Tell the author where their failure now stands, with the way back."""
    channel = f"<#{share.channel_id}>"
    match share.state:
        case State.COUNTED:
            said = f"{YES} {say('feed.counted', locale, n=total)}"
        case State.SCHEDULED:
            said = (
                f"{WAITING} {say('sharing.done_scheduled', locale, channel=channel, when=_when(share.due_at, locale))}"
            )
        case State.HELD:
            said = f"{WAITING} {say('sharing.done_held', locale, channel=channel)}"
        case State.REMOVED:
            said = f"{PRIVATE} {say('sharing.done_removed', locale, channel=channel)}"
        case State.WAITING | State.POSTED if paused:
            said = f"{WAITING} {say('feed.kept_waiting', locale, channel=channel)}"
        case State.WAITING | State.POSTED:
            said = f"{YES} {say('feed.posted', locale, channel=channel)}"
    key = "sharing.cancel" if share.state is State.SCHEDULED else "feed.make_private"
    back = Button(say(key, locale), f"share:private:{share.failure_id}", PRIVATE)
    return Card((Text(said), Row((back,))), NIGHT)


def withdrawn(locale: str, *, paused: bool = False, thread: bool = False) -> Card:
    """Tell that nobody but the author sees a failure any more, or soon where Cork cannot reach the feed."""
    said = f"{PRIVATE} {say('feed.withdrawn_later' if paused else 'feed.withdrawn', locale)}"
    if thread:
        said += f"\n-# {say('sharing.thread_stays', locale)}"
    return Card((Text(said),), NIGHT)


def listing(scheduled: Sequence[Listed], cancelled: Sequence[Listed], command: str, locale: str) -> Card:
    """List what a member has scheduled in a server, and what was cancelled there; each can be looked at."""
    if not scheduled and not cancelled:
        return Card((Text(say("sharing.listing_none", locale, command=command)),), NIGHT)
    blocks: list[Block] = []
    shown = scheduled[:LISTED]
    if shown:
        lines = (f"{WAITING} {_line(one)} · <#{one.channel_id}> · {_at(one.due_at)}" for one in shown)
        blocks.append(Text("\n".join((say("sharing.listing", locale), *lines))))
    rest = cancelled[: LISTED - len(shown)]
    if rest:
        blocks.append(
            Text("\n".join((say("sharing.listing_cancelled", locale), *(f"{PRIVATE} {_line(one)}" for one in rest))))
        )
    options = tuple(Option(name(one.line) or "…", str(one.failure_id)) for one in (*shown, *rest))
    blocks.append(Select("share:look", options, say("sharing.listing_choose", locale)))
    return Card(tuple(blocks), NIGHT)


def stamp(due_at: datetime) -> str:
    """Return an instant as each reader sees it in their own zone."""
    return f"<t:{int(due_at.timestamp())}:F>"


def cancelled(offer: Offer, channel_id: int, line: str, command: str, locale: str) -> Card:
    """Tell a member in private that what they had scheduled was not posted, and why."""
    said = say("sharing.cancelled", locale, channel=f"<#{channel_id}>", command=command)
    button = Button(say("feed.keep_private", locale), let_be_route(offer), PRIVATE)
    return Card((Text(f"> {one_line(line, limit=_LINE)}\n{said}"), Row((button,))), NIGHT)


def let_be_route(offer: Offer) -> str:
    """Return the custom_id of the button that leaves a cancelled share private; it works in private messages."""
    return f"share:let-be:{offer.guild_id}:{offer.failure_id}"


def _said(prospect: Prospect, locale: str, *, changed: bool) -> list[Text]:
    """Say what the card below is, when it would be posted, and what in it points at somebody."""
    channel = f"<#{prospect.card.channel_id}>"
    when = "" if prospect.due_at is None else _when(prospect.due_at, locale)
    if prospect.stands is State.SCHEDULED and prospect.due_at is not None and not changed:
        said = [say("sharing.scheduled", locale, channel=channel, when=when)]
    else:
        said = [say(_sentence(prospect, changed=changed), locale, channel=channel)]
        if prospect.due_at is not None:
            said.append(say("sharing.later", locale, channel=channel, when=when))
    hints = nudged(prospect.card.text, locale)
    return [Text("\n".join(said)), *([Text(hints)] if hints else [])]


def _sentence(prospect: Prospect, *, changed: bool) -> str:
    if changed:
        return "feed.preview_changed"
    match prospect.stands:
        case None | State.COUNTED | State.SCHEDULED:
            return "feed.preview"
        case State.WAITING | State.POSTED:
            return "feed.preview_again"
        case State.HELD:
            return "sharing.preview_held"
        case State.REMOVED:
            return "sharing.preview_removed"


def _choice(failure: Failure, prospect: Prospect, locale: str) -> list[Block]:
    later = prospect.due_at is not None
    if prospect.stands is State.SCHEDULED:
        private = "sharing.cancel"
    else:
        private = "feed.make_private" if prospect.is_out else "feed.keep_private"
    deeds = Row(
        (
            Button(
                say("sharing.schedule" if later else "feed.post", locale),
                f"share:post:{failure.id}",
                style=Style.PRIMARY,
            ),
            Button(say("feed.reword", locale), f"share:reword:{failure.id}"),
            Button(say("feed.only_count", locale), f"share:count:{failure.id}"),
            Button(say(private, locale), f"share:private:{failure.id}", PRIVATE),
        )
    )
    blocks: list[Block] = [deeds, _wishes(failure.id, prospect.card, locale)]
    if not prospect.is_out:
        times = tuple(Option(say(f"sharing.{one}", locale), one.value) for one in Timing)
        blocks.append(Select(f"share:when:{failure.id}", times, say("sharing.choose_time", locale)))
    return blocks


def _wishes(failure_id: int, card: model.Card, locale: str) -> Row:
    """Return the switches of how a card wants to be met; under an anonymous one there is nobody to open a thread."""
    on = wishes(card.manner)
    offered = [wish for wish in WISHES if wish is not Wish.TALK or card.audience is not Audience.ANONYMOUS]
    switches = tuple(
        Button(
            say(f"sharing.{wish}", locale),
            f"share:wish:{wish}:{failure_id}",
            YES if wish in on else WISHES[wish],
            Style.SUCCESS if wish in on else Style.SECONDARY,
        )
        for wish in offered
    )
    noted = card.manner.note is not None
    note = Button(
        say("sharing.note", locale),
        f"share:note:{failure_id}",
        YES if noted else NOTE,
        Style.SUCCESS if noted else Style.SECONDARY,
    )
    return Row((*switches, note))


def _line(one: Listed) -> str:
    return clip(one_line(one.line), _LINE)


def _at(due_at: datetime | None) -> str:
    return "" if due_at is None else stamp(due_at)


def _when(due_at: datetime | None, locale: str) -> str:
    if due_at is None:
        return ""
    return say("sharing.when", locale, at=stamp(due_at), from_now=f"<t:{int(due_at.timestamp())}:R>")
