"""Who can look into a channel."""

from sandbox.people.person import Person
from sandbox.world.model import Channel, Overwrite
from sandbox.world.permissions import Permission
from tests.door.conftest import Stage
from tests.door.feed.steps import feed_of

VIEW = int(Permission.VIEW_CHANNEL)
ROLE, MEMBER = 0, 1


def close(stage: Stage, *people: Person) -> None:
    """Hide the feed from everybody but the bot and these."""
    hide(stage, feed_of(stage), *people)


def hide(stage: Stage, channel: Channel, *people: Person) -> None:
    """Hide a channel from everybody but the bot and these."""
    guild, bot = stage.sandbox.world.guild, stage.sandbox.world.bot_user
    let_in = [Overwrite(one.id, MEMBER, allow=VIEW) for one in people]
    overwrites = (Overwrite(guild.id, ROLE, deny=VIEW), Overwrite(bot.id, MEMBER, allow=VIEW), *let_in)
    channel.overwrites = {one.id: one for one in overwrites}
