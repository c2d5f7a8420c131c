"""What an entry's fields must be, whoever hands them in."""

from bot.journal.model import SECTION_LIMIT, SECTIONS, STINGS, clean_line, is_blank
from bot.kernel.errors import Refused
from bot.kernel.text import LANGUAGES, say


def check_section(typed: str | None) -> str | None:
    """Return a section's key, also where somebody typed its name, or an own heading; nothing visible is no section."""
    if typed is None or is_blank(typed):
        return None
    section = clean_line(typed)
    for key in SECTIONS:
        names = (say(f"journal.section.{key}", language).casefold() for language in LANGUAGES)
        if section == key or section.casefold() in names:
            return key
    if len(section) > SECTION_LIMIT:
        raise Refused("journal.section_too_long", limit=SECTION_LIMIT)
    return section


def check_sting(sting: int | None) -> int | None:
    """Return a sting that is on the scale."""
    if sting is not None and sting not in STINGS:
        raise Refused("journal.sting_off_scale", least=STINGS[0], most=STINGS[-1])
    return sting
