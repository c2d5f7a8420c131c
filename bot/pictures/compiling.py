"""Have typst set a template: what members wrote goes in as data, never as markup. Call it in a thread."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.pictures.fonts import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TWOFOLD = 144.0
"""Pixels per inch at which a point is two pixels wide, as sharp screens want it."""


def to_png(template: Path, data: Mapping[str, object], pixels_per_inch: float = TWOFOLD) -> bytes:
    """Return a picture of the template's one page; the same data gives the same bytes on every machine."""
    import typst  # noqa: PLC0415  # start-up must be quick, and most starts draw nothing

    with panics_as_errors():
        return typst.compile(
            template,
            root=template.parent,
            font_paths=fonts(),
            format="png",
            ppi=pixels_per_inch,
            sys_inputs=inputs(data),
        )


def to_pdf(template: Path, data: Mapping[str, object]) -> bytes:
    """Return a document with the fonts it uses in it."""
    import typst  # noqa: PLC0415  # as above

    with panics_as_errors():
        return typst.compile(template, root=template.parent, font_paths=fonts(), sys_inputs=inputs(data))


@contextmanager
def panics_as_errors() -> Iterator[None]:
    """Raise RuntimeError where Rust panics: its PanicException is no Exception, and would pass by every error door."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise RuntimeError("typst panicked") from error
        raise


def inputs(data: Mapping[str, object]) -> dict[str, str]:
    """Return what a template finds in `sys.inputs`: nothing but data, as JSON."""
    return {"data": json.dumps(data)}
