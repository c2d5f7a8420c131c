"""`/care`: whom one can turn to, for whoever asks themselves, and for nobody else."""

from typing import Any

import pytest

from bot.guilds import actions as guilds
from bot.kernel.transaction import Transaction
from tests.door.conftest import Stage

OWN = "Dr. Lind, room 2.14, Tuesdays\nhttps://example.org/counselling @everyone"


def everything(tx: Transaction) -> list[tuple[object, ...]]:
    """Return every row of every table."""
    tables = [row["name"] for row in tx.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return [(table, *row) for table in tables for row in tx.all(f"SELECT * FROM {table}")]  # noqa: S608 - own names


@pytest.mark.parametrize("dm", [False, True])
async def test_it_names_lists_for_every_country_to_whoever_asks_and_keeps_nothing(stage: Stage, *, dm: bool) -> None:
    before = await stage.bot.db.read(everything)
    said = await stage.ada.slash("/care", dm=dm)
    assert dm or said.ephemeral
    assert "findahelpline.com" in said.text
    assert "iasp.info" in said.text
    assert "In this group" not in said.text
    assert await stage.bot.db.read(everything) == before


async def test_the_organisers_own_lines_come_first_and_call_nobody(stage: Stage) -> None:
    await stage.bot.db.run(guilds.change, stage.sandbox.world.guild.id, stage.sandbox.clock.now(), care=OWN)
    said = await stage.bo.slash("/care")
    assert said.text.index("Dr. Lind") < said.text.index("findahelpline.com")
    assert "In dieser Gruppe" in said.text
    assert said.message is not None
    assert not said.message.mention_everyone


@pytest.mark.parametrize(
    ("more", "offered"), [({}, False), ({"sting": 8}, False), ({"sting": 9}, True), ({"sting": 10}, True)]
)
async def test_a_receipt_offers_it_only_where_it_stung_a_lot(
    stage: Stage, more: dict[str, Any], *, offered: bool
) -> None:
    receipt = await stage.ada.slash("/fail", line="The last round", **more)
    assert ("Care" in receipt.buttons) is offered


async def test_the_button_opens_the_same_card_even_after_the_entry_is_gone(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="The last round", sting=10)
    await stage.ada.slash("/failures undo")
    card = await stage.ada.press("Care", on=receipt.message)
    assert card.ephemeral
    assert card.text == (await stage.ada.slash("/care")).text
    assert "The last round" not in card.text
