"""Selects of messages and modals, and the options they offer."""

from sandbox.form import Faults, Json, Need, Path, as_is, flag, listing, one_of, shape, snowflake, text, whole
from sandbox.world.components import ComponentType, Reading, emoji_out, read_emoji

T = ComponentType
_OPTION = shape(
    {
        "label": Need(text(1, 100)),
        "value": Need(text(1, 100)),
        "description": text(0, 100),
        "emoji": read_emoji,
        "default": flag,
    }
)
_FIELDS: Json = {
    "type": whole(),
    "id": whole(),
    "custom_id": Need(text(1, 100)),
    "placeholder": text(0, 150),
    "min_values": whole(),
    "max_values": whole(),
    "disabled": flag,
    "required": flag,
}
_CHOSEN_FROM = {
    T.USER_SELECT: ("user",),
    T.ROLE_SELECT: ("role",),
    T.MENTIONABLE_SELECT: ("user", "role"),
    T.CHANNEL_SELECT: ("channel",),
}


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


def counts(
    value: Json, path: Path, faults: Faults, most: int, available: int | None = None, *, in_modal: bool = False
) -> tuple[int, int]:
    """Read how many values may be chosen; in a modal, none may be chosen only where no answer is required."""
    read = shape({"min_values": whole(0, most), "max_values": whole(1, most)}, ignored=tuple(value))(
        value, path, faults
    )
    least, greatest = read.get("min_values"), read.get("max_values")
    if in_modal and least == 0 and value.get("required") is not False:
        faults.add((*path, "min_values"), "NUMBER_TYPE_MIN", "min_values must be 1 or more where a choice is required")
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
    fields: Json = dict(_FIELDS)
    if kind is T.STRING_SELECT:
        fields["options"] = as_is
    else:
        default = shape({"id": Need(snowflake), "type": Need(one_of(*_CHOSEN_FROM[kind]))})
        fields["default_values"] = listing(default, 0, 25)
        if kind is T.CHANNEL_SELECT:
            fields["channel_types"] = listing(whole(0, 16), unique=True)
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
    chosen = sum(bool(choice.get("default")) for choice in out.get("options", []))
    available = len(out["options"]) if kind is T.STRING_SELECT else None
    least, most = counts(value, path, faults, 25, available, in_modal=in_modal)
    out["min_values"], out["max_values"] = least, most
    if chosen > most:
        faults.add((*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many options are the default")
    if out.get("default_values") and not least <= len(out["default_values"]) <= most:
        fault = f"There must be {least} to {most} default values"
        faults.add((*path, "default_values"), "SELECT_COMPONENT_DEFAULT_VALUES_COUNT", fault)
    if read.get("disabled"):
        if in_modal:
            faults.add((*path, "disabled"), "COMPONENT_DISABLED_IN_MODAL", "Selects in modals cannot be disabled")
        out["disabled"] = True
    if in_modal:
        out["required"] = read.get("required") is not False
    return out
