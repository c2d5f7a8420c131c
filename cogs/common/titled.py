"""A member's text in several titled parts: in a message as far as they fit, and whole in a file beside it."""

import sys
from collections.abc import Sequence

from cogs.common.card import Attached, Block, File, Text
from cogs.common.plain import clip, plain, units

SHOWN = 2800
"""UTF-16 units of all parts together; the rest of the 4,000 is for what stands around them."""


def titled(
    parts: Sequence[tuple[str, str]],
    filename: str,
    *,
    shown: int = SHOWN,
    whole: Sequence[tuple[str, str]] | None = None,
) -> tuple[tuple[Block, ...], tuple[File, ...]]:
    """Return blocks that show each part under its title, and a file with all of them where one had to be cut.

    Titles are the product's own words. A short part leaves its room to the longer ones. `whole` are the parts for the
    file where there is more to them than is to be shown.
    """
    harmless = [plain(text, limit=sys.maxsize) for _, text in parts]
    limit = fair_limit([units(text) for text in harmless], shown)
    cut = [clip(text, limit) for text in harmless]
    told = "\n\n".join(f"**{title}**\n{text}" for (title, _), text in zip(parts, cut, strict=True))
    if cut == harmless and whole is None:
        return (Text(told),), ()
    everything = "\n\n".join(f"{title}\n{text}" for title, text in whole or parts)
    return (Text(told), Attached(filename)), (File(filename, everything.encode(errors="replace")),)


def fair_limit(lengths: list[int], room: int) -> int:
    """Return the longest that each text may be so that all together fit."""
    for at, length in enumerate(sorted(lengths)):
        share = room // (len(lengths) - at)
        if length > share:
            return share
        room -= length
    return max(lengths, default=room)
