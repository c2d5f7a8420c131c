"""What a message that was pressed had shown: only that is posted."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from cogs.common.card import Card, Text
from cogs.common.reply import Interaction

_BLANKS = re.compile(r"[\s\u200b]+")


def shows(interaction: Interaction, card: Card, channel_id: int, due_at: datetime | None) -> bool:
    """Tell whether the pressed message showed these texts, and named this channel and this time, or none."""
    shown = tuple(texts(interaction.message.components if interaction.message else ()))
    inked = {ink(text) for text in shown}
    to_post = [ink(block.content) for block in card.blocks if isinstance(block, Text)]
    said = next((text for text in shown if f"<#{channel_id}>" in text), None)
    if said is None or not all(text in inked for text in to_post):
        return False
    return "<t:" not in said if due_at is None else stamp(due_at) in said


def stamp(due_at: datetime) -> str:
    """Return an instant as each reader sees it in their own zone."""
    return f"<t:{int(due_at.timestamp())}:F>"


def ink(text: str) -> str:
    """Return what can be seen of a text: Discord may trim blanks, and must not keep anybody from posting by it."""
    return _BLANKS.sub("", text)


def texts(components: Iterable[Any]) -> Iterator[str]:
    """Give every text of a message's components, from top to bottom."""
    for component in components:
        if content := getattr(component, "content", None):
            yield content
        yield from texts(getattr(component, "children", ()))
