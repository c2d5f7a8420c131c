"""The forms in which a look back, and an answer to a request for feedback, are written down."""

from bot.journal.model import Failure
from bot.kernel.text import say
from bot.reviews.model import ANSWER_LIMIT, PART_LIMIT, PARTS, FeedbackTask, LookBack
from cogs.common.form import Field, Form
from cogs.common.plain import clip


def look_back_form(failure: Failure, before: LookBack, locale: str) -> Form:
    """Return the form for a look back, with what it says so far."""
    fields = tuple(
        Field(
            part,
            say(f"reviews.part_{part}", locale),
            say(f"reviews.hint_{part}", locale),
            value=clip(getattr(before, part) or "", PART_LIMIT),
            long=True,
            limit=PART_LIMIT,
        )
        for part in PARTS
    )
    return Form(say("reviews.form_title", locale), f"review:form:{failure.id}", fields)


def answer_form(task: FeedbackTask, locale: str) -> Form:
    """Return the form for what somebody answered; it may stay empty."""
    label = say("reviews.answer_label", locale)
    field = Field("answer", label, value=clip(task.answer or "", ANSWER_LIMIT), long=True, limit=ANSWER_LIMIT)
    return Form(say("reviews.answer_title", locale), f"feedback:form:{task.failure_id}", (field,))
