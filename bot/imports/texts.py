"""What members wrote elsewhere, held to what the journal holds."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.imports.model import Found, Sent, Trouble
from bot.journal.actions.check import check_line, check_section, drafted
from bot.journal.model import Draft, is_blank
from bot.kernel.errors import Refused

_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


class Unfit(Exception):
    """A row that cannot be read, and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def fitting(found: Found) -> Found:
    """Return a failure that the journal takes, its section and what it became by their keys; else it is Unfit."""
    _check_blank(found.text)
    try:
        entry = drafted(as_draft(found, 0), 0, _ANY_DAY)
    except Refused as refused:
        raise Unfit(Trouble.LONG) from refused
    return replace(found, section=entry.section, became=entry.became)


def fitting_ask(sent: Sent) -> Sent:
    """Return an application that can be an ask; else it is Unfit."""
    _check_blank(sent.text)
    try:
        check_line(sent.text)
        return replace(sent, section=check_section(sent.section))
    except Refused as refused:
        raise Unfit(Trouble.LONG) from refused


def as_draft(found: Found, member_id: int) -> Draft:
    """Return what the journal makes an entry of."""
    return Draft(
        member_id=member_id,
        origin=None,
        text=found.text,
        kind=found.kind,
        section=found.section,
        happened=found.happened,
        sting=found.sting,
        story=found.story,
        became=found.became,
    )


def _check_blank(text: str) -> None:
    if is_blank(text):
        raise Unfit(Trouble.EMPTY)
