"""Filling in a form as Discord's client does."""

from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.form import Json, length
from sandbox.people.options import Filling
from sandbox.people.reply import NotPossible
from sandbox.world.components import ComponentType
from sandbox.world.interaction import Modal

T = ComponentType


def fields_of(modal: Modal) -> Iterator[tuple[str, Json]]:
    """Yield each field of a form with its label."""
    for part in modal.components:
        match part["type"]:
            case T.LABEL:
                yield part["label"], part["component"]
            case T.ACTION_ROW:
                yield from ((field.get("label", ""), field) for field in part["components"])
            case _:
                pass


def fill_form(filling: Filling, modal: Modal, given: Mapping[str, Any]) -> list[Json]:
    """Fill in a form by custom id or label; what is not mentioned keeps what stood there."""
    known = {name for label, field in fields_of(modal) for name in (label, field["custom_id"])}
    if unknown := given.keys() - known:
        labels = [f"{field['custom_id']} ({label})" for label, field in fields_of(modal)]
        raise NotPossible(f"the form has no field {', '.join(unknown)}; it has {', '.join(labels)}")
    values: dict[str, Json] = {}
    for label, field in fields_of(modal):
        values[field["custom_id"]] = _answer(filling, field, given.get(field["custom_id"], given.get(label)), label)
    return [_part(part, values) for part in modal.components]


def _part(part: Json, values: Mapping[str, Json]) -> Json:
    match part["type"]:
        case T.LABEL:
            return {"type": part["type"], "id": part["id"], "component": values[part["component"]["custom_id"]]}
        case T.ACTION_ROW:
            inner = [values[field["custom_id"]] for field in part["components"]]
            return {"type": part["type"], "id": part["id"], "components": inner}
        case _:
            return {"type": part["type"], "id": part["id"]}


def _answer(filling: Filling, field: Json, given: Any, label: str) -> Json:
    out: Json = {"type": field["type"], "id": field["id"], "custom_id": field["custom_id"]}
    match field["type"]:
        case T.TEXT_INPUT:
            out["value"] = _text(field, field.get("value", "") if given is None else given, label)
        case T.CHECKBOX:
            out["value"] = field.get("default", False) if given is None else bool(given)
        case T.RADIO_GROUP:
            chosen = _chosen(field, [given] if given is not None else None, label, 1, 1)
            out["value"] = chosen[0] if chosen else None
        case T.CHECKBOX_GROUP | T.STRING_SELECT:
            out["values"] = _chosen(field, given, label, field["min_values"], field["max_values"])
        case T.FILE_UPLOAD:
            out["values"] = [filling.resolve_file(one) for one in _counted(field, given or [], label)]
        case kind:
            out["values"] = [resolve(filling, T(kind), one) for one in _counted(field, _many(given), label)]
    return out


def resolve(filling: Filling, kind: ComponentType, given: Any) -> str:
    """Resolve what a user, role, mentionable or channel select was set to."""
    match kind:
        case T.USER_SELECT:
            return filling.resolve_user(given)
        case T.ROLE_SELECT:
            return filling.resolve_role(given)
        case T.CHANNEL_SELECT:
            return filling.resolve_channel(given)
        case _:
            return filling.resolve_user(given)


def _text(field: Json, value: Any, label: str) -> str:
    least, most = field.get("min_length", 0), field.get("max_length", 4000)
    if field.get("required", True):
        least = max(least, 1)
    if value == "" and not field.get("required", True):
        return ""
    if not isinstance(value, str) or not least <= length(value) <= most:
        raise NotPossible(f"the field {label} takes {least} to {most} characters")
    return value


def _many(given: Any) -> list[Any]:
    if given is None:
        return []
    return list(given) if isinstance(given, list | tuple) else [given]


def _counted(field: Json, given: Any, label: str) -> list[Any]:
    many = _many(given)
    if not many and not field.get("required", True):
        return many
    if not field["min_values"] <= len(many) <= field["max_values"]:
        raise NotPossible(f"the field {label} takes {field['min_values']} to {field['max_values']} values")
    return many


def _chosen(field: Json, given: Any, label: str, least: int, most: int) -> list[str]:
    values = [option["value"] for option in field["options"]]
    if given is None:
        chosen = [option["value"] for option in field["options"] if option.get("default")]
    else:
        chosen = _many(given)
    if any(one not in values for one in chosen):
        raise NotPossible(f"the field {label} offers {values}")
    if not chosen and not field.get("required", True):
        return []
    if not least <= len(chosen) <= most:
        raise NotPossible(f"the field {label} takes {least} to {most} values")
    return chosen
