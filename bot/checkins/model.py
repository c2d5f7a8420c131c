from dataclasses import dataclass

from bot.asks.model import Ask
from bot.journal.model import Failure
from bot.resurfacing.model import Resurfaced
from bot.stings.model import Due


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a member is asked about once a week.

    What waits for an answer, what to rate again, what to look back at, and what comes back of an earlier year.
    """

    asks: tuple[Ask, ...] = ()
    stings: tuple[Due, ...] = ()
    reviews: tuple[Failure, ...] = ()
    resurfaced: Resurfaced | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to ask."""
        return not (self.asks or self.stings or self.reviews or self.resurfaced)
