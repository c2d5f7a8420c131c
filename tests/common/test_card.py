import pytest

from cogs.common.card import Button, Card, ChannelSelect, Divider, Option, Picture, Row, Select, Style, Text, payload
from cogs.common.routes import Routes


def test_a_card_becomes_one_container_with_its_blocks_in_order() -> None:
    card = Card((Text("Saved."), Divider(), Row((Button("Undo", "failure:undo:1", "↩️"),))), 0x2F4368)

    assert payload(card) == [
        {
            "type": 17,
            "accent_color": 0x2F4368,
            "components": [
                {"type": 10, "content": "Saved."},
                {"type": 14, "divider": True, "spacing": 1},
                {
                    "type": 1,
                    "components": [
                        {
                            "type": 2,
                            "style": 2,
                            "label": "Undo",
                            "custom_id": "failure:undo:1",
                            "emoji": {"name": "↩️"},
                        }
                    ],
                },
            ],
        }
    ]


def test_a_picture_refers_to_the_file_that_is_sent_along() -> None:
    (container,) = payload(Card((Picture("party.png", "bottles"),), 0))

    assert container["components"] == [
        {"type": 12, "items": [{"media": {"url": "attachment://party.png"}, "description": "bottles"}]}
    ]


def test_a_select_shows_what_is_chosen() -> None:
    (container,) = payload(
        Card((Select("a", (Option("A", "1", chosen=True),)), ChannelSelect("b", (0,), "Feed", chosen=42)), 0)
    )
    first, second = (row["components"][0] for row in container["components"])

    assert first["options"] == [{"label": "A", "value": "1", "default": True}]
    assert second["default_values"] == [{"id": "42", "type": "channel"}]


def test_cards_with_the_same_words_are_equal() -> None:
    assert Card((Text("a"),), 1) == Card((Text("a"),), 1)
    assert Button("a", "b", style=Style.DANGER) != Button("a", "b")


async def nobody(_: object) -> None:
    """Take a press."""


@pytest.mark.parametrize("second", ["failure:undo:{failure}", "failure:{deed}:{failure}"])
def test_two_faces_cannot_claim_the_same_buttons(second: str) -> None:
    routes = Routes()
    routes.add("failure:undo:{failure}", nobody)

    with pytest.raises(ValueError, match="failure"):
        routes.add(second, nobody)
