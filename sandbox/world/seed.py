"""The server everybody starts with: "Failing Upward", its channels and its members."""

from sandbox.world.model import ChannelType, ForumTag, Guild, Overwrite
from sandbox.world.permissions import Permission
from sandbox.world.world import World


def plant(world: World) -> Guild:
    """Fill a new world with its first server."""
    guild = world.add_guild("Failing Upward")
    organisers = world.add_role(guild, "Organisers", Permission.MANAGE_GUILD | Permission.MANAGE_MESSAGES)
    for name, topic in (
        ("general", "Anything goes"),
        ("cv-of-failures", "What did not work out"),
        ("party", "For the thirtieth rejection"),
        ("weekly-prompt", "One question a week"),
    ):
        world.add_channel(guild, name, topic=topic)
    view = int(Permission.VIEW_CHANNEL)
    world.add_channel(
        guild,
        "organisers",
        topic="For organisers only",
        overwrites=(
            Overwrite(guild.id, 0, deny=view),
            Overwrite(organisers.id, 0, allow=view),
            Overwrite(world.bot_user.id, 1, allow=view),
        ),
    )
    tags = (ForumTag(world.ids.next(), "grants"), ForumTag(world.ids.next(), "papers"))
    world.add_channel(guild, "failure-forum", ChannelType.FORUM, topic="A post a failure", tags=tags)
    world.add_member("ada")
    world.add_member("bo", locale="de")
    world.add_member("chen")
    world.add_member("dara")
    world.add_member("olu", roles=(organisers,))
    return guild
