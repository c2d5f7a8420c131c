"""What an entry's fields must be, whoever hands them in."""

from dataclasses import replace
from datetime import datetime

from bot.journal.model import (
    BECAME_LIMIT,
    NOTHING_MUCH,
    SECTION_LIMIT,
    SECTIONS,
    STINGS,
    STORY_LIMIT,
    Draft,
    Failure,
    clean_line,
    clean_story,
    cut_line,
    is_blank,
)
from bot.kernel.errors import Refused
from bot.kernel.text import LANGUAGES, say


def check_line(typed: str) -> tuple[str, str | None]:
    """Return a line, and the whole text where it had to be cut; refuse one with nothing to see in it."""
    if is_blank(typed):
        raise Refused("journal.empty_line")
    return cut_line(typed)


def check_story(*parts: str | None) -> str | None:
    """Return the parts one below the other; a form must be able to hold it, else it would lose its end there."""
    story = "\n\n".join(part for part in parts if part and not is_blank(part))
    if len(story) > STORY_LIMIT:
        raise Refused("journal.story_too_long", limit=STORY_LIMIT)
    return story or None


def check_section(typed: str | None) -> str | None:
    """Return a section's key, also where somebody typed its name, or an own heading; nothing visible is no section."""
    if typed is None or is_blank(typed):
        return None
    section = clean_line(typed)
    for key in SECTIONS:
        if _means(section, key, f"journal.section.{key}"):
            return key
    if len(section) > SECTION_LIMIT:
        raise Refused("journal.section_too_long", limit=SECTION_LIMIT)
    return section


def check_sting(sting: int | None) -> int | None:
    """Return a sting that is on the scale."""
    if sting is not None and sting not in STINGS:
        raise Refused("journal.sting_off_scale", least=STINGS[0], most=STINGS[-1])
    return sting


def check_became(typed: str | None) -> str | None:
    """Return what something became, or NOTHING_MUCH also where somebody typed it in words; nothing visible is None."""
    if typed is None or is_blank(typed):
        return None
    became = clean_line(typed)
    if _means(became, NOTHING_MUCH, f"journal.became.{NOTHING_MUCH}"):
        return NOTHING_MUCH
    if len(became) > BECAME_LIMIT:
        raise Refused("journal.became_too_long", limit=BECAME_LIMIT)
    return became


def drafted(draft: Draft, failure_id: int, now: datetime) -> Failure:
    """Return the entry that a draft makes, counted toward nothing yet."""
    line, whole = check_line(draft.text)
    return Failure(
        id=failure_id,
        member_id=draft.member_id,
        line=line,
        story=whole if draft.story is None else check_story(whole, clean_story(draft.story)),
        kind=draft.kind,
        section=check_section(draft.section),
        happened=draft.happened,
        sting=check_sting(draft.sting),
        quest_id=None,
        logged_at=now,
        edited_at=None,
        became=check_became(draft.became),
    )


def checked(failure: Failure) -> Failure:
    """Return an entry that comes from outside as one that could have been logged here."""
    line, whole = check_line(failure.line)
    return replace(
        failure,
        line=line,
        story=check_story(whole, clean_story(failure.story or "")),
        section=check_section(failure.section),
        sting=check_sting(failure.sting),
        became=check_became(failure.became),
    )


def _means(typed: str, key: str, words: str) -> bool:
    return typed == key or typed.casefold() in (say(words, language).casefold() for language in LANGUAGES)
