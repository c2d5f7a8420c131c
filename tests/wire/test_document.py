"""Both sources of Discord's document let real bodies pass and name what is wrong with others."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.wire.bodies import MESSAGE, Sent, asking, posting, registering, replying, updating
from tests.wire.document import OPENAPI, Document
from tests.wire.plugin import documents

CHANNEL = "/api/v10/channels/290926798999357250"
CALLBACK = "/api/v10/interactions/846462639134605312/aW50ZXJhY3Rpb24/callback"


@pytest.fixture(params=range(len(documents())), ids=lambda number: documents()[number].name)
def document(request: pytest.FixtureRequest) -> Document:
    return documents()[int(request.param)]


def button(**changed: str) -> object:
    return {"type": 1, "components": [{"type": 2, "style": 2, "label": "Hug", "custom_id": "feed:hug:5"} | changed]}


def told(document: Document, exchange: Sent) -> list[str]:
    return [str(violation) for violation in document.check(exchange)]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", f"{CHANNEL}/messages", posting),
        ("POST", CALLBACK, replying),
        ("POST", CALLBACK, updating),
        ("POST", CALLBACK, asking),
        ("PUT", "/api/v10/applications/846462639134605312/commands", registering),
    ],
)
async def test_what_discord_py_sends_passes(
    document: Document, method: str, path: str, body: Callable[[], object]
) -> None:
    assert told(document, Sent(method, path, body())) == []


async def test_an_id_that_is_sent_as_a_number_passes(document: Document) -> None:
    body = {"content": "again", "message_reference": {"message_id": 334385199974967042}}
    assert told(document, Sent("POST", f"{CHANNEL}/messages", body)) == []


def test_an_id_that_is_answered_as_a_number_is_found(document: Document) -> None:
    answer = MESSAGE | {"id": 334385199974967042}
    (violation,) = document.check(Sent("GET", f"{CHANNEL}/messages/5", status=200, response_json=answer))
    assert (violation.side, violation.pointer) == ("answer", "/id")


def test_a_whole_answer_passes(document: Document) -> None:
    assert told(document, Sent("GET", f"{CHANNEL}/messages/5", status=200, response_json=MESSAGE)) == []


def test_an_answer_that_lacks_something_is_found(document: Document) -> None:
    answer = {key: value for key, value in MESSAGE.items() if key != "timestamp"}
    (line,) = told(document, Sent("GET", f"{CHANNEL}/messages/5", status=200, response_json=answer))
    assert line == ('GET /channels/{channel_id}/messages/{message_id}: answer: "timestamp" is a required property')


@pytest.mark.parametrize(
    ("body", "pointer", "message"),
    [
        ({"embeds": [{"title": "x" * 257}]}, "/embeds/0/title", "longer than 256"),
        ({"components": [{"type": 10, "content": "x" * 4001}]}, "/components/0/content", "longer than 4000"),
        ({"components": [button(label="x" * 81)]}, "/components/0/components/0/label", "longer than 80"),
        ({"components": [button(custom_id="x" * 101)]}, "/components/0/components/0/custom_id", "longer than 100"),
        ({"content": "x", "contents": "y"}, "", "'contents' was unexpected"),
        ({"nonce": "x" * 26}, "/nonce", "longer than 25"),
    ],
)
def test_the_place_of_a_mistake_in_a_request_is_named(
    document: Document, body: object, pointer: str, message: str
) -> None:
    (violation,) = document.check(Sent("POST", f"{CHANNEL}/messages", body))
    assert violation.pointer == pointer
    assert message in violation.message


def test_a_mistake_in_a_forum_post_is_not_told_of_a_thread(document: Document) -> None:
    body = {"name": "A setback", "message": {"content": 5}}
    (violation,) = document.check(Sent("POST", f"{CHANNEL}/threads", body))
    assert violation.pointer == "/message/content"


@pytest.mark.parametrize(
    "exchange",
    [
        Sent("POST", f"{CHANNEL}/messages", status=401, response_json={"message": "401: Unauthorized", "code": 0}),
        Sent(
            "POST", f"{CHANNEL}/messages", status=429, response_json={"message": "", "retry_after": 1, "global": False}
        ),
    ],
)
def test_a_request_that_was_refused_unread_is_not_judged(document: Document, exchange: Sent) -> None:
    assert list(document.check(exchange)) == []


def test_a_form_whose_title_is_too_long_is_found_among_all_kinds_of_answers(document: Document) -> None:
    body: Any = asking()
    body["data"]["title"] = "x" * 46
    (violation,) = document.check(Sent("POST", CALLBACK, body))
    assert violation.pointer == "/data/title"


@pytest.mark.parametrize(
    ("exchange", "complaint"),
    [
        (Sent("POST", "/api/v10/channels/5/message"), "no such route"),
        (Sent("PUT", f"{CHANNEL}/messages", {"content": "x"}), "no such route"),
        (Sent("GET", "/api/v10/channels/None"), "no such route"),
        (Sent("DELETE", f"{CHANNEL}/messages/5", {"reason": "x"}), "there is no body here"),
        (Sent("DELETE", f"{CHANNEL}/messages/5", status=204, response_json={}), "there is no body here"),
        (Sent("DELETE", f"{CHANNEL}/messages/5", status=200), "does not answer 200"),
        (
            Sent("GET", f"{CHANNEL}/messages/5", status=404, response_json={"message": "Unknown"}),
            '"code" is a required',
        ),
        (Sent("GET", f"{CHANNEL}/messages/5", status=429, response_json={"message": "", "code": 0}), "retry_after"),
    ],
)
def test_what_the_document_does_not_know_is_found(document: Document, exchange: Sent, complaint: str) -> None:
    assert any(complaint in line for line in told(document, exchange))


def test_discords_own_faults_are_left_alone(document: Document) -> None:
    assert told(document, Sent("GET", f"{CHANNEL}/messages/5", status=503, response_json="upstream")) == []


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/api/v10/users/@me", "/users/@me"),
        ("/users/5", "/users/{user_id}"),
        ("/webhooks/5/abc/messages/@original", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
        (
            "/webhooks/5/abc/messages/%40original?thread_id=6",
            "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
        ),
        ("/webhooks/5/abc/messages/7", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"),
        ("/webhooks/5/abc/messages/latest", None),
        ("/nowhere", None),
    ],
)
def test_a_path_finds_its_route(document: Document, path: str, template: str | None) -> None:
    assert document.template(path) == template


@pytest.mark.skipif(not OPENAPI.exists(), reason="Discord's own document does not lie beside this checkout")
def test_the_generated_file_knows_every_route_and_body_of_discords_document() -> None:
    generated, openapi = documents()
    lacking = {
        f"{method} {template}"
        for template, methods in openapi.routes.items()
        for method in methods.keys() - generated.routes.get(template, {}).keys()
    }
    assert lacking == set(), "make discord-schema, with a newer version in tools/discord_schema/package.json"
    assert {key for key in openapi.schemas if key.endswith(("Request", "Response"))} <= (
        generated.schemas.keys() | {"GuildLivelinessResponse"}  # newer than the package, and nothing refers to it
    )
