"""What the stand-in sends, made beforehand: an event is a byte template, so that sending one costs next to nothing."""

from dataclasses import dataclass
from typing import Any

import orjson

APPLICATION = 100_000_000_000_000_001
CHANNEL = 100_000_000_000_000_002
FIRST_COMMAND = 500_000_000_000_000_000
FIRST_GUILD = 200_000_000_000_000_000
FIRST_MEMBER = 300_000_000_000_000_000
GUILDS = 50
MEMBERS = 1000
"""So many take turns, as on a busy evening; each logs another line every time."""

USER = {
    "id": str(APPLICATION),
    "username": "Cork",
    "discriminator": "0",
    "global_name": None,
    "avatar": None,
    "bot": True,
}
JOINED = "2024-03-14T12:00:00.000000+00:00"

# An organiser may say no such words, so they mark the places that `Event.numbered` fills.
_ID, _MEMBER, _GUILD, _NUMBER = "<id>", "<member>", "<guild>", "<number>"
_EPOCH = 1_420_070_400_000


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of interaction, ready to be sent."""

    template: bytes

    def numbered(self, number: int, interaction_id: int) -> bytes:
        """Return the gateway message of the `number`-th such interaction."""
        return self.template % {
            b"id": interaction_id,
            b"member": FIRST_MEMBER + number % MEMBERS,
            b"guild": FIRST_GUILD + number % GUILDS,
            b"number": number,
        }


def snowflake(milliseconds: int, sequence: int) -> int:
    """Return an id as Discord makes them, from milliseconds since 1970 and a running number."""
    return (milliseconds - _EPOCH) << 22 | sequence & 0x3FFFFF


def _event(name: str, options: list[dict[str, Any]]) -> Event:
    user = {
        "id": _MEMBER,
        "username": "ada",
        "discriminator": "0",
        "global_name": "Ada",
        "avatar": "8342729096ea3675442027381ff50dfe",
        "public_flags": 0,
        "clan": None,
        "avatar_decoration_data": None,
    }
    member = {
        "user": user,
        "nick": None,
        "avatar": None,
        "roles": ["400000000000000001", "400000000000000002"],
        "joined_at": JOINED,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
        "permissions": "2248473465835073",
    }
    channel = {
        "id": str(CHANNEL),
        "type": 0,
        "guild_id": _GUILD,
        "name": "failures",
        "position": 3,
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
        "permissions": "2248473465835073",
    }
    data = {
        "id": _ID,
        "application_id": str(APPLICATION),
        "type": 2,
        "token": f"token-{_ID}",
        "version": 1,
        "data": {"id": str(FIRST_COMMAND), "name": name, "type": 1, "options": options},
        "guild_id": _GUILD,
        "guild": {"id": _GUILD, "locale": "en-US", "features": []},
        "channel_id": str(CHANNEL),
        "channel": channel,
        "member": member,
        "locale": "en-US",
        "guild_locale": "en-US",
        "app_permissions": "2248473465835073",
        "attachment_size_limit": 26_214_400,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": {"0": _GUILD},
        "context": 0,
    }
    spelled = orjson.dumps({"op": 0, "t": "INTERACTION_CREATE", "s": 2, "d": data})
    for mark in (_ID, _MEMBER, _GUILD, _NUMBER):
        spelled = spelled.replace(mark.encode(), b"%%(%s)d" % mark.strip("<>").encode())
    return Event(spelled)


EVENTS = {
    "fail": _event(
        "fail",
        [{"name": "line", "type": 3, "value": f"The third grant this year, turned down in two sentences, {_NUMBER}"}],
    ),
    "quest": _event(
        "quest",
        [{"name": "start", "type": 1, "options": [{"name": "goal", "type": 4, "value": 30}]}],
    ),
}

HELLO = orjson.dumps({"op": 10, "d": {"heartbeat_interval": 41_250}})
HEARTBEAT_ACK = orjson.dumps({"op": 11})


def ready(gateway: str) -> bytes:
    """Return the greeting after IDENTIFY."""
    data = {
        "v": 10,
        "user": USER,
        "guilds": [],
        "session_id": "benchmark",
        "resume_gateway_url": gateway,
        "application": {"id": str(APPLICATION), "flags": 0},
        "shard": [0, 1],
    }
    return orjson.dumps({"op": 0, "t": "READY", "s": 1, "d": data})


def application() -> dict[str, Any]:
    """Return what GET /oauth2/applications/@me answers."""
    return {
        "id": str(APPLICATION),
        "name": "Cork",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": USER,
        "team": None,
    }


def message(message_id: int, sent: dict[str, Any]) -> dict[str, Any]:
    """Return the message that Discord makes of what was sent: its content, components and flags, and much around it."""
    return {
        "id": str(message_id),
        "type": 20,
        "channel_id": str(CHANNEL),
        "author": USER,
        "content": sent.get("content") or "",
        "components": sent.get("components") or [],
        "flags": sent.get("flags", 0),
        "timestamp": JOINED,
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "application_id": str(APPLICATION),
        "webhook_id": str(APPLICATION),
    }


def acknowledged(interaction_id: int, sent: dict[str, Any]) -> bytes:
    """Return the answer to an interaction's callback; Discord sends the message back, so whoever asks parses it."""
    about = {
        "id": str(interaction_id),
        "type": 2,
        "response_message_id": str(interaction_id + 1),
        "response_message_loading": False,
        "response_message_ephemeral": True,
    }
    resource = {"type": 4, "message": message(interaction_id + 1, sent)}
    return orjson.dumps({"interaction": about, "resource": resource})


def registered(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return commands as Discord gives them back: with ids."""
    given: dict[str, Any] = {
        "application_id": str(APPLICATION),
        "default_member_permissions": None,
        "description": "",
        "options": [],
    }
    return [given | command | {"id": str(number)} for number, command in enumerate(commands, FIRST_COMMAND)]
