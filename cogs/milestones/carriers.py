"""Bring a milestone to the party channel, or to its member alone."""

import asyncio
from dataclasses import replace
from datetime import date

from bot.client import Cork
from bot.guilds import actions as guilds
from bot.kernel.outbox import Notice
from bot.kernel.text import say
from bot.kernel.transaction import Transaction
from bot.letters import Arrived, Post
from bot.members import actions as members
from bot.members.model import Pausable
from bot.pictures.party import PartyPicture, draw
from bot.quests import actions as quests
from bot.quests.model import Celebration, Occasion
from cogs.common.dates import long_date
from cogs.common.own import scope_of
from cogs.common.plain import name
from cogs.common.reply import Drawn, files_of
from cogs.milestones import cards, course_cards


class MilestoneCarrier:
    """Render celebrations; the goal and an ending come with a picture."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the card of the occasion, unless its quest is gone or goes on again."""
        quest_id, threshold = int(notice.payload["quest"]), int(notice.payload["threshold"])
        occasion = Occasion(str(notice.payload.get("occasion", Occasion.TENTH)))
        celebration = await self._bot.db.read(quests.celebration, quest_id, threshold, occasion)
        if celebration is None or await self._unwanted(celebration, notice):
            return None
        # A quest that is announced where there is no party channel is celebrated with its member alone.
        celebration = replace(celebration, private=_is_private(notice))
        locale = celebration.quest.locale
        if not celebration.private and celebration.quest.guild_id:
            locale = (await self._bot.db.read(guilds.find, celebration.quest.guild_id)).locale
        picture = (
            await asyncio.to_thread(draw, _party(celebration, locale, self._bot.clock.now().date()))
            if occasion is not Occasion.TENTH
            else None
        )
        card = cards.milestone(celebration, locale, picture)
        return Post(
            place=notice.lane,
            view=Drawn(card),
            files=tuple(files_of(card)),
            mark=cards.look_route(quest_id, threshold, occasion),
            to_member=celebration.private,
        )

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Take the celebration back where its quest was erased meanwhile."""
        quests.posted(
            tx,
            int(notice.payload["quest"]),
            channel_id=arrived.channel,
            message_id=arrived.message,
            announced=not _is_private(notice),
            now=self._bot.clock.now(),
        )

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: the milestone stands, and `/setup check` tells organisers of the channel."""

    async def _unwanted(self, celebration: Celebration, notice: Notice) -> bool:
        """Tell whether it would be said in a server that its member has left, or to a member who has paused it."""
        if not _is_private(notice):
            return not celebration.quest.announced
        now = self._bot.clock.now()
        return await self._bot.db.read(members.is_paused, celebration.member_id, Pausable.MILESTONES, now)


class NoteCarrier:
    """Bring a note to oneself to whoever wrote it."""

    def __init__(self, bot: Cork) -> None:
        self._bot = bot

    async def render(self, notice: Notice) -> Post | None:
        """Return the opened note; in a pause it is left to `/quest show`."""
        quest_id, member_id, now = int(notice.payload["quest"]), notice.lane, self._bot.clock.now()
        found = [one for one in await self._bot.db.read(quests.of_member, member_id) if one.id == quest_id]
        if not found or await self._bot.db.read(members.is_paused, member_id, Pausable.MILESTONES, now):
            return None
        card = course_cards.note(found[0], found[0].locale)
        return Post(place=member_id, view=Drawn(card), mark=course_cards.note_route(quest_id), to_member=True)

    def delivered(self, tx: Transaction, notice: Notice, arrived: Arrived) -> None:
        """Leave it: a private message is its member's."""

    def undeliverable(self, tx: Transaction, notice: Notice, reason: str) -> None:
        """Leave it: `/quest show` has the note, too."""


def _is_private(notice: Notice) -> bool:
    return "private" in notice.payload


def _party(celebration: Celebration, locale: str, on: date) -> PartyPicture:
    quest, at = celebration.quest, {"n": celebration.threshold, "goal": celebration.quest.goal}
    text = "picture_ending" if celebration.occasion is Occasion.ENDING else "picture"
    return PartyPicture(
        count=celebration.threshold,
        goal=quest.goal,
        toast=name(quest.toast),
        scope=name(scope_of(quest, locale)),
        host=None,
        date=long_date(on, locale),
        headline=say(f"milestones.{text}_headline", locale, **at),
        caption=say(f"milestones.{text}_caption", locale, **at),
    )
