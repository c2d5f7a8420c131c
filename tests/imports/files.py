"""Files to read in tests."""

from datetime import date
from pathlib import Path

from bot.imports.model import Archive, Context, Found, Reading
from bot.imports.reading import read
from bot.kernel.errors import Refused

LAYOUTS = Path(__file__).parent / "layouts"
TODAY = date(2026, 3, 14)
BRITAIN = Context(TODAY, "en-GB")
AMERICA = Context(TODAY, "en-US")


def reading(content: str | bytes, name: str = "list.csv", context: Context = BRITAIN) -> Reading:
    """Read what is no export."""
    found = read(content.encode() if isinstance(content, str) else content, name, context)
    assert isinstance(found, Reading)
    return found


def layout(name: str, context: Context = BRITAIN) -> Reading:
    """Read one of the layouts."""
    return reading((LAYOUTS / name).read_bytes(), name, context)


def brief(found: Found) -> tuple[str, str | None, str | None]:
    """Return a failure's line, kind and date."""
    return found.text, found.kind, None if found.happened is None else str(found.happened)


def attempt(content: bytes, name: str) -> Reading | Archive | None:
    """Read a file, None where it is refused; anything else that goes wrong is raised."""
    try:
        return read(content, name, BRITAIN)
    except Refused:
        return None
