from typing import Any

import pytest

from sandbox.form import Json
from tests.sandbox.conftest import Api, Doing

WRONG_PLACE = "COMPONENT_TYPE_INVALID"


def label(component: Json, **more: Any) -> Json:
    return {"type": 18, "label": "Question", "component": component, **more}


def field(name: str = "field", **more: Any) -> Json:
    return {"type": 4, "custom_id": name, "style": 1, **more}


def choices(count: int) -> list[Json]:
    return [{"label": f"Choice {n}", "value": str(n)} for n in range(count)]


def form(*parts: Json, **more: Any) -> Json:
    return {"custom_id": "form", "title": "A form", "components": list(parts), **more}


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (form(label(field()), title="x" * 46), {"data.title": "BASE_TYPE_BAD_LENGTH"}),
        (form(label(field()), title=""), {"data.title": "BASE_TYPE_REQUIRED"}),
        (form(label(field()), custom_id="x" * 101), {"data.custom_id": "BASE_TYPE_BAD_LENGTH"}),
        (form(), {"data.components": "BASE_TYPE_BAD_LENGTH"}),
        (form(*(label(field(str(n))) for n in range(6))), {"data.components": "BASE_TYPE_BAD_LENGTH"}),
        (
            form(label(field()), label(field())),
            {"data.components.1.component.custom_id": "COMPONENT_CUSTOM_ID_DUPLICATED"},
        ),
        (form(label(field(), label="x" * 46)), {"data.components.0.label": "BASE_TYPE_BAD_LENGTH"}),
        (form(label(field(), description="x" * 101)), {"data.components.0.description": "BASE_TYPE_BAD_LENGTH"}),
        (
            form(label(field(placeholder="x" * 101))),
            {"data.components.0.component.placeholder": "BASE_TYPE_MAX_LENGTH"},
        ),
        (form(label(field(max_length=4001))), {"data.components.0.component.max_length": "NUMBER_TYPE_MAX"}),
        (
            form(label(field(min_length=5, max_length=4))),
            {"data.components.0.component.max_length": "BASE_TYPE_MIN_MAX"},
        ),
        (
            form(label(field(value="x" * 5, max_length=4))),
            {"data.components.0.component.value": "BASE_TYPE_BAD_LENGTH"},
        ),
        (form(label(field(style=3))), {"data.components.0.component.style": "BASE_TYPE_CHOICES"}),
        (
            form(label({"type": 2, "style": 1, "label": "x", "custom_id": "b"})),
            {"data.components.0.component.type": WRONG_PLACE},
        ),
        (form(field()), {"data.components.0.type": WRONG_PLACE}),
        (form({"type": 1, "components": [field()]}), {"data.components.0.components.0.label": "BASE_TYPE_REQUIRED"}),
        (
            form(label({"type": 21, "custom_id": "r", "options": choices(1)})),
            {"data.components.0.component.options": "BASE_TYPE_BAD_LENGTH"},
        ),
        (
            form(label({"type": 22, "custom_id": "c", "options": choices(11)})),
            {"data.components.0.component.options": "BASE_TYPE_BAD_LENGTH"},
        ),
        (
            form(label({"type": 19, "custom_id": "f", "max_values": 11})),
            {"data.components.0.component.max_values": "NUMBER_TYPE_MAX"},
        ),
        (
            form(label({"type": 3, "custom_id": "s", "options": choices(2), "disabled": True})),
            {"data.components.0.component.disabled": "COMPONENT_DISABLED_IN_MODAL"},
        ),
        *(
            (
                form(label({"type": kind, "custom_id": "s", "min_values": 0, **more})),
                {"data.components.0.component.min_values": "NUMBER_TYPE_MIN"},
            )
            for kind, more in (
                (3, {"options": choices(2)}),
                (8, {"required": True}),
                (19, {}),
                (22, {"options": choices(2)}),
            )
        ),
        (form(label(field()), flags=64), {"data.flags": "UNKNOWN_FIELD"}),
    ],
)
async def test_a_form_that_discord_refuses(api: Api, doing: Doing, data: Json, faults: dict[str, str]) -> None:
    said = await api.respond(doing(), {"type": 9, "data": data})
    assert said.status == 400
    assert faults.items() <= said.faults.items()


async def test_a_form_of_all_that_there_is_gets_shown(api: Api, doing: Doing) -> None:
    interaction = doing()
    parts = (
        label(field(value="before", min_length=1, max_length=4000)),
        label(
            {"type": 3, "custom_id": "s", "options": choices(25), "min_values": 0, "max_values": 25, "required": False}
        ),
        label({"type": 21, "custom_id": "r", "options": choices(10)}),
        label({"type": 22, "custom_id": "c", "options": choices(10)}),
        {"type": 10, "content": "Take your time."},
    )
    assert (await api.respond(interaction, {"type": 9, "data": form(*parts)})).status == 200
    assert interaction.modal is not None
    assert [part["id"] for part in interaction.modal.components] == [1, 3, 5, 7, 9]
    other = (
        label({"type": 19, "custom_id": "f"}),
        label({"type": 23, "custom_id": "k"}),
        label({"type": 5, "custom_id": "u"}),
        label({"type": 8, "custom_id": "h", "channel_types": [0]}),
    )
    assert (await api.respond(doing(), {"type": 9, "data": form(*other)})).status == 200
