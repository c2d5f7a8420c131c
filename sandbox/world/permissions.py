"""Permissions and how roles and overwrites add up (docs: topics/permissions)."""

from enum import IntFlag

from sandbox.world.model import Channel, Guild, Member


class Permission(IntFlag):
    """Discord's permission bits."""

    CREATE_INSTANT_INVITE = 1 << 0
    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_AUDIT_LOG = 1 << 7
    PRIORITY_SPEAKER = 1 << 8
    STREAM = 1 << 9
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    SEND_TTS_MESSAGES = 1 << 12
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    VIEW_GUILD_INSIGHTS = 1 << 19
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MUTE_MEMBERS = 1 << 22
    DEAFEN_MEMBERS = 1 << 23
    MOVE_MEMBERS = 1 << 24
    USE_VAD = 1 << 25
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    MANAGE_GUILD_EXPRESSIONS = 1 << 30
    USE_APPLICATION_COMMANDS = 1 << 31
    REQUEST_TO_SPEAK = 1 << 32
    MANAGE_EVENTS = 1 << 33
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    USE_EXTERNAL_STICKERS = 1 << 37
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EMBEDDED_ACTIVITIES = 1 << 39
    MODERATE_MEMBERS = 1 << 40
    VIEW_CREATOR_MONETIZATION_ANALYTICS = 1 << 41
    USE_SOUNDBOARD = 1 << 42
    CREATE_GUILD_EXPRESSIONS = 1 << 43
    CREATE_EVENTS = 1 << 44
    USE_EXTERNAL_SOUNDS = 1 << 45
    SEND_VOICE_MESSAGES = 1 << 46
    SEND_POLLS = 1 << 49
    USE_EXTERNAL_APPS = 1 << 50
    PIN_MESSAGES = 1 << 51
    BYPASS_SLOWMODE = 1 << 52


ALL = Permission(0)
for _bit in Permission:
    ALL |= _bit

_P = Permission
MEMBERS_USUAL = (
    _P.CREATE_INSTANT_INVITE | _P.ADD_REACTIONS | _P.STREAM | _P.VIEW_CHANNEL | _P.SEND_MESSAGES | _P.EMBED_LINKS
    | _P.ATTACH_FILES | _P.READ_MESSAGE_HISTORY | _P.MENTION_EVERYONE | _P.USE_EXTERNAL_EMOJIS | _P.CONNECT | _P.SPEAK
    | _P.USE_VAD | _P.CHANGE_NICKNAME | _P.USE_APPLICATION_COMMANDS | _P.REQUEST_TO_SPEAK | _P.CREATE_PUBLIC_THREADS
    | _P.CREATE_PRIVATE_THREADS | _P.USE_EXTERNAL_STICKERS | _P.SEND_MESSAGES_IN_THREADS | _P.USE_EMBEDDED_ACTIVITIES
    | _P.USE_SOUNDBOARD | _P.SEND_VOICE_MESSAGES | _P.SEND_POLLS | _P.USE_EXTERNAL_APPS
)  # fmt: skip
BOT_MINIMUM = (
    _P.VIEW_CHANNEL | _P.SEND_MESSAGES | _P.EMBED_LINKS | _P.ATTACH_FILES | _P.READ_MESSAGE_HISTORY
    | _P.CREATE_PUBLIC_THREADS | _P.SEND_MESSAGES_IN_THREADS
)  # fmt: skip
IN_A_DM = (
    _P.ADD_REACTIONS | _P.VIEW_CHANNEL | _P.SEND_MESSAGES | _P.EMBED_LINKS | _P.ATTACH_FILES | _P.READ_MESSAGE_HISTORY
    | _P.MENTION_EVERYONE | _P.USE_EXTERNAL_EMOJIS | _P.USE_EXTERNAL_STICKERS | _P.SEND_VOICE_MESSAGES
)  # fmt: skip


def in_guild(guild: Guild, member: Member) -> Permission:
    """Return a member's permissions in a whole server."""
    if guild.owner_id == member.user.id:
        return ALL
    granted = Permission(guild.roles[guild.id].permissions)
    for role_id in member.role_ids:
        granted |= Permission(guild.roles[role_id].permissions)
    return ALL if granted & Permission.ADMINISTRATOR else granted


def in_channel(guild: Guild, member: Member, channel: Channel) -> Permission:
    """Return a member's permissions in a channel, the parent's in a thread."""
    granted = in_guild(guild, member)
    if granted & Permission.ADMINISTRATOR:
        return ALL
    overwrites = (channel.parent or channel).overwrites
    if (everyone := overwrites.get(guild.id)) is not None:
        granted = granted & ~Permission(everyone.deny) | Permission(everyone.allow)
    allow = deny = Permission(0)
    for role_id in member.role_ids:
        if (overwrite := overwrites.get(role_id)) is not None:
            allow |= Permission(overwrite.allow)
            deny |= Permission(overwrite.deny)
    granted = granted & ~deny | allow
    if (own := overwrites.get(member.user.id)) is not None:
        granted = granted & ~Permission(own.deny) | Permission(own.allow)
    if not granted & Permission.VIEW_CHANNEL:
        return Permission(0)
    speaking = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
    if not granted & speaking:
        granted &= ~(Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.MENTION_EVERYONE)
    return granted
