"""`/cv import`: read a file, show what would come of it, and bring it in, or take it back, at one press."""

import asyncio

import aiohttp
import discord

from bot.imports import actions as imports
from bot.imports import archives
from bot.imports.model import LARGEST, Archive, Context, Reading
from bot.imports.reading import read
from bot.imports.sniffing import too_large
from bot.imports.staging import pack, unpack
from bot.journal import actions as journal
from bot.kernel.errors import Refused
from bot.privacy import actions as privacy
from bot.privacy import returning
from bot.quests import actions as quests
from cogs.common.card import Card
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, hold, replace, think, whisper
from cogs.cv import bringing_cards as cards
from cogs.failures.days import zone_of


async def bring(interaction: Interaction, file: discord.Attachment) -> None:
    """Read a file and show what would come of it; nothing is saved but the file itself, for a day."""
    if file.size > LARGEST:
        raise too_large(LARGEST)
    await think(interaction)
    today = interaction.client.clock.now().astimezone(await zone_of(interaction)).date()
    context = Context(today, interaction.locale.value)
    content = await asyncio.to_thread(read, await _fetched(file), file.filename, context)
    draft_id = await interaction.client.db.read(imports.draft_id, interaction.user.id, interaction.id)
    await whisper(interaction, await _dry_run(interaction, draft_id, content))


class Bringing(Face):
    """Answer what is pressed on a dry run and on an import."""

    @on("import:bring:{draft}")
    async def bring(self, interaction: Interaction, draft: str) -> None:
        """Bring in what the dry run showed; a second press finds it done."""
        member_id, draft_id = interaction.user.id, int(draft)
        packed = await self.db.read(imports.staged, member_id, draft_id)
        if packed is None:
            await replace(interaction, await self._brought(interaction, draft_id))
            return
        await hold(interaction)
        locale, now = interaction.locale.value, self.clock.now()
        match await asyncio.to_thread(unpack, packed):
            case Reading() as reading:
                await self.db.run(imports.bring, member_id, draft_id, reading, locale=locale, now=now)
                card = await self._brought(interaction, draft_id)
            case Archive(exported):
                data = await asyncio.to_thread(returning.read, exported)
                restored = await self.db.run(archives.restore, member_id, draft_id, data, now)
                await self.bot.languages.learn(member_id)
                card = cards.put_back(draft_id, restored, locale)
        await replace(interaction, card)

    @on("import:swap:{draft}")
    async def swap(self, interaction: Interaction, draft: str) -> None:
        """Read the dates that can be read either way the other way, and show what that makes of it."""
        member_id, draft_id = interaction.user.id, int(draft)
        packed = await self.db.read(imports.staged, member_id, draft_id)
        content = None if packed is None else await asyncio.to_thread(unpack, packed)
        if not isinstance(content, Reading):
            await replace(interaction, await self._brought(interaction, draft_id))
            return
        await replace(interaction, await _dry_run(interaction, draft_id, content.swapped()))

    @on("import:discard:{draft}")
    async def discard(self, interaction: Interaction, draft: str) -> None:
        """Forget what was read."""
        await self.db.run(imports.discard, interaction.user.id, int(draft))
        await replace(interaction, cards.discarded(interaction.locale.value, self.bot.mention("cv import")))

    @on("import:undo:{batch}")
    async def undo(self, interaction: Interaction, batch: str) -> None:
        """Take a whole import back."""
        gone = await self.db.run(imports.take_back, interaction.user.id, int(batch), self.clock.now())
        await replace(interaction, cards.taken_back(gone, interaction.locale.value))

    @on("import:count:{batch}:{quest}")
    async def count(self, interaction: Interaction, batch: str, quest: str) -> None:
        """Let an import count toward a quest."""
        counting = await self.db.run(journal.count_batch, interaction.user.id, int(batch), int(quest), self.clock.now())
        await replace(interaction, cards.counted(int(batch), counting, interaction.locale.value))

    async def _brought(self, interaction: Interaction, batch_id: int) -> Card:
        batch = await self.db.read(imports.brought, interaction.user.id, batch_id)
        running = await self.db.read(quests.running, interaction.user.id)
        failures, asks = self.bot.mention("failures list"), self.bot.mention("ask list")
        return cards.brought(batch, running, interaction.locale.value, failures=failures, asks=asks)


async def _fetched(file: discord.Attachment) -> bytes:
    try:
        return await file.read()
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        raise Refused("imports.unreachable") from error


async def _dry_run(interaction: Interaction, draft_id: int, content: Reading | Archive) -> Card:
    """Keep what was read, and show what of it is new."""
    db, member_id, locale = interaction.client.db, interaction.user.id, interaction.locale.value
    now = interaction.client.clock.now()
    match content:
        case Archive(exported, filename):
            data = await asyncio.to_thread(returning.read, exported)
            restorable = await db.read(privacy.restorable, member_id, data)
            card = cards.archive(filename, draft_id, restorable, locale)
        case Reading():
            news = await db.read(imports.preview, member_id, content)
            card = cards.dry_run(draft_id, content, news, locale, now)
    await db.run(imports.stage, member_id, draft_id, await asyncio.to_thread(pack, content), now)
    return card
