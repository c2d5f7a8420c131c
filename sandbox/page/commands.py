"""Which commands a member may use, as Discord's client offers them."""

from sandbox.form import Json
from sandbox.world.commands import Command
from sandbox.world.interaction import Context
from sandbox.world.message import User
from sandbox.world.permissions import Permission, in_guild
from sandbox.world.world import World


def usable(world: World, reader: User) -> list[Json]:
    """Return the commands `reader` may use, each told where: in the server (`in_guild`) or with the bot (`in_dm`)."""
    guild = world.guild
    here = world.bot_user.id in guild.members
    everywhere = [drawn(world, command, reader, present=here) for command in world.commands.of(None)]
    own = [drawn(world, command, reader, present=here) for command in world.commands.of(guild.id)]
    return [command for command in [*everywhere, *own] if command["in_guild"] or command["in_dm"]]


def drawn(world: World, command: Command, reader: User, *, present: bool) -> Json:
    """Return a command with its options and translations."""
    contexts = command.data.get("contexts")
    in_server = contexts is None or Context.GUILD in contexts
    in_dm = command.guild_id is None and (contexts is None or Context.BOT_DM in contexts)
    return {**command.data, "in_guild": present and in_server and permitted(world, command, reader), "in_dm": in_dm}


def permitted(world: World, command: Command, reader: User) -> bool:
    """Tell whether a member has what a command's default permissions ask; "0" asks to be an administrator."""
    wanted = command.data.get("default_member_permissions")
    member = world.guild.members.get(reader.id)
    if member is None:
        return False
    if wanted is None:
        return True
    granted = in_guild(world.guild, member)
    needed = Permission(int(wanted)) or Permission.ADMINISTRATOR
    return granted & needed == needed
