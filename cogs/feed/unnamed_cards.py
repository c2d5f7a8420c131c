"""How a share without a name looks to its author: the exact card, when it comes, how far that hides them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.feed import anonymous, model
from bot.feed.model import Audience, Share, State, Wish
from bot.feed.unnamed import Prospect
from bot.journal.model import Failure
from bot.kernel.errors import Refused
from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, Row, Style, Text
from cogs.common.look import NIGHT, PRIVATE, WAITING, YES
from cogs.feed.cards import feed_card
from cogs.feed.nudging import nudged
from cogs.feed.previews import switches, times, when

_WISHES = (Wish.NO_ADVICE, Wish.ASK_ME)
"""What may be wished without a name; a thread would have nobody to open it."""


def preview(
    failure: Failure, prospect: Prospect, people: int | None, now: datetime, locale: str, *, changed: bool
) -> tuple[Card, Card, Card]:
    """Show exactly what others will see, between how far it hides its author and the choice.

    `people` is about how many are in the server, None where nobody knows; `changed`: it is not any more what the author
    was shown before.
    """
    card = to_be(failure, prospect, now)
    said = _said(prospect, f"<#{card.channel_id}>", locale, changed=changed)
    if people is not None and people < anonymous.FEWEST:
        said.append(say("anonymous.few", locale, n=people))
    if prospect.lately:
        said.append(say("anonymous.lately", locale))
    if nudges := nudged(card, locale):
        said.append(nudges)
    choices: list[Block] = [
        _deeds(failure, prospect, locale),
        switches("share:unnamed-", _WISHES, failure.id, card, locale),
    ]
    if prospect.stands is None or prospect.stands.state is State.SCHEDULED:
        choices.append(times(f"share:unnamed-when:{failure.id}", locale))
    return (
        Card((Text("\n".join(said)),), NIGHT),
        feed_card(card, pressable=False),
        Card(tuple(choices), NIGHT),
    )


def _said(prospect: Prospect, channel: str, locale: str, *, changed: bool) -> list[str]:
    """Say what the card below is and when it would come; the hour is shown in a text that names the channel."""
    due_at = prospect.offer.due_at
    key = "preview_changed" if changed else _stage(prospect.stands)
    hour = say("anonymous.hour" if due_at is None else "anonymous.evening", locale, when=when(due_at, locale))
    return [say(f"anonymous.{key}", locale, channel=channel), hour, f"-# {say('anonymous.beyond', locale)}"]


def _stage(stands: Share | None) -> str:
    if stands is None:
        return "preview"
    match stands.state:
        case State.SCHEDULED | State.COUNTED:
            return "preview_waits"
        case State.WAITING | State.POSTED:
            return "preview_again"
        case State.HELD:
            return "preview_held"
        case State.REMOVED:
            return "preview_removed"


def _deeds(failure: Failure, prospect: Prospect, locale: str) -> Row:
    private = say("feed.make_private" if prospect.stands else "feed.keep_private", locale)
    post = "anonymous.post" if prospect.offer.due_at is None else "anonymous.schedule"
    return Row(
        (
            Button(say(post, locale), f"share:unnamed:{failure.id}", style=Style.PRIMARY),
            Button(say("feed.reword", locale), f"share:unnamed-reword:{failure.id}"),
            Button(private, f"share:private:{failure.id}", PRIVATE),
        )
    )


def shared(share: Share, failure: Failure, locale: str) -> Card:
    """Tell the author what becomes of it, and that nobody, not even in private, will tell them more."""
    channel, waits = f"<#{share.channel_id}>", share.state is State.SCHEDULED
    if waits and share.due_at is not None:
        said = say("anonymous.done_evening", locale, channel=channel, when=when(share.due_at, locale))
    elif waits:
        said = say("anonymous.done", locale, channel=channel)
    elif share.state in (State.WAITING, State.POSTED):
        said = say("anonymous.stands", locale, channel=channel)
    else:
        said = say("anonymous.with_moderators", locale, channel=channel)
    back = Button(say("feed.make_private", locale), f"share:private:{failure.id}", PRIVATE)
    return Card((Text(f"{WAITING if waits else YES} {said}"), Row((back,))), NIGHT)


def to_be(failure: Failure, prospect: Prospect, now: datetime) -> model.Card:
    """Return what the card would be drawn from; without a feed raise Refused `feed_rules.no_channel`."""
    guild = prospect.guild
    if guild.feed_channel is None:
        raise Refused("feed_rules.no_channel")
    return model.Card(
        share_id="",
        guild_id=guild.id,
        audience=Audience.ANONYMOUS,
        member_id=None,
        text=prospect.offer.text or failure.line,
        shared_on=(prospect.offer.due_at or now).astimezone(ZoneInfo(guild.zone)).date(),
        locale=guild.locale,
        state=State.SCHEDULED,
        channel_id=guild.feed_channel,
        message_id=None,
        manner=prospect.offer.manner,
    )
