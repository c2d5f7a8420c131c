"""Discord's document as a judge of what goes over the wire: one object for each of its two sources."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, Self
from urllib.parse import unquote, urlsplit

import jsonschema_rs
from jsonschema_rs import Draft202012, Registry, Validator

from tests.wire.violation import Violation, explain

GENERATED = Path(__file__).parent.parent / "data" / "discord-schema.json"
"""Always here: made by `make discord-schema` from npm's discord-api-spec."""
OPENAPI = Path(__file__).parent.parent.parent.parent / "shared" / "discord-openapi.json"
"""Discord's own document, where it lies beside the checkout."""

Schema = dict[str, Any]

_BEYOND: Mapping[str, Schema] = {
    # https://docs.discord.com/developers/interactions/application-commands has it; the document, in answers only.
    "ApplicationCommandUpdateRequest": {"nsfw": {"type": "boolean"}},
    # https://docs.discord.com/developers/interactions/receiving-and-responding has it for new messages,
    "IncomingWebhookInteractionRequest": {"tts": {"type": "boolean"}},
    # and discord.py sends it with every edit and forum post as well, where it can only mean nothing.
    "BaseCreateMessageCreateRequest": {"tts": {"const": False}},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts": {"const": False}},
    "IncomingWebhookUpdateRequestPartial": {"tts": {"const": False}},
    "MessageEditRequestPartial": {"tts": {"const": False}},
    # A forum's posts are public threads, and discord.py says so.
    "CreateForumThreadRequest": {"type": {"const": 11}},
    # Answers have it, and discord.py sends what it would receive.
    "RichEmbed": {"flags": {"type": "integer"}},
}
"""Fields that requests may have although the document does not know them there."""

_METHODS = ("get", "put", "post", "delete", "patch")
_ID = re.compile(r"0|[1-9][0-9]*")
TOO_MANY = 429
UNREAD = (401, TOO_MANY)
"""With these Discord refuses a request before it looks at what is in it."""


class Exchange(Protocol):
    """What is judged; `sandbox.wire.Exchange` is one."""

    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def request_json(self) -> Any: ...
    @property
    def status(self) -> int: ...
    @property
    def response_json(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Operation:
    """A route's method: the schemas of its bodies, None where it has no body."""

    request: Schema | None
    answers: Mapping[str, Schema | None]

    def answer(self, status: int) -> str | None:
        """Return the document's key for a status: itself or its range (`4XX`)."""
        return next((key for key in (str(status), f"{status // 100}XX") if key in self.answers), None)


class Document:
    """Judge exchanges by routes and schemas; references in the schemas read `#/schemas/Name`."""

    def __init__(self, name: str, routes: Mapping[str, Mapping[str, Operation]], schemas: Mapping[str, Schema]) -> None:
        self.name = name
        self.routes = routes
        self.schemas = schemas
        self._by_length: dict[int, list[tuple[list[str], str]]] = {}
        for template in routes:
            parts = template.split("/")
            self._by_length.setdefault(len(parts), []).append((parts, template))
        registry = Registry(
            [
                ("wire:request", {"schemas": {key: _as_sent(key, schema) for key, schema in schemas.items()}}),
                ("wire:answer", {"schemas": dict(schemas)}),
            ],
            draft=Draft202012,
        )

        @cache
        def validator(side: str, schema: str) -> Validator:
            body = _pointing(json.loads(schema), f"wire:{side}#/schemas/", at="#/schemas/")
            return jsonschema_rs.validator_for(body, registry=registry, validate_formats=True, offline=True)

        self._validator = validator

    @classmethod
    def generated(cls, file: Path = GENERATED) -> Self:
        """Read the file that `make discord-schema` writes."""
        found = json.loads(file.read_text(encoding="utf-8"))
        routes = {
            template: {method: Operation(one.get("request"), one["responses"]) for method, one in methods.items()}
            for template, methods in found["routes"].items()
        }
        return cls(f"{found['source']['package']} {found['source']['version']}", routes, found["schemas"])

    @classmethod
    def openapi(cls, file: Path = OPENAPI) -> Self:
        """Read Discord's own OpenAPI document."""
        found = json.loads(file.read_text(encoding="utf-8"))
        shared = found["components"]["responses"]
        routes = {
            template: {
                method.upper(): Operation(
                    _body(one.get("requestBody")),
                    {
                        status: _body(shared[answer["$ref"].rpartition("/")[2]] if "$ref" in answer else answer)
                        for status, answer in one["responses"].items()
                    },
                )
                for method, one in methods.items()
                if method in _METHODS
            }
            for template, methods in found["paths"].items()
        }
        schemas = {
            key: _pointing(schema, "#/schemas/", at="#/components/schemas/")
            for key, schema in found["components"]["schemas"].items()
        }
        return cls("discord-openapi.json", routes, schemas)

    def check(self, exchange: Exchange) -> Iterator[Violation]:
        """Give everything in an exchange that the document does not allow."""
        template = self.template(exchange.path)
        where = f"{exchange.method} {template or exchange.path}"
        operation = self.routes.get(template or "", {}).get(exchange.method.upper())
        if operation is None:
            yield Violation(where, "request", "", "Discord has no such route")
            return
        status, answer = exchange.status, exchange.response_json
        if status not in UNREAD:
            yield from self._check(where, "request", operation.request, exchange.request_json)
        key = operation.answer(status)
        if key is not None:
            yield from self._check(where, "answer", operation.answers[key], _with_code(status, answer))
        elif status < 500:  # the document leaves Discord's own faults out
            yield Violation(where, "answer", "", f"Discord does not answer {status} here")

    def check_value(self, where: str, pointer: str, schema: Schema, value: object) -> Iterator[Violation]:
        """Give everything wrong with a part of a gateway event, `schema` in the document's own references."""
        for inner, message in self._errors("answer", schema, value):
            yield Violation(where, "event", pointer + inner, message)

    def template(self, path: str) -> str | None:
        """Return the document's name for a path such as `/api/v10/channels/5`; words win over placeholders."""
        parts = [unquote(part) for part in re.sub(r"^/api/v\d+", "", urlsplit(path).path).split("/")]
        fitting = [
            (sum(part.startswith("{") for part in pattern), template)
            for pattern, template in self._by_length.get(len(parts), ())
            if all(map(_fits, pattern, parts))
        ]
        return min(fitting)[1] if fitting else None

    def _check(self, where: str, side: str, schema: Schema | None, body: object) -> Iterator[Violation]:
        if schema is None:
            if body is not None:
                yield Violation(where, side, "", "there is no body here")
            return
        for pointer, message in self._errors(side, schema, body):
            yield Violation(where, side, pointer, message)

    def _errors(self, side: str, schema: Schema, body: object) -> Iterator[tuple[str, str]]:
        validator = self._validator(side, json.dumps(schema))
        if not validator.is_valid(body):
            yield from explain(validator.iter_errors(body))


def _with_code(status: int, answer: Any) -> Any:
    """Return a 429 with the `code` that the document asks for and Discord's guide to rate limits calls optional."""
    return {"code": 0} | answer if status == TOO_MANY and isinstance(answer, dict) else answer


def _fits(pattern: str, part: str) -> bool:
    if not pattern.startswith("{"):
        return pattern == part
    return bool(_ID.fullmatch(part)) if pattern.endswith("_id}") else bool(part)


def _body(described: Mapping[str, Any] | None) -> Schema | None:
    content = (described or {}).get("content", {}).get("application/json")
    return _pointing(content["schema"], "#/schemas/", at="#/components/schemas/") if content else None


def _pointing(schema: Any, to: str, *, at: str) -> Any:
    """Return a schema whose references that begin with `at` begin with `to`."""
    match schema:
        case {"$ref": str() as reference}:
            return schema | {"$ref": reference.replace(at, to, 1)}
        case dict():
            return {key: _pointing(inner, to, at=at) for key, inner in schema.items()}
        case list():
            return [_pointing(inner, to, at=at) for inner in schema]
        case _:
            return schema


def _as_sent(name: str, schema: Any) -> Any:
    """Return a schema as requests must meet it: ids may be numbers, as discord.py sends them; no unknown fields."""
    if name == "SnowflakeType":
        return {"anyOf": [schema, {"type": "integer", "minimum": 0}]}
    match schema:
        case {"properties": dict() as properties}:
            closed = {key: _as_sent("", inner) for key, inner in schema.items() if key != "properties"}
            closed["properties"] = {key: _as_sent("", inner) for key, inner in properties.items()}
            closed["properties"] |= _BEYOND.get(name, {})
            return {"additionalProperties": False} | closed
        case dict():
            return {key: _as_sent("", inner) for key, inner in schema.items()}
        case list():
            return [_as_sent("", inner) for inner in schema]
        case _:
            return schema
