"""Interactions as the gateway tells them, and what answers a callback."""

from sandbox.form import Json
from sandbox.payload import people
from sandbox.payload.channels import partial
from sandbox.payload.messages import message
from sandbox.world.files import FILE_LIMIT
from sandbox.world.interaction import AnswerType, Context, Interaction
from sandbox.world.message import MessageFlag
from sandbox.world.model import Member
from sandbox.world.permissions import Permission, in_channel
from sandbox.world.world import World


def interaction(world: World, one: Interaction) -> Json:
    """Write INTERACTION_CREATE."""
    written: Json = {
        "id": str(one.id),
        "application_id": str(world.application_id),
        "type": int(one.kind),
        "token": one.token,
        "version": 1,
        "data": one.data,
        "channel_id": str(one.channel.id),
        "channel": partial(world, one.channel, one.user),
        "app_permissions": str(int(_app_permissions(world, one))),
        "locale": one.user.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": one.owners,
        "context": int(one.context),
        "attachment_size_limit": FILE_LIMIT,
    }
    if one.guild is None:
        written["user"] = people.user(one.user)
    else:
        granted = world.permissions(one.user, one.channel)
        member = people.member(one.guild.members[one.user.id])
        written["member"] = member | {"permissions": str(int(granted))}
        written["guild_id"] = str(one.guild.id)
        written["guild"] = {"id": str(one.guild.id), "locale": one.guild.locale, "features": []}
        written["guild_locale"] = one.guild.locale
    if one.message is not None:
        written["message"] = message(world, one.message, handed_over=True)
    return written


ALWAYS_IN_DMS = Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.MENTION_EVERYONE


def _app_permissions(world: World, one: Interaction) -> Permission:
    if one.guild is None:
        return ALWAYS_IN_DMS | (Permission.USE_EXTERNAL_EMOJIS if one.context is Context.BOT_DM else Permission(0))
    if one.bot_in_guild:
        return world.permissions(world.bot_user, one.channel)
    stranger = Member(world.bot_user, one.guild.id, one.made_at)
    everyone = in_channel(one.guild, stranger, one.channel)
    always = Permission.EMBED_LINKS | Permission.ATTACH_FILES
    return always | everyone & (Permission.MENTION_EVERYONE | Permission.USE_EXTERNAL_EMOJIS)


def callback(world: World, one: Interaction) -> Json:
    """Write the answer to a first response sent with `with_response=true`."""
    about: Json = {"id": str(one.id), "type": int(one.kind)}
    written: Json = {"interaction": about}
    if one.original is not None:
        about["response_message_id"] = str(one.original.id)
        about["response_message_loading"] = one.original.loading
        about["response_message_ephemeral"] = MessageFlag.EPHEMERAL in one.original.flags
    if one.answer in (AnswerType.MESSAGE, AnswerType.UPDATE) and one.original is not None:
        written["resource"] = {"type": int(one.answer), "message": message(world, one.original)}
    return written
