"""Discord's limits on a message, counted as strictly as Discord may count."""

from collections.abc import Iterator
from typing import Any

from cogs.common.card import Card, payload

TEXT = 4000
COMPONENTS = 40


def parts(component: Any) -> Iterator[dict[str, Any]]:
    """Yield a component and all within it."""
    yield component
    for inner in component.get("components", ()):
        yield from parts(inner)


def drawn(*cards: Card) -> list[dict[str, Any]]:
    """Return every component of a message made of these cards."""
    return [one for card in payload(*cards) for one in parts(card)]


def units(text: str) -> int:
    """Count a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def complaints(*cards: Card) -> list[str]:
    """Return what Discord would refuse in a message made of these cards."""
    found = drawn(*cards)
    ids = [one["custom_id"] for one in found if "custom_id" in one]
    wrong = [f"{one['label']!r} is a long label" for one in found if units(one.get("label", "")) > 80]
    wrong += [f"{one!r} is a long route" for one in ids if len(one) > 100]
    wrong += [f"{one!r} is there twice" for one in ids if ids.count(one) > 1]
    if (text := sum(units(one.get("content", "")) for one in found)) > TEXT:
        wrong.append(f"{text} characters")
    if len(found) > COMPONENTS:
        wrong.append(f"{len(found)} components")
    return wrong
