"""What a card says and offers."""

from cogs.common.card import Button, Card, Row, Text


def said(card: Card) -> str:
    """Return a card's texts, each on a line of its own."""
    return "\n".join(block.content for block in card.blocks if isinstance(block, Text))


def buttons(card: Card) -> list[Button]:
    """Return the buttons of a card."""
    return [button for block in card.blocks if isinstance(block, Row) for button in block.buttons]
