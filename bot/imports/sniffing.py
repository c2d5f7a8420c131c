"""What sort of file somebody brings, by what is in it rather than by its name."""

import re
import zlib
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from bot.imports.model import LARGEST, LARGEST_UNPACKED, MOST
from bot.kernel.errors import Refused

EXPORT = "cork.json"
SEPARATORS = ",;\t|"
_ZIP = b"PK"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF"
_RTF = b"{\\rtf"
_WORKBOOKS = re.compile(r"xl/|content\.xml$|Index/")
"""Parts of what Excel, LibreOffice and Numbers save."""
_MARKED = re.compile(r"\s{0,3}(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|\|.*\|\s*$|>\s)")
_PROSE_NAME = re.compile(r"(?i)\.(?:md|markdown|mdown)$")
_TABLE_NAME = re.compile(r"(?i)\.(?:csv|tsv|tab)$")
_LOOKED_AT = 200


class Form(StrEnum):
    """How a text is laid out."""

    TABLE = "table"
    PROSE = "prose"
    LINES = "lines"
    EXPORT = "export"


def exported(content: bytes) -> bytes | None:
    """Return the JSON of an export of Cork's out of its zip, None for what is no zip; refuse other files kindly."""
    if len(content) > LARGEST:
        raise too_large(LARGEST)
    if content.startswith((_PDF, _RTF)):
        raise Refused("imports.document")
    if content.startswith(_OLD_OFFICE):
        raise Refused("imports.workbook")
    return _unpacked(content) if content.startswith(_ZIP) else None


def form_of(text: str, filename: str) -> Form:
    """Tell how a text is laid out: by its beginning, then its name, then its lines."""
    if text.lstrip()[:1] in ("{", "["):
        return Form.EXPORT
    if _PROSE_NAME.search(filename):
        return Form.PROSE
    if _TABLE_NAME.search(filename):
        return Form.TABLE
    lines = [line for line in text[:100_000].splitlines()[:_LOOKED_AT] if line.strip()]
    marked = sum(1 for line in lines if _MARKED.match(line))
    if 2 * marked > len(lines):
        return Form.PROSE
    return Form.TABLE if any(_is_column(lines, separator) for separator in SEPARATORS) else Form.LINES


def _is_column(lines: list[str], separator: str) -> bool:
    """Tell whether most lines have this separator, and equally often."""
    counts = [line.count(separator) for line in lines]
    usual = max(set(counts), key=counts.count, default=0)
    return usual > 0 and 4 * counts.count(usual) > 3 * len(counts)


def too_large(most: int) -> Refused:
    """Return the refusal of a file that has more bytes than this."""
    mega = most // (1024 * 1024)
    return Refused("imports.too_large", most=f"{mega} MB" if mega else f"{most // 1024} kB")


def too_many() -> Refused:
    """Return the refusal of a file that has more rows, or says of some that there were more, than is taken at once."""
    return Refused("imports.too_many", most=MOST)


def _unpacked(content: bytes) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if EXPORT not in names:
                raise Refused("imports.workbook" if any(map(_WORKBOOKS.match, names)) else "imports.other_zip")
            # What a zip says of its sizes may be a lie, so no more is unpacked than is taken.
            with archive.open(EXPORT) as packed:
                unpacked = packed.read(LARGEST_UNPACKED + 1)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        # Broken, encrypted, or packed in a way that nobody reads.
        raise Refused("imports.broken_zip") from error
    if len(unpacked) > LARGEST_UNPACKED:
        raise too_large(LARGEST_UNPACKED)
    return unpacked
