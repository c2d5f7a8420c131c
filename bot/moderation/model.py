from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REPORTS_TO_HOLD = 3
"""Reports that count, after which a card is held until moderators have looked at it."""
LONG_ENOUGH_HERE = timedelta(days=7)
"""How long somebody has been in the server before their report counts."""
BLOCK_DAYS = 30
LONGEST_BLOCK_DAYS = 365


class Deed(StrEnum):
    """What moderators do with a card; `auto-hold` is what enough reports do."""

    HOLD = "hold"
    RELEASE = "release"
    REMOVE = "remove"
    BLOCK = "block"
    UNBLOCK = "unblock"
    AUTO_HOLD = "auto-hold"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided on a card of a server; `origin` is the interaction's id, which acts once.

    `moderator_id` is None where enough reports decide.
    """

    guild_id: int
    share_id: str
    moderator_id: int | None
    origin: int


@dataclass(frozen=True, slots=True)
class Done:
    """A line of the audit: a card and what became of it, never whose it is.

    `member_id` is the moderator, None where enough reports did it or the moderator has erased everything.
    """

    guild_id: int
    share_id: str
    deed: Deed
    member_id: int | None
    done_on: date


@dataclass(frozen=True, slots=True)
class Block:
    """The author of a card, whoever that is, shares nothing in this server before a day."""

    guild_id: int
    share_id: str
    until: date


@dataclass(frozen=True, slots=True)
class Reports:
    """How many asked for a card to be looked at since moderators last did: reports that count, and others."""

    counting: int = 0
    others: int = 0

    @property
    def total(self) -> int:
        """Count them all."""
        return self.counting + self.others


@dataclass(frozen=True, slots=True)
class Kept:
    """What moderation keeps of a member: their deeds as a moderator, blocks that mean them, how often they reported."""

    deeds: tuple[Done, ...] = ()
    blocks: tuple[Block, ...] = ()
    reports: int = 0
