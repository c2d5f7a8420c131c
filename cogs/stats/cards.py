"""How numbers look: to a member their own, and those of their server."""

from bot.kernel.text import say
from bot.stats.group import FEWEST_ALIKE, GroupFigures
from bot.stats.model import Figures
from cogs.common.card import Block, Card, Divider, File, Picture, Text
from cogs.common.dates import known_date
from cogs.common.look import NIGHT, PRIVATE
from cogs.stats.parts import Part

Shown = tuple[tuple[Part, bytes | None], ...]
"""Parts, each with its picture where it was drawn."""


def numbers(figures: Figures, shown: Shown, locale: str) -> Card:
    """Show a member's numbers."""
    return _told("\n".join(_heading(figures, locale)), shown, locale)


def numbers_of_group(figures: GroupFigures, shown: Shown, locale: str) -> Card:
    """Show a server's numbers."""
    month = known_date(figures.until.year, figures.until.month, None, locale)
    heading = say("stats.group", locale, n=figures.failures, people=figures.people, month=month)
    return _told(f"{heading}\n-# {say('stats.group_note', locale, n=FEWEST_ALIKE)}", shown, locale)


def _told(heading: str, shown: Shown, locale: str) -> Card:
    """Show the parts, each in words and, where it was drawn, as a picture."""
    blocks: list[Block] = [Text(heading)]
    files: list[File] = []
    for part, picture in shown:
        blocks += [Divider(), Text("\n".join((f"**{part.title}**", *part.lines)))]
        if picture is not None:
            alt = say("stats.alt", locale, title=part.title)
            blocks.append(Picture(part.filename, alt))
            files.append(File(part.filename, picture, alt))
    return Card(tuple(blocks), NIGHT, tuple(files))


def nothing(sentence: str) -> Card:
    """Say that there is nothing to count, and what would change that."""
    return Card((Text(sentence),), NIGHT)


def _heading(figures: Figures, locale: str) -> list[str]:
    lines = [say("stats.tried", locale, n=figures.failures)] if figures.failures else []
    lines += [say("stats.asked", locale, n=figures.endings.total)] if figures.endings.total else []
    lines[0] = f"{PRIVATE} {lines[0]}"
    return [*lines, f"-# {say('stats.private', locale)}"]
