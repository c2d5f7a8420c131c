"""How shares look: to others in the feed, and to their author before and after."""

from bot.feed import model
from bot.feed.model import Audience, Gesture
from bot.journal.model import Failure
from bot.kernel.text import say
from cogs.common.card import Button, Card, Row, Style, Text
from cogs.common.dates import long_date
from cogs.common.look import BOTTLE, CHEERS, HUG, ME_TOO, NIGHT, PRIVATE, WAITING, YES
from cogs.common.plain import clip, plain

EMOJI = {Gesture.ME_TOO: ME_TOO, Gesture.HUG: HUG, Gesture.CHEERS: CHEERS}
LONGEST = 3500
"""What of a share's text a card shows at most, in Discord's UTF-16 units; its frame needs the rest of the 4,000."""


def feed_card(card: model.Card, *, pressable: bool = True) -> Card:
    """Draw the card that everybody in the feed sees; in a preview its buttons cannot be pressed."""
    who = f"<@{card.member_id}>" if card.audience is Audience.NAMED else say("feed.somebody", card.locale)
    quoted = clip("\n".join(f"> {line}" for line in plain(card.text).split("\n")), LONGEST)
    footer = f"-# {BOTTLE} {say('feed.footer', card.locale, date=long_date(card.shared_on, card.locale))}"
    buttons = tuple(
        Button(
            say(f"feed.{gesture}", card.locale),
            gesture_route(gesture, card.share_id or "preview"),
            EMOJI[gesture],
            disabled=not pressable,
        )
        for gesture in EMOJI
    )
    return Card((Text(f"{who}\n{quoted}\n{footer}"), Row(buttons)), NIGHT)


def preview(
    failure: Failure, card: model.Card, locale: str, *, stands: bool = False, changed: bool = False
) -> tuple[Card, Card, Card]:
    """Show exactly what others will see, between a sentence that says so and the choice.

    `stands`: others see a card already. `changed`: it is not any more what the author was shown before.
    """
    key = "preview_changed" if changed else "preview_again" if stands else "preview"
    sentence = say(f"feed.{key}", locale, channel=f"<#{card.channel_id}>")
    private = say("feed.make_private" if stands else "feed.keep_private", locale)
    choice = Row(
        (
            Button(say("feed.post", locale), f"share:post:{failure.id}", style=Style.PRIMARY),
            Button(say("feed.reword", locale), f"share:reword:{failure.id}"),
            Button(say("feed.only_count", locale), f"share:count:{failure.id}"),
            Button(private, f"share:private:{failure.id}", PRIVATE),
        )
    )
    return (
        Card((Text(sentence),), NIGHT),
        feed_card(card, pressable=False),
        Card((choice,), NIGHT),
    )


def shared(share: model.Share, locale: str, total: int, *, paused: bool = False) -> Card:
    """Tell the author where their failure now stands, with the way back."""
    match share.audience:
        case Audience.COUNTED:
            said = f"{YES} {say('feed.counted', locale, n=total)}"
        case Audience.NAMED | Audience.ANONYMOUS if paused:
            said = f"{WAITING} {say('feed.kept_waiting', locale, channel=f'<#{share.channel_id}>')}"
        case Audience.NAMED | Audience.ANONYMOUS:
            said = f"{YES} {say('feed.posted', locale, channel=f'<#{share.channel_id}>')}"
        case Audience.PRIVATE:
            return withdrawn(locale, paused=paused)
    back = Button(say("feed.make_private", locale), f"share:private:{share.failure_id}", PRIVATE)
    return Card((Text(said), Row((back,))), NIGHT)


def withdrawn(locale: str, *, paused: bool = False) -> Card:
    """Tell that nobody but the author sees a failure any more, or soon where Cork cannot reach the feed."""
    said = say("feed.withdrawn_later" if paused else "feed.withdrawn", locale)
    return Card((Text(f"{PRIVATE} {said}"),), NIGHT)


def pressed(gesture: Gesture, locale: str, *, stands: bool) -> Card:
    """Answer a press: it is noted, or taken back; after *Me too* one's own can follow at once."""
    if not stands:
        return Card((Text(say("feed.press_taken_back", locale)),), NIGHT)
    said = Text(f"{EMOJI[gesture]} {say('feed.press_noted', locale)}")
    if gesture is not Gesture.ME_TOO:
        return Card((said,), NIGHT)
    own = Button(say("feed.log_own", locale), "failure:log", ME_TOO)
    return Card((said, Row((own,))), NIGHT)


def gesture_route(gesture: Gesture, share_id: str) -> str:
    """Return the custom_id of a card's button."""
    return f"share:press:{gesture}:{share_id}"
