"""The bot object: it holds what the cogs need, and keeps one bad event, loop or repeat from doing harm."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from typing import Any

import discord
import yarl
from discord.ext import commands
from discord.gateway import DiscordWebSocket

from bot.command_list import CommandList
from bot.delivery import Delivery
from bot.heartbeat import Backlog, Chore, Round, beat
from bot.kernel.budget import Budget
from bot.kernel.clock import Clock
from bot.kernel.database import Database
from bot.kernel.supervision import keep_running
from bot.kernel.traces import places
from bot.languages import Languages
from bot.settings import Settings

_log = logging.getLogger(__name__)

EXTENSIONS = (
    "cogs.failures",
    "cogs.asks",
    "cogs.stings",
    "cogs.reviews",
    "cogs.resurfacing",
    "cogs.stories",
    "cogs.cv",
    "cogs.stats",
    "cogs.feed",
    "cogs.moderation",
    "cogs.experience",
    "cogs.milestones",
    "cogs.parties",
    "cogs.together",
    "cogs.prompts",
    "cogs.digest",
    "cogs.members",
    "cogs.checkins",
    "cogs.care",
    "cogs.privacy",
    "cogs.setup",
    "cogs.common",  # last: it collects the routes of the others
)
REMEMBERED = 10_000
"""Interaction ids kept to recognise one that Discord delivers twice."""
SESSION_WAIT = 5.0
LONGEST_SESSION_WAIT = 40.0
"""Seconds; discord.py gives a new session up after sixty."""
SESSIONS_WITHIN = timedelta(hours=1)
UNAUTHORIZED = 401
_OF_DISCORD = ("CommandTree", "discord")
"""How the names begin that discord.py gives to the tasks in which commands and events are handled."""


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
            guild_ready_timeout=0.0,  # without the guilds intent there are none to wait for
        )
        self.settings = settings
        self.db = db
        self.clock = clock
        self.budget = Budget(asyncio.get_running_loop().time)
        self.delivery = Delivery(self, db, clock, self.budget)
        self.chores: list[Chore] = []
        self.rounds: list[Round | Backlog] = []
        """What the heartbeat does, for all at once and for each of many."""
        self.languages = Languages(db)
        self.command_list = CommandList(self.tree, db, clock)
        self.token_refused = asyncio.Event()
        """Set when Discord no longer takes the token; to go on asking would get the whole address banned."""
        self.met = asyncio.Event()
        """Set when the gateway has greeted the first shard: from here on commands are answered."""
        self._loops: list[asyncio.Task[None]] = []
        self._seen: OrderedDict[str, None] = OrderedDict()
        self._sessions: dict[int | None, list[datetime]] = {}
        self._taking_work = True
        self._guard_requests()

    async def setup_hook(self) -> None:
        """Load the cogs, tell Discord the commands where they changed, and start the loops."""
        self._guard_parsers()
        await self.add_topics()
        await self.languages.load()
        heartbeat = partial(beat, self.db, self.clock, self.chores, self.rounds)
        loops: list[tuple[str, Callable[[], Awaitable[None]]]]
        loops = [("delivery", self.delivery.run), ("heartbeat", heartbeat)]
        await self.command_list.load()
        if self.settings.sync_commands and not await self.command_list.sync():
            loops.append(("commands", self.command_list.sync_later))
        for name, loop in loops:
            self._loops.append(asyncio.create_task(keep_running(name, loop, self.clock), name=name))

    async def add_topics(self) -> None:
        """Set up what each extension adds: commands, listeners, carriers, chores."""
        for extension in EXTENSIONS:
            # Not by `load_extension`, which runs every module again for each new client and drops it when that ends.
            await import_module(extension).setup(self)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Ask where the gateway is, and remember it: after a lost session discord.py would go to its own default."""
        self.shard_count, address, allowance = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(address)
        if allowance["remaining"] < self.shard_count:
            # Discord resets the token of a bot that begins more sessions than it may.
            seconds = allowance["reset_after"] / 1000
            _log.warning("no new session is allowed for %.0f s; waiting", seconds)
            await self.clock.sleep(seconds)
        await super().connect(reconnect=reconnect)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait before a new session: five seconds as Discord asks, and longer while sessions keep getting lost."""
        now = self.clock.now()
        recent = [at for at in self._sessions.get(shard_id, ()) if now - at < SESSIONS_WITHIN]
        self._sessions[shard_id] = [*recent, now]
        if not initial:
            await self.clock.sleep(min(SESSION_WAIT * 2 ** len(recent), LONGEST_SESSION_WAIT))

    def dispatch(self, event_name: str, /, *args: Any, **kwargs: Any) -> None:
        """Leave out that a command came: the command tree has it, and each such event would be a task more.

        Nobody here listens to what kind of event it was either, which discord.py tells of every single one.
        """
        if event_name == "socket_event_type":
            return
        if event_name == "interaction" and args[0].type is discord.InteractionType.application_command:
            return
        super().dispatch(event_name, *args, **kwargs)

    async def on_connect(self) -> None:
        """Note that Discord has greeted us."""
        self.met.set()

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Log where an event's handler broke, not with what."""
        _log.exception("%s failed", event_method)

    def mention(self, path: str) -> str:
        """Return a clickable mention of a command such as `quest start`, or its plain name while its id is unknown."""
        return self.command_list.mention(path)

    async def drain(self, seconds: float) -> None:
        """Take no more work, and give what is under way these seconds to finish."""
        self._taking_work = False
        if self.met.is_set():
            _log.info("stopping: no new work is taken, what is under way is finished")
        handlers = [task for task in asyncio.all_tasks() if task.get_name().startswith(_OF_DISCORD)]
        deadline = asyncio.get_running_loop().time() + seconds
        if handlers:
            await asyncio.wait(handlers, timeout=seconds * 0.6)
        await self.delivery.stop(deadline - asyncio.get_running_loop().time())
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)

    def _guard_requests(self) -> None:
        """Keep every request within the budget, and notice the first answer that says the token is no longer good."""
        request = self.http.request

        async def guarded(*arguments: Any, **options: Any) -> Any:
            try:
                return await self.budget.spend(partial(request, *arguments, **options))
            except discord.HTTPException as error:
                if error.status == UNAUTHORIZED:
                    self.token_refused.set()
                raise

        self.http.request = guarded  # type: ignore[method-assign]  # the one door of all requests but interactions'

    def _guard_parsers(self) -> None:
        """Wrap discord.py's event parsers: one malformed event must not end the process, one repeated acts once."""
        parsers = self._connection.parsers
        parsers["INTERACTION_CREATE"] = self._once(parsers["INTERACTION_CREATE"])
        for name, parse in list(parsers.items()):
            parsers[name] = self._guarded(name, parse)

    def _guarded(self, name: str, parse: Callable[[Any], None]) -> Callable[[Any], None]:
        def guarded(data: Any) -> None:
            try:
                parse(data)
            except Exception as error:  # noqa: BLE001 - whatever Discord sent, the connection lives on
                _log.error("dropped a malformed %s: %s", name, places(error))

        return guarded

    def _once(self, parse: Callable[[Any], None]) -> Callable[[Any], None]:
        def once(data: Any) -> None:
            interaction_id = data["id"]
            if not self._taking_work or interaction_id in self._seen:
                return
            self._seen[interaction_id] = None
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
            self.languages.speak(data)
            parse(data)

        return once
