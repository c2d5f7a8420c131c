"""What a member can do with everything that is kept of them: take it along, put it back, erase it."""

from dataclasses import replace
from datetime import datetime

from bot.asks import actions as asks
from bot.cv import actions as cv
from bot.cv.model import Include, Style
from bot.digest import actions as digest
from bot.experience import actions as experience
from bot.feed import actions as feed
from bot.imports import actions as imports
from bot.journal import actions as journal
from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.moderation import actions as moderation
from bot.parties import actions as parties
from bot.privacy.model import Holdings, MemberData, TakenAlong
from bot.privacy.restoring import restorable, restore
from bot.privacy.whereabouts import whereabouts
from bot.prompts import actions as prompts
from bot.quests import actions as quests
from bot.resurfacing import actions as resurfacing
from bot.reviews import actions as reviews
from bot.stings import actions as stings
from bot.stories import actions as stories
from bot.together import actions as together

__all__ = ["erase", "everything", "export", "overview", "restorable", "restore", "whereabouts"]


def everything(tx: Transaction, member_id: int) -> MemberData:
    """Return everything that is kept of a member, opened."""
    return MemberData(
        failures=journal.everything(tx, member_id),
        quests=quests.of_member(tx, member_id),
        milestones=quests.reached(tx, member_id),
        asks=asks.of_member(tx, member_id),
        stings=stings.of_member(tx, member_id),
        reviews=reviews.of_member(tx, member_id),
        feedback_tasks=reviews.feedback_of_member(tx, member_id),
        stories=stories.of_member(tx, member_id),
        cv=cv.of_member(tx, member_id),
        settings=members.of_member(tx, member_id),
        imports=imports.of_member(tx, member_id),
        answers=prompts.answers(tx, member_id),
        prompts=prompts.written_by(tx, member_id),
        shares=feed.of_member(tx, member_id),
        undecided=feed.undecided(tx, member_id),
        presses=feed.presses(tx, member_id),
        moderation=moderation.of_member(tx, member_id),
        experiences=experience.of_member(tx, member_id),
        questions=experience.requests_of_member(tx, member_id),
        parties=parties.of_member(tx, member_id),
        replies=parties.answered_by(tx, member_id),
        spoken=parties.spoken(tx, member_id),
        together=together.of_member(tx, member_id),
        resurfacing=resurfacing.of_member(tx, member_id),
        quotable=digest.allowed(tx, member_id),
    )


def export(tx: Transaction, member_id: int) -> TakenAlong:
    """Return what a member takes along: everything, and their whole CV of failures."""
    whole = cv.assemble(tx, member_id, include=Include.ALL, style=Style.HAUSHOFER, guild_id=None)
    return TakenAlong(member_id, everything(tx, member_id), whole)


def overview(tx: Transaction, member_id: int) -> Holdings:
    """Count what is kept of a member, a file that they are still looking at included."""
    return replace(everything(tx, member_id).holdings, files=imports.looked_at(tx, member_id))


def erase(tx: Transaction, member_id: int, now: datetime) -> Holdings:
    """Erase a member, have what stands in channels deleted, and count what there was; again finds nothing."""
    held = overview(tx, member_id)
    # Shares hold on to their failures, so they go first.
    feed.forget_member(tx, member_id, now)
    experience.forget_member(tx, member_id)
    stings.forget_member(tx, member_id)
    reviews.forget_member(tx, member_id)
    stories.forget_member(tx, member_id)
    resurfacing.forget_member(tx, member_id)
    cv.forget_member(tx, member_id)
    asks.forget_member(tx, member_id)
    journal.forget_member(tx, member_id)
    parties.forget_member(tx, member_id, now)
    quests.forget_member(tx, member_id, now)
    prompts.forget_member(tx, member_id)
    members.forget_member(tx, member_id)
    imports.forget_member(tx, member_id)
    moderation.forget_member(tx, member_id)
    together.forget_member(tx, member_id)
    told = outbox.forget_member(tx, member_id)
    if held != Holdings() or told:
        tx.scrub()
    return held
