"""The components of a whole message: what may stand where, V2 layout, numbering, and the files they show."""

from collections.abc import Callable
from typing import Any

from sandbox.form import Faults, Json, Need, Path, as_is, flag, length, listing, one_of, shape, text, url, whole
from sandbox.world.components import (
    MOST_COMPONENTS,
    MOST_TEXT,
    ComponentType,
    Reading,
    kind_of,
    wrong_place,
)
from sandbox.world.message import Attachment
from sandbox.world.rows import button, row
from sandbox.world.words import walk

T = ComponentType
_IN_CONTAINER = frozenset({T.ACTION_ROW, T.TEXT_DISPLAY, T.SECTION, T.MEDIA_GALLERY, T.SEPARATOR, T.FILE})
_TOP = _IN_CONTAINER | {T.CONTAINER}
_BASE: Json = {"type": whole(), "id": whole()}
_MEDIA = shape({"url": Need(url(2048, "http", "https", "attachment"))})
_UPLOADED = shape({"url": Need(url(2048, "attachment"))})
_ITEM = shape({"media": Need(_MEDIA), "description": text(1, 1024), "spoiler": flag})
_TEXT = shape({**_BASE, "content": Need(text(1, MOST_TEXT))})
_THUMBNAIL = shape({**_BASE, "media": Need(_MEDIA), "description": text(1, 1024), "spoiler": flag})
_GALLERY = shape({**_BASE, "items": Need(listing(_ITEM, 1, 10))})
_FILE = shape({**_BASE, "file": Need(_UPLOADED), "spoiler": flag}, ignored=("name", "size"))
_SEPARATOR = shape({**_BASE, "divider": flag, "spacing": one_of(1, 2)})


_SECTION = shape({**_BASE, "components": Need(listing(as_is, 1, 3)), "accessory": Need(as_is)})
_CONTAINER = shape(
    {
        **_BASE,
        "components": Need(listing(as_is, 1, MOST_COMPONENTS)),
        "accent_color": whole(0, 0xFFFFFF),
        "spoiler": flag,
    }
)


def text_display(value: Json, path: Path, reading: Reading) -> Json:
    """Read a text display."""
    content = _TEXT(value, path, reading.faults).get("content", "")
    reading.written += length(content)
    return {"type": int(T.TEXT_DISPLAY), "content": content}


def _thumbnail(value: Json, path: Path, reading: Reading) -> Json:
    read = _THUMBNAIL(value, path, reading.faults)
    return {
        "type": int(T.THUMBNAIL),
        "media": read.get("media", {}),
        "description": read.get("description"),
        "spoiler": bool(read.get("spoiler")),
    }


def _gallery(value: Json, path: Path, reading: Reading) -> Json:
    items = _GALLERY(value, path, reading.faults).get("items") or []
    return {
        "type": int(T.MEDIA_GALLERY),
        "items": [
            {
                "media": item.get("media", {}),
                "description": item.get("description"),
                "spoiler": bool(item.get("spoiler")),
            }
            for item in items
        ],
    }


def _file(value: Json, path: Path, reading: Reading) -> Json:
    read = _FILE(value, path, reading.faults)
    return {
        "type": int(T.FILE),
        "file": read.get("file", {}),
        "name": None,
        "size": None,
        "spoiler": bool(read.get("spoiler")),
    }


def _separator(value: Json, path: Path, reading: Reading) -> Json:
    read = _SEPARATOR(value, path, reading.faults)
    return {"type": int(T.SEPARATOR), "spacing": read.get("spacing") or 1, "divider": read.get("divider") is not False}


def _section(value: Json, path: Path, reading: Reading) -> Json:
    _SECTION(value, path, reading.faults)
    inner = value.get("components")
    texts = _children(inner, (*path, "components"), reading, frozenset({T.TEXT_DISPLAY}))
    accessories = [value["accessory"]] if value.get("accessory") is not None else []
    beside = _children(accessories, (*path, "accessory"), reading, frozenset({T.BUTTON, T.THUMBNAIL}))
    return {"type": int(T.SECTION), "components": texts, "accessory": beside[0] if beside else {}}


def _container(value: Json, path: Path, reading: Reading) -> Json:
    read = _CONTAINER(value, path, reading.faults)
    inner = _children(value.get("components"), (*path, "components"), reading, _IN_CONTAINER)
    return {
        "type": int(T.CONTAINER),
        "components": inner,
        "accent_color": read.get("accent_color"),
        "spoiler": bool(read.get("spoiler")),
    }


_READERS: dict[ComponentType, Callable[[Json, Path, Reading], Json]] = {
    T.ACTION_ROW: row,
    T.BUTTON: button,
    T.SECTION: _section,
    T.TEXT_DISPLAY: text_display,
    T.THUMBNAIL: _thumbnail,
    T.MEDIA_GALLERY: _gallery,
    T.FILE: _file,
    T.SEPARATOR: _separator,
    T.CONTAINER: _container,
}


def _children(given: Any, path: Path, reading: Reading, allowed: frozenset[ComponentType]) -> list[Json]:
    written: list[Json] = []
    for index, value in enumerate(given if isinstance(given, list) else []):
        here = path if path[-1] == "accessory" else (*path, index)
        kind = kind_of(value, here, reading.faults)
        if kind is None:
            continue
        if kind not in allowed:
            wrong_place((*here, "type"), reading.faults)
            continue
        reading.begin(value, here)
        component = _READERS[kind](value, here, reading)
        if value.get("id"):
            component["id"] = value["id"]
        written.append(component)
    return written


def read_components(given: list[Any], faults: Faults, *, v2: bool, path: Path = ("components",)) -> list[Json]:
    """Read a message's components; V1 takes five rows, V2 forty components and 4,000 characters in all."""
    reading = Reading(faults)
    if not v2 and len(given) > 5:  # noqa: PLR2004 — five rows
        faults.add(path, "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.")
    written = _children(given, path, reading, _TOP if v2 else frozenset({T.ACTION_ROW}))
    if reading.count > MOST_COMPONENTS:
        faults.add(
            path,
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"The total number of components cannot exceed {MOST_COMPONENTS}",
        )
    if reading.written > MOST_TEXT:
        faults.add(
            path,
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Displayable text size cannot exceed {MOST_TEXT} characters",
        )
    return number(written)


def number(components: list[Json]) -> list[Json]:
    """Give every component without an id the next free one, as Discord does."""
    taken = {component["id"] for component in walk(components) if "id" in component}
    following = 1
    for component in walk(components):
        if "id" in component:
            continue
        while following in taken:
            following += 1
        component["id"] = following
        taken.add(following)
    return components


def media_of(components: list[Json]) -> list[Json]:
    """Return every media object in them, to be looked at or completed in place."""
    found = []
    for component in walk(components):
        match T(component["type"]):
            case T.THUMBNAIL:
                found.append(component["media"])
            case T.FILE:
                found.append(component["file"])
            case T.MEDIA_GALLERY:
                found.extend(item["media"] for item in component["items"])
            case _:
                pass
    return found


def names_shown(components: list[Json]) -> set[str]:
    """Return the file names the components refer to with attachment://."""
    return {
        str(media["url"]).removeprefix("attachment://")
        for media in media_of(components)
        if str(media.get("url", "")).startswith("attachment://")
    }


def show_files(components: list[Json], attachments: list[Attachment], fresh_id: Callable[[], int]) -> None:
    """Replace attachment:// by what Discord answers of the file, in place."""
    by_name = {attachment.filename: attachment for attachment in attachments}
    by_url = {attachment.url: attachment for attachment in attachments}
    for media in media_of(components):
        if "id" in media:
            continue
        link = str(media["url"])
        attachment = by_name.get(link.removeprefix("attachment://")) or by_url.get(link)
        media["id"] = str(fresh_id())
        media["url"] = attachment.url if attachment else link
        media["proxy_url"] = media["url"]
        media["width"] = attachment.width if attachment else None
        media["height"] = attachment.height if attachment else None
        media["content_type"] = attachment.content_type if attachment else None
        if attachment:
            media["attachment_id"] = str(attachment.id)
    for component in walk(components):
        if component["type"] == T.FILE and component["name"] is None:
            attachment = next(
                (one for one in attachments if str(one.id) == component["file"].get("attachment_id")), None
            )
            component["name"] = attachment.filename if attachment else None
            component["size"] = attachment.size if attachment else None
