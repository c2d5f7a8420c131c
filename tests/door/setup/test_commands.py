"""Discord is told of the commands when they changed, and only then."""

from datetime import timedelta
from pathlib import Path

from bot.kernel import command_sync
from bot.kernel.transaction import Transaction
from sandbox.server import Sandbox
from sandbox.trial import trial
from sandbox.wire import Dispatch, Exchange

COMMANDS = "/applications/{application_id}/commands"
TEN_MINUTES = timedelta(minutes=10)


def told(sandbox: Sandbox) -> list[int]:
    """Return the statuses, from now on, with which Discord answers when it is told of the commands."""
    statuses: list[int] = []

    def look(seen: Exchange | Dispatch) -> None:
        if isinstance(seen, Exchange) and seen.method == "PUT" and seen.template == COMMANDS:
            statuses.append(seen.status)

    sandbox.wire.observe(look)
    return statuses


def forget(tx: Transaction) -> None:
    known = command_sync.last(tx)
    command_sync.remember(tx, "of other commands", known.ids)


async def test_commands_are_sent_at_the_first_start_and_after_a_change_only(sandbox: Sandbox, tmp_path: Path) -> None:
    statuses = told(sandbox)
    async with trial(sandbox, tmp_path) as bot:
        first = bot.mention("setup check")
    assert statuses == [200]
    async with trial(sandbox, tmp_path) as bot:
        assert bot.mention("setup check") == first
        await sandbox.person("ada").slash("/about")
        await bot.db.run(forget)
    assert statuses == [200]
    async with trial(sandbox, tmp_path) as bot:
        assert bot.mention("setup check") == first
    assert statuses == [200, 200]


async def test_another_application_is_told_of_them_too(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path):
        pass
    sandbox.world.application_id = sandbox.world.ids.next()
    statuses = told(sandbox)
    async with trial(sandbox, tmp_path):
        assert statuses == [200]


async def test_a_discord_that_does_not_take_the_commands_is_asked_again_and_the_bot_runs(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(forget)
    statuses = told(sandbox)
    sandbox.trouble.fail("PUT", COMMANDS, status=403)
    async with trial(sandbox, tmp_path):
        assert (await sandbox.person("ada").slash("/about")).ephemeral
        assert statuses == [403]
        sandbox.clock.advance(TEN_MINUTES)
        await sandbox.until(lambda: statuses == [403, 200])


async def test_descriptions_are_there_in_both_languages_and_names_in_one(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path):
        for command in sandbox.world.commands.of(None):
            if command.data["description"]:
                assert command.data["description_localizations"]["de"] != command.data["description"]
                assert command.data["description_localizations"]["en-GB"] == command.data["description"]
                assert not command.data.get("name_localizations")
