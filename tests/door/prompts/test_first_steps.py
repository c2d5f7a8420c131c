"""A server that has no weekly prompt yet."""

from pathlib import Path

from sandbox.server import Sandbox
from sandbox.trial import trial


async def test_without_a_schedule_status_and_post_lead_to_one(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        olu = sandbox.person("olu")
        status = await olu.slash("/prompt status")
        assert status.text == f"No weekly prompt is scheduled. Begin with {bot.mention('prompt schedule')}."
        assert "This server has no weekly prompt yet." in (await olu.slash("/prompt post")).text
