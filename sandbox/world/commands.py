"""The application's commands as they are registered."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from sandbox.form import Json
from sandbox.refused import Reason, Refused

if TYPE_CHECKING:
    from sandbox.world.world import World

_DAILY_CREATES = 200


class CommandType(IntEnum):
    """How a command is called."""

    CHAT_INPUT = 1
    USER = 2
    MESSAGE = 3


@dataclass(slots=True, eq=False)
class Command:
    """A registered command; `data` stands as Discord answers it, ids included."""

    id: int
    kind: CommandType
    name: str
    guild_id: int | None
    data: Json

    @property
    def options(self) -> list[Json]:
        """The options and sub commands."""
        found: list[Json] = self.data.get("options") or []
        return found


@dataclass(slots=True)
class CommandBook:
    """All commands, by the server they are for (None: everywhere)."""

    world: "World"
    by_guild: dict[int | None, dict[tuple[CommandType, str], Command]] = field(default_factory=dict)
    creates: dict[int | None, list[float]] = field(default_factory=dict)

    def of(self, guild_id: int | None) -> list[Command]:
        """Return the commands registered for exactly this server, or for everywhere."""
        return list(self.by_guild.get(guild_id, {}).values())

    def find(self, guild_id: int | None, command_id: int) -> Command:
        """Return a command by id or refuse."""
        for command in self.of(guild_id):
            if command.id == command_id:
                return command
        raise Refused(Reason.UNKNOWN_COMMAND)

    def named(self, kind: CommandType, name: str, guild_id: int | None) -> Command | None:
        """Return the command a member of this server would call; the server's own goes before the global one."""
        own = self.by_guild.get(guild_id, {}).get((kind, name)) if guild_id is not None else None
        return own or self.by_guild.get(None, {}).get((kind, name))

    def forget(self, guild_id: int) -> None:
        """Drop a server's own commands."""
        self.by_guild.pop(guild_id, None)

    def keep(self, guild_id: int | None, form: Json) -> Command:
        """Register or replace one command that was read already; ids stay with type and name."""
        kind, name = CommandType(form["type"]), form["name"]
        shelf = self.by_guild.setdefault(guild_id, {})
        known = shelf.get((kind, name))
        if known is None:
            self._count_create(guild_id)
        number = known.id if known else self.world.ids.next()
        unchanged = known is not None and {k: v for k, v in known.data.items() if k not in _IDS} == form
        version = known.data["version"] if known and unchanged else str(self.world.ids.next())
        data: Json = {"id": str(number), "application_id": str(self.world.application_id), "version": version, **form}
        if guild_id is not None:
            data["guild_id"] = str(guild_id)
        command = Command(number, kind, name, guild_id, data)
        shelf[kind, name] = command
        return command

    def _count_create(self, guild_id: int | None) -> None:
        now = self.world.clock.now().timestamp()
        day = timedelta(days=1).total_seconds()
        recent = [at for at in self.creates.get(guild_id, []) if now - at < day]
        if len(recent) >= _DAILY_CREATES:
            raise Refused(Reason.TOO_MANY_COMMAND_CREATES)
        self.creates[guild_id] = [*recent, now]

    def drop(self, command: Command) -> None:
        """Unregister a command."""
        del self.by_guild[command.guild_id][command.kind, command.name]

    def replace_all(self, guild_id: int | None, forms: list[Json]) -> list[Command]:
        """Put exactly these commands, read already, in place of what was registered."""
        wanted = {(CommandType(form["type"]), form["name"]) for form in forms}
        for command in self.of(guild_id):
            if (command.kind, command.name) not in wanted:
                self.drop(command)
        return [self.keep(guild_id, form) for form in forms]


_IDS = frozenset({"id", "application_id", "version", "guild_id"})
