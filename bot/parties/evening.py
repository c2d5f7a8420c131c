"""What an evening is made of: the lines that are read, the toasts, and the awards for letters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.parties.model import Award, Line, Party, Ritual, State, Toast

MOST_LINES = 40
"""Lines of all hosts together."""
MOST_TOASTS = 100
"""Toasts of one party."""
TOAST_LIMIT = 140
"""Characters of a toast."""
OPEN_BEFORE = timedelta(hours=12)
"""How long before its start a party can be begun."""
LASTS_AT_MOST = timedelta(hours=12)
"""After how long a party that nobody ends is over by itself."""


@dataclass(frozen=True, slots=True)
class Picked:
    """One of a host's own failures, to be read in these words."""

    failure_id: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Evening:
    """A party that was begun: its lines in the order of reading, its toasts as they came, its awards by line.

    `message_id` is its card and `keepsake_id` the message with its picture, both 0 where somebody deleted it.
    """

    party: Party
    lines: tuple[Line, ...]
    toasts: tuple[Toast, ...]
    awards: Mapping[Award, str]
    message_id: int | None = None
    keepsake_id: int | None = None

    @property
    def over(self) -> bool:
        """Tell whether it is over, however it ended."""
        return self.party.state in (State.ENDED, State.CALLED_OFF)

    @property
    def read(self) -> tuple[Line, ...]:
        """Return the lines that everybody may see, in the order in which they were read."""
        return tuple(line for line in self.lines if line.read)

    @property
    def following(self) -> Line | None:
        """Return the line that is read next, where they are read one by one."""
        return next((line for line in self.lines if not line.read), None)

    @property
    def has_keepsake(self) -> bool:
        """Tell whether there is anything to keep: a quiet party is that by itself, as long as somebody gives it."""
        quiet = self.party.ritual is Ritual.QUIET and bool(self.party.hosts)
        return quiet or bool(self.read or self.toasts)

    def honours(self, line: Line) -> tuple[Award, ...]:
        """Return what a line is honoured for."""
        return tuple(award for award in Award if self.awards.get(award) == line.id)
