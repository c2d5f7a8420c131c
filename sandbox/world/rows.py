"""Buttons and the rows they stand in, with all of Discord's limits."""

from sandbox.form import Json, Need, Path, as_is, flag, listing, one_of, shape, snowflake, text, url, whole
from sandbox.world.components import (
    SELECTS,
    ButtonStyle,
    ComponentType,
    Reading,
    emoji_out,
    kind_of,
    read_emoji,
    wrong_place,
)
from sandbox.world.selects import select

MOST_IN_A_ROW = 5
T = ComponentType
_BUTTON = shape(
    {
        "type": whole(),
        "id": whole(),
        "style": Need(one_of(*ButtonStyle)),
        "label": text(0, 80),
        "custom_id": text(1, 100),
        "url": url(512, "http", "https", "discord"),
        "sku_id": snowflake,
        "emoji": read_emoji,
        "disabled": flag,
    }
)


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
    if not (read.get("label") or "").strip() and not read.get("emoji"):
        faults.add(path, "BUTTON_COMPONENT_LABEL_REQUIRED", "A label or emoji is required")
    if read.get("label"):
        out["label"] = read["label"]
    if read.get("emoji"):
        out["emoji"] = emoji_out(read["emoji"])
    if read.get("disabled"):
        out["disabled"] = True
    return out


def row(value: Json, path: Path, reading: Reading) -> Json:
    """Read an action row: up to five buttons, or one select."""
    faults = reading.faults
    shape({"type": whole(), "id": whole(), "components": Need(listing(as_is, 1, MOST_IN_A_ROW))})(value, path, faults)
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
