"""What is left of a party: its picture, and its album beside it."""

import asyncio
from datetime import timedelta
from typing import Literal

from bot.kernel.text import say
from bot.parties import album
from bot.parties.evening import Evening
from bot.parties.model import OVER_LASTS
from bot.pictures.keepsake import KeepsakePicture, Slip, draw
from cogs.common.card import Attached, Block, Button, Card, File, Picture, Row, Text
from cogs.common.dates import long_date
from cogs.common.look import GOLD, NIGHT, PRIVATE
from cogs.common.plain import name

ALT_ROOM = 1000
"""UTF-16 units of a picture's words; Discord takes 1,024."""
PICTURE, LIGHT = "party.png", "party-light.png"

Theme = Literal["dark", "light"]


async def posted(evening: Evening, locale: str) -> Card:
    """Show everybody what is left of a party."""
    alt = _alt(evening, locale)
    picture = await _drawn(evening, locale, "dark")
    forgotten = long_date(evening.party.kept_until or album.day_of(evening) + OVER_LASTS + timedelta(days=1), locale)
    hint = say("evening.keepsake_hint", locale, date=forgotten)
    copy = Button(say("evening.copy", locale), mark(evening.party.id), PRIVATE)
    heading = say("evening.keepsake_heading", locale)
    file, page = _album(evening, locale, picture)
    blocks: tuple[Block, ...] = (Text(heading), Picture(PICTURE, alt), page, Text(f"-# {hint}"), Row((copy,)))
    return Card(blocks, GOLD, (File(PICTURE, picture, alt), file))


async def own_copy(evening: Evening, locale: str) -> Card:
    """Hand a host what is left of a party, in their own language, for a dark and for a light ground."""
    alt = _alt(evening, locale)
    dark, light = await asyncio.gather(_drawn(evening, locale, "dark"), _drawn(evening, locale, "light"))
    file, page = _album(evening, locale, light)
    blocks = (Text(say("evening.copy_heading", locale)), Picture(PICTURE, alt), Picture(LIGHT, alt), page)
    return Card(blocks, NIGHT, (File(PICTURE, dark, alt), File(LIGHT, light, alt), file))


def mark(party_id: str) -> str:
    """Return the custom_id that a keepsake, and no other message, carries."""
    return f"evening:copy:{party_id}"


async def _drawn(evening: Evening, locale: str, theme: Theme) -> bytes:
    return await asyncio.to_thread(draw, _picture(evening, locale, theme))


def _picture(evening: Evening, locale: str, theme: Theme) -> KeepsakePicture:
    said = album.words(evening, locale)
    slips = (
        Slip(line.text, " · ".join(album.award_name(one, locale) for one in evening.honours(line)), line.shredded)
        for line in evening.read
    )
    day = long_date(album.day_of(evening), locale)
    return KeepsakePicture(said.headline, said.caption, evening.party.place, day, tuple(slips), theme)


def _album(evening: Evening, locale: str, picture: bytes) -> tuple[File, Attached]:
    filename = say("evening.album_file", locale)
    page = album.to_html(evening, locale, picture, long_date(album.day_of(evening), locale))
    return File(filename, page), Attached(filename)


def _alt(evening: Evening, locale: str) -> str:
    return name(album.words(evening, locale).alt, limit=ALT_ROOM)
