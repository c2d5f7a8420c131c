"""Scheduled events (docs: resources/guild-scheduled-event)."""

from datetime import timedelta
from typing import Any

from sandbox.form import Check, Json, Need, invalid, listing, moment, one_of, read, shape, snowflake, text, whole
from sandbox.refused import Reason, Refused
from sandbox.world.events import EventChanged, EventCreated, EventDeleted
from sandbox.world.message import User
from sandbox.world.model import ChannelType, EventStatus, Guild, ScheduledEvent
from sandbox.world.permissions import Permission, in_guild
from sandbox.world.world import World

MOST_UNCOMPLETED = 100
FURTHEST = timedelta(days=5 * 365)
STAGE, VOICE, EXTERNAL = 1, 2, 3
_OPEN = (EventStatus.SCHEDULED, EventStatus.ACTIVE)
_RULE = shape(
    {
        "start": Need(moment),
        "end": moment,
        "frequency": Need(one_of(0, 1, 2, 3)),
        "interval": whole(1, 2),
        "by_weekday": listing(one_of(0, 1, 2, 3, 4, 5, 6), 0, 7),
        "by_n_weekday": listing(shape({"n": Need(whole(1, 5)), "day": Need(whole(0, 6))}), 0, 1),
        "by_month": listing(whole(1, 12), 0, 1),
        "by_month_day": listing(whole(1, 31), 0, 1),
        "by_year_day": listing(whole(1, 364)),
        "count": whole(),
    }
)
_FIELDS: dict[str, Check] = {
    "name": text(1, 100),
    "description": text(0, 1000),
    "image": text(0, 10_000_000),
    "scheduled_start_time": moment,
    "scheduled_end_time": moment,
    "privacy_level": one_of(2),
    "entity_type": one_of(STAGE, VOICE, EXTERNAL),
    "channel_id": snowflake,
    "recurrence_rule": _RULE,
    "entity_metadata": shape({"location": text(1, 100)}),
}
_REQUIRED = ("name", "scheduled_start_time", "privacy_level", "entity_type")
_CREATE = shape({name: Need(check) if name in _REQUIRED else check for name, check in _FIELDS.items()})
_CHANGE = shape({**_FIELDS, "status": one_of(2, 3, 4)})
WEEKLY = 2


def _required(name: str) -> Refused:
    return invalid((name,), "BASE_TYPE_REQUIRED", "This field is required")


def _rule(rule: Json | None) -> Json | None:
    if rule is None:
        return None
    days = rule.get("by_weekday") or []
    if rule["frequency"] == WEEKLY and len(days) != 1:
        raise invalid(
            ("recurrence_rule", "by_weekday"), "GUILD_SCHEDULED_EVENT_RECURRENCE", "A weekly event has one weekday."
        )
    if rule["frequency"] != WEEKLY and (rule.get("interval") or 1) > 1:
        raise invalid(
            ("recurrence_rule", "interval"),
            "GUILD_SCHEDULED_EVENT_RECURRENCE",
            "Only weekly events take an interval of 2.",
        )
    for name in ("end", "count", "by_year_day"):
        if rule.get(name):
            raise invalid(("recurrence_rule", name), "GUILD_SCHEDULED_EVENT_RECURRENCE", "This cannot be set by apps.")
    return {
        "start": rule["start"].isoformat(),
        "end": None,
        "frequency": rule["frequency"],
        "interval": rule.get("interval") or 1,
        "by_weekday": rule.get("by_weekday") or None,
        "by_n_weekday": rule.get("by_n_weekday") or None,
        "by_month": rule.get("by_month") or None,
        "by_month_day": rule.get("by_month_day") or None,
        "by_year_day": None,
        "count": None,
    }


def catch_up(world: World, guild: Guild) -> None:
    """Let the events at places outside Discord begin and end by the clock; nobody starts those by hand."""
    now = world.clock.now()
    for event in guild.scheduled_events.values():
        if event.entity_type != EXTERNAL or event.status not in _OPEN or event.recurrence is not None:
            continue
        status = event.status
        if event.ends_at is not None and now >= event.ends_at:
            status = EventStatus.COMPLETED
        elif now >= event.starts_at:
            status = EventStatus.ACTIVE
        if status is not event.status:
            event.status = status
            world.publish(EventChanged(event))


def find(guild: Guild, event_id: int) -> ScheduledEvent:
    """Return an event or refuse."""
    if (event := guild.scheduled_events.get(event_id)) is None:
        raise Refused(Reason.UNKNOWN_EVENT)
    return event


def _check_start(world: World, event: ScheduledEvent) -> None:
    now = world.clock.now()
    if event.starts_at <= now:
        raise invalid(
            ("scheduled_start_time",), "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past."
        )
    if event.starts_at > now + FURTHEST:
        raise invalid(
            ("scheduled_start_time",), "GUILD_SCHEDULED_EVENT_SCHEDULE_FAR", "Cannot schedule an event that far ahead."
        )


def _check_end(event: ScheduledEvent) -> None:
    if event.ends_at is not None and event.ends_at <= event.starts_at:
        raise invalid(
            ("scheduled_end_time",),
            "GUILD_SCHEDULED_EVENT_END_TIME_BEFORE_START_TIME",
            "Cannot schedule event end time before start time.",
        )


def _check_place(world: World, guild: Guild, event: ScheduledEvent) -> None:
    if event.entity_type == EXTERNAL:
        if event.location is None:
            raise _required("entity_metadata")
        if event.ends_at is None:
            raise _required("scheduled_end_time")
        if event.channel_id is not None:
            raise invalid(("channel_id",), "BASE_TYPE_NULL", "An external event has no channel.")
        return
    if event.channel_id is None:
        raise _required("channel_id")
    channel = guild.channels.get(event.channel_id)
    wanted = ChannelType.STAGE if event.entity_type == STAGE else ChannelType.VOICE
    if channel is None or channel.kind is not wanted:
        raise Refused(Reason.UNKNOWN_CHANNEL)
    world.demand(event.creator, channel, Permission.CONNECT)


def create(world: World, creator: User, guild: Guild, body: Any) -> ScheduledEvent:
    """Put an event into a server's calendar; needs Create Events."""
    if not in_guild(guild, guild.members[creator.id]) & Permission.CREATE_EVENTS:
        raise Refused(Reason.MISSING_PERMISSIONS)
    fields = read(_CREATE, body)
    event = ScheduledEvent(
        id=world.ids.next(),
        guild_id=guild.id,
        creator=creator,
        name=fields["name"].strip(),
        description=fields.get("description"),
        starts_at=fields["scheduled_start_time"],
        ends_at=fields.get("scheduled_end_time"),
        entity_type=fields["entity_type"],
        channel_id=fields.get("channel_id"),
        location=(fields.get("entity_metadata") or {}).get("location"),
        recurrence=_rule(fields.get("recurrence_rule")),
    )
    _check_start(world, event)
    _check_end(event)
    _check_place(world, guild, event)
    if sum(one.status in _OPEN for one in guild.scheduled_events.values()) >= MOST_UNCOMPLETED:
        raise Refused(Reason.TOO_MANY_ACTIVE_EVENTS)
    guild.scheduled_events[event.id] = event
    world.publish(EventCreated(event))
    return event


def _check_may_change(guild: Guild, actor: User, event: ScheduledEvent) -> None:
    granted = in_guild(guild, guild.members[actor.id])
    own = event.creator is actor and granted & Permission.CREATE_EVENTS
    if not own and not granted & Permission.MANAGE_EVENTS:
        raise Refused(Reason.MISSING_PERMISSIONS)


def change(world: World, actor: User, guild: Guild, event: ScheduledEvent, body: Any) -> ScheduledEvent:
    """Change an event; its own creator needs Create Events, others Manage Events."""
    _check_may_change(guild, actor, event)
    if event.status not in _OPEN:
        raise Refused(Reason.EVENT_FINISHED)
    fields = read(_CHANGE, body)
    if fields.get("name"):
        event.name = fields["name"].strip()
    if "description" in fields:
        event.description = fields["description"]
    if fields.get("scheduled_start_time"):
        event.starts_at = fields["scheduled_start_time"]
        _check_start(world, event)
    if "scheduled_end_time" in fields:
        event.ends_at = fields["scheduled_end_time"]
    _check_end(event)
    if (fields.get("entity_metadata") or {}).get("location"):
        event.location = fields["entity_metadata"]["location"]
    if "recurrence_rule" in fields:
        event.recurrence = _rule(fields["recurrence_rule"])
    _check_place(world, guild, event)
    if fields.get("status"):
        wanted = EventStatus(fields["status"])
        if (event.status, wanted) not in (
            (EventStatus.SCHEDULED, EventStatus.ACTIVE),
            (EventStatus.SCHEDULED, EventStatus.CANCELED),
            (EventStatus.ACTIVE, EventStatus.COMPLETED),
        ):
            raise invalid(("status",), "TRANSITION_INVALID_STATUS", "Invalid Guild Scheduled Event Status Transition")
        event.status = wanted
    world.publish(EventChanged(event))
    return event


def delete(world: World, actor: User, guild: Guild, event: ScheduledEvent) -> None:
    """Remove an event."""
    _check_may_change(guild, actor, event)
    del guild.scheduled_events[event.id]
    world.publish(EventDeleted(event))
