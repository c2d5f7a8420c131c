from dataclasses import dataclass

from bot.feed.model import Share
from bot.journal.model import Failure
from bot.prompts.model import Answer
from bot.quests.model import Quest


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much of a member is kept: entries, quests, shares, private answers, and presses on others' cards."""

    failures: int
    quests: int
    shares: int
    answers: int
    presses: int


@dataclass(frozen=True, slots=True)
class MemberData:
    """Everything that is kept of a member; failures oldest first, of presses only how many there are."""

    member_id: int
    failures: tuple[Failure, ...]
    quests: tuple[Quest, ...]
    shares: tuple[Share, ...]
    answers: tuple[Answer, ...]
    presses: int

    @property
    def holdings(self) -> Holdings:
        """Count it."""
        return Holdings(len(self.failures), len(self.quests), len(self.shares), len(self.answers), self.presses)
