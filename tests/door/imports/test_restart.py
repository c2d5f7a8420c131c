"""A dry run and an import work after a restart as before."""

from pathlib import Path

from sandbox.server import Sandbox
from sandbox.trial import trial
from tests.door.failures.steps import listed
from tests.door.imports.steps import ONE, brings


async def test_a_dry_run_from_before_a_restart_can_be_imported_and_taken_back(sandbox: Sandbox, tmp_path: Path) -> None:
    ada = sandbox.person("ada")
    async with trial(sandbox, tmp_path):
        dry_run = await brings(ada, "x.csv", ONE)
    async with trial(sandbox, tmp_path):
        done = await (await ada.press("Import 1", on=dry_run.message)).settled()
        assert (await listed(ada))[0] == "🔒 **Your one failure**"
    async with trial(sandbox, tmp_path):
        await ada.press("Take it all back", on=done.message)
        assert (await listed(ada))[0].startswith("Nothing here yet")


async def test_an_answer_that_is_lost_leaves_one_import(sandbox: Sandbox, tmp_path: Path) -> None:
    ada = sandbox.person("ada")
    async with trial(sandbox, tmp_path):
        dry_run = await brings(ada, "x.csv", ONE)
        sandbox.trouble.fail("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", status=404)
        first = await ada.press("Import 1", on=dry_run.message)
        await sandbox.until(lambda: first.followups)
        assert first.deferred
    async with trial(sandbox, tmp_path):
        again = await (await ada.press("Import 1", on=dry_run.message)).settled()
        assert again.text.startswith("🔒 **1 failure is saved now.**")
        assert (await listed(ada))[0] == "🔒 **Your one failure**"
