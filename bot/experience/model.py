from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

TOPIC_LIMIT = 100
"""Characters of a topic."""
LASTS = timedelta(days=90)
"""How long an offer stands from the day on which it was made or renewed."""
DRAFT_LASTS = timedelta(days=1)
"""How long a topic waits to be offered."""
REMINDED_BEFORE = timedelta(days=7)
"""How long before an offer ends its member is told so, once."""
ANSWER_WITHIN = timedelta(days=30)
"""How long a question waits for an answer; then it is forgotten, and may be asked again."""
MOST_OFFERS = 10
"""Topics that a member may offer in one server at a time."""
MOST_QUESTIONS = 5
"""Questions that a member may have out in one server at a time."""


class RequestState(StrEnum):
    """Where a question stands. Its asker cannot tell a no from no answer."""

    ASKED = "asked"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    AGREED = "agreed"
    OPEN = "open"
    """The thread is there."""


@dataclass(frozen=True, slots=True)
class Experience:
    """What a member may be asked about in one server, until a day; others find the topic, not the member."""

    id: str
    guild_id: int
    member_id: int
    topic: str = field(repr=False)
    offered: bool
    until: date


@dataclass(frozen=True, slots=True)
class Request:
    """A member's question about somebody's experience; the thread is to open under `channel_id`."""

    experience_id: str
    member_id: int
    state: RequestState
    asked_on: date
    channel_id: int
    thread_id: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A request together with what it is about."""

    request: Request
    experience: Experience
