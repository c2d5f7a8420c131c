import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

import regex

from bot.feed.model import Audience
from bot.quests.model import Kind as Kind  # noqa: PLC0414 - a failure has one, and a quest may count only some
from bot.quests.model import Quest

LINE_LIMIT = 140
"""A line has at most this many characters as people see them (grapheme clusters)."""
LINE_POINTS = 1000
"""And at most this many code points: room for 140 of the longest emoji, not for towers of combining marks."""
STORY_LIMIT = 4000
"""What a form of Discord holds; a line that was too long may leave a longer story."""
SECTION_LIMIT = 60
BECAME_LIMIT = 300
STINGS = range(11)

SECTIONS = (
    "degree-programs",
    "academic-positions",
    "awards",
    "paper-rejections",
    "research-funding",
    "meta-failures",
)
"""Haushofer's six headings, by key; their names stand in the catalogue under `journal.section.<key>`."""

NOTHING_MUCH = "nothing-much"
"""What most things become; its words stand in the catalogue under `journal.became.nothing-much`."""

_GRAPHEME = regex.compile(r"\X")
_VISIBLE = regex.compile(r"[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]")
_UNPRINTABLE = regex.compile(r"[\p{Cc}\p{Cs}\u2028\u2029]")
_UNPRINTABLE_BUT_LINES = regex.compile(r"[[\p{Cc}\p{Cs}]--[\n\t]]", flags=regex.V1)
_CUT = "…"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as it is known: a year, a month or a day. `str` gives `2019`, `2019-03` or `2019-03-14`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day without a month")
        # An impossible date raises ValueError by itself. A 0 is no absence.
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def __str__(self) -> str:
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}"

    @classmethod
    def parse_iso(cls, text: str) -> "PartialDate":
        """Read what `str` wrote, and also `2019-3-4`; raise ValueError for anything else."""
        match = regex.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", text)
        if match is None:
            raise ValueError(text)
        return cls(*(int(part) for part in match.groups() if part is not None))

    def is_future(self, today: date) -> bool:
        """Tell whether all of it lies after `today`: this month is not, the next one is."""
        first = date(self.year, self.month or 1, self.day or 1)
        return first > today


@dataclass(frozen=True, slots=True)
class Failure:
    """One entry of somebody's CV of failures; it is named by its member and its id.

    `became` is what it became later: words, a link, or NOTHING_MUCH. What was let go is in no list and no reminder, and
    still counts. `batch` is the import that brought it.
    """

    id: int
    member_id: int
    line: str = field(repr=False)
    story: str | None = field(repr=False)
    kind: Kind | None
    section: str | None = field(repr=False)
    happened: PartialDate | None
    sting: int | None
    quest_id: int | None
    logged_at: datetime
    edited_at: datetime | None
    became: str | None = field(default=None, repr=False)
    let_go: bool = False
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A failure as it was typed; `origin` is the interaction's id and `section` a key of SECTIONS or an own heading.

    `story` is what stands behind it beyond a text that is too long for a line. `locale` and `guild_id` tell in which
    language and where it was typed.
    """

    member_id: int
    origin: int | None
    text: str = field(repr=False)
    kind: Kind | None = None
    section: str | None = field(default=None, repr=False)
    happened: PartialDate | None = None
    sting: int | None = None
    quest_id: int | None = None
    story: str | None = field(default=None, repr=False)
    became: str | None = field(default=None, repr=False)
    locale: str = "en-US"
    guild_id: int | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """What logging led to: `first_time` is false for a double press, `reached` holds the milestones that are new.

    `unseen` holds earlier entries that were saved although their member was never told.
    """

    failure: Failure
    first_time: bool
    quest: Quest | None
    reached: tuple[int, ...] = ()
    unseen: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A failure in a list, with the audiences that see something of it; none means private."""

    failure: Failure
    audiences: tuple[Audience, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: `page` counts from 0 up to `pages` - 1, and `pages` is at least 1."""

    entries: tuple[Entry, ...]
    page: int
    pages: int
    total: int


def clean_line(text: str) -> str:
    """Return text on one line: composed (NFC), without control characters, whitespace folded."""
    if not _is_plain(text):
        text = _UNPRINTABLE.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def clean_story(text: str) -> str:
    """Return text composed (NFC) and without control characters, with its lines kept."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE_BUT_LINES.sub("", lines).strip()


def is_blank(text: str) -> bool:
    """Tell whether there is nothing to see in a text."""
    return not text.strip() if _is_plain(text) else _VISIBLE.search(text) is None


def _is_plain(text: str) -> bool:
    """Tell whether a text is nothing but ASCII's letters, marks and spaces, as most are: nothing hides in those."""
    return text.isascii() and text.isprintable()


def cut_line(text: str) -> tuple[str, str | None]:
    """Return a line, and the whole text as its story where it was too long and had to be cut, at a word if possible."""
    line = clean_line(text)
    if len(line) <= LINE_LIMIT or (len(line) <= LINE_POINTS and len(_GRAPHEME.findall(line)) <= LINE_LIMIT):
        return line, None
    kept = _first(line, LINE_LIMIT - 1, LINE_POINTS - 1)
    if line[len(kept)] != " ":
        # A word that fills half the line is cut through: better than losing that half.
        at_word = kept.rpartition(" ")[0]
        kept = at_word if 2 * len(at_word) > len(kept) else kept
    return kept.rstrip() + _CUT, clean_story(text)


def _first(text: str, graphemes: int, points: int) -> str:
    """Return as much of the text as fits both limits; one endless grapheme is cut through."""
    ends = (match.end() for match in islice(_GRAPHEME.finditer(text), graphemes))
    return text[: max((end for end in ends if end <= points), default=points)]
