"""Messages as plain data: a card is made by a pure function, compared with `==`, and drawn with Components V2.

`payload` gives exactly what Discord's `components` field takes
(https://discord.com/developers/docs/components/reference).
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

Payload = dict[str, Any]


class Style(IntEnum):
    """How a button looks, by Discord's numbers."""

    PRIMARY = 1
    SECONDARY = 2
    SUCCESS = 3
    DANGER = 4


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; `route` is its custom_id: what to do and an id, never state, never an author."""

    label: str
    route: str
    emoji: str | None = None
    style: Style = Style.SECONDARY
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select."""

    label: str
    value: str
    description: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A menu of texts, up to 25, of which one is chosen, or `least` to `most`."""

    route: str
    options: tuple[Option, ...]
    placeholder: str = ""
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class ChannelSelect:
    """A menu of the server's channels of some types (Discord's numbers: 0 text, 5 announcement, 15 forum)."""

    route: str
    types: tuple[int, ...]
    placeholder: str = ""
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class RoleSelect:
    """A menu of the server's roles."""

    route: str
    placeholder: str = ""
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph in Discord's markdown."""

    content: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin line between two parts."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that is sent along under this file name, with its words for those who do not see it."""

    filename: str
    alt: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that is sent along under this name."""

    filename: str


@dataclass(frozen=True, slots=True)
class Row:
    """Up to five buttons side by side."""

    buttons: tuple[Button, ...]


Block = Text | Divider | Picture | Attached | Row | Select | ChannelSelect | RoleSelect


@dataclass(frozen=True, slots=True)
class File:
    """A file to upload beside a card that shows it."""

    filename: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A framed message: its blocks from top to bottom and the colour of its edge."""

    blocks: tuple[Block, ...]
    accent: int
    files: tuple[File, ...] = ()


def payload(*cards: Card) -> list[Payload]:
    """Return the cards as Discord's `components`: a container each."""
    return [
        {"type": 17, "accent_color": card.accent, "components": [_drawn(block) for block in card.blocks]}
        for card in cards
    ]


def _drawn(block: Block) -> Payload:
    match block:
        case Text(content):
            return {"type": 10, "content": content}
        case Row(buttons):
            return {"type": 1, "components": [_button(button) for button in buttons]}
        case Divider():
            return {"type": 14, "divider": True, "spacing": 1}
        case Picture(filename, alt):
            return {"type": 12, "items": [{"media": {"url": f"attachment://{filename}"}, "description": alt}]}
        case Attached(filename):
            return {"type": 13, "file": {"url": f"attachment://{filename}"}}
        case Select() | ChannelSelect() | RoleSelect():
            return {"type": 1, "components": [_select(block)]}


def _button(button: Button) -> Payload:
    drawn: Payload = {"type": 2, "style": int(button.style), "label": button.label, "custom_id": button.route}
    if button.emoji:
        drawn["emoji"] = {"name": button.emoji}
    if button.disabled:
        drawn["disabled"] = True
    return drawn


def _select(select: Select | ChannelSelect | RoleSelect) -> Payload:
    drawn: Payload = {"custom_id": select.route}
    if select.placeholder:
        drawn["placeholder"] = select.placeholder
    match select:
        case Select(options=options, least=least, most=most):
            drawn |= {"type": 3, "options": [_option(option) for option in options]}
            if (least, most) != (1, 1):
                drawn |= {"min_values": least, "max_values": most}
        case ChannelSelect(types=types, chosen=chosen):
            drawn |= {"type": 8, "channel_types": list(types), "min_values": 0}
            if chosen:
                drawn["default_values"] = [{"id": str(chosen), "type": "channel"}]
        case RoleSelect(chosen=chosen):
            drawn |= {"type": 6, "min_values": 0}
            if chosen:
                drawn["default_values"] = [{"id": str(chosen), "type": "role"}]
    return drawn


def _option(option: Option) -> Payload:
    drawn: Payload = {"label": option.label, "value": option.value}
    if option.description:
        drawn["description"] = option.description
    if option.chosen:
        drawn["default"] = True
    return drawn
