"""Users, members, roles and servers as Discord writes them."""

from sandbox.form import Json
from sandbox.world.command_form import INSTALLED_FOR
from sandbox.world.message import User
from sandbox.world.model import Guild, Member, Role
from sandbox.world.permissions import Permission, in_guild
from sandbox.world.world import World


def user(one: User) -> Json:
    """Write a user."""
    written: Json = {
        "id": str(one.id),
        "username": one.name,
        "avatar": None,
        "discriminator": "0000" if one.bot else "0",
        "public_flags": 0,
        "flags": 0,
        "banner": None,
        "accent_color": None,
        "global_name": None if one.bot else one.display_name,
        "avatar_decoration_data": None,
        "collectibles": None,
        "display_name_styles": None,
        "banner_color": None,
        "clan": None,
        "primary_guild": None,
    }
    if one.bot:
        written["bot"] = True
    return written


def own_user(one: User) -> Json:
    """Write the bot's own user, with what only it is told."""
    return user(one) | {"mfa_enabled": True, "locale": "en-US", "premium_type": 0, "email": None, "verified": True}


def member(one: Member) -> Json:
    """Write a member with their user."""
    return {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "joined_at": one.joined_at.isoformat(),
        "nick": one.nick,
        "pending": False,
        "premium_since": None,
        "roles": [str(role_id) for role_id in one.role_ids],
        "unusual_dm_activity_until": None,
        "user": user(one.user),
        "mute": False,
        "deaf": False,
    }


def role(one: Role) -> Json:
    """Write a role."""
    written: Json = {
        "id": str(one.id),
        "name": one.name,
        "description": None,
        "permissions": str(one.permissions),
        "position": one.position,
        "color": one.colour,
        "colors": {"primary_color": one.colour, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": one.bot_id is not None,
        "mentionable": one.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if one.bot_id is not None:
        written["tags"] = {"bot_id": str(one.bot_id)}
    return written


def guild(one: Guild) -> Json:
    """Write a server."""
    return {
        "id": str(one.id),
        "name": one.name,
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "features": [],
        "banner": None,
        "owner_id": str(one.owner_id),
        "application_id": None,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "roles": [role(entry) for entry in one.roles.values()],
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": one.locale,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
    }


def counts(one: Guild) -> Json:
    """Write a server's approximate counts."""
    return {"approximate_member_count": len(one.members), "approximate_presence_count": len(one.members)}


def my_guild(world: World, one: Guild) -> Json:
    """Write a server as it stands in the bot's list of its servers."""
    granted: Permission = in_guild(one, one.members[world.bot_user.id])
    return {
        "id": str(one.id),
        "name": one.name,
        "icon": None,
        "banner": None,
        "owner": one.owner_id == world.bot_user.id,
        "permissions": str(int(granted)),
        "features": [],
    }


def application(world: World) -> Json:
    """Write the application as its own bot sees it."""
    owner = world.users[world.guild.owner_id] if world.guilds else world.bot_user
    return {
        "id": str(world.application_id),
        "name": world.application_name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": user(world.bot_user),
        "bot_public": True,
        "bot_require_code_grant": False,
        "integration_types_config": {str(kind): {} for kind in INSTALLED_FOR},
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user(owner),
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": sum(one.has_app for one in world.users.values()),
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }
