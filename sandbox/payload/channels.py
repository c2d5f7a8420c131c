"""Channels, threads and scheduled events as Discord writes them."""

from sandbox.form import Json
from sandbox.payload.people import user
from sandbox.world.message import User
from sandbox.world.model import Channel, ChannelType, ForumTag, ScheduledEvent, ThreadState
from sandbox.world.world import World


def tag(one: ForumTag) -> Json:
    """Write a forum's tag."""
    return {"id": str(one.id), "name": one.name, "moderated": one.moderated, "emoji_id": None, "emoji_name": one.emoji}


def _metadata(state: ThreadState) -> Json:
    return {
        "archived": state.archived,
        "archive_timestamp": (state.archived_at or state.created_at).isoformat(),
        "auto_archive_duration": state.archive_minutes,
        "locked": state.locked,
        "create_timestamp": state.created_at.isoformat(),
    }


def thread_member(one: Channel, user_id: int) -> Json:
    """Write the membership of somebody in a thread."""
    assert one.thread is not None  # noqa: S101 — only threads have members
    joined = one.thread.created_at.isoformat()
    return {"id": str(one.id), "user_id": str(user_id), "join_timestamp": joined, "flags": 0}


def channel(world: World, one: Channel) -> Json:
    """Write a channel, thread or DM."""
    written: Json = {
        "id": str(one.id),
        "type": int(one.kind),
        "last_message_id": str(one.last_message_id) if one.last_message_id else None,
        "flags": 1 << 4 if one.tag_required else 0,
    }
    if one.is_dm:
        return written | {"recipients": [user(recipient) for recipient in one.recipients]}
    written |= {"guild_id": str(one.guild_id), "name": one.name}
    written["parent_id"] = str(one.parent.id) if one.parent else None
    if one.thread is not None:
        return written | _thread(world, one, one.thread)
    written |= {
        "position": one.position,
        "permission_overwrites": [
            {
                "id": str(overwrite.id),
                "type": overwrite.kind,
                "allow": str(overwrite.allow),
                "deny": str(overwrite.deny),
            }
            for overwrite in one.overwrites.values()
        ],
        "nsfw": False,
    }
    if one.kind is ChannelType.CATEGORY:
        return written
    written |= {"rate_limit_per_user": one.slowmode, "topic": one.topic}
    if one.kind is ChannelType.FORUM:
        written |= {
            "available_tags": [tag(entry) for entry in one.tags],
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
            "template": "",
        }
    return written


def _thread(world: World, one: Channel, state: ThreadState) -> Json:
    # the first message of a thread is its parent's message or its starter and is not counted
    starts_here = one.parent is not None and one.parent.kind is ChannelType.FORUM
    counted = min(max(len(one.history) - (1 if starts_here else 0), 0), 50)
    written: Json = {
        "rate_limit_per_user": one.slowmode,
        "owner_id": str(state.owner_id),
        "thread_metadata": _metadata(state),
        "message_count": counted,
        "member_count": min(len(state.member_ids), 50),
        "total_message_sent": state.sent,
    }
    if state.applied_tags:
        written["applied_tags"] = [str(tag_id) for tag_id in state.applied_tags]
    if world.bot_user.id in state.member_ids:
        written["member"] = thread_member(one, world.bot_user.id)
    return written


def partial(world: World, one: Channel, viewer: User) -> Json:
    """Write a channel as it stands in an interaction, with the viewer's permissions."""
    written = channel(world, one)
    for name in ("permission_overwrites", "available_tags", "default_reaction_emoji", "template", "member"):
        written.pop(name, None)
    if not one.is_dm:
        written["permissions"] = str(int(world.permissions(viewer, one)))
    return written


def resolved(world: World, one: Channel, viewer: User) -> Json:
    """Write a channel that was chosen, with the app's permissions too if its bot is in the server."""
    written = partial(world, one, viewer)
    if one.guild_id is not None and world.bot_user.id in world.guilds[one.guild_id].members:
        written["app_permissions"] = str(int(world.permissions(world.bot_user, one)))
    return written


def scheduled_event(one: ScheduledEvent) -> Json:
    """Write a scheduled event."""
    return {
        "id": str(one.id),
        "guild_id": str(one.guild_id),
        "name": one.name,
        "description": one.description,
        "channel_id": str(one.channel_id) if one.channel_id else None,
        "creator_id": str(one.creator.id),
        "creator": user(one.creator),
        "image": None,
        "scheduled_start_time": one.starts_at.isoformat(),
        "scheduled_end_time": one.ends_at.isoformat() if one.ends_at else None,
        "status": int(one.status),
        "entity_type": one.entity_type,
        "entity_id": None,
        "recurrence_rule": one.recurrence,
        "privacy_level": 2,
        "guild_scheduled_event_exceptions": [],
        "entity_metadata": {"location": one.location} if one.location else None,
    }
