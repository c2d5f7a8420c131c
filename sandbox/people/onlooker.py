"""What a member does without the bot: look around, write, delete."""

from sandbox.form import Json
from sandbox.people import looking
from sandbox.people.options import find_channel
from sandbox.people.reply import NotPossible
from sandbox.world import posting
from sandbox.world.draft import Way, read_draft
from sandbox.world.files import Upload
from sandbox.world.message import Message, User
from sandbox.world.model import Channel, Guild, Member
from sandbox.world.permissions import Permission
from sandbox.world.sending import check_may_send, send
from sandbox.world.world import World

USUAL_CHANNEL = "general"
Place = Channel | int | str


class Onlooker:
    """Look and write as one member."""

    def __init__(self, world: World, member: Member) -> None:
        self.world = world
        self.member = member

    @property
    def user(self) -> User:
        """The member's user."""
        return self.member.user

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    @property
    def guild(self) -> Guild:
        """The server this person acts in."""
        return self.world.guilds[self.member.guild_id]

    async def say(
        self,
        content: str = "",
        *,
        channel: Place = USUAL_CHANNEL,
        dm: bool = False,
        files: list[Upload] | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Write a message."""
        place = self.world.open_dm(self.user) if dm else find_channel(self.world, self.guild, channel)
        body: Json = {"content": content}
        if reply_to is not None:
            body["message_reference"] = {"message_id": str(reply_to.id)}
        draft = read_draft(body, dict(enumerate(files or [])), Way.CREATE)
        check_may_send(self.world, self.user, place, draft)
        return send(self.world, self.user, place, draft)

    async def delete(self, message: Message) -> None:
        """Delete a message: one's own, one's ephemeral ones, or any with Manage Messages."""
        self._check_sees(message)
        place = self.world.channel(message.channel_id)
        mine = message.author is self.user or message.ephemeral_for == self.id
        if not mine and not self.world.permissions(self.user, place) & Permission.MANAGE_MESSAGES:
            raise NotPossible(f"{self.user.name} may not delete this message")
        posting.delete(self.world, message)

    def sees(self, channel: Place = USUAL_CHANNEL) -> list[Message]:
        """Return what stands in a channel or thread for this member, ephemeral messages too, oldest first."""
        return looking.visible(self.world, self.user, find_channel(self.world, self.guild, channel))

    def dms(self) -> list[Message]:
        """Return the messages of the DM with the bot, oldest first."""
        dm = self.world.dms.get(self.id)
        return [] if dm is None else looking.visible(self.world, self.user, dm)

    def newest(self, channel: Place | None = None) -> Message:
        """Return the newest message this member sees, in a channel or anywhere."""
        found = looking.newest_first(self) if channel is None else self.sees(channel)[::-1]
        if not found:
            raise LookupError(f"{self.user.name} sees no message")
        return found[0]

    def _check_sees(self, message: Message) -> None:
        place = self.world.channel(message.channel_id)
        hidden = message.ephemeral_for not in (None, self.id)
        if message.deleted or hidden or not self.world.permissions(self.user, place) & Permission.VIEW_CHANNEL:
            raise NotPossible(f"{self.user.name} does not see this message")
