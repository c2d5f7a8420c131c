"""Read what a member brings: a table, Markdown, or an export of Cork's own. No network, no database, no clock."""

from dataclasses import replace

from bot.imports.decoding import decode
from bot.imports.mapping import count_headings
from bot.imports.model import Archive, Context, Reading
from bot.imports.prose import read_lines, read_prose
from bot.imports.rows import read_rows
from bot.imports.sniffing import Form, exported, form_of
from bot.imports.tables import read_table
from bot.kernel.errors import Refused


def read(content: bytes, filename: str, context: Context) -> Reading | Archive:
    """Read a file; it takes seconds for the largest, so that it belongs in a thread.

    Whatever cannot be read as a whole raises Refused `imports.…`; a single row that cannot be read is only noted.
    """
    packed = exported(content)
    if packed is not None:
        return Archive(packed, filename)
    text, encoding = decode(content)
    match form_of(text, filename):
        case Form.EXPORT:
            return Archive(text.encode(), filename)
        case Form.PROSE:
            reading = read_prose(text, encoding, context)
        case Form.LINES:
            reading = read_lines(text, encoding, context)
        case Form.TABLE:
            reading = read_rows(read_table(text, count_headings), encoding, context)
    if not (reading.failures or reading.waiting or reading.accepted or reading.unread):
        raise Refused("imports.empty")
    return replace(reading, filename=filename)
