"""The forms behind a preview's buttons, named or not."""

from bot.feed.model import NOTE_LIMIT, TEXT_LIMIT
from bot.kernel.text import say
from cogs.common.form import Field, Form


def version_form(route: str, text: str, locale: str) -> Form:
    """Return the form for the member's own version of what others will read."""
    field = Field("text", say("feed.reword_label", locale), value=text, long=True, required=True, limit=TEXT_LIMIT)
    return Form(say("feed.reword_title", locale), route, (field,))


def note_form(route: str, note: str | None, locale: str) -> Form:
    """Return the form for a content note; an empty one takes it away."""
    label, hint = say("sharing.note_label", locale), say("sharing.note_hint", locale)
    return Form(
        say("sharing.note_title", locale), route, (Field("note", label, hint, value=note or "", limit=NOTE_LIMIT),)
    )
