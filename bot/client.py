"""The bot object: it holds what the cogs need, and keeps one bad event, loop or repeat from doing harm."""

import asyncio
import hashlib
import json
import logging
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Any

import discord
from discord.ext import commands

from bot.delivery import Delivery
from bot.kernel import command_sync
from bot.kernel.budget import Budget
from bot.kernel.clock import Clock
from bot.kernel.database import Database, Transaction
from bot.kernel.supervision import keep_running
from bot.settings import Settings

_log = logging.getLogger(__name__)

EXTENSIONS = (
    "cogs.failures",
    "cogs.feed",
    "cogs.milestones",
    "cogs.prompts",
    "cogs.privacy",
    "cogs.setup",
    "cogs.common",  # last: it collects the routes of the others
)
HEARTBEAT = 30.0
"""Seconds between two looks at the schedules, so that a clock that was set is noticed."""
REMEMBERED = 10_000
"""Interaction ids kept to recognise one that Discord delivers twice."""

Chore = Callable[[Transaction, datetime], object]


class Cork(commands.AutoShardedBot):
    """Cork's connection to Discord, with no intents: it receives what is addressed to it, and nothing else."""

    def __init__(self, settings: Settings, db: Database, clock: Clock) -> None:
        discord.http.Route.BASE = settings.discord_api_url
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=discord.Intents.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            max_ratelimit_timeout=60.0,
        )
        self.settings = settings
        self.db = db
        self.clock = clock
        self.budget = Budget(asyncio.get_running_loop().time)
        self.delivery = Delivery(self, db, clock, self.budget)
        self.chores: list[Chore] = []
        """What the heartbeat does, each in a transaction of its own: `chore(tx, now)`."""
        self.command_ids: dict[str, int] = {}
        self._loops: list[asyncio.Task[None]] = []
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._taking_work = True

    async def setup_hook(self) -> None:
        """Load the cogs, tell Discord the commands where they changed, and start the loops."""
        self._guard_parsers()
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        await self._sync_commands()
        for name, loop in (("delivery", self.delivery.run), ("heartbeat", self._beat)):
            self._loops.append(asyncio.create_task(keep_running(name, loop, self.clock), name=name))

    def mention(self, path: str) -> str:
        """Return a clickable mention of a command such as `quest start`, or its plain name while its id is unknown."""
        command_id = self.command_ids.get(path.partition(" ")[0])
        return f"</{path}:{command_id}>" if command_id else f"`/{path}`"

    async def drain(self, seconds: float) -> None:
        """Take no more work, and give what is under way these seconds to finish."""
        self._taking_work = False
        handlers = [task for task in asyncio.all_tasks() if task.get_name().startswith(("CommandTree", "discord.py"))]
        if handlers:
            await asyncio.wait(handlers, timeout=seconds)
        await self.delivery.stop(seconds)
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)

    async def _beat(self) -> None:
        while True:
            for chore in self.chores:
                await self.db.run(chore, self.clock.now())
            await self.clock.sleep(HEARTBEAT)

    async def _sync_commands(self) -> None:
        """Send the commands when they differ from what was sent last; a refusal by Discord does not stop the bot."""
        known = await self.db.read(command_sync.last)
        self.command_ids = dict(known.ids)
        if not self.settings.sync_commands:
            return
        translator = self.tree.translator
        drawn = [
            await command.get_translated_payload(self.tree, translator) if translator else command.to_dict(self.tree)
            for command in self.tree.get_commands()
        ]
        digest = hashlib.sha256(json.dumps([self.application_id, drawn], sort_keys=True).encode()).hexdigest()
        if digest == known.hash:
            return
        try:
            sent = await self.tree.sync()
        except discord.HTTPException as error:
            _log.warning(
                "Discord did not take the commands (%s %s); trying at the next start", error.status, error.code
            )
            return
        self.command_ids = {command.name: command.id for command in sent}
        await self.db.run(command_sync.remember, digest, self.command_ids)

    def _guard_parsers(self) -> None:
        """Wrap discord.py's event parsers: one malformed event must not end the process, one repeated acts once."""
        parsers = self._connection.parsers
        for name, parse in list(parsers.items()):
            parsers[name] = self._guarded(name, parse)
        parsers["INTERACTION_CREATE"] = self._once(parsers["INTERACTION_CREATE"])

    def _guarded(self, name: str, parse: Callable[[Any], None]) -> Callable[[Any], None]:
        def guarded(data: Any) -> None:
            try:
                parse(data)
            except Exception as error:  # noqa: BLE001 - whatever Discord sent, the connection lives on
                _log.error("dropped a malformed %s: %s", name, type(error).__name__)

        return guarded

    def _once(self, parse: Callable[[Any], None]) -> Callable[[Any], None]:
        def once(data: Any) -> None:
            interaction_id = data["id"]
            if not self._taking_work or interaction_id in self._seen:
                return
            self._seen[interaction_id] = None
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
            parse(data)

        return once
