"""A CV to look at: one picture, as long as it takes up to a limit."""

from bot.cv.formats.typesetting import to_png, typeset
from bot.cv.model import Cv

MOST = 60
"""Items of a picture; it says how many more there are. A longer one is unreadable in a chat."""
_PIXELS_PER_INCH = 180.0


def write(cv: Cv, locale: str) -> bytes:
    """Write a CV as PNG."""
    return to_png(typeset(cv, locale, medium="picture", most=MOST), _PIXELS_PER_INCH)
