"""The weeks of a server: when its prompt comes, and what becomes of each date."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.feed import actions as feed
from bot.guilds import actions as guilds
from bot.guilds.model import zone_named
from bot.kernel import outbox
from bot.kernel.errors import Refused
from bot.kernel.schedule import LATEST, Occurrence, Punctuality, Weekly, next_occurrence, punctuality
from bot.kernel.transaction import Transaction
from bot.prompts import store
from bot.prompts.actions.choosing import banked, chosen, whole_bank
from bot.prompts.model import Card, OccurrenceRecord, PromptWords, Schedule, State

AT_ONCE = 25
"""Schedules that are taken up in one transaction; what members do meanwhile comes in between."""


def plan(
    tx: Transaction,
    guild_id: int,
    *,
    channel_id: int,
    rule: Weekly,
    ping_role: int | None,
    archive_minutes: int,
    now: datetime,
) -> Schedule:
    """Give a server its weekly prompt from its next occurrence on, in place of the schedule it may have.

    `archive_minutes` is one of ARCHIVE_MINUTES. An unknown zone raises Refused `prompts_rules.unknown_zone`.
    """
    zone = zone_named(rule.zone)
    if zone is None:
        raise Refused("prompts_rules.unknown_zone", zone=rule.zone)
    rule = replace(rule, zone=zone)
    schedule = Schedule(guild_id, channel_id, rule, ping_role, archive_minutes, next_occurrence(rule, now))
    store.save_schedule(tx, schedule)
    return schedule


def find(tx: Transaction, guild_id: int) -> Schedule | None:
    """Return a server's schedule, or None where it has none."""
    return store.find_schedule(tx, guild_id)


def stop(tx: Transaction, guild_id: int) -> bool:
    """End a server's weekly prompt, and what waits to be posted with it; tell whether there was a schedule."""
    for occurrence_id in store.waiting(tx, guild_id):
        _give_up(tx, occurrence_id)
    return store.delete_schedule(tx, guild_id)


def post_due(tx: Transaction, now: datetime) -> int:
    """Take up the schedules that have come due, at most AT_ONCE, and return how many these were.

    Each date of a server is taken up once ever, and one that is skipped passes. After a time of silence only the latest
    date counts: it is posted, late if need be, or recorded as missed, and the schedule moves on into the future. A card
    that could not be delivered until its date counts as missed is given up.
    """
    for occurrence_id in store.overdue(tx, now - LATEST):
        _give_up(tx, occurrence_id)
    due = store.due_schedules(tx, now, AT_ONCE)
    for schedule in due:
        _take_up(tx, schedule, _latest(schedule, now), now)
        store.save_schedule(tx, replace(schedule, next=next_occurrence(schedule.rule, now)))
    return len(due)


def post_now(tx: Transaction, guild_id: int, prompt_key: str | None, now: datetime) -> OccurrenceRecord:
    """Post today's prompt at once, the given one or the one whose turn it is, in the scheduled channel.

    A date that was missed, empty or undeliverable is made up for. Raises Refused `prompts_rules.no_schedule`,
    `prompts_rules.unknown_prompt`, `prompts_rules.bank_empty`, or `prompts_rules.already_posted`.
    """
    schedule = store.find_schedule(tx, guild_id)
    if schedule is None:
        raise Refused("prompts_rules.no_schedule")
    if prompt_key is not None and prompt_key not in {prompt.key for prompt in whole_bank(tx, guild_id)}:
        raise Refused("prompts_rules.unknown_prompt")
    today = now.astimezone(ZoneInfo(schedule.rule.zone)).date()
    prompt_key = prompt_key or chosen(tx, guild_id, today)
    if prompt_key is None:
        raise Refused("prompts_rules.bank_empty")
    store.delete_unposted(tx, guild_id, today)
    occurrence_id = _post(tx, schedule, Occurrence(today, now), prompt_key, now, late=False)
    record = None if occurrence_id is None else store.find_occurrence(tx, occurrence_id)
    if record is None:
        raise Refused("prompts_rules.already_posted")
    return record


def card(tx: Transaction, occurrence_id: int, now: datetime) -> Card | None:
    """Return what an occurrence's message is made from, or None where there is one or never will be.

    Where it is `over` it must not be posted any more, and may stand unheard of if that was tried before.
    """
    record = store.find_occurrence(tx, occurrence_id)
    if record is None or record.prompt is None or record.state not in (State.DUE, State.MISSED):
        return None
    card = _card(tx, replace(record, late=punctuality(record.due_at, now) is not Punctuality.ON_TIME))
    return card and replace(card, over=_is_over(record, now))


def thread(tx: Transaction, occurrence_id: int) -> Card | None:
    """Return what the thread under an occurrence's message is made from, or None where there is one or no message."""
    record = store.find_occurrence(tx, occurrence_id)
    if record is None or record.state is not State.POSTED or record.thread_id is not None:
        return None
    return _card(tx, record)


def posted(tx: Transaction, occurrence_id: int, message_id: int, now: datetime) -> None:
    """Note an occurrence's message, and ask for the thread under it.

    A message id of 0 stands for one that was deleted before we learned its id: it was posted, and gets no thread. Of an
    occurrence that is over it says that none was found.
    """
    before = store.find_occurrence(tx, occurrence_id)
    if not message_id and before is not None and _is_over(before, now):
        store.set_state(tx, occurrence_id, State.MISSED)
        return
    record = store.set_posted(tx, occurrence_id, message_id or None)
    if record and record.message_id is not None:
        key, payload = f"prompt-thread:{record.id}", {"occurrence": record.id}
        outbox.put(tx, "prompt.thread", key=key, lane=record.channel_id, payload=payload, due=now, bulk=True)


def threaded(tx: Transaction, occurrence_id: int, thread_id: int) -> None:
    """Note the thread under an occurrence's message."""
    store.set_thread(tx, occurrence_id, thread_id)


def try_again(tx: Transaction, guild_id: int) -> None:
    """Open the threads that the channel of a server's schedule refused, and send what these refused."""
    for thread_id in store.threads(tx, guild_id):
        feed.try_answers_again(tx, thread_id)
    schedule = store.find_schedule(tx, guild_id)
    if schedule is not None:
        outbox.revive(tx, schedule.channel_id, ("prompt.thread",))


def undeliverable(tx: Transaction, occurrence_id: int) -> None:
    """Note that the channel refused an occurrence's message; a message that stands is not touched by it."""
    store.set_state(tx, occurrence_id, State.UNDELIVERABLE)


def _latest(schedule: Schedule, now: datetime) -> Occurrence:
    """Return the latest occurrence that has come, from the scheduled one on."""
    latest = schedule.next
    while (following := next_occurrence(schedule.rule, latest.instant)).instant <= now:
        latest = following
    return latest


def _take_up(tx: Transaction, schedule: Schedule, occurrence: Occurrence, now: datetime) -> None:
    if store.is_skipped(tx, schedule.guild_id, occurrence.local_date):
        return
    judged = punctuality(occurrence.instant, now)
    prompt_key = chosen(tx, schedule.guild_id, occurrence.local_date)
    if judged is Punctuality.MISSED:
        store.insert_occurrence(tx, schedule, occurrence, None, State.MISSED, late=False)
    elif prompt_key is None:
        store.insert_occurrence(tx, schedule, occurrence, None, State.EMPTY, late=False)
    else:
        _post(tx, schedule, occurrence, prompt_key, now, late=judged is Punctuality.LATE)


def _post(
    tx: Transaction, schedule: Schedule, occurrence: Occurrence, prompt_key: str, now: datetime, *, late: bool
) -> int | None:
    occurrence_id = store.insert_occurrence(tx, schedule, occurrence, prompt_key, State.DUE, late=late)
    if occurrence_id is not None:
        key, payload = _post_key(occurrence_id), {"occurrence": occurrence_id}
        outbox.put(tx, "prompt.post", key=key, lane=schedule.channel_id, payload=payload, due=now, bulk=True)
    return occurrence_id


def _is_over(record: OccurrenceRecord, now: datetime) -> bool:
    return record.state is State.MISSED or punctuality(record.due_at, now) is Punctuality.MISSED


def _give_up(tx: Transaction, occurrence_id: int) -> None:
    """Count an occurrence as missed that is still to be posted; one on its way is looked for, since it may stand."""
    outbox.take_back(tx, _post_key(occurrence_id))
    store.set_state(tx, occurrence_id, State.MISSED)


def _card(tx: Transaction, record: OccurrenceRecord) -> Card | None:
    """Return an occurrence's card, or None where its prompt was taken out; one that was posted has no words then."""
    assert record.prompt is not None  # noqa: S101 - the schema asks for one in these states
    guild = guilds.find(tx, record.guild_id)
    asked = banked(tx, record.guild_id, record.prompt, guild.locale)
    if asked is None and record.state is not State.POSTED:
        return None
    return Card(
        occurrence_id=record.id,
        guild_id=record.guild_id,
        words=asked.words if asked else PromptWords("", ""),
        minutes=asked.prompt.minutes if asked else 0,
        locale=guild.locale,
        local_date=record.local_date,
        late=record.late,
        channel_id=record.channel_id,
        ping_role=record.ping_role,
        archive_minutes=record.archive_minutes,
        message_id=record.message_id,
        unnamed=guild.anonymous,
    )


def _post_key(occurrence_id: int) -> str:
    return f"prompt:{occurrence_id}"
