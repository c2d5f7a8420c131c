"""Whom a message mentions, as far as `allowed_mentions` lets it."""

import re
from dataclasses import dataclass, field

from sandbox.form import Json
from sandbox.world.message import User
from sandbox.world.permissions import Permission
from sandbox.world.world import World

_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The people and roles who are pinged."""

    users: list[User] = field(default_factory=list)
    role_ids: list[int] = field(default_factory=list)
    everyone: bool = False


def mentions_in(
    world: World,
    words: str,
    allowed: Json | None,
    granted: Permission,
    guild_id: int | None,
    *,
    by_default: tuple[str, ...],
) -> Mentions:
    """Find who is pinged by these words; `by_default` says what is parsed when `allowed_mentions` is left out."""
    parse = set(by_default if allowed is None else allowed.get("parse") or ())
    listed_users = set((allowed or {}).get("users") or ())
    listed_roles = set((allowed or {}).get("roles") or ())
    users = [
        world.users[number]
        for number in dict.fromkeys(map(int, _USER.findall(words)))
        if number in world.users and ("users" in parse or number in listed_users)
    ]
    roles = world.guilds[guild_id].roles if guild_id in world.guilds else {}
    may_all = bool(granted & Permission.MENTION_EVERYONE)
    role_ids = [
        number
        for number in dict.fromkeys(map(int, _ROLE.findall(words)))
        if number in roles and (roles[number].mentionable or may_all) and ("roles" in parse or number in listed_roles)
    ]
    everyone = "everyone" in parse and may_all and _EVERYONE.search(words) is not None
    return Mentions(users, role_ids, everyone)
