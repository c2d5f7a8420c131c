from dataclasses import replace
from datetime import datetime
from typing import TypedDict, Unpack

from bot.feed import actions as feed
from bot.journal import store
from bot.journal.actions.check import check_section, check_sting
from bot.journal.actions.look import find
from bot.journal.model import STORY_LIMIT, Failure, Kind, PartialDate, clean_story, cut_line, is_blank
from bot.kernel.database import Transaction
from bot.kernel.errors import Refused


class Edits(TypedDict, total=False):
    """What can be edited; what is left out stays as it is, None empties it."""

    line: str
    kind: Kind | None
    section: str | None
    happened: PartialDate | None
    sting: int | None


def add_story(tx: Transaction, member_id: int, failure_id: int, story: str, now: datetime) -> Failure:
    """Put a story behind the line, in place of the one that was there; an empty one removes it."""
    failure = find(tx, member_id, failure_id)
    cleaned = clean_story(story)
    if len(cleaned) > STORY_LIMIT:
        raise Refused("journal.story_too_long", limit=STORY_LIMIT)
    changed = replace(failure, story=None if is_blank(cleaned) else cleaned, edited_at=now)
    store.save(tx, changed)
    return changed


def edit(tx: Transaction, member_id: int, failure_id: int, now: datetime, **edits: Unpack[Edits]) -> Failure:
    """Change an entry; shares that have no version of their own follow its line.

    A new line that is too long is cut, and its whole text goes in front of the story.
    """
    failure = find(tx, member_id, failure_id)
    changed = replace(
        failure,
        kind=edits.get("kind", failure.kind),
        section=check_section(edits.get("section", failure.section)),
        happened=edits.get("happened", failure.happened),
        sting=check_sting(edits.get("sting", failure.sting)),
    )
    if "line" in edits:
        if is_blank(edits["line"]):
            raise Refused("journal.empty_line")
        line, whole = cut_line(edits["line"])
        story = "\n\n".join(part for part in (whole, failure.story) if part) or None
        if story and len(story) > STORY_LIMIT:
            # A form could not hold it, and would lose its end the next time that it is changed.
            raise Refused("journal.story_too_long", limit=STORY_LIMIT)
        changed = replace(changed, line=line, story=story)
    if changed == failure:
        return failure
    changed = replace(changed, edited_at=now)
    store.save(tx, changed)
    if changed.line != failure.line:
        feed.retell(tx, member_id, failure_id, changed.line, now)
    return changed


def delete(tx: Transaction, member_id: int, failure_id: int, now: datetime) -> Failure:
    """Delete an entry and all that others see of it, and return it; milestones that it reached stay reached."""
    failure = find(tx, member_id, failure_id)
    feed.withdraw_failure(tx, member_id, failure_id, now)
    store.delete(tx, member_id, failure_id)
    return failure


def undo(tx: Transaction, member_id: int, now: datetime) -> Failure:
    """Delete a member's newest entry and return it."""
    failure = store.newest(tx, member_id)
    if failure is None:
        raise Refused("journal.nothing_to_undo")
    return delete(tx, member_id, failure.id, now)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Erase a member's journal and return how many entries it had; their shares must be gone before."""
    return store.forget_member(tx, member_id)
