"""Long texts of members: in a message as far as they fit, and whole in a file beside it."""

import sys

from cogs.common.card import Attached, Block, File, Text
from cogs.common.plain import clip, plain

SHOWN = 3000
"""UTF-16 units of a text that a message shows; the rest of the 4,000 is for what stands around it."""


def whole(text: str, filename: str, *, mark: str = "") -> tuple[tuple[Block, ...], tuple[File, ...]]:
    """Return blocks that show a text, `mark` before each line, and a file with all of it where they cannot hold it."""
    harmless = "\n".join(f"{mark}{line}" for line in plain(text, limit=sys.maxsize).split("\n"))
    shown = clip(harmless, SHOWN)
    if shown == harmless:
        return (Text(shown),), ()
    return (Text(shown), Attached(filename)), (File(filename, text.encode(errors="replace")),)
