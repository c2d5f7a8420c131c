"""Messages of channels: read, write, change, delete."""

from datetime import timedelta

from sandbox.form import Need, listing, read, shape, snowflake
from sandbox.payload.messages import message as written
from sandbox.refused import Reason, Refused
from sandbox.rest.call import NOTHING, Answer, Call, Route
from sandbox.snowflake import instant_of
from sandbox.world import posting, threads
from sandbox.world.draft import Draft, Way, read_draft
from sandbox.world.message import Message, MessageType
from sandbox.world.model import Channel, ChannelType
from sandbox.world.permissions import Permission
from sandbox.world.sending import check_may_send, send

P = Permission
BULK_AGE = timedelta(days=14)


def _create(call: Call) -> Answer:
    world, channel = call.world, call.channel
    draft = read_draft(call.body, call.uploads, Way.CREATE)
    check_may_send(world, world.bot_user, channel, draft)
    return Answer(200, written(world, send(world, world.bot_user, channel, draft), sent_now=True))


def _history(call: Call) -> Answer:
    world, channel = call.world, call.channel
    granted = world.demand(world.bot_user, channel)
    limit = call.number("limit", 50, 1, 100)
    found: list[Message]
    if not granted & P.READ_MESSAGE_HISTORY:
        found = []
    elif (around := call.snowflake("around")) is not None:
        half = limit // 2
        found = channel.history.after(around - 1, half + 1) + channel.history.before(around, limit - half - 1)
    elif (after := call.snowflake("after")) is not None:
        found = channel.history.after(after, limit)
    else:
        found = channel.history.before(call.snowflake("before") or 1 << 63, limit)
    return Answer(200, [written(world, message) for message in found])


def _find(call: Call) -> tuple[Channel, Message]:
    channel = call.channel
    call.world.demand(call.world.bot_user, channel)
    return channel, posting.find(channel, call.ids["message_id"])


def _get(call: Call) -> Answer:
    world, channel = call.world, call.channel
    world.demand(world.bot_user, channel, P.READ_MESSAGE_HISTORY)
    return Answer(200, written(world, posting.find(channel, call.ids["message_id"])))


def _edit(call: Call) -> Answer:
    world = call.world
    channel, message = _find(call)
    draft: Draft = read_draft(call.body, call.uploads, Way.EDIT)
    if message.author is not world.bot_user:
        raise Refused(Reason.NOT_YOUR_MESSAGE)
    if channel.thread is not None and channel.thread.archived:
        raise Refused(Reason.THREAD_ARCHIVED)
    threads.demand_unlocked(world, world.bot_user, channel)
    if draft.loads_files:
        world.demand(world.bot_user, channel, P.ATTACH_FILES)
    if draft.embeds:
        world.demand(world.bot_user, channel, P.EMBED_LINKS)
    return Answer(200, written(world, posting.edit(world, message, draft)))


def _delete(call: Call) -> Answer:
    channel, message = _find(call)
    if message.author is not call.world.bot_user:
        if channel.is_dm:
            raise Refused(Reason.DM_NOT_POSSIBLE)
        call.world.demand(call.world.bot_user, channel, P.MANAGE_MESSAGES)
    if message.kind is MessageType.THREAD_STARTER:
        raise Refused(Reason.SYSTEM_MESSAGE)
    if channel.thread is not None and channel.thread.archived:
        threads.demand_unlocked(call.world, call.world.bot_user, channel)
    posting.delete(call.world, message)
    return NOTHING


_BULK = shape({"messages": Need(listing(snowflake))})


def _bulk_delete(call: Call) -> Answer:
    world, channel = call.world, call.channel
    if channel.is_dm:
        raise Refused(Reason.DM_NOT_POSSIBLE)
    world.demand(world.bot_user, channel, P.MANAGE_MESSAGES)
    numbers = read(_BULK, call.body)["messages"]
    if not 2 <= len(set(numbers)) <= 100:  # noqa: PLR2004 — Discord's bounds
        raise Refused(Reason.WRONG_MESSAGE_COUNT)
    if any(world.clock.now() - instant_of(number) > BULK_AGE for number in numbers):
        raise Refused(Reason.TOO_OLD_TO_BULK_DELETE)
    for number in numbers:
        if (message := channel.history.get(number)) is not None:
            posting.delete(world, message)
    return NOTHING


def _typing(call: Call) -> Answer:
    channel = call.channel
    if channel.kind is ChannelType.FORUM:
        raise Refused(Reason.WRONG_CHANNEL_TYPE)
    call.world.demand(call.world.bot_user, channel, *(() if channel.is_thread else (P.SEND_MESSAGES,)))
    return NOTHING


_MESSAGES = "/channels/{channel_id}/messages"
_ONE = f"{_MESSAGES}/{{message_id}}"
ROUTES = (
    Route("GET", _MESSAGES, _history),
    Route("POST", _MESSAGES, _create),
    Route("POST", f"{_MESSAGES}/bulk-delete", _bulk_delete),
    Route("GET", _ONE, _get),
    Route("PATCH", _ONE, _edit),
    Route("DELETE", _ONE, _delete),
    Route("POST", "/channels/{channel_id}/typing", _typing),
)
