"""A CV to print: A4, its fonts in the file."""

from bot.cv.formats.typesetting import to_pdf, typeset
from bot.cv.model import Cv


def write(cv: Cv, locale: str) -> bytes:
    """Write a CV as PDF."""
    return to_pdf(typeset(cv, locale, medium="pages"))
