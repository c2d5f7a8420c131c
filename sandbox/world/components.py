"""Components of messages, V1 and V2, read with all of Discord's limits and written back as Discord answers them."""

from dataclasses import dataclass, field
from enum import IntEnum

from sandbox.form import Faults, Json, Need, Path, flag, listing, one_of, shape, snowflake, text, url, whole

MOST_COMPONENTS = 40
MOST_TEXT = 4000
MOST_IN_A_ROW = 5


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


EMOJI = shape({"id": snowflake, "name": text(0, 32), "animated": flag})
_BUTTON = shape(
    {
        "type": whole(),
        "id": whole(),
        "style": Need(one_of(*ButtonStyle)),
        "label": text(0, 80),
        "custom_id": text(1, 100),
        "url": url(512, "http", "https", "discord"),
        "sku_id": snowflake,
        "emoji": EMOJI,
        "disabled": flag,
    }
)
_OPTION = shape(
    {
        "label": Need(text(1, 100)),
        "value": Need(text(1, 100)),
        "description": text(0, 100),
        "emoji": EMOJI,
        "default": flag,
    }
)
_DEFAULT_VALUE = shape({"id": Need(snowflake), "type": Need(one_of("user", "role", "channel"))})


def emoji_out(emoji: Json) -> Json:
    """Write an emoji as Discord answers it."""
    written: Json = {"name": emoji.get("name") or ""}
    if emoji.get("id"):
        written |= {"id": str(emoji["id"]), "animated": bool(emoji.get("animated"))}
    return written


def button(value: Json, path: Path, reading: Reading) -> Json:
    """Read a button: a custom id or, for a link, a URL; a label or an emoji."""
    faults = reading.faults
    read = _BUTTON(value, path, faults)
    style = read.get("style")
    out: Json = {"type": int(T.BUTTON), "style": style}
    if style == ButtonStyle.PREMIUM:
        faults.add((*path, "style"), "BUTTON_COMPONENT_INVALID_STYLE", "Premium buttons need a SKU, and there is none.")
    elif style == ButtonStyle.LINK:
        if "custom_id" in value:
            faults.add(path, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified")
        if not read.get("url"):
            faults.add((*path, "url"), "BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
        out["url"] = read.get("url")
    else:
        if read.get("url"):
            faults.add(path, "BUTTON_COMPONENT_CUSTOM_ID_AND_URL", "A custom id and url cannot both be specified")
        out["custom_id"] = reading.custom_id(value, path)
    if not read.get("label") and not read.get("emoji"):
        faults.add(path, "BUTTON_COMPONENT_LABEL_REQUIRED", "A label or emoji is required")
    if read.get("label"):
        out["label"] = read["label"]
    if read.get("emoji"):
        out["emoji"] = emoji_out(read["emoji"])
    if read.get("disabled"):
        out["disabled"] = True
    return out


def options(value: Json, path: Path, reading: Reading, most: int = 25, least: int = 1) -> list[Json]:
    """Read the options of a select or of a group in a modal."""
    here = (*path, "options")
    given = listing(_OPTION, least, most)(value.get("options"), here, reading.faults)
    values = [option.get("value") for option in given]
    for index, option in enumerate(given):
        if option.get("value") in values[:index]:
            reading.faults.add(
                (*here, index, "value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )
    written = []
    for option in given:
        out: Json = {"label": option.get("label"), "value": option.get("value")}
        if option.get("description"):
            out["description"] = option["description"]
        if option.get("emoji"):
            out["emoji"] = emoji_out(option["emoji"])
        if option.get("default"):
            out["default"] = True
        written.append(out)
    return written


def counts(value: Json, path: Path, faults: Faults, most: int, available: int | None = None) -> tuple[int, int]:
    """Read how many values may be chosen, at least and at most."""
    read = shape({"min_values": whole(0, most), "max_values": whole(1, most)}, ignored=tuple(value))(
        value, path, faults
    )
    least, greatest = read.get("min_values"), read.get("max_values")
    least = 1 if least is None else least
    greatest = 1 if greatest is None else greatest
    if least > greatest:
        faults.add((*path, "max_values"), "BASE_TYPE_MIN_MAX", "max_values must not be below min_values")
    if available is not None and least > available:
        faults.add((*path, "min_values"), "SELECT_COMPONENT_MIN_VALUES", "There are fewer options than min_values")
    return least, greatest


def select(value: Json, path: Path, reading: Reading, *, in_modal: bool = False) -> Json:
    """Read a select of any kind."""
    faults = reading.faults
    kind = T(value["type"])
    fields: Json = {
        "type": whole(), "id": whole(), "custom_id": Need(text(1, 100)), "placeholder": text(0, 150), "min_values": whole(),
        "max_values": whole(), "disabled": flag, "required": flag,
    }  # fmt: skip
    if kind is T.STRING_SELECT:
        fields["options"] = lambda given, _path, _faults: given
    else:
        fields["default_values"] = listing(_DEFAULT_VALUE, 0, 25)
        if kind is T.CHANNEL_SELECT:
            fields["channel_types"] = listing(whole(0, 16))
    read = shape(fields)(value, path, faults)
    out: Json = {"type": int(kind), "custom_id": reading.custom_id(value, path)}
    if read.get("placeholder"):
        out["placeholder"] = read["placeholder"]
    if kind is T.STRING_SELECT:
        out["options"] = options(value, path, reading)
    elif read.get("default_values"):
        out["default_values"] = [{**default, "id": str(default["id"])} for default in read["default_values"]]
    if kind is T.CHANNEL_SELECT and read.get("channel_types"):
        out["channel_types"] = read["channel_types"]
    available = len(out["options"]) if kind is T.STRING_SELECT else None
    out["min_values"], out["max_values"] = counts(value, path, faults, 25, available)
    if read.get("disabled"):
        if in_modal:
            faults.add((*path, "disabled"), "COMPONENT_DISABLED_IN_MODAL", "Selects in modals cannot be disabled")
        out["disabled"] = True
    if in_modal:
        out["required"] = read.get("required") is not False
    return out


def row(value: Json, path: Path, reading: Reading) -> Json:
    """Read an action row: up to five buttons, or one select."""
    faults = reading.faults
    shape({"type": whole(), "id": whole(), "components": Need(listing(_any, 1, MOST_IN_A_ROW))})(value, path, faults)
    out: list[Json] = []
    given = value.get("components")
    for index, child in enumerate(given if isinstance(given, list) else []):
        here = (*path, "components", index)
        kind = kind_of(child, here, faults)
        if kind is T.BUTTON:
            reading.begin(child, here)
            out.append(button(child, here, reading))
        elif kind in SELECTS:
            reading.begin(child, here)
            out.append(select(child, here, reading))
            if len(given or []) > 1:
                faults.add(here, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
        elif kind is not None:
            wrong_place((*here, "type"), faults)
        if kind is not None and out and "id" in child:
            out[-1]["id"] = child["id"]
    return {"type": int(T.ACTION_ROW), "components": out}


def _any(value: object, _path: Path, _faults: Faults) -> object:
    return value


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
