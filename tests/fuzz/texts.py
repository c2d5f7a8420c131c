"""Texts as nobody would like to meet them, and what must never come of one."""

from collections.abc import Iterable

import regex
from hypothesis import strategies as st

LONGEST = 4000
"""UTF-16 units, as many as a form or an option of Discord takes."""

MARKDOWN = (
    *("**", "__", "*", "_", "~~", "||", "`", "```", "```py\n", "\\", "\\\\", "> ", ">>> ", "# ", "### "),
    *("-# ", "- ", "* ", "1. ", "[a](https://x.example)", "[a](<https://x.example>)", "[@everyone](http://x)"),
)
MENTIONS = (
    *("@everyone", "@here", "<@1>", "<@!411223344556677889>", "<@&2>", "<#3>", "</fail:4>", "<id:customize>"),
    *("<t:0:R>", "<:cork:5>", "<a:cork:6>", "@\u200beveryone", "<\\@1>", "<@\n1>"),
)
LINKS = ("https://x.example", "HTTP://X.EXAMPLE", "discord.gg/cork", "discord.com/invite/cork", "<https://x.example>")
BIDI = ("\u202e", "\u202d", "\u2066", "\u2069", "\u200f", "\u200e", "\u061c", "שלום", "لا شكرًا")
ZALGO = ("Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334", "e\u0301" * 9, "\u0301" * 30)
EMOJI = ("👩‍🔬", "🏳️‍🌈", "👍🏿", "🇩🇪", "❤️", "1️⃣", "\U000e0067", "🍾")
ODDITIES = ("\x00", "\x1b[31m", "\r\n", "\u2028", "\u200b", "\ufeff", "\u3164", "\u2800", "中文", "ﬁ", "ẞ")
OURS = ("{n}", "{line}", "%s")
"""What our own catalogue puts words into."""

_PIECES = st.sampled_from((*MARKDOWN, *MENTIONS, *LINKS, *BIDI, *ZALGO, *EMOJI, *ODDITIES, *OURS))

_MENTION = regex.compile(r"<(?:@[!&]?|#)\d+>|</[^>]*:\d+>|<a?:\w+:\d+>|<id:\w+>|<t:-?\d+(?::\w)?>")
_EVERYBODY = regex.compile(r"@(?:everyone|here)")
_LINK = regex.compile(r"://|discord(?:\.gg|(?:app)?\.com/invite)", regex.IGNORECASE)
_UNSEEN = regex.compile(r"[\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]|[\p{Cc}--\n]", regex.V1)
_STACKED = regex.compile(r"\p{M}{4}")
_BEGINS = regex.compile(r"(?:#{1,3}|-#|>|>>>|[-*+]|\d+\.)\s")


def wild(longest: int = LONGEST) -> st.SearchStrategy[str]:
    """Return texts of at most so many UTF-16 units with anything in them; some fill them all."""
    pieced = st.lists(_PIECES | st.text(max_size=12), min_size=1, max_size=12).map("".join)
    repeated = st.builds(lambda text, times: text * times, pieced, st.sampled_from((1, 1, 2, 500)))
    return repeated.map(lambda text: _cut(text, longest))


def harm(shown: str, allowed: Iterable[str] = ()) -> list[str]:
    """Return what is active, hidden or reversed in a text in Discord's markdown, but for these mentions of ours."""
    for ours in allowed:
        shown = shown.replace(ours, "")
    found = [f"mentions {one}" for one in _MENTION.findall(shown)]
    found += ["mentions everybody"] if _EVERYBODY.search(shown) else []
    found += ["links"] if _LINK.search(shown) else []
    found += ["hides or reverses"] if _UNSEEN.search(shown) else []
    found += ["stacks marks"] if _STACKED.search(regex.sub(r"\u200d|\ufe0f", "", shown)) else []
    return found


def breaks_out(quotation: str) -> list[str]:
    """Return the lines of a quotation that are none, or that begin something inside it."""
    lines = quotation.split("\n")
    return [line for line in lines if not line.startswith("> ") or _BEGINS.match(line.removeprefix("> "))]


def _cut(text: str, longest: int) -> str:
    """Cut to so many UTF-16 units without leaving half a character."""
    return text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")
