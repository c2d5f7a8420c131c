"""What a message that was pressed had shown: only that is posted."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from cogs.common.card import Card, Text
from cogs.common.reply import Interaction

_BLANKS = re.compile(r"[\s\u200b]+")


def shows(interaction: Interaction, card: Card, channel_id: int) -> bool:
    """Tell whether the pressed message showed these texts, and named this channel."""
    said = tuple(texts(interaction.message.components if interaction.message else ()))
    shown = {ink(text) for text in said}
    to_post = [ink(block.content) for block in card.blocks if isinstance(block, Text)]
    return all(text in shown for text in to_post) and any(f"<#{channel_id}>" in text for text in said)


def ink(text: str) -> str:
    """Return what can be seen of a text: Discord may trim blanks, and must not keep anybody from posting by it."""
    return _BLANKS.sub("", text)


def texts(components: Iterable[Any]) -> Iterator[str]:
    """Give every text of a message's components, from top to bottom."""
    for component in components:
        if content := getattr(component, "content", None):
            yield content
        yield from texts(getattr(component, "children", ()))
