"""The kinds of components, and what is gathered while those of one message or modal are read."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import regex

from sandbox.form import Faults, Json, Path, flag, shape, snowflake, text, whole

MOST_COMPONENTS = 40
MOST_TEXT = 4000


class ComponentType(IntEnum):
    """Discord's component types."""

    ACTION_ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT_DISPLAY = 10
    THUMBNAIL = 11
    MEDIA_GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


class ButtonStyle(IntEnum):
    """Discord's button styles."""

    PRIMARY = 1
    SECONDARY = 2
    SUCCESS = 3
    DANGER = 4
    LINK = 5
    PREMIUM = 6


T = ComponentType
SELECTS = frozenset({T.STRING_SELECT, T.USER_SELECT, T.ROLE_SELECT, T.MENTIONABLE_SELECT, T.CHANNEL_SELECT})


@dataclass(slots=True)
class Reading:
    """What is gathered over all components of one message or modal."""

    faults: Faults
    custom_ids: set[str] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)
    count: int = 0
    written: int = 0

    def begin(self, value: Json, path: Path) -> None:
        """Count a component and remember the id it asks for."""
        self.count += 1
        asked = value.get("id")
        if asked in (None, 0):
            return
        if whole(1, 2**31 - 1)(asked, (*path, "id"), self.faults) in self.ids:
            self.faults.add((*path, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        self.ids.add(asked)

    def custom_id(self, value: Json, path: Path) -> str:
        """Read a custom id, which is unique in its message."""
        here = (*path, "custom_id")
        custom_id: str = text(1, 100)(value.get("custom_id", ""), here, self.faults)
        if custom_id in self.custom_ids:
            self.faults.add(here, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
        self.custom_ids.add(custom_id)
        return custom_id


_EMOJI_SHAPE = shape({"id": snowflake, "name": text(0, 32), "animated": flag})
# one drawn character that is a pictograph, a flag or a keycap
_UNICODE_EMOJI = regex.compile(r"(?=\X$)(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3).*")


def read_emoji(value: Any, path: Path, faults: Faults) -> Any:
    """Check an emoji: a real one of Unicode's; custom ones would have to be of a server, and none has any."""
    read = _EMOJI_SHAPE(value, path, faults)
    if read.get("id") or not _UNICODE_EMOJI.fullmatch(read.get("name") or ""):
        faults.add((*path, "id" if read.get("id") else "name"), "COMPONENT_INVALID_EMOJI", "Invalid emoji")
    return read


def emoji_out(emoji: Json) -> Json:
    """Write an emoji as Discord answers it."""
    written: Json = {"name": emoji.get("name") or ""}
    if emoji.get("id"):
        written |= {"id": str(emoji["id"]), "animated": bool(emoji.get("animated"))}
    return written


def wrong_place(path: Path, faults: Faults) -> None:
    """Note a component that may not stand where it stands."""
    faults.add(path, "COMPONENT_TYPE_INVALID", "The specified component type is invalid in this context")


def kind_of(value: object, path: Path, faults: Faults) -> ComponentType | None:
    """Return a component's type, noting a fault if Discord knows none such."""
    if not isinstance(value, dict):
        faults.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return None
    try:
        return T(value["type"])
    except (KeyError, ValueError):
        faults.add((*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {tuple(map(int, T))}.')
        return None
