"""The words a reader sees in a message: content, embeds and text displays; labels of buttons are left out."""

from collections.abc import Iterator

from sandbox.form import Json


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component, outer before inner, in the order a reader meets them."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for single in ("accessory", "component"):
            if single in component:
                yield from walk([component[single]])


def _of_embed(embed: Json) -> Iterator[str]:
    yield embed.get("author", {}).get("name", "")
    yield embed.get("title", "")
    yield embed.get("description", "")
    for field in embed.get("fields", []):
        yield field["name"]
        yield field["value"]
    yield embed.get("footer", {}).get("text", "")


def words_of(content: str, embeds: list[Json], components: list[Json]) -> str:
    """Return all visible text, one piece a line."""
    pieces = [content]
    for embed in embeds:
        pieces.extend(_of_embed(embed))
    pieces.extend(component["content"] for component in walk(components) if component["type"] == 10)  # noqa: PLR2004 — text display
    return "\n".join(piece for piece in pieces if piece)
