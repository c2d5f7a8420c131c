"""The months of a server: what is told of each, once, and what becomes of its message."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.digest import store
from bot.digest.model import (
    HINDSIGHT,
    QUOTES,
    Digest,
    Preview,
    Record,
    Schedule,
    State,
    Worked,
    figures,
    month_after,
    month_before,
)
from bot.feed import actions as feed
from bot.feed.model import Card
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel import outbox
from bot.kernel.schedule import LATEST, Occurrence, Punctuality, next_in_month, punctuality
from bot.kernel.transaction import Transaction

AT_ONCE = 200
"""Servers whose digest one heartbeat takes up; the rest come with the next."""
POST, REDRAW = "digest.post", "digest.redraw"
"""The kinds of the notices."""


def due(tx: Transaction, now: datetime) -> tuple[int, ...]:
    """Return the servers whose digest has come, at most AT_ONCE."""
    return store.due_schedules(tx, now, AT_ONCE)


def take_up(tx: Transaction, guild_id: int, now: datetime) -> None:
    """Have a server's digest posted where its day has come, and move on; each month is told once ever.

    After a time of silence only the latest day counts. Where there is nothing to say, nothing is said.
    """
    schedule = store.find_schedule(tx, guild_id)
    if schedule is None or schedule.next.instant > now:
        return
    latest = _latest(schedule, now)
    guild = guilds.find(tx, guild_id)
    record = _work_out(tx, guild, _told(guild, latest.instant))
    if record.state is State.PREPARED:
        _decide(tx, record, schedule, latest, now)
    store.save_schedule(tx, replace(schedule, next=next_in_month(schedule.rule, now)))


def look_after(tx: Transaction, now: datetime) -> None:
    """Give up digests that could not be delivered in time, and have those drawn anew that quote what has changed."""
    for digest_id in store.overdue(tx, now - LATEST):
        give_up(tx, digest_id)
    for record in store.take_stale(tx):
        assert record.channel_id is not None  # noqa: S101 - it stands
        key, payload = f"digest-redraw:{record.id}", {"digest": record.id}
        outbox.put(tx, REDRAW, key=key, lane=record.channel_id, payload=payload, due=now, bulk=True, fleeting=True)


def preview(tx: Transaction, guild_id: int, now: datetime) -> Preview:
    """Return what is told of the last month that is over, and what became of it.

    Its figures are worked out here if they were not before, and stay: looking again tells nothing about what somebody
    did meanwhile.
    """
    guild = guilds.find(tx, guild_id)
    record = _work_out(tx, guild, _told(guild, now))
    picked = _picked(tx, record) if record.state is State.PREPARED else store.quoted(tx, record.id)
    return Preview(
        digest=_digest(record, guild, _cards(tx, picked)),
        state=record.state,
        silent=record.worked.is_silent,
        schedule=store.find_schedule(tx, guild_id),
    )


def card(tx: Transaction, digest_id: int, now: datetime) -> Digest | None:
    """Return what a digest's message is drawn from, or None where it must not be posted any more."""
    record = store.find(tx, digest_id)
    if record is None or record.state is not State.DUE or record.due_at is None:
        return None
    late = punctuality(record.due_at, now) is not Punctuality.ON_TIME
    return _drawn(tx, replace(record, late=late))


def standing(tx: Transaction, digest_id: int) -> Digest | None:
    """Return what a digest's message is drawn from anew, or None where it does not stand."""
    record = store.find(tx, digest_id)
    if record is None or record.state is not State.POSTED or record.message_id is None:
        return None
    return _drawn(tx, record)


def posted(tx: Transaction, digest_id: int, message_id: int) -> None:
    """Note a digest's message; 0 stands for one that was deleted before we learned its id."""
    store.set_posted(tx, digest_id, message_id or None)


def undeliverable(tx: Transaction, digest_id: int) -> None:
    """Note that the channel refused a digest's message; one that stands is not touched by it."""
    store.set_state(tx, digest_id, State.UNDELIVERABLE)


def give_up(tx: Transaction, digest_id: int) -> None:
    """Count a digest as missed that is still on its way; one that is being sent finds nothing to say."""
    outbox.take_back(tx, _post_key(digest_id))
    store.set_state(tx, digest_id, State.MISSED)


def _told(guild: Guild, at: datetime) -> date:
    """Return the month that is told at an instant: the last one that is over where the server is."""
    return month_before(at.astimezone(ZoneInfo(guild.zone)).date())


def _work_out(tx: Transaction, guild: Guild, month: date) -> Record:
    """Return what is kept of a month, and find it out where it was not; from then on its figures stay."""
    record = store.of_month(tx, guild.id, month)
    if record is None:
        store.insert(tx, guild.id, month, _worked(tx, guild, month))
        record = store.of_month(tx, guild.id, month)
        assert record is not None  # noqa: S101 - it was just written
    return record


def _worked(tx: Transaction, guild: Guild, month: date) -> Worked:
    after, zone = month_after(month), ZoneInfo(guild.zone)
    named = store.standing(tx, guild.id, month, after, anonymous=False)
    unnamed = store.standing(tx, guild.id, month - HINDSIGHT, after - HINDSIGHT, anonymous=True)
    begin, end = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (month, after))
    return Worked(
        figures(store.contributions(tx, guild.id, month, after), unnamed, store.ended_by(tx, guild.id, begin, end)),
        seen=named + unnamed > 0,
    )


def _decide(tx: Transaction, record: Record, schedule: Schedule, occurrence: Occurrence, now: datetime) -> None:
    judged = punctuality(occurrence.instant, now)
    if judged is Punctuality.MISSED:
        store.set_state(tx, record.id, State.MISSED)
    elif record.worked.is_silent:
        store.set_state(tx, record.id, State.SILENT)
    else:
        late = judged is Punctuality.LATE
        for share_id in _picked(tx, record):
            store.quote(tx, share_id, record.id)
        store.set_due(tx, record.id, schedule.channel_id, occurrence.instant, late=late)
        key, payload = _post_key(record.id), {"digest": record.id}
        outbox.put(tx, POST, key=key, lane=schedule.channel_id, payload=payload, due=now, bulk=True)


def _picked(tx: Transaction, record: Record) -> tuple[str, ...]:
    """Return what a month's digest quotes: a few of the cards that may be, of as many people, drawn once for all."""
    found = store.candidates(tx, record.guild_id, record.month, month_after(record.month))
    lots = sorted(found, key=lambda one: tx.vault.tag("digest", record.guild_id, str(record.month), one[0]))
    by_member: dict[int, str] = {}
    for share_id, member_id in lots:
        by_member.setdefault(member_id, share_id)
    return tuple(by_member.values())[:QUOTES]


def _drawn(tx: Transaction, record: Record) -> Digest:
    return _digest(record, guilds.find(tx, record.guild_id), _cards(tx, store.quoted(tx, record.id)))


def _digest(record: Record, guild: Guild, quotes: tuple[Card, ...]) -> Digest:
    return Digest(
        id=record.id,
        guild_id=record.guild_id,
        month=record.month,
        figures=record.worked.figures,
        quotes=quotes,
        locale=guild.locale,
        late=record.late,
        channel_id=record.channel_id,
        message_id=record.message_id,
    )


def _cards(tx: Transaction, share_ids: Iterable[str]) -> tuple[Card, ...]:
    found = (feed.card(tx, share_id) for share_id in share_ids)
    return tuple(one for one in found if one is not None)


def _latest(schedule: Schedule, now: datetime) -> Occurrence:
    """Return the latest day that has come, from the scheduled one on."""
    latest = schedule.next
    while (following := next_in_month(schedule.rule, latest.instant)).instant <= now:
        latest = following
    return latest


def _post_key(digest_id: int) -> str:
    return f"digest:{digest_id}"
