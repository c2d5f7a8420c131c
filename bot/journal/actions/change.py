from dataclasses import replace
from datetime import datetime
from typing import TypedDict, Unpack

from bot.feed import actions as feed
from bot.journal import store
from bot.journal.actions.check import check_became, check_line, check_section, check_sting, check_story
from bot.journal.actions.log import expect_checkin, running_quest
from bot.journal.actions.look import find
from bot.journal.model import Failure, Kind, PartialDate, clean_story
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.quests import actions as quests


class Edits(TypedDict, total=False):
    """What can be edited; what is left out stays as it is, None empties it."""

    line: str
    kind: Kind | None
    section: str | None
    happened: PartialDate | None
    sting: int | None
    became: str | None
    quest_id: int | None


def add_story(tx: Transaction, member_id: int, failure_id: int, story: str, now: datetime) -> Failure:
    """Put a story behind the line, in place of the one that was there; an empty one removes it."""
    failure = find(tx, member_id, failure_id)
    changed = replace(failure, story=check_story(clean_story(story)), edited_at=now)
    store.save(tx, changed)
    return changed


def edit(
    tx: Transaction,
    member_id: int,
    failure_id: int,
    now: datetime,
    *,
    locale: str | None = None,
    guild_id: int | None = None,
    **edits: Unpack[Edits],
) -> Failure:
    """Change an entry; shares that have no version of their own follow its line, and so does what is read at parties.

    A new line that is too long is cut, and its whole text goes in front of the story. Moved to another quest, or
    retyped so that its quest counts it, it counts as if it had just been logged; a quest that is not the member's or is
    over is refused as in `log_failure`. With a `locale`, that of the member, a sting that is new is asked about again,
    as one that was logged is.
    """
    failure = find(tx, member_id, failure_id)
    changed = replace(
        failure,
        kind=edits.get("kind", failure.kind),
        section=check_section(edits.get("section", failure.section)),
        happened=edits.get("happened", failure.happened),
        sting=check_sting(edits.get("sting", failure.sting)),
        became=check_became(edits.get("became", failure.became)),
        quest_id=edits.get("quest_id", failure.quest_id),
    )
    if "line" in edits:
        line, whole = check_line(edits["line"])
        changed = replace(changed, line=line, story=check_story(whole, failure.story) if whole else failure.story)
    if changed == failure:
        return failure
    changed = replace(changed, edited_at=now)
    _save_and_count(tx, failure, changed, now)
    if locale is not None and failure.sting is None and changed.sting is not None:
        expect_checkin(tx, member_id, now, locale=locale, guild_id=guild_id)
    if changed.line != failure.line:
        feed.retell(tx, member_id, failure_id, changed.line, now)
        parties.retell(tx, member_id, failure_id, changed.line, now)
    return changed


def delete(tx: Transaction, member_id: int, failure_id: int, now: datetime) -> Failure:
    """Delete an entry and all that others see of it, and return it; milestones that it reached stay reached."""
    failure = find(tx, member_id, failure_id)
    feed.withdraw_failure(tx, member_id, failure_id, now)
    parties.withdraw_failure(tx, member_id, failure_id, now)
    store.delete(tx, member_id, failure_id)
    return failure


def forget_member(tx: Transaction, member_id: int) -> int:
    """Erase a member's journal and return how many entries it had; their shares must be gone before."""
    return store.forget_member(tx, member_id)


def _save_and_count(tx: Transaction, failure: Failure, changed: Failure, now: datetime) -> None:
    """Save an entry, and celebrate what it brings the quest that it moved to, or that counts the kind it has now."""
    quest_id, member_id = changed.quest_id, changed.member_id
    if quest_id is None or (quest_id, changed.kind) == (failure.quest_id, failure.kind):
        store.save(tx, changed)
        return
    moved = quest_id != failure.quest_id
    before = (running_quest if moved else quests.find)(tx, member_id, quest_id).count
    store.save(tx, changed)
    quests.counted(tx, quest_id, before, quests.find(tx, member_id, quest_id).count, now)
