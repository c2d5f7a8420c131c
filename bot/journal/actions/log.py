from dataclasses import replace
from datetime import datetime

from bot.guilds import actions as guilds
from bot.journal import store
from bot.journal.actions.check import drafted
from bot.journal.model import Draft, Failure, Logged
from bot.kernel.deeds import id_of_deed, ids_of_text
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from bot.quests import actions as quests
from bot.quests.model import Quest


def log_failure(
    tx: Transaction, draft: Draft, now: datetime, *, deed: tuple[str, int] | None = None, counts: bool = True
) -> Logged:
    """Save a failure and count it; the same origin, or the same text within 15 s, returns the first entry.

    Where another `deed` logs it, such as the answer of an ask, that alone tells whether it is the same. Unless it
    `counts`, it goes to no quest. One that stings is asked about again in a check-in. A text without anything to see
    raises Refused `journal.empty_line`, a quest that is not the member's `quests.unknown`, one that is over
    `quests.ended`.
    """
    if deed is None:
        texts = (draft.text, draft.story or "")
        ids = ids_of_text(tx, "failure", draft.member_id, texts, draft.origin, now)
    else:
        ids = id_of_deed(tx, "failure", draft.member_id, *deed)
    failure = drafted(draft, ids[0], now)
    unseen = take_unseen(tx, draft.member_id)
    first = store.earlier(tx, draft.member_id, ids, now)
    if first is not None:
        return _again(tx, first, tuple(one for one in unseen if one.id != first.id))
    quest = _quest(tx, draft) if counts else None
    if quest is not None:
        failure = replace(failure, quest_id=quest.id)
    store.insert(tx, failure)
    if draft.sting is not None:
        expect_checkin(tx, draft.member_id, now, locale=draft.locale, guild_id=draft.guild_id)
    if quest is None:
        return Logged(failure, first_time=True, quest=None, unseen=unseen)
    count = quest.count + quest.counts(failure.kind)
    reached = quests.counted(tx, quest.id, quest.count, count, now)
    return Logged(failure, first_time=True, quest=replace(quest, count=count), reached=reached, unseen=unseen)


def mark_unseen(tx: Transaction, failure_id: int, member_id: int) -> None:
    """Remember that a saved entry's receipt never reached its member."""
    store.mark_unseen(tx, failure_id, member_id)


def take_unseen(tx: Transaction, member_id: int) -> tuple[Failure, ...]:
    """Return the entries that a member has not heard of yet, oldest first, once."""
    found = store.unseen(tx, member_id)
    if found:
        store.forget_unseen(tx, member_id)
    return found


def _again(tx: Transaction, failure: Failure, unseen: tuple[Failure, ...]) -> Logged:
    quest = None if failure.quest_id is None else quests.find(tx, failure.member_id, failure.quest_id)
    return Logged(failure, first_time=False, quest=quest, unseen=unseen)


def _quest(tx: Transaction, draft: Draft) -> Quest | None:
    """Choose what the failure counts toward: the named quest, else the newest that is running and counts its kind.

    One that is resting is not chosen. Where no kind was told, it may still be; the newest is chosen whatever it counts.
    """
    if draft.quest_id is None:
        awake = (one for one in quests.running(tx, draft.member_id) if not one.resting)
        return next((one for one in awake if draft.kind is None or one.counts(draft.kind)), None)
    return running_quest(tx, draft.member_id, draft.quest_id)


def running_quest(tx: Transaction, member_id: int, quest_id: int) -> Quest:
    """Return a quest that a member's entry may count toward; one that is over raises Refused `quests.ended`."""
    quest = quests.find(tx, member_id, quest_id)
    if quest.ended_at is not None:
        raise Refused("quests.ended")
    return quest


def expect_checkin(tx: Transaction, member_id: int, now: datetime, *, locale: str, guild_id: int | None) -> None:
    """Have a member asked again about what stings, in the language and the zone of where they are."""
    zone = None if guild_id is None else guilds.find(tx, guild_id).zone
    members.expect_checkin(tx, member_id, locale=locale, guild_zone=zone, now=now)
