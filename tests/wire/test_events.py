"""Gateway events are judged by their envelopes and by Discord's document for what is in them."""

from typing import Any

import pytest

from tests.wire.bodies import AUTHOR, MESSAGE
from tests.wire.document import Document
from tests.wire.events import check_event
from tests.wire.plugin import documents

MEMBER: dict[str, Any] = {
    "avatar": None,
    "avatar_decoration_data": None,
    "banner": None,
    "collectibles": None,
    "display_name_styles": None,
    "communication_disabled_until": None,
    "flags": 0,
    "joined_at": "2026-01-01T09:00:00.000000+00:00",
    "nick": None,
    "pending": False,
    "premium_since": None,
    "roles": [],
    "user": AUTHOR,
    "mute": False,
    "deaf": False,
    "permissions": "2147483647",
}
PRESS: dict[str, Any] = {
    "id": "846462639134605312",
    "application_id": "845027738276462632",
    "type": 3,
    "token": "aW50ZXJhY3Rpb24",
    "version": 1,
    "data": {"custom_id": "feed:hug:abc", "component_type": 2, "id": 3},
    "guild_id": "290926798626357999",
    "guild": {"id": "290926798626357999", "locale": "en-US", "features": []},
    "guild_locale": "en-US",
    "channel_id": "645027906669510667",
    "channel": {"id": "645027906669510667", "type": 0, "permissions": "2147483647"},
    "member": MEMBER,
    "message": MESSAGE,
    "app_permissions": "52224",
    "locale": "de",
    "entitlements": [],
    "authorizing_integration_owners": {"0": "290926798626357999"},
    "context": 0,
    "attachment_size_limit": 10485760,
}


@pytest.fixture(params=range(len(documents())), ids=lambda number: documents()[number].name)
def document(request: pytest.FixtureRequest) -> Document:
    return documents()[int(request.param)]


def places(document: Document, name: str, data: object) -> list[str]:
    return [violation.pointer for violation in check_event(document, name, data)]


def test_a_press_in_a_server_passes(document: Document) -> None:
    assert places(document, "INTERACTION_CREATE", PRESS) == []


def test_a_press_in_a_direct_message_passes(document: Document) -> None:
    of_servers = {"member", "guild", "guild_id", "guild_locale"}
    press = {key: value for key, value in PRESS.items() if key not in of_servers} | {"user": AUTHOR, "context": 1}
    assert places(document, "INTERACTION_CREATE", press) == []


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"id": 846462639134605312}, "/id"),
        ({"locale": "en"}, "/locale"),
        ({"message": MESSAGE | {"author": {"id": "5"}}}, "/message/author"),
        ({"member": MEMBER | {"roles": None}}, "/member/roles"),
        ({"data": {"component_type": 2}}, "/data"),
        ({"type": 5}, "/data"),
        ({"user": AUTHOR}, ""),
        ({"data": PRESS["data"] | {"resolved": {"users": {"5": {"id": "5"}}}}}, "/data/resolved/users/5"),
    ],
)
def test_the_place_of_a_mistake_in_a_press_is_named(document: Document, changed: dict[str, object], place: str) -> None:
    assert place in places(document, "INTERACTION_CREATE", PRESS | changed)


@pytest.mark.parametrize("name", ["MESSAGE_CREATE", "GUILD_CREATE", "TYPING_START"])
def test_an_event_that_needs_an_intent_is_found(document: Document, name: str) -> None:
    (violation,) = check_event(document, name, MESSAGE)
    assert "without intents" in str(violation)
