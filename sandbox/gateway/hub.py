"""All gateway sessions: they are told of the world's events, and trouble comes over them."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from aiohttp import web

from sandbox.form import Json
from sandbox.gateway.connection import Connection
from sandbox.gateway.intents import Intent
from sandbox.gateway.outgoing import guild_create, outgoing, stub
from sandbox.gateway.session import Session
from sandbox.payload import people
from sandbox.wire import Dispatch, Wire
from sandbox.world.events import Event
from sandbox.world.world import World

RESUMABLE_FOR = timedelta(minutes=5)
IDENTIFIES_A_DAY = 1000
HEARTBEAT_MS = 41_250


class Hub:
    """The gateway: sockets come in, sessions live longer than their sockets."""

    def __init__(self, world: World, wire: Wire, heartbeat_ms: int = HEARTBEAT_MS) -> None:
        self.world = world
        self.heartbeat_ms = heartbeat_ms
        self.sessions: dict[str, Session] = {}
        self._wire = wire
        self._ready = asyncio.Event()
        self._watchers: list[Callable[[], None]] = []
        world.subscribe(self._tell)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one WebSocket of the bot until it ends."""
        return await Connection(self, request).run()

    async def identified(self) -> None:
        """Wait until a session is connected."""
        await self._ready.wait()

    def online(self) -> list[Session]:
        """Return the sessions that have a socket now."""
        return [session for session in self.sessions.values() if session.socket is not None]

    def _tell(self, event: Event) -> None:
        if not self.sessions:
            return
        told = outgoing(self.world, event)
        if told is None:
            return
        for session in tuple(self.sessions.values()):
            if session.concerns(told):
                self.dispatch(session, told.name, told.data)

    def dispatch(self, session: Session, name: str, data: Json) -> None:
        """Tell one session of something."""
        session.dispatch(name, data)
        self._wire.tell(Dispatch(name, data))

    def identify(self, session: Session) -> None:
        """Begin a session; the thousandth-and-first of a day costs the token, as at Discord."""
        self.world.identifies += 1
        if self.world.identifies > IDENTIFIES_A_DAY:
            self.world.renew_token()
        self.sessions[session.id] = session
        world = self.world
        mine = [
            guild
            for guild in world.guilds.values()
            if world.bot_user.id in guild.members and (guild.id >> 22) % session.shards == session.shard
        ]
        ready: Json = {
            "v": 10,
            "user": people.own_user(world.bot_user),
            "guilds": [stub(guild) for guild in mine],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": world.base_url.replace("http", "ws", 1) + "/gateway",
            "shard": [session.shard, session.shards],
            "application": {"id": str(world.application_id), "flags": 0},
            "user_settings": {},
            "relationships": [],
            "private_channels": [],
            "presences": [],
            "guild_join_requests": [],
            "geo_ordered_rtc_regions": [],
            "auth": {},
        }
        self.dispatch(session, "READY", ready)
        if Intent.GUILDS in session.intents:
            for guild in mine:
                created = guild_create(world, guild)
                self.dispatch(session, created.name, created.data)
        self._ready.set()

    def resumable(self, session_id: str, sequence: int) -> Session | None:
        """Return a session that can go on from this number."""
        session = self.sessions.get(session_id)
        if session is None or not session.can_replay(sequence):
            return None
        if session.left_at is not None and self.world.clock.now() - session.left_at > RESUMABLE_FOR:
            del self.sessions[session_id]
            return None
        return session

    def resume(self, session: Session, sequence: int) -> None:
        """Replay what was missed and say so."""
        session.replay(sequence)
        self.dispatch(session, "RESUMED", {})
        self._ready.set()

    def left(self, session: Session, *, for_good: bool) -> None:
        """Note that a session lost its socket."""
        session.socket = None
        session.left_at = self.world.clock.now()
        if for_good:
            self.sessions.pop(session.id, None)
        if not self.online():
            self._ready.clear()

    async def drop(self) -> None:
        """Cut every socket; the sessions stay resumable."""
        self._ready.clear()
        for session in self.online():
            if session.socket is not None:
                session.socket.cut()

    async def ask_to_reconnect(self) -> None:
        """Ask every session to reconnect (opcode 7)."""
        self._ready.clear()
        for session in self.online():
            if session.socket is not None:
                session.socket.send({"op": 7, "d": None, "s": None, "t": None})

    async def invalidate(self, *, resumable: bool) -> None:
        """Declare every session invalid (opcode 9)."""
        self._ready.clear()
        for session in self.online():
            if session.socket is not None:
                session.socket.send({"op": 9, "d": resumable, "s": None, "t": None})
            if not resumable:
                self.sessions.pop(session.id, None)

    async def refuse_all(self) -> None:
        """End every session with 4004: its token is worth nothing any more."""
        self._ready.clear()
        for session in self.online():
            if session.socket is not None:
                session.socket.close_soon(4004)
            self.sessions.pop(session.id, None)

    async def close(self) -> None:
        """End every socket as Discord does when it restarts a gateway."""
        for session in self.online():
            if session.socket is not None:
                session.socket.close_soon(1001)
