"""How support looks: to who gives it by a press, and to who was given it."""

from bot.feed.model import Audience, Gesture, Share, Supported, SupportPage
from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, Row, Text
from cogs.common.dates import long_date
from cogs.common.look import ASK_ME, ME_TOO, NIGHT, PRIVATE
from cogs.common.plain import one_line
from cogs.feed.cards import EMOJI

SHOWN = 8
"""Cards on one page."""
BRIEF = 160
"""UTF-16 units of a card's text where it is one of several."""
BACK, ONWARD = "◀️", "▶️"


def pressed(gesture: Gesture, share_id: str, locale: str, *, stands: bool) -> Card:
    """Answer a press: it is noted, or taken back; after *Me too* one's own can follow at once."""
    if not stands:
        return Card((Text(say("support.taken_back", locale)),), NIGHT)
    said = Text(f"{EMOJI[gesture]} {say('support.noted', locale)}")
    if gesture is not Gesture.ME_TOO:
        return Card((said,), NIGHT)
    own = Button(say("support.log_own", locale), f"share:own:{share_id}", ME_TOO)
    return Card((said, Row((own,))), NIGHT)


def wants_to_ask(locale: str, *, stands: bool, told: bool) -> Card:
    """Answer a press on *Ask me*, which says whether its author is told."""
    if not stands:
        return Card((Text(say("support.taken_back", locale)),), NIGHT)
    key = "support.ask_noted" if told else "support.ask_noted_anonymous"
    return Card((Text(f"{ASK_ME} {say(key, locale)}"),), NIGHT)


def asked(share: Share, locale: str, pause: str) -> Card:
    """Tell an author in private that somebody would like to ask them; `pause` is the mention of the command."""
    where = say("support.named_in", locale, channel=f"<#{share.channel_id}>")
    lines = (
        f"{ASK_ME} {say('support.asked', locale)}",
        f"> {one_line(share.text or '', limit=BRIEF)}",
        f"-# {where}",
        f"-# {say('support.asked_pause', locale, pause=pause)}",
    )
    return Card((Text("\n".join(lines)), Row((Button(say("support.how_many", locale), show_route(share.id)),))), NIGHT)


def page(found: SupportPage, locale: str) -> Card:
    """Show an author what was pressed on their cards."""
    lines = [f"{PRIVATE} **{say('support.heading', locale)}**", *(_told(one, locale) for one in found.cards)]
    blocks: tuple[Block, ...] = (Text("\n".join(lines)),)
    if found.pages > 1:
        blocks += (Row(_turning(found, locale)),)
    return Card(blocks, NIGHT)


def one(found: Supported, locale: str) -> Card:
    """Show an author what was pressed on one card."""
    return Card((Text(f"{PRIVATE} **{say('support.heading_one', locale)}**\n{_told(found, locale)}"),), NIGHT)


def none(locale: str, share: str) -> Card:
    """Tell that nothing is shared that could be pressed; `share` is the mention of the command."""
    return Card((Text(say("support.none", locale, share=share)),), NIGHT)


def show_route(share_id: str) -> str:
    """Return the custom_id of the button that shows what was pressed on a card."""
    return f"support:show:{share_id}"


def _told(found: Supported, locale: str) -> str:
    share = found.share
    totals = " · ".join(f"{EMOJI[gesture]} {n}" for gesture in EMOJI if (n := found.totals.get(gesture)))
    key = "support.anonymous_in" if share.audience is Audience.ANONYMOUS else "support.named_in"
    where = say(key, locale, channel=f"<#{share.channel_id}>")
    facts = f"-# {where} · {long_date(share.shared_on, locale)}"
    return f"> {one_line(share.text or '', limit=BRIEF)}\n{totals or say('support.nothing_yet', locale)}\n{facts}"


def _turning(found: SupportPage, locale: str) -> tuple[Button, ...]:
    last = found.pages - 1
    return (
        Button(say("support.back", locale), _page_route(found.page - 1), BACK, disabled=found.page == 0),
        Button(say("support.page", locale, page=found.page + 1, pages=found.pages), "support:here", disabled=True),
        Button(say("support.onward", locale), _page_route(found.page + 1), ONWARD, disabled=found.page == last),
    )


def _page_route(number: int) -> str:
    return f"support:page:{max(number, 0)}"
