"""What is left of a party, in a reader's language: the words of its picture, and an album as one page of HTML.

Neither has a name in it: whoever hands them on hands on what was said, and not who said it.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from bot.kernel.text import language_of, say
from bot.parties.evening import Evening
from bot.parties.model import Award, Line, Ritual

_PAGE = Path(__file__).with_name("album.html")


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture of a party says, and for those who do not see it `alt`."""

    headline: str
    caption: str
    alt: str


def words(evening: Evening, locale: str) -> Words:
    """Return what the picture of a party says."""
    read, place = evening.read, evening.party.place
    if not read:
        quiet = evening.party.ritual is Ritual.QUIET
        what = "quiet" if quiet else "glasses"
        caption = say("evening.picture_caption_quiet", locale) if quiet else ""
        return Words(
            say(f"evening.picture_{what}", locale), caption, say(f"evening.picture_alt_{what}", locale, place=place)
        )
    spoken = "; ".join(line.text for line in read)
    raised = len(evening.toasts)
    return Words(
        headline=say(f"evening.picture_headline_{_ritual(evening)}", locale, n=len(read)),
        caption=say("evening.picture_caption_toasts" if raised else "evening.picture_caption_none", locale, n=raised),
        alt=say("evening.picture_alt_slips", locale, n=len(read), place=place, lines=spoken),
    )


def award_name(award: Award, locale: str) -> str:
    """Return what an award is called."""
    return say(f"evening.award_{award}", locale)


def to_html(evening: Evening, locale: str, picture: bytes, when: str) -> bytes:
    """Return the album: one page that loads nothing, with the picture in it; `when` is its day in words."""
    said = words(evening, locale)
    page = Template(_PAGE.read_text(encoding="utf-8")).substitute(
        language=language_of(locale),
        title=escape(say("evening.album_title", locale, headline=said.headline, place=evening.party.place)),
        picture=base64.b64encode(picture).decode(),
        alt=escape(said.alt),
        headline=escape(said.headline),
        when=escape(f"{evening.party.place} · {when}"),
        parts="\n".join(_parts(evening, locale)),
    )
    return page.encode(errors="replace")


def day_of(evening: Evening) -> date:
    """Return the day on which the party was held."""
    return evening.party.local_date


def _ritual(evening: Evening) -> Ritual:
    """Return the ritual that a headline may name: shredded means that all was."""
    shredded = all(line.shredded for line in evening.read)
    return Ritual.TOAST if evening.party.ritual is Ritual.SHRED and not shredded else evening.party.ritual


def _parts(evening: Evening, locale: str) -> Iterator[str]:
    if evening.read:
        yield f"<h2>{escape(say('evening.album_read', locale))}</h2>\n<ol>"
        for line in evening.read:
            yield _item(evening, line, locale)
        yield "</ol>"
    if evening.toasts:
        yield f"<h2>{escape(say('evening.album_toasts', locale))}</h2>\n<ul>"
        for toast in evening.toasts:
            yield f'<li dir="auto">{escape(toast.text)}</li>'
        yield "</ul>"


def _item(evening: Evening, line: Line, locale: str) -> str:
    text = f"<s>{escape(line.text)}</s>" if line.shredded else escape(line.text)
    awards = "".join(f"<p>{escape(award_name(award, locale))}</p>" for award in evening.honours(line))
    return f'<li dir="auto">{text}{awards}</li>'
