"""The world: all that exists in the sandbox, how to find it, and who is told when it changes."""

import secrets
from collections.abc import Callable, Iterable

from sandbox.clock import SandboxClock
from sandbox.refused import Reason, Refused
from sandbox.snowflake import Snowflakes
from sandbox.world.commands import CommandBook
from sandbox.world.events import (
    ChannelCreated,
    ChannelDeleted,
    ClockMoved,
    Event,
    GuildJoined,
    GuildLeft,
    MemberJoined,
    MemberLeft,
)
from sandbox.world.interaction import Interaction
from sandbox.world.message import Attachment, Message, User
from sandbox.world.model import Channel, ChannelType, ForumTag, Guild, Member, Overwrite, Role
from sandbox.world.permissions import BOT_MINIMUM, IN_A_DM, MEMBERS_USUAL, Permission, in_channel

Subscriber = Callable[[Event], None]


class World:
    """Everything that exists, found by id; a deed publishes what it changed."""

    def __init__(self, clock: SandboxClock) -> None:
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.base_url = ""
        self.token = ""
        self.identifies = 0
        """How many gateway sessions were started; Discord allows 1,000 a day."""
        self.renew_token()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.dms: dict[int, Channel] = {}
        self.files: dict[int, Attachment] = {}
        self.interactions: dict[int, Interaction] = {}
        self.interactions_by_token: dict[str, Interaction] = {}
        self.nonces: dict[str, Message] = {}
        self.application_id = self.ids.next()
        self.application_name = "Cork"
        self.bot_user = self._add_user("cork", "Cork", bot=True, user_id=self.application_id)
        self.commands = CommandBook(self)
        self._subscribers: list[Subscriber] = []
        clock.watch(lambda now: self.publish(ClockMoved(now)))

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber` with every event from now on; the returned function ends that."""
        self._subscribers.append(subscriber)

        def end() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return end

    def publish(self, event: Event) -> None:
        """Tell all subscribers of a change."""
        for subscriber in tuple(self._subscribers):
            subscriber(event)

    def renew_token(self) -> None:
        """Give the bot a new token; the old one is worth nothing from now on."""
        self.token = f"sandbox.{secrets.token_urlsafe(24)}"

    # what exists

    def user(self, user_id: int) -> User:
        """Return a user or refuse."""
        if (user := self.users.get(user_id)) is None:
            raise Refused(Reason.UNKNOWN_USER)
        return user

    def guild_of_bot(self, guild_id: int) -> Guild:
        """Return a server the bot is in; of others Discord tells it nothing."""
        guild = self.guilds.get(guild_id)
        if guild is None or self.bot_user.id not in guild.members:
            raise Refused(Reason.UNKNOWN_GUILD)
        return guild

    def member(self, guild: Guild, user_id: int) -> Member:
        """Return a member of a server or refuse."""
        if (member := guild.members.get(user_id)) is None:
            raise Refused(Reason.UNKNOWN_MEMBER)
        return member

    def channel(self, channel_id: int) -> Channel:
        """Return a channel, thread or DM, or refuse."""
        if (channel := self.channels.get(channel_id)) is None:
            raise Refused(Reason.UNKNOWN_CHANNEL)
        return channel

    def permissions(self, user: User, channel: Channel) -> Permission:
        """Return what a user may do in a channel; nothing if they are not in its server or DM."""
        if channel.guild_id is None:
            own = user is self.bot_user and not channel.is_between_members
            return IN_A_DM if own or user in channel.recipients else Permission(0)
        guild = self.guilds[channel.guild_id]
        member = guild.members.get(user.id)
        if member is None:
            return Permission(0)
        if channel.kind is ChannelType.PRIVATE_THREAD and channel.thread is not None:
            granted = in_channel(guild, member, channel)
            joined = user.id in channel.thread.member_ids or granted & Permission.MANAGE_THREADS
            return granted if joined else Permission(0)
        return in_channel(guild, member, channel)

    def demand_open_to_dms(self, user: User) -> None:
        """Refuse unless a user shares a server with the bot or has the app (50278), and takes messages (50007)."""
        shared = any(user.id in guild.members and self.bot_user.id in guild.members for guild in self.guilds.values())
        if not shared and not user.has_app:
            raise Refused(Reason.NO_MUTUAL_GUILD)
        if not user.accepts_dms:
            raise Refused(Reason.CANNOT_MESSAGE_USER)

    def demand(self, user: User, channel: Channel, *wanted: Permission) -> Permission:
        """Refuse unless a user sees the channel (50001) and has every wanted permission in it (50013)."""
        granted = self.permissions(user, channel)
        if not granted & Permission.VIEW_CHANNEL:
            raise Refused(Reason.MISSING_ACCESS)
        for permission in wanted:
            if not granted & permission:
                raise Refused(Reason.MISSING_PERMISSIONS)
        return granted

    # what is added and taken away

    def _add_user(self, name: str, display_name: str, *, bot: bool = False, user_id: int | None = None) -> User:
        user = User(user_id or self.ids.next(), name, display_name, bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, *, locale: str = "en-US", with_bot: bool = True) -> Guild:
        """Add a server with an owner, @everyone, and the bot in it with the least permissions it needs."""
        owner = self._add_user(f"owner-{len(self.guilds) + 1}", "The owner")
        guild = Guild(self.ids.next(), name, owner.id, locale)
        guild.roles[guild.id] = Role(guild.id, "@everyone", int(MEMBERS_USUAL), 0)
        self.guilds[guild.id] = guild
        guild.members[owner.id] = Member(owner, guild.id, self.clock.now())
        if with_bot:
            self.add_bot(guild)
        return guild

    def add_bot(self, guild: Guild) -> None:
        """Add the bot to a server, as its invite link does."""
        granted = BOT_MINIMUM | Permission.CREATE_EVENTS | Permission.MANAGE_THREADS
        role = self.add_role(guild, self.application_name, granted, bot_id=self.bot_user.id)
        guild.members[self.bot_user.id] = Member(self.bot_user, guild.id, self.clock.now(), [role.id])
        self.publish(GuildJoined(guild))

    def remove_bot(self, guild: Guild) -> None:
        """Take the bot out of a server: its role and the server's own commands go with it."""
        member = guild.members.pop(self.bot_user.id, None)
        if member is None:
            return
        for role_id in member.role_ids:
            if guild.roles[role_id].bot_id is not None:
                del guild.roles[role_id]
        self.commands.forget(guild.id)
        self.publish(GuildLeft(guild))

    def add_role(self, guild: Guild, name: str, permissions: Permission, *, bot_id: int | None = None) -> Role:
        """Add a role to a server."""
        role = Role(self.ids.next(), name, int(permissions), len(guild.roles), bot_id=bot_id)
        guild.roles[role.id] = role
        return role

    def add_member(
        self,
        name: str,
        *,
        guild: Guild | None = None,
        locale: str = "en-US",
        roles: Iterable[Role] = (),
        display_name: str | None = None,
    ) -> Member:
        """Add a new person to a server, the first one if none is given."""
        guild = guild or self.guild
        user = self._add_user(name, display_name or name.capitalize())
        user.locale = locale
        member = Member(user, guild.id, self.clock.now(), [role.id for role in roles])
        guild.members[user.id] = member
        self.publish(MemberJoined(member))
        return member

    def remove_member(self, member: Member) -> None:
        """Let a member leave their server."""
        guild = self.guilds[member.guild_id]
        del guild.members[member.user.id]
        self.publish(MemberLeft(guild, member.user))

    @property
    def guild(self) -> Guild:
        """The first server."""
        return next(iter(self.guilds.values()))

    def add_channel(
        self,
        guild: Guild,
        name: str,
        kind: ChannelType = ChannelType.TEXT,
        *,
        topic: str | None = None,
        overwrites: Iterable[Overwrite] = (),
        tags: Iterable[ForumTag] = (),
    ) -> Channel:
        """Add a channel to a server."""
        channel = Channel(self.ids.next(), kind, name, guild.id, position=len(guild.channels), topic=topic)
        channel.overwrites.update({overwrite.id: overwrite for overwrite in overwrites})
        channel.tags.extend(tags)
        self.keep_channel(channel)
        return channel

    def keep_channel(self, channel: Channel) -> None:
        """Put a new channel, thread or DM where it belongs."""
        self.channels[channel.id] = channel
        if channel.guild_id is not None:
            self.guilds[channel.guild_id].channels[channel.id] = channel
        self.publish(ChannelCreated(channel))

    def delete_channel(self, channel: Channel) -> None:
        """Delete a channel with its threads."""
        for thread in [other for other in self.channels.values() if other.parent is channel]:
            self.delete_channel(thread)
        self.channels.pop(channel.id, None)
        if channel.guild_id is not None:
            self.guilds[channel.guild_id].channels.pop(channel.id, None)
        if channel.parent is not None and (starter := channel.parent.history.get(channel.id)) is not None:
            starter.thread = None
        self.publish(ChannelDeleted(channel))

    def open_between(self, *users: User) -> Channel:
        """Make a DM of members among themselves; those who have the app may use it there, and the bot is not in it."""
        self.keep_channel(channel := Channel(self.ids.next(), ChannelType.DM, "", recipients=list(users)))
        return channel

    def open_dm(self, user: User) -> Channel:
        """Return the DM between a user and the bot, made at first use."""
        if (channel := self.dms.get(user.id)) is None:
            channel = Channel(self.ids.next(), ChannelType.DM, "", recipients=[user])
            self.dms[user.id] = channel
            self.keep_channel(channel)
        return channel
