from dataclasses import dataclass

from bot.asks.model import Ask
from bot.cv.model import Cv
from bot.cv.model import Kept as CvKept
from bot.experience.model import Experience, Request
from bot.feed.model import Offer, Share
from bot.imports.model import Batch
from bot.journal.model import Failure
from bot.members.model import Kept as Settings
from bot.moderation.model import Kept as Moderation
from bot.parties.model import Answered, Party, Spoken
from bot.prompts.model import Answer, OwnPrompt
from bot.quests.model import Milestone, Quest
from bot.resurfacing.model import Kept as Resurfacing
from bot.reviews.model import FeedbackTask, Review
from bot.stings.model import Course
from bot.stories.model import Story
from bot.together.model import Contribution


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much of a member is kept.

    `looking_back` are sting courses, reviews, feedback tasks and interview stories, `settings` what they set for their
    CV and for themselves, and imports that can be taken back, `presses` those on others' cards,
    `experiences` what they offer to be asked about and what they asked others, `files` those
    that wait to be imported, `prompts` those they wrote for servers, `moderation` reports of theirs and what they did
    as a moderator, `parties` those that they give, their answers to invitations, and what they read and drank to,
    `together` the servers in whose total they are counted.
    """

    failures: int = 0
    asks: int = 0
    quests: int = 0
    shares: int = 0
    looking_back: int = 0
    answers: int = 0
    presses: int = 0
    experiences: int = 0
    settings: int = 0
    files: int = 0
    moderation: int = 0
    prompts: int = 0
    parties: int = 0
    together: int = 0


@dataclass(frozen=True, slots=True)
class MemberData:
    """Everything that is kept of a member, as `cork.json` has it: docs/export.md describes each field.

    Failures come oldest first, and of presses only how many there are.
    """

    failures: tuple[Failure, ...] = ()
    quests: tuple[Quest, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    asks: tuple[Ask, ...] = ()
    stings: tuple[Course, ...] = ()
    reviews: tuple[Review, ...] = ()
    feedback_tasks: tuple[FeedbackTask, ...] = ()
    stories: tuple[Story, ...] = ()
    cv: CvKept | None = None
    settings: Settings | None = None
    imports: tuple[Batch, ...] = ()
    answers: tuple[Answer, ...] = ()
    shares: tuple[Share, ...] = ()
    undecided: tuple[Offer, ...] = ()
    presses: int = 0
    experiences: tuple[Experience, ...] = ()
    questions: tuple[Request, ...] = ()
    moderation: Moderation | None = None
    prompts: tuple[OwnPrompt, ...] = ()
    parties: tuple[Party, ...] = ()
    replies: tuple[Answered, ...] = ()
    spoken: Spoken | None = None
    together: tuple[Contribution, ...] = ()
    resurfacing: Resurfacing | None = None
    quotable: tuple[str, ...] = ()

    @property
    def holdings(self) -> Holdings:
        """Count it."""
        looking_back = (self.stings, self.reviews, self.feedback_tasks, self.stories)
        return Holdings(
            failures=len(self.failures),
            asks=len(self.asks),
            quests=len(self.quests),
            shares=len(self.shares) + len(self.undecided),
            looking_back=sum(map(len, looking_back)),
            answers=len(self.answers),
            presses=self.presses,
            experiences=len(self.experiences) + len(self.questions),
            settings=self._settings,
            moderation=self.moderation.reports + len(self.moderation.deeds) if self.moderation else 0,
            prompts=len(self.prompts),
            parties=len(self.parties) + len(self.replies) + self._spoken,
            together=len(self.together),
        )

    @property
    def _spoken(self) -> int:
        return 0 if self.spoken is None else len(self.spoken.lines) + len(self.spoken.toasts)

    @property
    def _settings(self) -> int:
        cv, own = self.cv, self.settings
        of_cv = 0 if cv is None else len(cv.chosen) + sum(1 for text in (cv.heading.name, cv.heading.intro) if text)
        of_them = 0 if own is None else len(own.pauses) + (own.member is not None)
        again = self.resurfacing
        coming_back = 0 if again is None else (again.wish is not None) + len(again.spared)
        return of_cv + of_them + coming_back + len(self.imports)


@dataclass(frozen=True, slots=True)
class TakenAlong:
    """What an export is made of: all that is kept of a member, and their CV of failures with everything in it."""

    member_id: int
    data: MemberData
    cv: Cv


@dataclass(frozen=True, slots=True)
class Restored:
    """How much of an export is put back, or would be; `known` are its entries that the journal has already.

    These stay as they are. `others` is what hangs on entries, and settings.
    """

    failures: int = 0
    known: int = 0
    quests: int = 0
    asks: int = 0
    answers: int = 0
    others: int = 0

    @property
    def total(self) -> int:
        """Count everything that is new."""
        return self.failures + self.quests + self.asks + self.answers + self.others


@dataclass(frozen=True, slots=True)
class Place:
    """A channel in which cards of a member stand, and how many."""

    channel_id: int
    cards: int


@dataclass(frozen=True, slots=True)
class ServerView:
    """What there is of a member in one server.

    Cards that stand in channels, shares that wait to be posted, shares that are only counted, running quests that are
    announced, and the channel in which they are, if there is one now; what the member offers to be asked about, what is
    told without a name, and what moderators have taken out of the feed or look at first; whether what the member
    logs is counted there; and the parties that they give there.
    """

    guild_id: int
    places: tuple[Place, ...] = ()
    waiting: int = 0
    counted: int = 0
    quests: int = 0
    party_channel: int | None = None
    experiences: int = 0
    anonymous: int = 0
    held: int = 0
    together: bool = False
    parties: int = 0


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Who sees what: how many failures nobody else reads, of how many, and each server where something is."""

    unseen: int
    failures: int
    servers: tuple[ServerView, ...] = ()
