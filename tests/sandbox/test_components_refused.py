from typing import Any

import pytest

from sandbox.form import Json
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api

V2 = 1 << 15
COUNT = "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"
WRONG_PLACE = "COMPONENT_TYPE_INVALID"


def button(number: int = 0, **more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Press", "custom_id": f"b{number}", **more}


def link(**more: Any) -> Json:
    return {"type": 2, "style": 5, "label": "Read", "url": "https://example.org", **more}


def row(*inner: Json) -> Json:
    return {"type": 1, "components": list(inner)}


def menu(count: int = 2, **more: Any) -> Json:
    options = [{"label": f"Option {n}", "value": str(n)} for n in range(count)]
    return {"type": 3, "custom_id": "menu", "options": options, **more}


def text(content: str = "Text") -> Json:
    return {"type": 10, "content": content}


def container(*inner: Json) -> Json:
    return {"type": 17, "components": list(inner)}


def section(texts: int = 1, accessory: Json | None = None) -> Json:
    return {"type": 9, "components": [text()] * texts, "accessory": accessory or link()}


def gallery(count: int = 1) -> Json:
    return {"type": 12, "items": [{"media": {"url": "https://example.org/x.png"}}] * count}


@pytest.mark.parametrize(
    ("components", "faults"),
    [
        ([row(*(button(n) for n in range(6)))], {"components.0.components": "BASE_TYPE_BAD_LENGTH"}),
        ([row(button(n)) for n in range(6)], {"components": "BASE_TYPE_MAX_LENGTH"}),
        ([row()], {"components.0.components": "BASE_TYPE_BAD_LENGTH"}),
        ([row(button(), button())], {"components.0.components.1.custom_id": "COMPONENT_CUSTOM_ID_DUPLICATED"}),
        ([row(button(label="x" * 81))], {"components.0.components.0.label": "BASE_TYPE_MAX_LENGTH"}),
        ([row(button(custom_id="x" * 101))], {"components.0.components.0.custom_id": "BASE_TYPE_BAD_LENGTH"}),
        ([row(button(custom_id=""))], {"components.0.components.0.custom_id": "BASE_TYPE_REQUIRED"}),
        ([row(button(style=7))], {"components.0.components.0.style": "BASE_TYPE_CHOICES"}),
        ([row(button(label=None))], {"components.0.components.0": "BUTTON_COMPONENT_LABEL_REQUIRED"}),
        ([row(button(url="https://x.org"))], {"components.0.components.0": "BUTTON_COMPONENT_CUSTOM_ID_AND_URL"}),
        ([row(link(custom_id="x"))], {"components.0.components.0": "BUTTON_COMPONENT_CUSTOM_ID_AND_URL"}),
        ([row(link(url=None))], {"components.0.components.0.url": "BUTTON_COMPONENT_URL_REQUIRED"}),
        ([row(link(url="https://" + "x" * 512))], {"components.0.components.0.url": "BASE_TYPE_BAD_LENGTH"}),
        ([row(button(emoji={"name": "party"}))], {"components.0.components.0.emoji.name": "COMPONENT_INVALID_EMOJI"}),
        (
            [row(button(emoji={"name": "x", "id": "1"}))],
            {"components.0.components.0.emoji.id": "COMPONENT_INVALID_EMOJI"},
        ),
        (
            [row(menu(options=[{"label": n, "value": n, "default": True} for n in "ab"]))],
            {"components.0.components.0.options": "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"},
        ),
        (
            [row({"type": 5, "custom_id": "u", "default_values": [{"id": "1", "type": "role"}]})],
            {"components.0.components.0.default_values.0.type": "BASE_TYPE_CHOICES"},
        ),
        (
            [row({"type": 7, "custom_id": "u", "default_values": [{"id": n, "type": "user"} for n in "12"]})],
            {"components.0.components.0.default_values": "SELECT_COMPONENT_DEFAULT_VALUES_COUNT"},
        ),
        (
            [row({"type": 8, "custom_id": "u", "channel_types": [0, 0]})],
            {"components.0.components.0.channel_types.1": "SET_TYPE_ALREADY_CONTAINS_VALUE"},
        ),
        ([row(button(label=" "), button(1))], {"components.0.components.0": "BUTTON_COMPONENT_LABEL_REQUIRED"}),
        ([row(menu(26))], {"components.0.components.0.options": "BASE_TYPE_BAD_LENGTH"}),
        ([row(menu(), button())], {"components.0.components.0": "COMPONENT_LAYOUT_WIDTH_EXCEEDED"}),
        ([row(menu(placeholder="x" * 151))], {"components.0.components.0.placeholder": "BASE_TYPE_MAX_LENGTH"}),
        ([row(menu(min_values=2))], {"components.0.components.0.max_values": "BASE_TYPE_MIN_MAX"}),
        (
            [row(menu(min_values=3, max_values=3))],
            {"components.0.components.0.min_values": "SELECT_COMPONENT_MIN_VALUES"},
        ),
        (
            [row(menu(options=[{"label": "x" * 101, "value": "a"}]))],
            {"components.0.components.0.options.0.label": "BASE_TYPE_BAD_LENGTH"},
        ),
        (
            [row(menu(options=[{"label": "x", "value": "a"}] * 2))],
            {"components.0.components.0.options.1.value": "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"},
        ),
        ([text()], {"components.0.type": WRONG_PLACE}),
        ([{"type": 99}], {"components.0.type": "UNION_TYPE_CHOICES"}),
        ([button()], {"components.0.type": WRONG_PLACE}),
        ([row(row(button()))], {"components.0.components.0.type": WRONG_PLACE}),
        ([row(button(emojy="x"))], {"components.0.components.0.emojy": "UNKNOWN_FIELD"}),
    ],
)
async def test_a_row_that_discord_refuses(api: Api, general: Channel, components: Any, faults: dict[str, str]) -> None:
    said = await api.say(general, {"content": "x", "components": components})
    assert (said.status, said.faults) == (400, faults)


@pytest.mark.parametrize(
    ("components", "faults"),
    [
        ([text("x" * 4001)], {"components.0.content": "BASE_TYPE_BAD_LENGTH"}),
        ([text("")], {"components.0.content": "BASE_TYPE_REQUIRED"}),
        ([text(" \n")], {"components.0.content": "BASE_TYPE_REQUIRED"}),
        ([text("x" * 2001), text("x" * 2000)], {"components": "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"}),
        ([container(*[text()] * 39), text()], {"components": COUNT}),
        ([text()] * 41, {"components": "BASE_TYPE_MAX_LENGTH"}),
        ([container(container(text()))], {"components.0.components.0.type": WRONG_PLACE}),
        ([container()], {"components.0.components": "BASE_TYPE_BAD_LENGTH"}),
        ([section(4)], {"components.0.components": "BASE_TYPE_BAD_LENGTH"}),
        ([section(accessory=text())], {"components.0.accessory.type": WRONG_PLACE}),
        ([{"type": 9, "components": [text()]}], {"components.0.accessory": "BASE_TYPE_REQUIRED"}),
        ([gallery(11)], {"components.0.items": "BASE_TYPE_BAD_LENGTH"}),
        ([{"type": 13, "file": {"url": "https://x.org/f"}}], {"components.0.file.url": "URL_TYPE_INVALID_SCHEME"}),
        ([{"type": 14, "spacing": 3}], {"components.0.spacing": "BASE_TYPE_CHOICES"}),
        ([{**container(text()), "accent_color": -1}], {"components.0.accent_color": "NUMBER_TYPE_MIN"}),
        (
            [row(button(1), button(2, id=7)), text() | {"id": 7}],
            {"components.1.id": "COMPONENT_ID_DUPLICATED"},
        ),
        ([{"type": 4, "custom_id": "x", "style": 1}], {"components.0.type": WRONG_PLACE}),
    ],
)
async def test_a_v2_layout_that_discord_refuses(
    api: Api, general: Channel, components: Any, faults: dict[str, str]
) -> None:
    said = await api.say(general, {"flags": V2, "components": components})
    assert said.status == 400
    assert faults.items() <= said.faults.items()


async def test_a_full_v2_layout_is_numbered_and_answered_whole(api: Api, general: Channel) -> None:
    layout = [
        container(section(3), gallery(10), {"type": 14}, row(button(1), button(2)), row(menu())),
        text("x" * 3900),
    ]
    said = await api.say(general, {"flags": V2, "components": layout})
    assert said.status == 200
    first = said.body["components"][0]
    assert first["id"] == 1
    assert first["components"][0]["id"] == 2
    assert first["components"][2] == {"type": 14, "id": 8, "spacing": 1, "divider": True}
    assert first["spoiler"] is False


async def test_a_select_may_start_with_values_and_ask_for_none(api: Api, general: Channel) -> None:
    places = {"type": 8, "custom_id": "c", "channel_types": [0, 5], "default_values": [{"id": "1", "type": "channel"}]}
    people = {"type": 5, "custom_id": "u", "min_values": 0, "max_values": 25}
    said = await api.say(general, {"content": "x", "components": [row(places), row(people)]})
    assert said.status == 200
    shown = [one["components"][0] for one in said.body["components"]]
    assert shown[0]["default_values"] == [{"id": "1", "type": "channel"}]
    assert (shown[1]["min_values"], shown[1]["max_values"]) == (0, 25)


async def test_an_id_of_ones_own_is_kept_and_left_out_when_counting(api: Api, general: Channel) -> None:
    said = await api.say(general, {"flags": V2, "components": [text(), text() | {"id": 1}, text()]})
    assert [component["id"] for component in said.body["components"]] == [2, 1, 3]


async def test_forty_components_are_taken(api: Api, general: Channel) -> None:
    assert (await api.say(general, {"flags": V2, "components": [container(*[text()] * 39)]})).status == 200


@pytest.mark.parametrize("emoji", ["🍾", "❤️", "✔", "🏳️‍🌈", "👩🏽‍🔬", "🇩🇪", "1️⃣"])
async def test_real_emoji_are_taken(api: Api, general: Channel, emoji: str) -> None:
    said = await api.say(general, {"content": "x", "components": [row(button(emoji={"name": emoji}))]})
    assert said.body["components"][0]["components"][0]["emoji"] == {"name": emoji}
