"""What an ask's fields must be, whoever hands them in."""

from bot.asks.model import lies_before
from bot.journal.model import PartialDate, cut_line, is_blank
from bot.kernel.errors import Refused


def check_text(typed: str) -> tuple[str, str | None]:
    """Return a line, and the whole text where it had to be cut; refuse one with nothing to see in it."""
    if is_blank(typed):
        raise Refused("asks.empty_line")
    return cut_line(typed)


def check_order(sent_on: PartialDate | None, answered_on: PartialDate | None) -> None:
    """Refuse an answer from wholly before the sending."""
    if sent_on is not None and answered_on is not None and lies_before(answered_on, sent_on):
        raise Refused("asks.answered_before_sent", sent=str(sent_on), answered=str(answered_on))
