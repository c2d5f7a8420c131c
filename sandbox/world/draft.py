"""A message on its way in: what a request may say on each route, and what must hold for the message as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sandbox.form import (
    Check,
    Faults,
    Json,
    Need,
    Path,
    as_is,
    flag,
    listing,
    number,
    one_of,
    shape,
    snowflake,
    text,
    whole,
)
from sandbox.refused import Reason, Refused
from sandbox.world import embeds as embeds_of
from sandbox.world.embeds import read_embeds
from sandbox.world.files import MOST_FILES, Upload, tidy_name
from sandbox.world.layout import names_shown, read_components
from sandbox.world.message import MessageFlag

MOST_CONTENT = 2000
_SETTABLE = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.IS_COMPONENTS_V2


def _nonce(value: Any, path: Path, faults: Faults) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | str):
        faults.add(path, "NONCE_TYPE_INVALID", "A nonce is a string or an integer.")
    elif len(str(value)) > 25:  # noqa: PLR2004 — Discord's limit
        faults.add(path, "NONCE_TYPE_TOO_LONG", "Must be 25 characters or fewer in length")
    return value


_ALLOWED_MENTIONS = shape(
    {
        "parse": listing(one_of("users", "roles", "everyone"), unique=True),
        "users": listing(snowflake, 0, 100, unique=True),
        "roles": listing(snowflake, 0, 100, unique=True),
        "replied_user": flag,
    }
)


def _allowed_mentions(value: Any, path: Path, faults: Faults) -> Any:
    read = _ALLOWED_MENTIONS(value, path, faults)
    for name in ("users", "roles"):
        if read.get(name) and name in (read.get("parse") or ()):
            wording = f'parse:["{name}"] and {name}: [ids...] are mutually exclusive.'
            faults.add(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", wording)
    return read


_ATTACHMENT = shape(
    {
        "id": Need(snowflake),
        "filename": text(1, 1024),
        "description": text(0, 1024),
        "title": text(0, 1024),
        "duration_secs": number,
        "waveform": text(0, 400),
        "is_spoiler": flag,
        "is_remix": flag,
    },
    # an edit may hand back whole attachments, and discord.py does
    ignored=("size", "url", "proxy_url", "content_type", "width", "height", "ephemeral", "spoiler", "flags"),
)
_COMMON: dict[str, Check] = {
    "content": text(0, MOST_CONTENT),
    "embeds": read_embeds,
    "allowed_mentions": _allowed_mentions,
    "components": listing(as_is, 0, 40),
    "attachments": listing(_ATTACHMENT, 0, MOST_FILES),
    "flags": whole(0),
}


class Way(StrEnum):
    """The routes by which a message comes in."""

    CREATE = "create"
    EDIT = "edit"
    FORUM = "forum post"
    CALLBACK = "first response"
    FOLLOWUP = "follow-up"


_REFERENCE = shape(
    {
        "message_id": Need(snowflake),
        "channel_id": snowflake,
        "guild_id": snowflake,
        "fail_if_not_exists": flag,
        "type": one_of(0),
    }
)
_EXTRA: dict[Way, dict[str, Check]] = {
    Way.CREATE: {"nonce": _nonce, "enforce_nonce": flag, "message_reference": _REFERENCE},
}
# discord.py says "tts" on every route, and Discord overlooks it where it means nothing
_SHAPES = {way: shape({**_COMMON, **_EXTRA.get(way, {})}, ignored=("tts",)) for way in Way}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a request says of a message; a name absent from `given` was not mentioned at all."""

    given: frozenset[str]
    content: str
    embeds: list[Json]
    components: list[Any]
    attachments: list[Json]
    uploads: Mapping[int, Upload]
    flags: MessageFlag
    allowed_mentions: Json | None
    nonce: str | int | None = None
    enforce_nonce: bool = False
    reference: Json | None = None

    @property
    def loads_files(self) -> bool:
        """Whether it uploads anything."""
        return bool(self.uploads)


def read_draft(body: Any, uploads: Mapping[int, Upload], way: Way, path: Path = ()) -> Draft:
    """Read a message from a request body, or refuse it with every fault in its fields."""
    faults = Faults()
    if not isinstance(body, dict):
        body = {} if body is None else body
    fields = _SHAPES[way](body, path, faults)
    flags = _flags(fields.get("flags"), (*path, "flags"), faults, way)
    faults.settle()
    if len(uploads) > MOST_FILES:
        raise Refused(Reason.INVALID_FORM, {"attachments": {"_errors": [_too_many_files()]}})
    for upload in uploads.values():
        upload.check()
    return Draft(
        given=frozenset(name for name in fields if name != "flags" or fields["flags"] is not None),
        content=(fields.get("content") or "").strip(),
        embeds=fields.get("embeds") or [],
        components=fields.get("components") or [],
        attachments=fields.get("attachments") or [],
        uploads=uploads,
        flags=flags,
        allowed_mentions=fields.get("allowed_mentions"),
        nonce=fields.get("nonce"),
        enforce_nonce=bool(fields.get("enforce_nonce")),
        reference=fields.get("message_reference"),
    )


def _too_many_files() -> Json:
    return {"code": "BASE_TYPE_MAX_LENGTH", "message": f"Must be {MOST_FILES} or fewer in length."}


def _flags(given: int | None, path: Path, faults: Faults, way: Way) -> MessageFlag:
    allowed = _SETTABLE
    if way in (Way.CALLBACK, Way.FOLLOWUP):
        allowed |= MessageFlag.EPHEMERAL
    elif way is Way.EDIT:
        allowed &= ~MessageFlag.SUPPRESS_NOTIFICATIONS
    if given is None:
        return MessageFlag(0)
    # an edit hands back all flags that were there; those that cannot be changed are passed over
    if way is not Way.EDIT and given & ~int(allowed | MessageFlag.EPHEMERAL):
        faults.add(path, "BASE_TYPE_CHOICES", "Only flags that an app may set are taken here.")
    return MessageFlag(given & int(allowed))


@dataclass(frozen=True, slots=True)
class Becoming:
    """What a message would be after a request."""

    content: str
    embeds: list[Json]
    flags: MessageFlag


def check_whole(
    given: list[Any] | None, stands: list[Json], fresh: set[str], kept: set[str], becomes: Becoming, path: Path = ()
) -> list[Json]:
    """Check a message as it would stand, and return its components as Discord writes them.

    `given` are the components of the request (None: those that stand stay); `fresh` and `kept` are the names of the
    files that are uploaded now and of those that were there.
    """
    faults = Faults()
    v2 = MessageFlag.IS_COMPONENTS_V2 in becomes.flags
    components = stands if given is None else read_components(given, faults, v2=v2, path=(*path, "components"))
    faults.settle()
    shown = names_shown(components) | embeds_of.names_shown(becomes.embeds)
    for name in sorted(shown - fresh - kept):
        faults.add(
            (*path, "components" if v2 else "embeds"),
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
            f"The referenced attachment {name} was not found",
        )
    if v2:
        for field, filled in (("content", becomes.content), ("embeds", becomes.embeds)):
            if filled:
                faults.add(
                    (*path, field),
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    f'The "{field}" field cannot be used when using MessageFlags.IS_COMPONENTS_V2',
                )
        for name in sorted(fresh - shown):
            faults.add(
                (*path, "attachments"),
                "COMPONENTS_V2_UNREFERENCED_ATTACHMENT",
                f"The attachment {name} is shown by no component.",
            )
    faults.settle()
    if not (becomes.content or becomes.embeds or fresh or kept or components):
        raise Refused(Reason.EMPTY_MESSAGE)
    return components


def names_of(draft: Draft) -> dict[int, str]:
    """Return the names that the uploaded files get, by their index."""
    named = {spec["id"]: spec.get("filename") for spec in draft.attachments}
    return {index: tidy_name(named.get(index) or upload.filename) for index, upload in draft.uploads.items()}
