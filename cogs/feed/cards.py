"""How shares look to others in the feed."""

from bot.feed import model
from bot.feed.model import Audience, Gesture
from bot.kernel.text import say
from cogs.common.card import Button, Card, Row, Text
from cogs.common.dates import long_date
from cogs.common.look import ASK_ME, BOTTLE, CHEERS, HUG, ME_TOO, NIGHT, NO_ADVICE, NOTE, TALK
from cogs.common.plain import clip, name, one_line, plain, units

EMOJI = {Gesture.ME_TOO: ME_TOO, Gesture.HUG: HUG, Gesture.CHEERS: CHEERS, Gesture.ASK_ME: ASK_ME}
WISHES = {model.Wish.TALK: TALK, model.Wish.NO_ADVICE: NO_ADVICE, model.Wish.ASK_ME: ASK_ME}
LONGEST = 2200
"""What of a share's text a card shows at most, in UTF-16 units; frame and preview need the rest of 4,000."""
_BREAK = "\u200b"


def feed_card(card: model.Card, *, pressable: bool = True) -> Card:
    """Draw the card that everybody in the feed sees; in a preview its buttons cannot be pressed.

    Behind a content note the text opens at a press. It stands in a block of its own then: what could be markdown in the
    note does not reach into it.
    """
    who = f"<@{card.member_id}>" if card.audience is Audience.NAMED else say("feed.somebody", card.locale)
    what = "feed.footer_answer" if card.answer else "feed.footer"
    footer = f"-# {BOTTLE} {say(what, card.locale, date=long_date(card.shared_on, card.locale))}"
    if wanted := _wishes(card):
        footer = f"-# {wanted}\n{footer}"
    buttons = Row(_buttons(card, pressable=pressable))
    if card.manner.note is None:
        return Card((Text(f"{who}\n{_quoted(card.text)}\n{footer}"), buttons), NIGHT)
    note = say("sharing.note_shown", card.locale, note=one_line(card.manner.note, limit=2 * model.NOTE_LIMIT))
    return Card((Text(f"{who}\n{NOTE} {note}"), Text(_behind(card.text)), Text(footer), buttons), NIGHT)


def thread_name(card: model.Card) -> str:
    """Return what the thread under a card is called: nothing of its text, which may be taken back one day."""
    return name(say("sharing.thread", card.locale, date=long_date(card.shared_on, card.locale)))


def gesture_route(gesture: Gesture, share_id: str) -> str:
    """Return the custom_id of a card's button."""
    return f"share:press:{gesture}:{share_id}"


def wishes(manner: model.Manner) -> tuple[model.Wish, ...]:
    """Return the wishes that are on."""
    on = {model.Wish.TALK: manner.talk, model.Wish.NO_ADVICE: manner.no_advice, model.Wish.ASK_ME: manner.ask_me}
    return tuple(wish for wish in WISHES if on[wish])


def _wishes(card: model.Card) -> str:
    wanted = wishes(card.manner)
    if card.audience is Audience.ANONYMOUS:
        wanted = tuple(wish for wish in wanted if wish is not model.Wish.TALK)
    return " · ".join(f"{WISHES[wish]} {_shown(wish, card)}" for wish in wanted)


def _shown(wish: model.Wish, card: model.Card) -> str:
    if wish is model.Wish.TALK and card.thread_id is not None:
        return say("sharing.talk_elsewhere", card.locale, thread=f"<#{card.thread_id}>")
    return say(f"sharing.{wish}_shown", card.locale)


def _buttons(card: model.Card, *, pressable: bool) -> tuple[Button, ...]:
    left_out = {Gesture.ME_TOO} if card.answer else set()  # it leads to an entry that begins with the card's words
    if not card.manner.ask_me:
        left_out.add(Gesture.ASK_ME)
    gestures = [gesture for gesture in EMOJI if gesture not in left_out]
    return tuple(
        Button(
            say(f"feed.{gesture}", card.locale),
            gesture_route(gesture, card.share_id or "preview"),
            EMOJI[gesture],
            disabled=not pressable,
        )
        for gesture in gestures
    )


def _quoted(text: str) -> str:
    """Quote a text, cut if need be; a cut that falls between two lines stays inside the quotation."""
    shown = clip("\n".join(f"> {line}" for line in plain(text).split("\n")), LONGEST)
    before, _, last = shown.rpartition("\n")
    return shown if last.startswith("> ") else f"{before}…"


def _behind(text: str) -> str:
    """Quote a text as a spoiler, line by line, so that none is longer than Discord shows and each is closed."""
    room = LONGEST
    told: list[str] = []
    for line in plain(text).split("\n"):
        framed = f"> ||{line}{_BREAK}||" if line.strip() else "> "
        if clip(framed, room) != framed:
            cut = clip(line, max(room - len("> ||…||") - 1, 1))
            told.append(f"> ||{cut}{_BREAK}||")
            break
        told.append(framed)
        room -= units(framed) + 1
    return "\n".join(told)
