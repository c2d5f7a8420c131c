"""Make one letter's requests to Discord so that making them again does no harm.

Only Create Message has a key that makes it safe to repeat (the nonce), so everything else here is an edit, a deletion,
a thread made from a message, or a look. A private thread, a post in a forum or a scheduled event has none of these, and
is looked up before it is tried again.
"""

import logging
from typing import Any

import discord

from bot.forums import Forums
from bot.kernel.budget import Place
from bot.kernel.clock import Clock
from bot.kernel.outbox import NONCE_WINDOW, Notice
from bot.letters import (
    DELETED_SINCE,
    Arrived,
    Census,
    Find,
    FindEvent,
    Letter,
    OpenPrivateThread,
    OpenThread,
    Post,
    Redraw,
    Reschedule,
    Retract,
    Schedule,
    ShutThread,
    Survey,
    Unschedule,
    bears,
)
from bot.private_threads import open_private_thread
from bot.scheduled_events import keep_calendar
from bot.shut_threads import shut_thread
from bot.surveys import Looked, missing_messages, missing_servers

_log = logging.getLogger(__name__)

UNKNOWN_MESSAGE = 10008
THREAD_EXISTS = 160004
PAGE = 100
PAGES = 50
"""How far back the history is read for a message that may have been sent: five thousand messages."""
_SLACK_MS = 5_000


class Uncertain(Exception):
    """Whether the message was sent cannot be found out, and twice would be worse than never."""


class Sender:
    """Send letters. Each call is given the place in the budget that it uses up, and renews it for further requests."""

    def __init__(self, client: discord.Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._forums = Forums(client)

    async def send(self, letter: Letter, notice: Notice, place: Place) -> Arrived:
        """Send a letter and return where it arrived; raise discord.py's errors, aiohttp's, or Uncertain."""
        match letter:
            case Post():
                return await self._post(letter, notice, place)
            case Find(channel):
                found = await self._find(letter, notice, place)
                return Arrived(channel, found or DELETED_SINCE)
            case Survey() | Census():
                return await self._look_over(letter, place)
            case OpenPrivateThread() | ShutThread():
                return await self._thread(letter, notice, place)
            case Schedule() | Reschedule() | Unschedule() | FindEvent():
                return await keep_calendar(self._client, letter, notice, place)
            case Redraw() | Retract() | OpenThread():
                await self._change(letter, place)
                return Arrived(letter.channel, letter.message)

    async def _look_over(self, letter: Survey | Census, place: Place) -> Arrived:
        match letter:
            case Survey(channel=channel):
                looked = await self._survey(letter, place)
                return Arrived(channel, looked.down_to, looked.missing)
            case Census(servers):
                return Arrived(0, 0, await missing_servers(self._client, servers, place))

    async def _thread(self, letter: OpenPrivateThread | ShutThread, notice: Notice, place: Place) -> Arrived:
        match letter:
            case OpenPrivateThread():
                return await open_private_thread(self._client, letter, notice, place)
            case ShutThread(channel, thread):
                is_post = await self._forums.has(channel, place)
                found = await shut_thread(self._client, letter, place)
                return Arrived(channel, thread if found and not is_post else DELETED_SINCE)

    async def _change(self, letter: Redraw | Retract | OpenThread, place: Place) -> None:
        match letter:
            case Redraw(channel, message, view, title, files):
                if title is not None and await self._forums.has(channel, place):
                    await self._forums.redraw(letter, place)
                else:
                    await self._message(channel, message).edit(
                        view=view,
                        attachments=list(files) or discord.utils.MISSING,
                        allowed_mentions=discord.AllowedMentions.none(),
                    )
            case Retract():
                await self._retract(letter, place)
            case OpenThread():
                await self._open_thread(letter, place)

    async def _post(self, post: Post, notice: Notice, place: Place) -> Arrived:
        channel = post.place
        if post.to_member:
            opened = await self._client.http.start_private_message(post.place)
            channel = int(opened["id"])
            await place.renew()
        if post.title is not None and await self._forums.has(channel, place):
            return Arrived(channel, await self._forums.post(post, notice.first_attempt_at, place))
        if notice.first_attempt_at and self._clock.now() - notice.first_attempt_at > NONCE_WINDOW:
            found = await self._look_for(post.mark, channel, notice, place)
            if found:
                return Arrived(channel, found)
        mentions = discord.AllowedMentions.none()
        if post.ping_role:
            mentions.roles = [discord.Object(post.ping_role)]
        try:
            message = await self._client.get_partial_messageable(channel).send(
                view=post.view, files=list(post.files), nonce=notice.nonce, allowed_mentions=mentions
            )
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise
            # Discord remembers the nonce of a message that was deleted since: it was sent.
            return Arrived(channel, DELETED_SINCE)
        return Arrived(channel, message.id)

    async def _find(self, find: Find, notice: Notice, place: Place) -> int | None:
        assert notice.first_attempt_at is not None  # noqa: S101 - what was never attempted is not looked for
        if find.title is not None and await self._forums.has(find.place, place):
            return await self._forums.look_for(find.mark, find.place, notice.first_attempt_at, place)
        return await self._look_for(find.mark, find.place, notice, place)

    async def _look_for(self, mark: str, channel: int, notice: Notice, place: Place) -> int | None:
        """Find a message of ours from an earlier attempt, once Discord no longer promises to know its nonce."""
        assert notice.first_attempt_at is not None  # noqa: S101 - the caller asked
        after = discord.utils.time_snowflake(notice.first_attempt_at) - (_SLACK_MS << 22)
        for _ in range(PAGES):
            history = await self._client.http.logs_from(channel, PAGE, after=after)
            await place.renew()
            for message in history:
                if _is_by(self._client.user, message) and bears(mark, message["components"]):
                    return int(message["id"])
            if not history and await self._is_hidden(channel, after, place):
                raise Uncertain
            if len(history) < PAGE:
                return None
            after = max(int(message["id"]) for message in history)
        raise Uncertain

    async def _is_hidden(self, channel: int, after: int, place: Place) -> bool:
        """Tell whether something was posted since that we may not read: to such a bot Discord shows no history at all.

        A channel names its newest message even where that was deleted, so the message itself is asked for.
        """
        found: Any = await self._client.http.get_channel(channel)
        await place.renew()
        newest = int(found.get("last_message_id") or 0)
        if newest <= after:
            return False
        try:
            await self._client.http.get_message(channel, newest)
        except discord.Forbidden:
            return True
        except discord.NotFound as error:
            if error.code != UNKNOWN_MESSAGE:
                raise
        await place.renew()
        return False

    async def _survey(self, survey: Survey, place: Place) -> Looked:
        if await self._forums.has(survey.channel, place):
            return await self._forums.missing(survey, self._clock.now(), place)
        return await missing_messages(self._client, survey, place)

    async def _open_thread(self, thread: OpenThread, place: Place) -> None:
        try:
            await self._client.http.start_thread_with_message(
                thread.channel,
                thread.message,
                name=thread.name,
                auto_archive_duration=thread.archive_minutes,  # type: ignore[arg-type]  # the database checks it
            )
        except discord.HTTPException as error:
            # A post in a forum is a thread already.
            if error.code != THREAD_EXISTS and not await self._forums.has(thread.channel, place):
                raise

    async def _retract(self, letter: Retract, place: Place) -> None:
        try:
            if letter.title is not None and await self._forums.has(letter.channel, place):
                await self._forums.retract(letter, place)
            else:
                await self._message(letter.channel, letter.message).delete()
        except discord.NotFound:
            _log.info("message %s had gone already", letter.message)

    def _message(self, channel: int, message: int) -> discord.PartialMessage:
        return self._client.get_partial_messageable(channel).get_partial_message(message)


def _is_by(user: discord.ClientUser | None, message: Any) -> bool:
    return user is not None and int(message["author"]["id"]) == user.id
