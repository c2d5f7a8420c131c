"""Whatever a member does with entries and quests: each milestone is said once, ever, and only where it was crossed."""

import json
from collections import Counter
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft, Failure, Kind
from bot.kernel.transaction import Transaction
from bot.quests import actions as quests
from bot.quests.model import Ending, Quest, QuestDraft, thresholds
from tests.conftest import NOW
from tests.kernel.memory import memory
from tests.quests.starting import ADA

KINDS = st.sampled_from([None, Kind.FORM, Kind.SILENCE])
WHICH = st.integers(0, 50)
LOGGING = st.tuples(st.just("log"), KINDS, st.booleans())
MOVING = st.tuples(st.just("move"), WHICH, st.booleans())
# Entries first of all: with few of them hardly anything is crossed.
STEPS = st.one_of(
    LOGGING,
    LOGGING,
    LOGGING,
    MOVING,
    st.tuples(st.just("delete"), WHICH, st.none()),
    st.tuples(st.just("let go"), WHICH, st.none()),
    st.tuples(st.just("retype"), WHICH, KINDS),
    MOVING,
    st.tuples(st.just("import"), st.integers(1, 6), st.none()),
    st.tuples(st.just("goal"), st.integers(1, 12), st.none()),
    st.tuples(st.just("kinds"), st.sampled_from([(), (Kind.FORM,), (Kind.FORM, Kind.SILENCE)]), st.none()),
    st.tuples(st.just("party now"), st.none(), st.none()),
    st.tuples(st.just("end"), st.sampled_from(list(Ending)), st.none()),
    st.tuples(st.just("reopen"), st.none(), st.none()),
)
GUILD, PARTY, EVENINGS = 7, 70, timedelta(days=16)
NEWS = ("log", "retype", "move")
"""Deeds that are attempts, so that what they cross is celebrated."""


class Course:
    """Two quests of a member, and what was said of the first; announced, it is said on an evening after each step."""

    def __init__(self, tx: Transaction, *, announced: bool) -> None:
        self.tx, self.announced = tx, announced
        guilds.change(tx, GUILD, NOW, party_channel=PARTY, anonymous=True)
        self.first, self.other = (self._start(origin).id for origin in (1, 2))
        self.steps = self.heard = 0

    def step(self, deed: str, one: object, two: object) -> None:
        """Do one deed; one that does not fit the moment is left out."""
        self.steps += 1
        tx, running = self.tx, self.quest.ended_at is None
        match deed, one, two:
            case "log", kind, bool(here) if running or not here:
                draft = Draft(ADA, self.steps, f"no {self.steps}", kind, quest_id=self.first if here else self.other)  # type: ignore[arg-type]  # a kind or None
                journal.log_failure(tx, draft, NOW)
            case "delete", int(at), _ if entry := self._entry(at):
                journal.delete(tx, ADA, entry.id, NOW)
            case "let go", int(at), _ if entry := self._entry(at):
                journal.let_go(tx, ADA, entry.id, NOW)
            case "retype", int(at), kind if entry := self._entry(at):
                journal.edit(tx, ADA, entry.id, NOW, kind=kind)  # type: ignore[arg-type]  # a kind or None
            case "move", int(at), bool(here) if (entry := self._entry(at)) and (running or not here):
                journal.edit(tx, ADA, entry.id, NOW, quest_id=self.first if here else self.other)
            case "import", int(number), _ if running:
                drafts = [Draft(ADA, None, f"brought {self.steps} {n}", Kind.FORM) for n in range(number)]
                journal.bring(tx, ADA, drafts, batch=self.steps, now=NOW)
                journal.count_batch(tx, ADA, self.steps, self.first, NOW)
            case "goal", int(goal), _ if running:
                quests.adjust(tx, ADA, self.first, NOW, goal=goal)
            case "kinds", tuple(kinds), _ if running:
                quests.adjust(tx, ADA, self.first, NOW, kinds=kinds)
            case "party now", _, _ if running:
                quests.open_now(tx, ADA, self.first, NOW)
            case "end", Ending() as ending, _:
                quests.end(tx, ADA, self.first, NOW, ending)
            case "reopen", _, _:
                quests.reopen(tx, ADA, self.first, NOW)
            case _:
                pass

    @property
    def quest(self) -> Quest:
        """Return the first quest as it is now."""
        return quests.find(self.tx, ADA, self.first)

    def said(self) -> list[tuple[str, int]]:
        """Return what was newly put down to be said of the first quest, its evenings having come."""
        quests.announce_due(self.tx, NOW + EVENINGS)
        rows = self.tx.all("SELECT id, payload FROM outbox WHERE kind = 'quest.milestone' AND id > ?", self.heard)
        self.heard = max((row["id"] for row in rows), default=self.heard)
        payloads = [json.loads(row["payload"]) for row in rows]
        return [(one["occasion"], one["threshold"]) for one in payloads if one["quest"] == self.first]

    def reached(self) -> set[tuple[str, int]]:
        """Return what the first quest has behind it, said or passed without a word."""
        found = [one for one in quests.reached(self.tx, ADA) if one.quest_id == self.first]
        return {("goal" if one.as_goal else "tenth", one.threshold) for one in found}

    def _start(self, origin: int) -> Quest:
        return quests.start(self.tx, QuestDraft(ADA, origin, 10, "tea", announced=self.announced, guild_id=GUILD), NOW)

    def _entry(self, at: int) -> Failure | None:
        entries = journal.everything(self.tx, ADA)
        return entries[at % len(entries)] if entries else None


@settings(max_examples=150, deadline=None)
@given(steps=st.lists(STEPS, min_size=20, max_size=60), announced=st.booleans())
def test_every_milestone_is_said_once_ever_and_only_where_an_attempt_crossed_it(
    *, steps: list[tuple[str, object, object]], announced: bool
) -> None:
    with memory() as tx:
        course, ever = Course(tx, announced=announced), Counter[tuple[str, int]]()
        for deed, one, two in steps:
            before, behind = course.quest, course.reached()
            course.step(deed, one, two)
            after, said = course.quest, course.said()
            ever.update(said)
            for occasion, threshold in said:
                match occasion:
                    case "ending":
                        assert (deed, threshold) == ("end", before.count)
                    case "goal" if deed == "party now":
                        assert threshold == before.goal <= before.count
                    case _:
                        assert deed in NEWS
                        assert (occasion, threshold) not in behind
                        assert before.count < threshold <= after.count
                        assert threshold in thresholds(before.goal)
                        assert (occasion == "goal") == (threshold == before.goal)
            if deed in NEWS and after.ended_at is None:
                crossed = {one for one in thresholds(after.goal) if before.count < one <= after.count}
                assert crossed <= {threshold for _, threshold in course.reached()}
        assert [one for one, times in ever.items() if times > 1] == []
        assert sum(times for (occasion, _), times in ever.items() if occasion == "ending") <= 1
