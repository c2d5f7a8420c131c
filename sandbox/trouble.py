"""Trouble one can ask for: failing routes, lost answers, dropped connections, missing permissions."""

import asyncio
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sandbox.world.events import ChannelChanged
from sandbox.world.model import Channel, Guild, Overwrite
from sandbox.world.permissions import Permission
from sandbox.world.world import World

if TYPE_CHECKING:
    from sandbox.gateway.hub import Hub


class FaultKind(StrEnum):
    """What happens to a request."""

    FAIL = "fail"
    HOLD = "hold"
    DROP = "drop"
    RATE_LIMIT = "rate limit"


@dataclass(slots=True, eq=False)
class Fault:
    """One fault waiting for its requests; `applied` does the request's work before the answer goes wrong."""

    kind: FaultKind
    method: str
    pattern: re.Pattern[str]
    times: int
    applied: bool = False
    status: int = 500
    retry_after: float = 1.0
    is_global: bool = False
    held: "Held | None" = None

    def fits(self, method: str, path: str, template: str, *, with_token: bool) -> bool:
        """Whether it is meant for this request; the global limit spares those that come with an interaction's token."""
        if self.is_global and with_token:
            return False
        fits_path = self.pattern.fullmatch(path) or self.pattern.fullmatch(template)
        return self.method in ("*", method) and fits_path is not None


@dataclass(slots=True, eq=False)
class Held:
    """A request whose answer is withheld."""

    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    async def arrived(self) -> None:
        """Wait until the request is here (and, with `applied`, until its work is done)."""
        await self._arrived.wait()

    def release(self) -> None:
        """Let the answer go."""
        self._released.set()

    async def keep(self) -> None:
        """Withhold the answer until it is released."""
        self._arrived.set()
        await self._released.wait()


def _pattern(route: str) -> re.Pattern[str]:
    """Read `/channels/*/messages` or an OpenAPI template; `*` and `{name}` stand for one segment, `**` for any."""
    pieces = re.split(r"(\*\*|\*|\{[^}]+\})", route)
    return re.compile(
        "".join(
            ".*" if piece == "**" else "[^/]+" if index % 2 else re.escape(piece) for index, piece in enumerate(pieces)
        )
    )


class Trouble:
    """Make trouble between the bot and its Discord."""

    def __init__(self, world: World, hub: "Hub") -> None:
        self._world = world
        self._hub = hub
        self.faults: list[Fault] = []

    # requests

    def fail(self, method: str, route: str, *, status: int = 500, times: int = 1, applied: bool = False) -> Fault:
        """Answer the next requests with an error, before or (`applied`) after their work was done."""
        fault = Fault(FaultKind.FAIL, method, _pattern(route), times, applied, status)
        self.faults.append(fault)
        return fault

    def hold(self, method: str, route: str, *, times: int = 1, applied: bool = False) -> Held:
        """Withhold the answer to the next requests until it is released, or for ever."""
        held = Held()
        self.faults.append(Fault(FaultKind.HOLD, method, _pattern(route), times, applied, held=held))
        return held

    def drop(self, method: str, route: str, *, times: int = 1, applied: bool = False) -> Fault:
        """Break the connection instead of answering the next requests, before or after their work was done."""
        fault = Fault(FaultKind.DROP, method, _pattern(route), times, applied)
        self.faults.append(fault)
        return fault

    def rate_limit(
        self, *, times: int = 1, retry_after: float = 1.0, global_: bool = False, method: str = "*", route: str = "/**"
    ) -> Fault:
        """Refuse the next requests with 429 and this many seconds to wait."""
        kind = FaultKind.RATE_LIMIT
        fault = Fault(kind, method, _pattern(route), times, retry_after=retry_after, is_global=global_)
        self.faults.append(fault)
        return fault

    def clear(self) -> None:
        """Forget all faults still waiting, and release what is held."""
        for fault in self.faults:
            if fault.held is not None:
                fault.held.release()
        self.faults.clear()

    def take(self, method: str, path: str, template: str, *, with_token: bool = False) -> Fault | None:
        """Return the fault that is due for a request, counting it."""
        for fault in self.faults:
            if fault.fits(method, path, template, with_token=with_token):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    # the gateway

    async def disconnect(self) -> None:
        """Drop the sockets without a word; sessions can be resumed."""
        await self._hub.drop()

    async def reconnect(self) -> None:
        """Ask the bot to reconnect and resume (opcode 7)."""
        await self._hub.ask_to_reconnect()

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Declare the sessions invalid (opcode 9); unless resumable the bot has to identify anew."""
        await self._hub.invalidate(resumable=resumable)

    async def revoke_token(self) -> str:
        """Make the bot's token worthless, as its owner can; return the new one."""
        self._world.renew_token()
        await self._hub.refuse_all()
        return self._world.token

    # the world

    def deny(self, permission: Permission | str, channel: Channel) -> None:
        """Deny the bot a permission in a channel."""
        self._set(permission, channel, granted=False)

    def allow(self, permission: Permission | str, channel: Channel) -> None:
        """Allow the bot a permission in a channel."""
        self._set(permission, channel, granted=True)

    def _set(self, permission: Permission | str, channel: Channel, *, granted: bool) -> None:
        bit = int(Permission[permission] if isinstance(permission, str) else permission)
        place = channel.parent or channel
        bot = self._world.bot_user.id
        overwrite = place.overwrites.setdefault(bot, Overwrite(bot, 1))
        overwrite.allow = overwrite.allow | bit if granted else overwrite.allow & ~bit
        overwrite.deny = overwrite.deny & ~bit if granted else overwrite.deny | bit
        self._world.publish(ChannelChanged(place))

    def delete_channel(self, channel: Channel) -> None:
        """Delete a channel, as an organiser can."""
        self._world.delete_channel(channel)

    def kick_bot(self, guild: Guild | None = None) -> None:
        """Remove the bot from a server, the first one if none is given."""
        self._world.remove_bot(guild or self._world.guild)
