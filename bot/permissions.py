"""What Cork must be allowed to do in a server, by Discord's names and bits."""

from enum import IntFlag


class Permission(IntFlag):
    """Discord's permission bits, as far as Cork asks for them (https://discord.com/developers/docs/topics/permissions)."""

    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38


NEEDED = sum(Permission)
"""All of them; reading the history is how Cork makes sure after a crash that nothing is posted twice."""

ADMINISTRATOR = 1 << 3


def missing(granted: int) -> list[Permission]:
    """Return what is needed and not granted, in Discord's order."""
    if granted & ADMINISTRATOR:
        return []
    return [one for one in Permission if not granted & one]


def invite_link(application_id: int) -> str:
    """Return the address that adds Cork to a server with exactly what it needs."""
    asked = f"client_id={application_id}&scope=bot+applications.commands&permissions={NEEDED}"
    return f"https://discord.com/oauth2/authorize?{asked}"
