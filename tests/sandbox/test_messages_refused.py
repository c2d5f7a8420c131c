from typing import Any

import pytest

from sandbox.form import Json
from sandbox.server import Sandbox
from sandbox.world.model import Channel
from tests.sandbox.conftest import Api

V2 = 1 << 15


def field(number: int) -> Json:
    return {"name": f"Field {number}", "value": "v"}


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({"content": "x" * 2001}, {"content": "BASE_TYPE_MAX_LENGTH"}),
        ({"content": "🍾" * 1001}, {"content": "BASE_TYPE_MAX_LENGTH"}),
        ({"content": 7}, {"content": "STRING_TYPE_CONVERT"}),
        ({"content": "x", "colour": 3}, {"colour": "UNKNOWN_FIELD"}),
        ({"content": "x", "flags": 1 << 6}, {}),
        ({"content": "x", "flags": 1 << 1}, {"flags": "BASE_TYPE_CHOICES"}),
        ({"content": "x", "nonce": "n" * 26}, {"nonce": "NONCE_TYPE_TOO_LONG"}),
        ({"embeds": [{"title": "t" * 257}]}, {"embeds.0.title": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": [{"description": "d" * 4097}]}, {"embeds.0.description": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": [{"title": "t"}] * 11}, {"embeds": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": [{"fields": [field(n) for n in range(26)]}]}, {"embeds.0.fields": "BASE_TYPE_MAX_LENGTH"}),
        (
            {"embeds": [{"fields": [{"name": "n" * 257, "value": "v" * 1025}]}]},
            {"embeds.0.fields.0.name": "BASE_TYPE_BAD_LENGTH", "embeds.0.fields.0.value": "BASE_TYPE_BAD_LENGTH"},
        ),
        (
            {"embeds": [{"fields": [{"name": " ", "value": "v"}]}]},
            {"embeds.0.fields.0.name": "BASE_TYPE_REQUIRED"},
        ),
        ({"embeds": [{"footer": {"text": "f" * 2049}}]}, {"embeds.0.footer.text": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": [{"author": {"name": "a" * 257}}]}, {"embeds.0.author.name": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": [{"title": "t", "color": 0x1000000}]}, {"embeds.0.color": "NUMBER_TYPE_MAX"}),
        ({"embeds": [{"title": "t", "url": "ftp://x"}]}, {"embeds.0.url": "URL_TYPE_INVALID_SCHEME"}),
        ({"embeds": [{"title": "t", "timestamp": "soon"}]}, {"embeds.0.timestamp": "DATE_TIME_TYPE_PARSE"}),
        ({"embeds": [{"description": "d" * 3001}] * 2}, {"embeds": "MAX_EMBED_SIZE_EXCEEDED"}),
        (
            {"content": "x", "allowed_mentions": {"parse": ["all"]}},
            {"allowed_mentions.parse.0": "BASE_TYPE_CHOICES"},
        ),
        (
            {"content": "x", "allowed_mentions": {"users": [str(n) for n in range(101)]}},
            {"allowed_mentions.users": "BASE_TYPE_MAX_LENGTH"},
        ),
        (
            {"content": "x", "allowed_mentions": {"roles": ["1", "2", "1"]}},
            {"allowed_mentions.roles.2": "SET_TYPE_ALREADY_CONTAINS_VALUE"},
        ),
        (
            {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
            {"allowed_mentions": "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"},
        ),
        (
            {"content": "x", "message_reference": {"message_id": "1"}},
            {"message_reference": "REPLIES_UNKNOWN_MESSAGE"},
        ),
        (
            {"flags": V2, "content": "x", "components": [{"type": 10, "content": "t"}]},
            {"content": "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"},
        ),
        (
            {"flags": V2, "embeds": [{"title": "t"}], "components": [{"type": 10, "content": "t"}]},
            {"embeds": "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"},
        ),
        (
            {"embeds": [{"image": {"url": "attachment://none.png"}}]},
            {"embeds": "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"},
        ),
    ],
)
async def test_a_message_that_discord_refuses(
    api: Api, general: Channel, body: dict[str, Any], faults: dict[str, str]
) -> None:
    said = await api.say(general, body)
    assert said.faults == faults
    assert (said.status, said.code) == ((400, 50035) if faults else (200, None))
    assert len(general.history) == (0 if faults else 1)


async def test_messages_at_the_limits_are_taken(api: Api, general: Channel) -> None:
    for body in (
        {"content": "x" * 2000},
        {"content": "🍾" * 1000},
        {"embeds": [{"title": "t" * 256, "description": "d" * 4096}]},
        {"embeds": [{"fields": [field(n) for n in range(25)]}]},
        {"embeds": [{"description": "d" * 3000}] * 2},
    ):
        assert (await api.say(general, body)).status == 200


async def test_an_empty_message_is_refused(api: Api, general: Channel) -> None:
    bodies: tuple[Json, ...] = ({}, {"content": ""}, {"content": " \n"}, {"flags": V2}, {"embeds": []})
    for body in bodies:
        assert (await api.say(general, body)).code == 50006


async def test_buttons_alone_are_a_message(api: Api, general: Channel) -> None:
    button: Json = {"type": 2, "style": 1, "label": "Press", "custom_id": "b"}
    said = await api.say(general, {"components": [{"type": 1, "components": [button]}]})
    assert (said.status, said.body["content"]) == (200, "")
    said = await api.patch(f"/channels/{general.id}/messages/{said.body['id']}", {"components": []})
    assert said.code == 50006


async def test_an_edit_hands_back_flags_that_it_cannot_change(api: Api, general: Channel) -> None:
    number = (await api.say(general, {"content": "Hello"})).body["id"]
    said = await api.patch(f"/channels/{general.id}/messages/{number}", {"flags": 1 << 5 | 1 << 6 | 1 << 2})
    assert (said.status, said.body["flags"]) == (200, 1 << 2)


async def test_what_others_wrote_cannot_be_edited(api: Api, general: Channel, sandbox: Sandbox) -> None:
    message = await sandbox.person("ada").say("Mine")
    said = await api.patch(f"/channels/{general.id}/messages/{message.id}", {"content": "Yours"})
    assert (said.status, said.code) == (403, 50005)


async def test_v2_cannot_be_taken_back_nor_mixed_by_an_edit(api: Api, general: Channel) -> None:
    card = {"flags": V2, "components": [{"type": 10, "content": "A card"}]}
    number = (await api.say(general, card)).body["id"]
    way = f"/channels/{general.id}/messages/{number}"
    assert (await api.patch(way, {"content": "x"})).faults == {
        "content": "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    }
    edited = await api.patch(way, {"components": [{"type": 10, "content": "Another"}], "flags": 0})
    assert (edited.status, edited.body["flags"]) == (200, V2)
    assert (await api.patch(way, {"components": []})).code == 50006


async def test_a_plain_message_becomes_v2_only_when_its_content_goes(api: Api, general: Channel) -> None:
    number = (await api.say(general, {"content": "Plain"})).body["id"]
    way = f"/channels/{general.id}/messages/{number}"
    card = {"flags": V2, "components": [{"type": 10, "content": "A card"}]}
    assert (await api.patch(way, card)).faults == {"content": "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"}
    assert (await api.patch(way, {**card, "content": None})).status == 200


async def test_a_missing_message_is_unknown(api: Api, general: Channel) -> None:
    for said in (
        await api.get(f"/channels/{general.id}/messages/1"),
        await api.patch(f"/channels/{general.id}/messages/1", {"content": "x"}),
        await api.delete(f"/channels/{general.id}/messages/1"),
    ):
        assert (said.status, said.code) == (404, 10008)
    assert (await api.get("/channels/1/messages")).code == 10003
