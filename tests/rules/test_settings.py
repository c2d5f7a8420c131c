"""Every setting is in `.env.example` and in the hosting page, and the example is a working one."""

import re
from dataclasses import fields

import pytest
from dotenv import dotenv_values

from bot.settings import Settings
from tests.rules.source import PROJECT

EXAMPLE = PROJECT / ".env.example"
HOSTING = PROJECT / "docs" / "hosting.md"
NAMES = {field.name.upper() for field in fields(Settings)}


def documented(page: str) -> set[str]:
    """Return the settings in the first column of a page's tables."""
    return set(re.findall(r"^\| *`([A-Z][A-Z_]+)` *\|", page, flags=re.MULTILINE))


def test_the_example_has_every_setting_and_no_other() -> None:
    assert dotenv_values(EXAMPLE).keys() == NAMES


def test_the_example_says_the_defaults() -> None:
    given = dotenv_values(EXAMPLE) | {"DISCORD_TOKEN": "a-token"}
    assert Settings.parse(given) == Settings(discord_token="a-token")


def test_each_setting_of_the_example_is_explained_in_the_line_above() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    unexplained = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if "=" in line.partition("#")[0] and before[:2] != "# "
    ]
    assert unexplained == []


def test_the_hosting_page_has_every_setting_in_a_table() -> None:
    assert documented(HOSTING.read_text(encoding="utf-8")) >= NAMES


@pytest.mark.parametrize("page", ["LOG_LEVEL: how much", "| LOG_LEVEL | how much |", "| how much | `LOG_LEVEL` |"])
def test_a_setting_outside_a_table_is_not_documented(page: str) -> None:
    assert documented(page) == set()


def test_a_setting_in_a_table_is_documented() -> None:
    assert documented("| Setting | |\n|---|---|\n| `LOG_LEVEL` | how much |") == {"LOG_LEVEL"}
