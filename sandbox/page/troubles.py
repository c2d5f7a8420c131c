"""The page's trouble panel: what each of its buttons causes."""

from enum import StrEnum
from typing import TYPE_CHECKING

from sandbox.world.model import Channel
from sandbox.world.permissions import Permission

if TYPE_CHECKING:
    from sandbox.server import Sandbox

MESSAGES = "/channels/{channel_id}/messages"
WAIT = 2.0
"""Seconds that a rate limit of the panel asks the bot to wait."""


class Trouble(StrEnum):
    """What the panel can cause."""

    RATE_LIMIT = "rate-limit"
    FAIL = "fail"
    FAIL_APPLIED = "fail-applied"
    DISCONNECT = "disconnect"
    INVALIDATE = "invalidate"
    DENY = "deny"
    ALLOW = "allow"
    DELETE_CHANNEL = "delete-channel"
    KICK = "kick"
    INVITE = "invite"


async def cause(sandbox: "Sandbox", trouble: Trouble, channel: Channel) -> None:
    """Cause one trouble; `channel` is the one that is open on the page."""
    match trouble:
        case Trouble.RATE_LIMIT:
            sandbox.trouble.rate_limit(times=1, retry_after=WAIT)
        case Trouble.FAIL:
            sandbox.trouble.fail("POST", MESSAGES, status=500, times=1)
        case Trouble.FAIL_APPLIED:
            sandbox.trouble.fail("POST", MESSAGES, status=500, times=1, applied=True)
        case Trouble.DISCONNECT:
            await sandbox.trouble.disconnect()
        case Trouble.INVALIDATE:
            await sandbox.trouble.invalidate()
        case Trouble.DENY:
            sandbox.trouble.deny(Permission.SEND_MESSAGES, channel)
        case Trouble.ALLOW:
            sandbox.trouble.allow(Permission.SEND_MESSAGES, channel)
        case Trouble.DELETE_CHANNEL:
            sandbox.trouble.delete_channel(channel)
        case Trouble.KICK:
            sandbox.trouble.kick_bot()
        case Trouble.INVITE:
            sandbox.world.add_bot(sandbox.world.guild)
