"""Filling in a command's options as Discord's client does: values are checked before the bot hears of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from sandbox.form import Json, length
from sandbox.payload import people
from sandbox.payload.channels import resolved
from sandbox.payload.messages import attachment as written_attachment
from sandbox.people.reply import NotPossible
from sandbox.world import posting
from sandbox.world.commands import Command
from sandbox.world.files import Upload, tidy_name
from sandbox.world.message import User
from sandbox.world.model import Channel, Guild, Member, Role
from sandbox.world.world import World


class OptionType(IntEnum):
    """Discord's option types."""

    SUB_COMMAND = 1
    SUB_GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


_NESTED = (OptionType.SUB_COMMAND, OptionType.SUB_GROUP)


@dataclass(slots=True)
class Filling:
    """What is gathered while options are filled in."""

    world: World
    user: User
    channel: Channel
    guild: Guild | None
    resolved: Json = field(default_factory=dict)

    def resolve(self, kind: str, number: int, written: Json) -> str:
        """Add an object to the resolved data and return its id."""
        self.resolved.setdefault(kind, {})[str(number)] = written
        return str(number)

    def resolve_user(self, given: Any) -> str:
        """Resolve a user with their membership."""
        user = find_user(self.world, self.guild, given)
        if self.guild is not None and (member := self.guild.members.get(user.id)) is not None:
            written = people.member(member)
            for name in ("user", "mute", "deaf"):
                written.pop(name)
            written["permissions"] = str(int(self.world.permissions(user, self.channel)))
            self.resolve("members", user.id, written)
        return self.resolve("users", user.id, people.user(user))

    def resolve_channel(self, given: Any) -> str:
        """Resolve a channel with the member's and the app's permissions in it."""
        channel = find_channel(self.world, self.guild, given)
        return self.resolve("channels", channel.id, resolved(self.world, channel, self.user))

    def resolve_role(self, given: Any) -> str:
        """Resolve a role."""
        role = find_role(self.guild, given)
        return self.resolve("roles", role.id, people.role(role))

    def resolve_file(self, given: Any) -> str:
        """Resolve a file the member uploads, given as an Upload, or as its name and content."""
        if isinstance(given, tuple):
            given = Upload(*given)
        if not isinstance(given, Upload):
            raise NotPossible("an attachment option takes an Upload, or a name and bytes")
        file = posting.attach(self.world, self.channel, given, tidy_name(given.filename), None, ephemeral=True)
        return self.resolve("attachments", file.id, written_attachment(file))


def find_user(world: World, guild: Guild | None, given: Any) -> User:
    """Return a user by object, id or name."""
    if isinstance(given, User):
        return given
    if isinstance(given, Member):
        return given.user
    inner = getattr(given, "user", None)
    if isinstance(inner, User):
        return inner
    if isinstance(given, int):
        return world.user(given)
    for member in guild.members.values() if guild is not None else ():
        if member.user.name == given:
            return member.user
    raise NotPossible(f"there is no member {given}")


def find_channel(world: World, guild: Guild | None, given: Any) -> Channel:
    """Return a channel by object, id or name."""
    if isinstance(given, Channel):
        return given
    if isinstance(given, int):
        return world.channel(given)
    for channel in guild.channels.values() if guild is not None else ():
        if channel.name == str(given).removeprefix("#"):
            return channel
    raise NotPossible(f"there is no channel {given}")


def find_role(guild: Guild | None, given: Any) -> Role:
    """Return a role by object, id or name."""
    if isinstance(given, Role):
        return given
    for role in guild.roles.values() if guild is not None else ():
        if given in (role.id, role.name):
            return role
    raise NotPossible(f"there is no role {given}")


def descend(command: Command, path: list[str]) -> tuple[list[Json], list[tuple[int, str]]]:
    """Follow sub commands down and return the options to fill and the way there."""
    options, way = command.options, []
    for name in path:
        found = next((one for one in options if one["name"] == name and one["type"] in _NESTED), None)
        if found is None:
            raise NotPossible(f"/{command.name} has no sub command {name}")
        way.append((found["type"], name))
        options = found.get("options") or []
    if any(one["type"] in _NESTED for one in options):
        raise NotPossible(f"/{' '.join([command.name, *path])} needs a sub command")
    return options, way


def wrap(filled: list[Json], way: list[tuple[int, str]]) -> list[Json]:
    """Put filled options back under their sub commands."""
    for kind, name in reversed(way):
        filled = [{"type": kind, "name": name, "options": filled}]
    return filled


def fill(filling: Filling, options: list[Json], given: Mapping[str, Any], *, focused: str | None = None) -> list[Json]:
    """Fill in options; while one is being typed (`focused`) the others need not be there or fit."""
    known = {option["name"]: option for option in options}
    for name in given:
        if name not in known:
            raise NotPossible(f"there is no option {name}; there are {', '.join(known) or 'none'}")
    filled: list[Json] = []
    for name, option in known.items():
        value = given.get(name)
        if name == focused:
            filled.append(
                {"type": option["type"], "name": name, "value": "" if value is None else value, "focused": True}
            )
        elif value is not None:
            filled.append({"type": option["type"], "name": name, "value": _value(filling, option, value)})
        elif option.get("required") and focused is None:
            raise NotPossible(f"the option {name} is required")
    return filled


def _value(filling: Filling, option: Json, value: Any) -> Any:
    match option["type"]:
        case OptionType.STRING | OptionType.INTEGER | OptionType.NUMBER | OptionType.BOOLEAN:
            return _plain(option, value)
        case OptionType.USER:
            return filling.resolve_user(value)
        case OptionType.CHANNEL:
            return _channel(filling, option, value)
        case OptionType.ROLE:
            return filling.resolve_role(value)
        case OptionType.MENTIONABLE:
            return filling.resolve_role(value) if isinstance(value, Role) else filling.resolve_user(value)
        case _:
            return filling.resolve_file(value)


def _plain(option: Json, value: Any) -> Any:
    name, kind = option["name"], option["type"]
    if kind == OptionType.STRING:
        _check_text(option, value)
    elif kind == OptionType.BOOLEAN:
        if not isinstance(value, bool):
            raise NotPossible(f"the option {name} takes true or false")
    elif isinstance(value, bool) or not isinstance(value, int if kind == OptionType.INTEGER else int | float):
        raise NotPossible(f"the option {name} takes a number")
    elif not option.get("min_value", value) <= value <= option.get("max_value", value):
        raise NotPossible(f"the option {name} is out of bounds")
    allowed = [choice["value"] for choice in option.get("choices") or []]
    if allowed and value not in allowed:
        raise NotPossible(f"the option {name} offers {allowed}, not {value}")
    return value


def _check_text(option: Json, value: Any) -> None:
    if not isinstance(value, str):
        raise NotPossible(f"the option {option['name']} takes text")
    least, most = option.get("min_length", 0), option.get("max_length", 6000)
    if not least <= length(value) <= most:
        raise NotPossible(f"the option {option['name']} takes {least} to {most} characters")


def _channel(filling: Filling, option: Json, value: Any) -> str:
    channel = find_channel(filling.world, filling.guild, value)
    allowed = option.get("channel_types")
    if allowed and channel.kind not in allowed:
        raise NotPossible(f"the option {option['name']} takes no channel of this kind")
    return filling.resolve_channel(channel)
