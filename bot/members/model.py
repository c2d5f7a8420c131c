from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from bot.kernel.schedule import Occurrence, Weekly

REVIEW_DAYS = range(366)
"""Days after which a failure may be looked back at."""
NO_ZONE = "UTC"
CHECKIN = "checkin"
"""The kind of the notices of check-ins; their keys go on with the member and the date."""
"""Where nobody has named a zone."""
SPOKEN = {"en": "en-GB", "de": "de"}
"""Discord's locale for each language that can be chosen; English is told with the day before the month."""


class Pausable(StrEnum):
    """What can be held back for a while."""

    EVERYTHING = "everything"
    ASKS = "asks"
    STINGS = "stings"
    REVIEWS = "reviews"
    MILESTONES = "milestones"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Notify:
    """What a check-in may be about."""

    asks: bool = True
    stings: bool = True
    reviews: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """How a member wants to be spoken to, and when.

    `locale` is their own choice where `locale_chosen`, else what Discord last said. `zone` is their own choice or None;
    `guild_zone` is that of the server where they were last, as far as it matters for a check-in. `next_checkin` is None
    while there is nothing that one could be about.
    """

    id: int
    locale: str = "en-US"
    locale_chosen: bool = False
    zone: str | None = None
    guild_zone: str | None = None
    notify: Notify = Notify()
    review_days: int = 4
    weekday: int = 6
    at: time = time(17)
    next_checkin: Occurrence | None = None

    @property
    def checkin(self) -> Weekly:
        """Return the rule of the weekly check-in, in the member's zone."""
        return Weekly(self.weekday, self.at, self.zone or self.guild_zone or NO_ZONE)

    @property
    def checkin_at(self) -> datetime | None:
        """Return the instant of the next check-in, or None where none is expected."""
        return None if self.next_checkin is None else self.next_checkin.instant


@dataclass(frozen=True, slots=True)
class Pause:
    """What is held back, and until when; None means until the member resumes it."""

    what: Pausable
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of how a member wants to be spoken to; `member` is None where nothing was ever set."""

    member: Member | None
    pauses: tuple[Pause, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What leaving a server takes back, or took back.

    Shares, quests that were announced there, what one offers to be asked about or asked others, presses on others'
    cards, whether what one logs was counted there (0 or 1), parties that one gives or was invited to and answered, and
    suggestions of prompts that wait there.
    """

    shares: int
    quests: int
    experiences: int = 0
    presses: int = 0
    together: int = 0
    parties: int = 0
    suggestions: int = 0
