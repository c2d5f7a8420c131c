"""What Discord's document says of gateway events: nothing of their envelopes, but all of what lies in them.

The envelopes are written here from https://docs.discord.com/developers/interactions/receiving-and-responding and
https://docs.discord.com/developers/events/gateway-events; the people, messages and roles in them are the document's.
"""

from collections.abc import Iterator
from typing import Any

from tests.wire.document import Document, Schema
from tests.wire.violation import Violation

_ID: Schema = {"$ref": "#/schemas/SnowflakeType"}
_BITS: Schema = {"type": "string", "pattern": "^[0-9]+$"}


def _object(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    return {"type": "object", "required": list(required), "properties": required | (optional or {})}


def _each(name: str) -> Schema:
    return {"type": "object", "propertyNames": _ID, "additionalProperties": {"$ref": f"#/schemas/{name}"}}


_MEMBER_WITH_PERMISSIONS: Schema = {
    "allOf": [{"$ref": "#/schemas/GuildMemberResponse"}, _object({"permissions": _BITS})]
}
_PARTIAL_CHANNEL = _object({"id": _ID, "type": {"type": "integer"}}, {"permissions": _BITS})

_RESOLVED = _object(
    {},
    {
        "users": _each("UserResponse"),
        "messages": _each("MessageResponse"),
        "roles": _each("GuildRoleResponse"),
        "attachments": _each("MessageAttachmentResponse"),
        "members": {"additionalProperties": _object({"permissions": _BITS, "roles": {"type": "array"}})},
        "channels": {"additionalProperties": _PARTIAL_CHANNEL},
    },
)

_DATA_BY_TYPE: dict[int, Schema] = {
    2: _object(
        {"id": _ID, "name": {"type": "string"}, "type": {"enum": [1, 2, 3]}}, {"resolved": _RESOLVED, "guild_id": _ID}
    ),
    3: _object(
        {"custom_id": {"type": "string"}, "component_type": {"enum": [2, 3, 5, 6, 7, 8]}}, {"resolved": _RESOLVED}
    ),
    4: _object(
        {"id": _ID, "name": {"type": "string"}, "type": {"const": 1}, "options": {"type": "array", "minItems": 1}}
    ),
    5: _object({"custom_id": {"type": "string"}, "components": {"type": "array"}}),
}

_INTERACTION: Schema = {
    **_object(
        {
            "id": _ID,
            "application_id": _ID,
            "type": {"enum": [2, 3, 4, 5]},
            "token": {"type": "string", "minLength": 1},
            "version": {"const": 1},
            "data": {"type": "object"},
            "channel": _PARTIAL_CHANNEL,
            "channel_id": _ID,
            "app_permissions": _BITS,
            "locale": {"$ref": "#/schemas/AvailableLocalesEnum"},
            "entitlements": {"type": "array"},
            "authorizing_integration_owners": {"type": "object", "propertyNames": {"enum": ["0", "1"]}},
            "context": {"enum": [0, 1, 2]},
            "attachment_size_limit": {"type": "integer"},
        },
        {
            "user": {"$ref": "#/schemas/UserResponse"},
            "member": _MEMBER_WITH_PERMISSIONS,
            "message": {"$ref": "#/schemas/MessageResponse"},
            "guild_id": _ID,
            "guild_locale": {"$ref": "#/schemas/AvailableLocalesEnum"},
        },
    ),
    # In a server the person is a member, elsewhere a user, and never both.
    "oneOf": [{"required": ["member", "guild_id", "guild", "guild_locale"]}, {"required": ["user"]}],
    "allOf": [
        {"if": _object({"type": {"const": kind}}), "then": {"properties": {"data": data}}}
        for kind, data in _DATA_BY_TYPE.items()
    ],
}

_READY = _object(
    {
        "v": {"const": 10},
        "user": {"$ref": "#/schemas/UserResponse"},
        "guilds": {"type": "array", "items": _object({"id": _ID, "unavailable": {"const": True}})},
        "session_id": {"type": "string"},
        "resume_gateway_url": {"type": "string"},
        "application": _object({"id": _ID, "flags": {"type": "integer"}}),
    },
    {"shard": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}},
)

ENVELOPES: dict[str, Schema] = {
    "INTERACTION_CREATE": _INTERACTION,
    "READY": _READY,
    "RESUMED": {"type": ["object", "null"]},
}
"""All that Discord sends to a bot without intents and servers to care for, by the event's name."""


def check_event(document: Document, name: str, data: Any) -> Iterator[Violation]:
    """Give everything in a gateway event that Discord would not send to a bot without intents."""
    envelope = ENVELOPES.get(name)
    if envelope is None:
        yield Violation(name, "event", "", "Discord does not send this to a bot without intents")
    else:
        yield from document.check_value(name, "", envelope, data)
