"""The album: whatever was said stands in it as it was typed, and nothing of it is active."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bot.parties import album
from bot.parties.evening import Evening
from bot.parties.model import Award, Ritual
from tests.parties.evenings import ADA, BEN, PARTY, evening, raised
from tests.pictures.test_party import AWKWARD_TEXTS

PNG = b"\x89PNG\r\n\x1a\nnot really"
EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</s></li></ol><iframe src='https://x.example'>",
    "&lt;b&gt; $headline ${parts} {0} %s",
    '[x](javascript:alert(1)) <a href="javascript:alert(1)">x</a>',
)
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "img", "h1", "p", "h2", "ol", "ul", "li", "s"),
}


class Reader(HTMLParser):
    """What a browser would make of a page: its elements, their attributes, and the words in its lists."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.items: list[str] = []
        self._inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")
        if tag == "li":
            self.items.append("")
        self._inside = self._inside or tag == "li"

    def handle_endtag(self, tag: str) -> None:
        if tag == "li":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.items[-1] += data


def read(one: Evening, locale: str = "en-US") -> Reader:
    return Reader(album.to_html(one, locale, PNG, "18 November 2026").decode())


@pytest.mark.parametrize("text", [*EVIL, *AWKWARD_TEXTS.values()], ids=[*map(str, range(len(EVIL))), *AWKWARD_TEXTS])
def test_what_was_typed_is_only_ever_text(text: str) -> None:
    page = read(evening(text, party=replace(PARTY, place=text), toasts=raised(text)))
    shown = text.encode(errors="replace").decode().replace("\x00", "\ufffd")
    assert page.elements <= ALLOWED
    assert set(page.attributes) <= {"lang", "charset", "http-equiv", "content", "name", "src", "alt", "class", "dir"}
    assert all(source.startswith("data:image/png;base64,") for source in page.attributes["src"])
    assert [" ".join(item.replace("\x00", "\ufffd").split()) for item in page.items] == [" ".join(shown.split())] * 2


def test_an_album_names_nobody_and_loads_nothing() -> None:
    page = album.to_html(evening("Rome", toasts=raised("To tea")), "en-US", PNG, "18 November 2026").decode()
    assert str(ADA) not in page.partition("<body>")[2].partition("base64,")[0]
    assert "<@" not in page
    assert f">{BEN}<" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page


def test_awards_and_shredded_lines_can_be_told_by_their_words_alone() -> None:
    one = evening("Rome", "Oslo")
    shredded = replace(
        one, lines=(replace(one.lines[0], shredded=True), one.lines[1]), awards={Award.KINDEST: one.lines[1].id}
    )
    page = album.to_html(shredded, "de", PNG, "18. November 2026").decode()
    assert "<s>Rome</s>" in page
    assert "Oslo<p>Freundlichster Brief</p>" in page
    assert '<html lang="de">' in page


def test_what_was_never_read_aloud_stays_unread() -> None:
    one = evening("Rome", "Oslo", party=replace(PARTY, ritual=Ritual.READ_ALOUD))
    half = replace(one, lines=(one.lines[0], replace(one.lines[1], read=False)))
    assert read(half).items == ["Rome"]
    assert "Oslo" not in album.words(half, "en-US").alt


@pytest.mark.parametrize(
    ("ritual", "shredded", "headline"),
    [
        (Ritual.TOAST, False, "2 failures. Cheers!"),
        (Ritual.SHRED, False, "2 failures. Cheers!"),
        (Ritual.SHRED, True, "2 failures, shredded"),
        (Ritual.READ_ALOUD, False, "2 failures, read aloud"),
    ],
)
def test_the_headline_says_what_was_done(ritual: Ritual, headline: str, *, shredded: bool) -> None:
    one = evening("Rome", "Oslo", party=replace(PARTY, ritual=ritual))
    done = replace(one, lines=tuple(replace(line, shredded=shredded) for line in one.lines))
    assert album.words(done, "en-US").headline == headline


@pytest.mark.parametrize(("ritual", "headline"), [(Ritual.QUIET, "A quiet evening"), (Ritual.TOAST, "Cheers!")])
def test_a_party_without_lines_has_words_of_its_own(ritual: Ritual, headline: str) -> None:
    one = evening(party=replace(PARTY, ritual=ritual), toasts=raised("To tea") if ritual is Ritual.TOAST else ())
    assert album.words(one, "en-US").headline == headline
    assert one.has_keepsake


def test_of_a_party_at_which_nothing_was_said_nothing_is_left() -> None:
    assert not evening().has_keepsake
    assert not evening(party=replace(PARTY, ritual=Ritual.QUIET, hosts=())).has_keepsake
