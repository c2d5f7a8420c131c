"""Forum channels: what is a message elsewhere is a post there, whose first message has the post's id.

To start a post is the one write here that must not be made twice and that Discord gives no key for. So it is tried
once, and before it is tried again the post of the earlier attempt is looked for.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

import discord
from discord.http import Route

from bot.kernel.budget import Place
from bot.letters import Gone, Post, Redraw, Retract, Survey, bears
from bot.once import create_once
from bot.surveys import Looked

_log = logging.getLogger(__name__)

KINDS = frozenset((15, 16))
"""Discord's channel types of forums and of media channels."""
TAG_REQUIRED = 1 << 4
A_WEEK = 10_080
"""Minutes without a word after which a post leaves the list of active ones: the most that Discord allows."""
OLDER_AT_ONCE = 5
"""Posts that are asked for one by one in one look."""
COMPONENTS_V2 = 1 << 15
SLACK_MS = 5_000
"""How far Discord's clock may be behind ours."""


class Forums:
    """Know which channels are forums, and do there what is done with messages elsewhere."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._known: dict[int, bool] = {}

    async def has(self, channel: int, place: Place) -> bool:
        """Tell whether a channel is a forum; Discord is asked once, for no channel of words becomes a forum."""
        if channel not in self._known:
            found: Any = await self._client.http.get_channel(channel)
            await place.renew()
            self._known[channel] = found["type"] in KINDS
        return self._known[channel]

    async def post(self, post: Post, since: datetime | None, place: Place) -> int:
        """Start a post and return its id, or that of the one which was started by an attempt since this instant."""
        found = await self.look_for(post.mark, post.place, since, place) if since else None
        if found is not None:
            return found
        forum: Any = await self._client.http.get_channel(post.place)
        await place.renew()
        components: Any = post.view.to_components()  # type: ignore[no-untyped-call]  # discord.py leaves it untyped
        body = {
            "name": post.title,
            "auto_archive_duration": post.archive_minutes or A_WEEK,
            "applied_tags": _tags(forum),
            "message": {
                "flags": COMPONENTS_V2,
                "components": components,
                "allowed_mentions": {"parse": []} | ({"roles": [post.ping_role]} if post.ping_role else {}),
            },
        }
        route = Route("POST", "/channels/{channel_id}/threads", channel_id=post.place)
        made: Any = await create_once(self._client, route, body)
        return int(made["id"])

    async def look_for(self, mark: str, channel: int, since: datetime, place: Place) -> int | None:
        """Find a post of ours by the mark in its first message, among the active ones and those just archived."""
        forum: Any = await self._client.http.get_channel(channel)
        await place.renew()
        active: Any = await self._client.http.get_active_threads(int(forum["guild_id"]))
        await place.renew()
        archived: Any = await self._client.http.get_public_archived_threads(channel)
        await place.renew()
        oldest = discord.utils.time_snowflake(since) - (SLACK_MS << 22)
        for thread in active["threads"] + archived["threads"]:
            if int(thread["id"]) > oldest and self._is_ours(thread, channel):
                first = await self._first_message(int(thread["id"]))
                await place.renew()
                if first is not None and bears(mark, first["components"]):
                    return int(thread["id"])
        return None

    async def redraw(self, letter: Redraw, place: Place) -> None:
        """Draw a post's first message anew and give the post its title, archived or not; raise Gone where it is not."""
        post = await self._post(letter.channel, letter.message, place)
        try:
            await self._draw(letter, post, place)
        except discord.NotFound:
            # Discord may have meant the forum by that, and speaks of a deleted post as of a deleted channel.
            await place.renew()
            await self._client.http.get_channel(letter.channel)
            raise Gone from None

    async def retract(self, letter: Retract, place: Place) -> None:
        """Delete a post if Cork may, and if nobody else has said anything in it; else its first message and its title.

        For a post that has gone already this does nothing.
        """
        try:
            post = await self._post(letter.channel, letter.message, place)
        except Gone:
            _log.info("post %s had gone already", letter.message)
            return
        try:
            await self._message(letter.message).delete()
        except discord.NotFound:
            _log.info("message %s had gone already", letter.message)
        await place.renew()
        silent = not post.get("message_count")
        if silent and await self._deleted(letter.message, place):
            return
        archived = post["thread_metadata"]["archived"]
        if post["name"] != letter.title:
            await self._change(letter.message, place, name=letter.title, **({"archived": False} if archived else {}))
        if silent or archived:
            await self._change(letter.message, place, archived=True)

    async def missing(self, survey: Survey, now: datetime, place: Place) -> Looked:
        """Look which of a survey's posts are not in their forum any more: those of the last week, and a few older ones.

        Older ones leave the list of active posts by themselves, and are asked for one by one. Raise discord.py's errors
        where it is out of reach.
        """
        await self._client.http.get_channel(survey.channel)
        await place.renew()
        active: Any = await self._client.http.get_active_threads(survey.guild)
        listed = {int(thread["id"]) for thread in active["threads"]}
        oldest = discord.utils.time_snowflake(now - timedelta(minutes=A_WEEK))
        newest = [post for post in survey.messages if post > oldest]
        older = [post for post in survey.older if post <= oldest][:OLDER_AT_ONCE]
        gone = []
        for post in (*newest, *older):
            if post not in listed:
                await place.renew()
                if not await self._stands(post):
                    gone.append(post)
        return Looked(tuple(gone), min(older, default=min(survey.older, default=0)))

    async def _draw(self, letter: Redraw, post: Any, place: Place) -> None:
        archived = post["thread_metadata"]["archived"]
        if archived:
            await self._change(letter.message, place, archived=False)
        await self._message(letter.message).edit(view=letter.view, allowed_mentions=discord.AllowedMentions.none())
        await place.renew()
        if post["name"] != letter.title:
            await self._change(letter.message, place, name=letter.title)
        if archived:
            await self._change(letter.message, place, archived=True)

    async def _post(self, forum: int, post: int, place: Place) -> Any:
        """Return a post as Discord knows it; where it is missing, raise Gone, or what Discord says of the forum."""
        try:
            found = await self._client.http.get_channel(post)
        except discord.NotFound:
            await place.renew()
            await self._client.http.get_channel(forum)
            raise Gone from None
        await place.renew()
        return found

    async def _stands(self, post: int) -> bool:
        try:
            await self._client.http.get_channel(post)
        except discord.NotFound:
            return False
        return True

    async def _first_message(self, post: int) -> Any:
        try:
            return await self._client.http.get_message(post, post)
        except discord.NotFound:
            return None

    async def _deleted(self, post: int, place: Place) -> bool:
        """Delete a post, and tell whether that was allowed."""
        try:
            await self._client.http.delete_channel(post)
        except discord.Forbidden:
            return False
        finally:
            await place.renew()
        return True

    async def _change(self, post: int, place: Place, **changes: Any) -> None:
        await self._client.http.edit_channel(post, **changes)
        await place.renew()

    def _message(self, post: int) -> discord.PartialMessage:
        return self._client.get_partial_messageable(post).get_partial_message(post)

    def _is_ours(self, thread: Any, forum: int) -> bool:
        me = self._client.user
        return me is not None and int(thread["parent_id"]) == forum and int(thread["owner_id"]) == me.id


def _tags(forum: Any) -> list[str]:
    """Return the first tag that anybody may give, where the forum demands one."""
    if not int(forum.get("flags", 0)) & TAG_REQUIRED:
        return []
    return [tag["id"] for tag in forum["available_tags"] if not tag["moderated"]][:1]
