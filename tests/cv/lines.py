"""Lines of a CV to test with."""

from bot.cv.model import Cv, Heading, Item, Style, arrange
from bot.journal.model import NOTHING_MUCH, PartialDate

HEADING = Heading("Ada Lovelace", "Much of it did not work out.\n\nA good deal was luck.")


def item(
    line: str,
    section: str | None = "awards",
    *dates: PartialDate,
    year: int = 2019,
    became: str | None = None,
) -> Item:
    """Make a line, by default of 2019 and under awards."""
    return Item(line, section, dates or (PartialDate(year),), became)


def cv(*items: Item, style: Style = Style.HAUSHOFER, heading: Heading = HEADING) -> Cv:
    """Arrange lines to a CV."""
    return Cv(heading, style, arrange(items, style))


SCRIPTS = {
    "Latin": "Not shortlisted at Universität Zürich",
    "Greek": "Ελληνικό Ίδρυμα Έρευνας",
    "Cyrillic": "Российский научный фонд",
    "Japanese": "東京大学の助教",
    "Korean": "서울대학교 조교수",
    "Chinese": "北京大学讲师",
    "Hebrew": "הקרן הלאומית למדע (Grant 2018/19)",
    "Arabic": "جائزة الملك فيصل 2020",
    "emoji": "Best paper 🏆 by 👩‍🔬 and 🏳️‍🌈 friends",
    "Devanagari": "हिन्दी विभाग",
    "Thai": "จุฬาลงกรณ์มหาวิทยาลัย",
}
AWKWARD = {
    "markup": '#panic("no") $x^2$ *bold* _slanted_ @label <label> \\ // " \\u{41} #read("/etc/passwd")',
    "TeX": r"\input{/etc/passwd} \write18{ls} %comment & 100% $x_1^2$ {\bf ~} \\ ^^41 ``'' --- << ?` \end{document}",
    "Markdown": "1. # [a](http://b) <b>c</b> `d` ![e](f) | g ~~h~~ https://i.example &amp; \\",
    "formula": "=HYPERLINK(1)",
    "one endless word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
    "zalgo": "Z" + "\u0300\u0316\u0301\u0317" * 30 + "algo",
    "overridden direction": "\u202egnihtemos\u202c \u2067left",
    "lone surrogate": "a\ud800b",
    "outcome": "It went on",
}
EVERYTHING = cv(
    *(item(line, section=None, year=2010 + at) for at, line in enumerate(SCRIPTS.values())),
    *(item(line, section="own [heading] #1 & more", year=2000 + at) for at, line in enumerate(AWKWARD.values())),
    item("Nothing came of it", became=NOTHING_MUCH),
    item("Something came of it", became="see https://example.org/a_b~c?x=1&y=%20#frag and (https://x.example)."),
)
