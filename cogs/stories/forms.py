"""The form in which a failure is told as an answer."""

from bot.kernel.text import say
from bot.stories.model import PART_LIMIT, PARTS, Parts
from cogs.common.form import Field, Form
from cogs.common.plain import clip


def story_form(failure_id: int, question: str, parts: Parts, locale: str) -> Form:
    """Return the form for a story that answers a question, with what it says so far."""
    fields = tuple(
        Field(
            part,
            say(f"stories.part_{part}", locale),
            say(f"stories.hint_{part}", locale),
            value=clip(getattr(parts, part) or "", PART_LIMIT),
            long=True,
            limit=PART_LIMIT,
        )
        for part in PARTS
    )
    return Form(say("stories.form_title", locale), f"story:form:{failure_id}:{question}", fields)
