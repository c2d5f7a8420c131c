"""Let what members write stand in a Markdown document as they wrote it."""

import re
from collections.abc import Iterator

# What CommonMark or GitHub read as markup inside a line, and what they read as a list or heading at its start.
_INLINE = re.compile(r"[\\`*_\[\]<>|~&#$@]")
_AT_START = re.compile(r"^(?:(?P<mark>[-+=])|(?P<number>\d{1,9})(?P<end>[.)]))")


def escaped(line: str) -> str:
    """Return one line of text such that Markdown shows it as it is."""
    line = _INLINE.sub(r"\\\g<0>", line.strip())
    return _AT_START.sub(lambda at: rf"\{at['mark']}" if at["mark"] else rf"{at['number']}\{at['end']}", line)


def quoted(text: str) -> Iterator[str]:
    """Return the lines of a text as a Markdown quotation that keeps its line breaks."""
    for line in text.splitlines():
        yield f"> {escaped(line)}  " if line.strip() else ">"
