from pathlib import Path

from tools.command_reference import pages, payloads

REFERENCE = Path(__file__).parents[2] / "docs" / "commands.md"


async def test_the_command_reference_says_what_the_commands_are() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == pages(await payloads()), "run `make docs`"


async def test_every_command_and_option_is_described_in_its_own_words() -> None:
    described = [command for command in await payloads() if command["type"] == 1]

    assert described
    assert all(command["description"].strip("… ") for command in described)
