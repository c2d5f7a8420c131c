"""A CV of failures as a file: one module a format, each with `write`."""

from typing import Protocol

from bot.cv.formats import csv, json, latex, markdown, pdf, png
from bot.cv.model import Cv, Format


class Writer(Protocol):
    """Turns a CV into a file's content, with headings in the language of a Discord locale.

    Pure, and up to two seconds of work for a long CV: call it in a thread. The same CV gives the same bytes.
    """

    def __call__(self, cv: Cv, locale: str) -> bytes:
        """Write a CV."""


def writer(chosen: Format) -> Writer:
    """Return what writes a format."""
    match chosen:
        case Format.PDF:
            return pdf.write
        case Format.MARKDOWN:
            return markdown.write
        case Format.LATEX:
            return latex.write
        case Format.JSON:
            return json.write
        case Format.CSV:
            return csv.write
        case Format.PNG:
            return png.write
