"""What a member does for themselves, beyond logging and sharing."""

from datetime import datetime, time, timedelta

from bot.asks import actions as asks
from bot.asks.model import Answer, AskDraft
from bot.checkins import actions as checkins
from bot.cv import actions as cv
from bot.imports import actions as imports
from bot.imports.model import Batch
from bot.journal import actions as journal
from bot.journal.model import PartialDate
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.members.model import Notify, Pausable
from bot.resurfacing import actions as resurfacing
from bot.reviews import actions as reviews
from bot.reviews.model import LookBack
from bot.stings import actions as stings
from bot.stings.model import Step
from bot.stories import actions as stories
from bot.stories.model import QUESTIONS, Parts
from tests.privacy.words import said

FILE = 700
"""The interaction's id under which a file was read in."""


def ask(tx: Transaction, member_id: int, now: datetime) -> None:
    """Note three asks: one that waits, one that was answered, one whose text is longer than a line."""
    quest = journal.everything(tx, member_id)[0].quest_id
    waiting = AskDraft(
        member_id,
        member_id + 20,
        said("ask", member_id),
        section=said("ask section", member_id),
        quest_id=quest,
        sent_on=PartialDate(2026, 2),
    )
    asks.add(tx, waiting, now)
    answered = asks.add(tx, AskDraft(member_id, member_id + 21, "Grant"), now).ask
    asks.answered(tx, member_id, answered.id, Answer.FORM, PartialDate(2026, 3, 1), now)
    asks.add(tx, AskDraft(member_id, member_id + 23, f"{'Long. ' * 40}{said('ask story', member_id)}"), now)


def look_back(tx: Transaction, member_id: int, now: datetime) -> None:
    """Rate, review, ask for feedback, and tell the first failures; let another one go."""
    first, second, third, *_ = (one.id for one in journal.everything(tx, member_id))
    journal.edit(tx, member_id, first, now, became=said("became", member_id))
    stings.forecast(tx, member_id, first, 3, now - timedelta(days=39))
    stings.rate(tx, member_id, first, Step.MONTH, 2, now)
    texts = {part: said(part, member_id) for part in ("happened", "reasonable", "hands", "remains", "onward")}
    reviews.write(tx, member_id, first, LookBack(**texts), now)
    reviews.decline(tx, member_id, second, now)
    reviews.want_feedback(tx, member_id, first, now)
    reviews.asked_feedback(tx, member_id, first, now)
    reviews.answered_feedback(tx, member_id, first, said("feedback", member_id), now)
    told = {part: said(part, member_id) for part in ("situation", "mine", "did", "result", "differently")}
    stories.write(tx, member_id, first, QUESTIONS[0], Parts(**told), now)
    journal.let_go(tx, member_id, third, now)


def set_up(tx: Transaction, member_id: int, now: datetime) -> None:
    """Head and pick a CV, choose settings, pause something, read a file in, miss a receipt, and be checked in with."""
    first, second, *_ = (one.id for one in journal.everything(tx, member_id))
    cv.set_heading(tx, member_id, said("name", member_id), said("intro", member_id))
    cv.choose(tx, member_id, 0, (first, second), first=second, last=first)
    members.change(
        tx,
        member_id,
        now,
        locale="de",
        zone="Europe/Zurich",
        notify=Notify(asks=True, stings=False, reviews=True),
        review_days=9,
        weekday=2,
        at=time(8, 30),
    )
    members.pause(tx, member_id, Pausable.REVIEWS, now + timedelta(days=9), now)
    members.pause(tx, member_id, Pausable.STINGS, None, now)
    resurfacing.begin(tx, member_id, least=3, most=8, locale="de", guild_id=None, now=now)
    resurfacing.never(tx, member_id, second)
    resurfacing.brought(tx, member_id, now)
    imports.stage(tx, member_id, FILE, "packed", now)
    imports.remember(tx, member_id, Batch(member_id + 31, entries=0, asks=0, imported_at=now))
    journal.mark_unseen(tx, second, member_id)
    due = members.find(tx, member_id).checkin_at
    assert due is not None
    checkins.send(tx, member_id, due)
