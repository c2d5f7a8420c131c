"""Servers, members, roles, and what the bot may know of itself."""

from sandbox.form import Need, read, shape, snowflake
from sandbox.payload import people
from sandbox.payload.channels import channel as written_channel
from sandbox.refused import Reason, Refused
from sandbox.rest.call import NOTHING, Answer, Call, Route
from sandbox.world.model import Member
from sandbox.world.permissions import Permission


def _me(call: Call) -> Answer:
    return Answer(200, people.own_user(call.world.bot_user))


def _user(call: Call) -> Answer:
    return Answer(200, people.user(call.world.user(call.ids["user_id"])))


def _application(call: Call) -> Answer:
    return Answer(200, people.application(call.world))


def _my_guilds(call: Call) -> Answer:
    world = call.world
    limit = call.number("limit", 200, 1, 200)
    before, after = call.snowflake("before"), call.snowflake("after") or 0
    mine = sorted(number for number, guild in world.guilds.items() if world.bot_user.id in guild.members)
    wanted = [number for number in mine if number > after and (before is None or number < before)]
    page = wanted[-limit:] if before is not None and not after else wanted[:limit]
    counted = call.asks("with_counts")
    return Answer(
        200,
        [
            people.my_guild(world, world.guilds[number]) | (people.counts(world.guilds[number]) if counted else {})
            for number in page
        ],
    )


_RECIPIENT = shape({"recipient_id": Need(snowflake)})


def _open_dm(call: Call) -> Answer:
    world = call.world
    user = world.users.get(read(_RECIPIENT, call.body)["recipient_id"])
    if user is None or user.bot:
        raise Refused(Reason.INVALID_RECIPIENT)
    return Answer(200, written_channel(world, world.open_dm(user)))


def _guild(call: Call) -> Answer:
    counted = people.counts(call.guild) if call.asks("with_counts") else {}
    return Answer(200, people.guild(call.guild) | counted)


def _leave(call: Call) -> Answer:
    call.world.remove_bot(call.guild)
    return NOTHING


def _channels(call: Call) -> Answer:
    # since March 2021 a bot is told of all channels here, of those it cannot see too
    return Answer(200, [written_channel(call.world, one) for one in call.guild.channels.values() if not one.is_thread])


def _roles(call: Call) -> Answer:
    return Answer(200, [people.role(role) for role in call.guild.roles.values()])


def _role(call: Call) -> Answer:
    if (role := call.guild.roles.get(call.ids["role_id"])) is None:
        raise Refused(Reason.UNKNOWN_ROLE)
    return Answer(200, people.role(role))


def _member(call: Call) -> Answer:
    call.world.user(call.ids["user_id"])
    member: Member = call.world.member(call.guild, call.ids["user_id"])
    return Answer(200, people.member(member))


def _members(_call: Call) -> Answer:
    # listing members needs a privileged intent that this application does not have
    raise Refused(Reason.MISSING_ACCESS)


def _kick(call: Call) -> Answer:
    world, guild = call.world, call.guild
    member = world.member(guild, call.ids["user_id"])
    bot = world.member(guild, world.bot_user.id)
    granted = Permission(0)
    for role_id in (guild.id, *bot.role_ids):
        granted |= Permission(guild.roles[role_id].permissions)
    if not granted & (Permission.KICK_MEMBERS | Permission.ADMINISTRATOR):
        raise Refused(Reason.MISSING_PERMISSIONS)
    world.remove_member(member)
    return NOTHING


ROUTES = (
    Route("GET", "/users/@me", _me),
    Route("GET", "/users/@me/guilds", _my_guilds),
    Route("DELETE", "/users/@me/guilds/{guild_id}", _leave),
    Route("POST", "/users/@me/channels", _open_dm),
    Route("GET", "/users/{user_id}", _user),
    Route("GET", "/applications/@me", _application),
    Route("GET", "/oauth2/applications/@me", _application),
    Route("GET", "/guilds/{guild_id}", _guild),
    Route("GET", "/guilds/{guild_id}/channels", _channels),
    Route("GET", "/guilds/{guild_id}/roles", _roles),
    Route("GET", "/guilds/{guild_id}/roles/{role_id}", _role),
    Route("GET", "/guilds/{guild_id}/members", _members),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", _member),
    Route("DELETE", "/guilds/{guild_id}/members/{user_id}", _kick),
)
