"""The commands as Discord has them: sent whenever they differ from what was sent last, and mentioned by their ids."""

import hashlib
import json
import logging
from typing import Any

import discord
from discord.app_commands import CommandTree

from bot.kernel import command_sync
from bot.kernel.clock import Clock
from bot.kernel.database import Database

_log = logging.getLogger(__name__)

SYNC_AGAIN = 600.0
"""Seconds until commands that Discord did not take are sent again."""


class CommandList:
    """What Discord was told of a tree's commands, and the ids that it gave them."""

    def __init__(self, tree: CommandTree[Any], db: Database, clock: Clock) -> None:
        self._tree = tree
        self._db = db
        self._clock = clock
        self._ids: dict[str, int] = {}

    def mention(self, path: str) -> str:
        """Return a clickable mention of a command such as `quest start`, or its plain name while its id is unknown."""
        command_id = self._ids.get(path.partition(" ")[0])
        return f"</{path}:{command_id}>" if command_id else f"`/{path}`"

    async def load(self) -> None:
        """Take up the ids that Discord gave the last time."""
        self._ids = dict((await self._db.read(command_sync.last)).ids)

    async def sync(self) -> bool:
        """Send the commands when they differ from what was sent last, and tell whether Discord has them now."""
        client = self._tree.client
        drawn = await self._drawn()
        digest = hashlib.sha256(json.dumps([client.application_id, drawn], sort_keys=True).encode()).hexdigest()
        if digest == (await self._db.read(command_sync.last)).hash:
            return True
        try:
            # Not by `tree.sync`, which would draw them all a second time.
            sent = await client.http.bulk_upsert_global_commands(client.application_id, payload=drawn)
        except (discord.HTTPException, discord.RateLimited) as error:
            code = error.code if isinstance(error, discord.HTTPException) else ""
            _log.warning("Discord did not take the commands (%s %s); again later", type(error).__name__, code)
            return False
        self._ids = {command["name"]: int(command["id"]) for command in sent}
        await self._db.run(command_sync.remember, digest, self._ids)
        return True

    async def sync_later(self) -> None:
        """Send the commands every ten minutes until Discord takes them."""
        await self._clock.sleep(SYNC_AGAIN)
        while not await self.sync():
            await self._clock.sleep(SYNC_AGAIN)

    async def _drawn(self) -> list[dict[str, Any]]:
        """Return the commands as Discord is told of them, in every language."""
        translator = self._tree.translator
        return [
            await command.get_translated_payload(self._tree, translator) if translator else command.to_dict(self._tree)
            for command in self._tree.get_commands()
        ]
