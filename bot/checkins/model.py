from dataclasses import dataclass

from bot.asks.model import Ask
from bot.journal.model import Failure
from bot.stings.model import Due


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a member is asked about once a week: what waits for an answer, what to rate again, what to look back at."""

    asks: tuple[Ask, ...] = ()
    stings: tuple[Due, ...] = ()
    reviews: tuple[Failure, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to ask."""
        return not (self.asks or self.stings or self.reviews)
