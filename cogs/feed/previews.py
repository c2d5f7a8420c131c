"""How shares look to their author: before they are shared, while they wait for their time, and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.feed import model
from bot.feed.model import Offer, Share, State, Timing, Wish
from bot.journal.model import Failure
from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, Option, Row, Select, Style, Text
from cogs.common.look import NIGHT, NOTE, PRIVATE, WAITING, YES
from cogs.common.plain import one_line
from cogs.feed.cards import WISHES, feed_card, wishes
from cogs.feed.nudging import nudged
from cogs.feed.shown import stamp

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
                f"{WAITING} {say('sharing.done_scheduled', locale, channel=channel, when=when(share.due_at, locale))}"
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
    at = when(prospect.due_at, locale)
    if prospect.stands is State.SCHEDULED and prospect.due_at is not None and not changed:
        said = [say("sharing.scheduled", locale, channel=channel, when=at)]
    else:
        said = [say(_sentence(prospect, changed=changed), locale, channel=channel)]
        if prospect.due_at is not None:
            said.append(say("sharing.later", locale, channel=channel, when=at))
    hints = nudged(prospect.card, locale)
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
    blocks: list[Block] = [deeds, switches("share:", WISHES, failure.id, prospect.card, locale)]
    if not prospect.is_out:
        blocks.append(times(f"share:when:{failure.id}", locale))
    return blocks


def switches(routes: str, offered: Iterable[Wish], failure_id: int, card: model.Card, locale: str) -> Row:
    """Return the switches of how a card wants to be met; `routes` is what theirs begin with, `share:` or another."""
    on = wishes(card.manner)
    buttons = tuple(
        Button(
            say(f"sharing.{wish}", locale),
            f"{routes}wish:{wish}:{failure_id}",
            YES if wish in on else WISHES[wish],
            Style.SUCCESS if wish in on else Style.SECONDARY,
        )
        for wish in offered
    )
    return Row((*buttons, _note_switch(f"{routes}note:{failure_id}", card, locale)))


def _note_switch(route: str, card: model.Card, locale: str) -> Button:
    """Return the button behind which a content note is written."""
    noted = card.manner.note is not None
    emoji, style = (YES, Style.SUCCESS) if noted else (NOTE, Style.SECONDARY)
    return Button(say("sharing.note", locale), route, emoji, style)


def times(route: str, locale: str) -> Select:
    """Return the choice of when it is posted."""
    return Select(
        route,
        tuple(Option(say(f"sharing.{one}", locale), one.value) for one in Timing),
        say("sharing.choose_time", locale),
    )


def when(due_at: datetime | None, locale: str) -> str:
    """Say an instant, and how far away it is."""
    if due_at is None:
        return ""
    return say("sharing.when", locale, at=stamp(due_at), from_now=f"<t:{int(due_at.timestamp())}:R>")
