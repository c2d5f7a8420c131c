"""Modals: what Discord takes as a form (docs: components/reference)."""

from typing import Any

from sandbox.form import Check, Faults, Json, Need, Path, as_is, flag, length, listing, one_of, shape, text, whole
from sandbox.world.components import SELECTS, ComponentType, Reading, kind_of, wrong_place
from sandbox.world.layout import number, text_display
from sandbox.world.selects import counts, options, select

MOST_TOP_LEVEL = 5
T = ComponentType
_BASE: dict[str, Check | Need] = {"type": whole(), "id": whole(), "custom_id": Need(text(1, 100))}


_INPUT: dict[str, Check | Need] = {
    **_BASE,
    "style": Need(one_of(1, 2)),
    "value": text(0, 4000),
    "placeholder": text(0, 100),
    "required": flag,
    "min_length": whole(0, 4000),
    "max_length": whole(1, 4000),
}
_INPUT_IN_LABEL = shape({**_INPUT, "label": text(0, 0)})
_INPUT_IN_ROW = shape({**_INPUT, "label": Need(text(1, 45))})
_LABEL = shape(
    {
        "type": whole(),
        "id": whole(),
        "label": Need(text(1, 45)),
        "description": text(1, 100),
        "component": Need(as_is),
    }
)
_UPLOAD = shape(
    {**_BASE, "min_values": whole(0, 10), "max_values": whole(1, 10), "required": flag, "file_types": as_is}
)
_RADIO = shape({**_BASE, "required": flag, "options": Need(as_is)})
_CHECKS = shape(
    {**_BASE, "required": flag, "options": Need(as_is), "min_values": whole(0, 10), "max_values": whole(1, 10)}
)
_CHECK = shape({**_BASE, "default": flag})
_ROW = shape({"type": whole(), "id": whole(), "components": Need(listing(as_is, 1, 1))})
_MODAL = shape(
    {
        "custom_id": Need(text(1, 100)),
        "title": Need(text(1, 45)),
        "components": Need(listing(as_is, 1, MOST_TOP_LEVEL)),
    }
)


def _input(value: Json, path: Path, reading: Reading, *, labelled: bool) -> Json:
    read = (_INPUT_IN_ROW if labelled else _INPUT_IN_LABEL)(value, path, reading.faults)
    out: Json = {"type": int(T.TEXT_INPUT), "custom_id": reading.custom_id(value, path), "style": read.get("style")}
    for name in ("label", "value", "placeholder", "min_length", "max_length"):
        if read.get(name) not in (None, ""):
            out[name] = read[name]
    out["required"] = read.get("required") is not False
    least, most = read.get("min_length") or 0, read.get("max_length") or 4000
    if least > most:
        reading.faults.add((*path, "max_length"), "BASE_TYPE_MIN_MAX", "max_length must not be below min_length")
    if read.get("value") and not least <= length(read["value"]) <= most:
        reading.faults.add((*path, "value"), "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
    return out


def _field(value: Json, path: Path, reading: Reading) -> Json | None:
    kind = kind_of(value, path, reading.faults)
    if kind is None:
        return None
    reading.begin(value, path)
    if kind in SELECTS:
        return select(value, path, reading, in_modal=True)
    faults = reading.faults
    out: Json = {"type": int(kind)}
    match kind:
        case T.TEXT_INPUT:
            return _input(value, path, reading, labelled=False)
        case T.FILE_UPLOAD:
            read = _UPLOAD(value, path, faults)
            out["min_values"], out["max_values"] = counts(value, path, faults, 10, in_modal=True)
        case T.RADIO_GROUP:
            read = _RADIO(value, path, faults)
            out["options"] = options(value, path, reading, 10, 2)
        case T.CHECKBOX_GROUP:
            read = _CHECKS(value, path, faults)
            out["options"] = options(value, path, reading, 10)
            most = value.get("max_values") or len(out["options"])
            out["min_values"], out["max_values"] = counts(
                {**value, "max_values": most}, path, faults, 10, len(out["options"]), in_modal=True
            )
        case T.CHECKBOX:
            read = _CHECK(value, path, faults)
            out["default"] = bool(read.get("default"))
        case _:
            wrong_place((*path, "type"), faults)
            return None
    if kind is not T.CHECKBOX:
        out["required"] = read.get("required") is not False
    out["custom_id"] = reading.custom_id(value, path)
    return out


def _top_level(value: Any, path: Path, reading: Reading) -> Json | None:
    kind = kind_of(value, path, reading.faults)
    if kind is None:
        return None
    reading.begin(value, path)
    match kind:
        case T.LABEL:
            read = _LABEL(value, path, reading.faults)
            inner = _field(value.get("component"), (*path, "component"), reading)
            out: Json = {"type": int(kind), "label": read.get("label"), "component": inner or {"type": 0}}
            if read.get("description"):
                out["description"] = read["description"]
            return out
        case T.TEXT_DISPLAY:
            return text_display(value, path, reading)
        case T.ACTION_ROW:
            _ROW(value, path, reading.faults)
            inputs = []
            for index, child in enumerate(value.get("components") or []):
                here = (*path, "components", index)
                if kind_of(child, here, reading.faults) is T.TEXT_INPUT:
                    reading.begin(child, here)
                    inputs.append(_input(child, here, reading, labelled=True))
                else:
                    wrong_place((*here, "type"), reading.faults)
            return {"type": int(kind), "components": inputs}
        case _:
            wrong_place((*path, "type"), reading.faults)
            return None


def read_modal(data: Any) -> Json:
    """Read a form of one to five parts, or refuse it."""
    faults = Faults()
    read = _MODAL(data, ("data",), faults)
    reading = Reading(faults)
    given = data.get("components") if isinstance(data, dict) else None
    parts = [
        _top_level(value, ("data", "components", index), reading)
        for index, value in enumerate(given if isinstance(given, list) else [])
    ]
    faults.settle()
    return {
        "custom_id": read["custom_id"],
        "title": read["title"],
        "components": number([part for part in parts if part is not None]),
    }
