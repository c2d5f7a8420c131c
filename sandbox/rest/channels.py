"""Channels and threads."""

from sandbox.form import Fields, Need, as_is, flag, listing, one_of, read, shape, snowflake, text, whole
from sandbox.payload.channels import channel as written
from sandbox.payload.channels import thread_member
from sandbox.payload.messages import message as written_message
from sandbox.refused import Reason, Refused
from sandbox.rest.call import NOTHING, Answer, Call, Route
from sandbox.world import posting, threads
from sandbox.world.draft import Way, read_draft
from sandbox.world.events import ChannelChanged
from sandbox.world.model import Channel, ChannelType
from sandbox.world.permissions import Permission

P = Permission
_THREAD: Fields = {
    "name": Need(text(1, 100)),
    "auto_archive_duration": one_of(60, 1440, 4320, 10080),
    "rate_limit_per_user": whole(0, 21600),
}
_ON_MESSAGE = shape(_THREAD)
_ALONE = shape({**_THREAD, "type": one_of(10, 11, 12), "invitable": flag})
_POST = shape(
    {**_THREAD, "applied_tags": listing(snowflake, 0, 5), "message": Need(as_is)},
    ignored=("type",),
)
_THREAD_CHANGE = shape(
    {
        "name": text(1, 100),
        "archived": flag,
        "locked": flag,
        "invitable": flag,
        "auto_archive_duration": one_of(60, 1440, 4320, 10080),
        "rate_limit_per_user": whole(0, 21600),
        "flags": whole(),
        "applied_tags": listing(snowflake, 0, 5),
    }
)
_CHANNEL_CHANGE = shape(
    {"name": text(1, 100), "topic": text(0, 1024), "rate_limit_per_user": whole(0, 21600), "flags": whole()}
)


def _get(call: Call) -> Answer:
    call.world.demand(call.world.bot_user, call.channel)
    return Answer(200, written(call.world, call.channel))


def _change(call: Call) -> Answer:
    world, channel = call.world, call.channel
    if channel.is_dm:
        raise Refused(Reason.DM_NOT_POSSIBLE)
    if channel.is_thread:
        return Answer(
            200, written(world, threads.change(world, world.bot_user, channel, read(_THREAD_CHANGE, call.body)))
        )
    world.demand(world.bot_user, channel, P.MANAGE_CHANNELS)
    fields = read(_CHANNEL_CHANGE, call.body)
    channel.name = fields.get("name") or channel.name
    if "topic" in fields:
        channel.topic = fields["topic"]
    world.publish(ChannelChanged(channel))
    return Answer(200, written(world, channel))


def _delete(call: Call) -> Answer:
    world, channel = call.world, call.channel
    if not channel.is_dm:
        world.demand(world.bot_user, channel, P.MANAGE_THREADS if channel.is_thread else P.MANAGE_CHANNELS)
        world.delete_channel(channel)
    return Answer(200, written(world, channel))


def _start_on_message(call: Call) -> Answer:
    world, channel = call.world, call.channel
    world.demand(world.bot_user, channel)
    fields = read(_ON_MESSAGE, call.body)
    message = posting.find(channel, call.ids["message_id"])
    thread = threads.start_from_message(world, world.bot_user, channel, message, fields)
    return Answer(201, written(world, thread))


def _start(call: Call) -> Answer:
    world, channel = call.world, call.channel
    world.demand(world.bot_user, channel)
    if channel.kind is not ChannelType.FORUM:
        thread = threads.start(world, world.bot_user, channel, read(_ALONE, call.body))
        return Answer(201, written(world, thread))
    fields = read(_POST, call.body)
    draft = read_draft(fields["message"], call.uploads, Way.FORUM, ("message",))
    thread, message = threads.post(world, world.bot_user, channel, fields, draft)
    return Answer(201, written(world, thread) | {"message": written_message(world, message)})


def _active(call: Call) -> Answer:
    world = call.world
    seen = [
        thread
        for thread in call.guild.threads
        if thread.thread and not thread.thread.archived and world.permissions(world.bot_user, thread) & P.VIEW_CHANNEL
    ]
    return Answer(200, _listed(call, sorted(seen, key=lambda thread: -thread.id), more=False))


def _archived(call: Call) -> Answer:
    world, parent = call.world, call.channel
    world.demand(world.bot_user, parent, P.READ_MESSAGE_HISTORY)
    limit = call.number("limit", 50, 2, 100)
    before = call.query.get("before")
    found = [
        thread
        for thread in world.guilds[parent.guild_id or 0].threads
        if thread.parent is parent
        and thread.thread
        and thread.thread.archived
        and thread.kind is not ChannelType.PRIVATE_THREAD
        and (before is None or _archived_at(thread) < before)
    ]
    found.sort(key=_archived_at, reverse=True)
    return Answer(200, _listed(call, found[:limit], more=len(found) > limit))


def _archived_at(thread: Channel) -> str:
    assert thread.thread is not None  # noqa: S101 — only threads come here
    return (thread.thread.archived_at or thread.thread.created_at).isoformat()


def _listed(call: Call, found: list[Channel], *, more: bool) -> dict[str, object]:
    bot = call.world.bot_user.id
    joined = [thread for thread in found if thread.thread and bot in thread.thread.member_ids]
    return {
        "threads": [written(call.world, thread) for thread in found],
        "members": [thread_member(thread, bot) for thread in joined],
        "has_more": more,
    }


def _let_in(call: Call) -> Answer:
    world, channel = call.world, call.channel
    world.demand(world.bot_user, channel, P.SEND_MESSAGES_IN_THREADS)
    if channel.thread is None or channel.parent is None:
        raise Refused(Reason.WRONG_CHANNEL_TYPE)
    if channel.thread.archived:
        raise Refused(Reason.THREAD_ARCHIVED)
    world.demand(world.user(call.ids["user_id"]), channel.parent)
    channel.thread.member_ids.add(call.ids["user_id"])
    world.publish(ChannelChanged(channel))
    return NOTHING


def _joined(call: Call, *, stays: bool) -> Answer:
    channel = call.channel
    call.world.demand(call.world.bot_user, channel)
    if channel.thread is None:
        raise Refused(Reason.WRONG_CHANNEL_TYPE)
    if channel.thread.archived:
        raise Refused(Reason.THREAD_ARCHIVED)
    (channel.thread.member_ids.add if stays else channel.thread.member_ids.discard)(call.world.bot_user.id)
    return NOTHING


def _join(call: Call) -> Answer:
    return _joined(call, stays=True)


def _leave(call: Call) -> Answer:
    return _joined(call, stays=False)


ROUTES = (
    Route("GET", "/channels/{channel_id}", _get),
    Route("PATCH", "/channels/{channel_id}", _change),
    Route("DELETE", "/channels/{channel_id}", _delete),
    Route("POST", "/channels/{channel_id}/threads", _start),
    Route("POST", "/channels/{channel_id}/messages/{message_id}/threads", _start_on_message),
    Route("GET", "/channels/{channel_id}/threads/archived/public", _archived),
    Route("GET", "/guilds/{guild_id}/threads/active", _active),
    Route("PUT", "/channels/{channel_id}/thread-members/@me", _join),
    Route("DELETE", "/channels/{channel_id}/thread-members/@me", _leave),
    Route("PUT", "/channels/{channel_id}/thread-members/{user_id}", _let_in),
)
