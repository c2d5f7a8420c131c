"""Embeds, read with Discord's limits and written back as it answers them."""

from typing import Any

from sandbox.form import Faults, Json, Need, Path, flag, length, listing, moment, shape, text, url, whole

MOST_IN_ALL = 6000
_LINK = url()
_FILE_OR_LINK = url(2048, "http", "https", "attachment")
_IMAGE = shape(
    {"url": _FILE_OR_LINK, "width": whole(), "height": whole(), "description": text(0, 4096)},
    ignored=("proxy_url", "flags", "content_type", "placeholder", "placeholder_version"),
)
EMBED = shape(
    {
        "type": text(0, 100),
        "title": text(0, 256),
        "description": text(0, 4096),
        "url": _LINK,
        "color": whole(0, 0xFFFFFF),
        "timestamp": moment,
        "author": shape({"name": text(0, 256), "url": _LINK, "icon_url": _FILE_OR_LINK}, ignored=("proxy_icon_url",)),
        "footer": shape({"text": text(0, 2048), "icon_url": _FILE_OR_LINK}, ignored=("proxy_icon_url",)),
        "image": _IMAGE,
        "thumbnail": _IMAGE,
        "fields": listing(shape({"name": Need(text(1, 256)), "value": Need(text(1, 1024)), "inline": flag}), 0, 25),
    },
    ignored=("flags", "provider", "video"),
)


def _size(embed: Json) -> int:
    pieces = [embed.get("title"), embed.get("description")]
    pieces += [(embed.get("author") or {}).get("name"), (embed.get("footer") or {}).get("text")]
    for field in embed.get("fields") or []:
        pieces += [field.get("name"), field.get("value")]
    return sum(length(piece) for piece in pieces if piece)


def _written(embed: Json) -> Json:
    out: Json = {"type": "rich"}
    for name in ("title", "description"):
        if (embed.get(name) or "").strip():
            out[name] = embed[name].strip()
    for name in ("url", "color"):
        if embed.get(name) is not None:
            out[name] = embed[name]
    if embed.get("timestamp"):
        out["timestamp"] = embed["timestamp"].isoformat()
    if (embed.get("author") or {}).get("name"):
        out["author"] = {key: value for key, value in embed["author"].items() if value}
    if (embed.get("footer") or {}).get("text"):
        out["footer"] = {key: value for key, value in embed["footer"].items() if value}
    for name in ("image", "thumbnail"):
        if (embed.get(name) or {}).get("url"):
            out[name] = {key: value for key, value in embed[name].items() if value is not None}
    if embed.get("fields"):
        out["fields"] = [
            {
                "name": field.get("name", "").strip(),
                "value": field.get("value", "").strip(),
                "inline": bool(field.get("inline")),
            }
            for field in embed["fields"]
        ]
    return out


def read_embeds(given: Any, path: Path, faults: Faults) -> list[Json]:
    """Read up to ten embeds of 6,000 characters in all."""
    embeds = listing(EMBED, 0, 10)(given, path, faults)
    if sum(_size(embed) for embed in embeds) > MOST_IN_ALL:
        faults.add(path, "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MOST_IN_ALL}")
    written = [_written(embed) for embed in embeds]
    for index, embed in enumerate(written):
        for place, field in enumerate(embed.get("fields", [])):
            for key in ("name", "value"):
                if not field[key]:
                    faults.add((*path, index, "fields", place, key), "BASE_TYPE_REQUIRED", "This field is required")
    return written


def links_of(embeds: list[Json]) -> list[str]:
    """Return the addresses of the pictures in them."""
    links = [embed[name]["url"] for embed in embeds for name in ("image", "thumbnail") if name in embed]
    links += [embed[name].get("icon_url", "") for embed in embeds for name in ("author", "footer") if name in embed]
    return links


def names_shown(embeds: list[Json]) -> set[str]:
    """Return the file names the embeds refer to with attachment://."""
    return {link.removeprefix("attachment://") for link in links_of(embeds) if link.startswith("attachment://")}


def show_files(embeds: list[Json], urls: dict[str, str]) -> None:
    """Replace attachment:// by the files' addresses, in place."""
    for embed in embeds:
        for name, key in (("image", "url"), ("thumbnail", "url"), ("author", "icon_url"), ("footer", "icon_url")):
            link = embed.get(name, {}).get(key, "")
            if link.startswith("attachment://"):
                embed[name][key] = urls.get(link.removeprefix("attachment://"), link)
