"""How a member's own numbers look to them."""

from bot.kernel.text import say
from bot.stats.model import Figures
from cogs.common.card import Block, Card, Divider, File, Picture, Text
from cogs.common.look import NIGHT, PRIVATE
from cogs.stats.parts import Part


def numbers(figures: Figures, shown: tuple[tuple[Part, bytes | None], ...], locale: str) -> Card:
    """Show the parts, each in words and, where it was drawn, as a picture."""
    blocks: list[Block] = [Text("\n".join(_heading(figures, locale)))]
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
