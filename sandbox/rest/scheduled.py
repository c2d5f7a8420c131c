"""Scheduled events."""

from sandbox.payload.channels import scheduled_event as written
from sandbox.rest.call import NOTHING, Answer, Call, Route
from sandbox.world import scheduled
from sandbox.world.model import Guild


def _guild(call: Call) -> Guild:
    scheduled.catch_up(call.world, call.guild)
    return call.guild


def _list(call: Call) -> Answer:
    return Answer(200, [written(event) for event in _guild(call).scheduled_events.values()])


def _create(call: Call) -> Answer:
    return Answer(200, written(scheduled.create(call.world, call.world.bot_user, _guild(call), call.body)))


def _get(call: Call) -> Answer:
    return Answer(200, written(scheduled.find(_guild(call), call.ids["guild_scheduled_event_id"])))


def _change(call: Call) -> Answer:
    event = scheduled.find(_guild(call), call.ids["guild_scheduled_event_id"])
    return Answer(200, written(scheduled.change(call.world, call.world.bot_user, _guild(call), event, call.body)))


def _delete(call: Call) -> Answer:
    event = scheduled.find(_guild(call), call.ids["guild_scheduled_event_id"])
    scheduled.delete(call.world, call.world.bot_user, _guild(call), event)
    return NOTHING


_EVENTS = "/guilds/{guild_id}/scheduled-events"
_ONE = f"{_EVENTS}/{{guild_scheduled_event_id}}"
ROUTES = (
    Route("GET", _EVENTS, _list),
    Route("POST", _EVENTS, _create),
    Route("GET", _ONE, _get),
    Route("PATCH", _ONE, _change),
    Route("DELETE", _ONE, _delete),
)
