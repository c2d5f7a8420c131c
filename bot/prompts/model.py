from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.kernel.schedule import Occurrence, Weekly

ARCHIVE_MINUTES = (60, 1440, 4320, 10080)
"""After how long without a message Discord can fold a thread away."""
ANSWER_LIMIT = 4000
"""Characters of an answer, as many as a form of Discord takes."""
UNNAMED_LIMIT = 2000
"""Characters of an answer without a name: its card shows all of it."""
RECENT = 5
"""How many occurrences organisers are shown."""
COMING = 3
"""How many dates to come organisers are shown."""
TITLE_LIMIT = 80
"""Characters of an own prompt's title: a thread's name has room for it beside a date."""
QUESTION_LIMIT = 600
"""Characters of an own prompt's question."""
MINUTES = range(5, 21)
"""How long a prompt may take."""
LIGHT_MINUTES = 5
"""An own prompt that takes no longer is a light one."""
MOST_WAITING = 5
"""Suggestions of one member that may wait in one server at a time."""
MOST_OWN = 200
"""Own prompts and suggestions that one server may have."""


class PromptType(StrEnum):
    """Name what a prompt turns its reader towards; the bank holds several of each."""

    DISTANCE = "distance"
    KINDNESS = "kindness"
    LUCK = "luck"
    ADVICE_GIVING = "advice-giving"
    IN_BETWEEN = "in-between"
    REORIENTING = "reorienting"
    SMALL_ASKS = "small-asks"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Prompt:
    """Describe a prompt apart from its words; `light` ones ask little and belong to every fourth week."""

    key: str
    type: PromptType
    minutes: int
    light: bool = False
    own: bool = False
    """Whether it is a server's own."""


@dataclass(frozen=True, slots=True)
class PromptWords:
    """Hold a prompt's words in one language; the title fits a thread's name beside a date."""

    title: str = field(repr=False)
    question: str = field(repr=False)
    hint: str | None = None


class Standing(StrEnum):
    """Where a server's own prompt stands: it waits for an organiser's word, is in the bank, or is not to be."""

    SUGGESTED = "suggested"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class OwnPrompt:
    """A prompt that somebody in a server wrote; `told` says whether they have read what became of it."""

    id: str
    guild_id: int
    member_id: int
    type: PromptType
    minutes: int
    title: str = field(repr=False)
    question: str = field(repr=False)
    standing: Standing
    told: bool

    @property
    def key(self) -> str:
        """Return its key among all prompts."""
        return f"own-{self.id}"

    @property
    def prompt(self) -> Prompt:
        """Return it as the choice sees it."""
        return Prompt(self.key, self.type, self.minutes, light=self.minutes <= LIGHT_MINUTES, own=True)

    @property
    def words(self) -> PromptWords:
        """Return its words, which are the same in every language."""
        return PromptWords(self.title, self.question)


@dataclass(frozen=True, slots=True)
class Banked:
    """One prompt of a server's bank with its words; `standing` is None for those that Cork brings along."""

    prompt: Prompt
    words: PromptWords
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What comes on the next date: the prompt, or None where none is left or the date is skipped."""

    coming: Occurrence
    banked: Banked | None
    skipped: bool = False


class State(StrEnum):
    """What became of one week's prompt; `empty` means that the bank had none left to ask."""

    DUE = "due"
    POSTED = "posted"
    MISSED = "missed"
    EMPTY = "empty"
    UNDELIVERABLE = "undeliverable"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When and where a server gets its weekly prompt, and which occurrence comes next."""

    guild_id: int
    channel_id: int
    rule: Weekly
    ping_role: int | None
    archive_minutes: int
    next: Occurrence


@dataclass(frozen=True, slots=True)
class OccurrenceRecord:
    """One date's prompt in one server: what was asked, where, and what became of it.

    `late` says that the card admits to being late. The prompt is None where nothing was asked.
    """

    id: int
    guild_id: int
    local_date: date
    due_at: datetime
    prompt: str | None
    state: State
    late: bool
    channel_id: int
    ping_role: int | None
    archive_minutes: int
    message_id: int | None
    thread_id: int | None


@dataclass(frozen=True, slots=True)
class Card:
    """What a prompt's message and the thread under it are made from; `message_id` is None until it is posted."""

    occurrence_id: int
    guild_id: int
    words: PromptWords
    minutes: int
    locale: str
    local_date: date
    late: bool
    channel_id: int
    ping_role: int | None
    archive_minutes: int
    message_id: int | None
    unnamed: bool = False
    """Whether one may answer without a name."""
    over: bool = False
    """Whether it is too late to post it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a member answered to a prompt for themselves alone."""

    occurrence_id: int
    guild_id: int
    local_date: date
    prompt: str
    text: str = field(repr=False)
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Coming:
    """A date to come, and whether it is skipped."""

    occurrence: Occurrence
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """What organisers are told about their server's prompts.

    The schedule, the dates to come, the latest occurrences (newest first), the words of the own prompts among these,
    how many prompts are left, how many suggestions wait, and whether the next date has no prompt.
    """

    schedule: Schedule | None
    recent: tuple[OccurrenceRecord, ...]
    unused: int
    coming: tuple[Coming, ...] = ()
    own: Mapping[str, PromptWords] = field(default_factory=dict)
    suggested: int = 0
    empty: bool = False

    @property
    def next(self) -> Occurrence | None:
        """Return the first date to come that is not skipped."""
        return next((one.occurrence for one in self.coming if not one.skipped), None)
