"""`/mod`: look at cards, hold, release and remove them, keep their authors from sharing; by card, without a name."""

from datetime import datetime

from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.feed import cases
from bot.feed.actions import holding
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation
from bot.moderation.model import BLOCK_DAYS, LONGEST_BLOCK_DAYS, Deed, Ruling
from cogs.common.commands import command, in_servers, words
from cogs.common.face import Face, on
from cogs.common.reply import Interaction, replace, whisper
from cogs.common.routes import chosen
from cogs.moderation import cards
from cogs.moderation.allowed import server_to_moderate
from cogs.moderation.choosing import suggest_any, suggest_to_hold, suggest_to_release, suggest_to_remove

Post = Range[str, 1, 100]


@in_servers
@app_commands.default_permissions(manage_messages=True)
class Moderation(Face, commands.GroupCog, group_name="mod", group_description=words("commands.mod")):
    """Moderate the feed."""

    @command("list", under="mod")
    async def list_(self, interaction: Interaction) -> None:
        """Show what is held and reported, who may not share (by card), and what was done last."""
        guild_id = await server_to_moderate(interaction)
        desk = await self.db.read(cases.desk, guild_id, self.clock.now())
        await whisper(interaction, cards.desk(desk, interaction.locale.value))

    @command("hold", under="mod")
    @app_commands.autocomplete(post=suggest_to_hold)
    async def hold(self, interaction: Interaction, post: Post) -> None:
        """Take a card out of the feed until somebody has looked at it."""
        await self._rule(interaction, post, Deed.HOLD)

    @command("release", under="mod")
    @app_commands.autocomplete(post=suggest_to_release)
    async def release(self, interaction: Interaction, post: Post) -> None:
        """Let a card stand in the feed."""
        await self._rule(interaction, post, Deed.RELEASE)

    @command("remove", under="mod")
    @app_commands.autocomplete(post=suggest_to_remove)
    async def remove(self, interaction: Interaction, post: Post) -> None:
        """Take a card out of the feed for good."""
        await self._rule(interaction, post, Deed.REMOVE)

    @command("block", under="mod")
    @app_commands.autocomplete(post=suggest_any)
    async def block(
        self, interaction: Interaction, post: Post, days: Range[int, 1, LONGEST_BLOCK_DAYS] = BLOCK_DAYS
    ) -> None:
        """Keep the author of a card from sharing for a while, whoever that is."""
        guild_id = await server_to_moderate(interaction)
        case = await self.db.read(cases.chosen, guild_id, post)
        ruling = Ruling(guild_id, case.share_id, interaction.user.id, interaction.id)
        made = await self.db.run(holding.block, ruling, days, self.clock.now())
        await whisper(interaction, cards.blocked(case, made, interaction.locale.value))

    @on("mod:{deed}:{share}")
    async def press(self, interaction: Interaction, deed: str, share: str) -> None:
        """Do with a card what a button of the list says, and show the list as it is now."""
        await self._in_list(interaction, share, Deed(deed))

    @on("mod:release:{share}:{mark}")
    async def release_shown(self, interaction: Interaction, share: str, mark: str) -> None:
        """Let a card stand as the list shows it; what its author changed since is shown first."""
        await self._in_list(interaction, share, Deed.RELEASE, mark)

    @on("mod-read:{share}")
    async def read(self, interaction: Interaction, share: str) -> None:
        """Show a long card whole."""
        case = await self.db.read(cases.find, await server_to_moderate(interaction), share)
        await whisper(interaction, cards.read(case, interaction.locale.value))

    @on("mod:unblock")
    async def unblock(self, interaction: Interaction) -> None:
        """End a block that was picked in the list."""
        await self._in_list(interaction, chosen(interaction)[0], Deed.UNBLOCK)

    async def _rule(self, interaction: Interaction, post: str, deed: Deed) -> None:
        guild_id = await server_to_moderate(interaction)
        case = await self.db.read(cases.chosen, guild_id, post)
        ruling = Ruling(guild_id, case.share_id, interaction.user.id, interaction.id)
        changed = await self.db.run(_do, ruling, deed, self.clock.now())
        await whisper(interaction, cards.ruled(case, deed, interaction.locale.value, changed=changed))

    async def _in_list(self, interaction: Interaction, share_id: str, deed: Deed, shown: str | None = None) -> None:
        guild_id = await server_to_moderate(interaction)
        ruling = Ruling(guild_id, share_id, interaction.user.id, interaction.id)
        changed = await self.db.run(_do, ruling, deed, self.clock.now(), shown)
        desk = await self.db.read(cases.desk, guild_id, self.clock.now())
        await replace(interaction, cards.desk(desk, interaction.locale.value, deed if changed else None, pressed=True))


def _do(tx: Transaction, ruling: Ruling, deed: Deed, now: datetime, shown: str | None = None) -> bool:
    """Do a deed, and tell whether it changed anything."""
    match deed:
        case Deed.HOLD:
            return holding.hold(tx, ruling, now)
        case Deed.RELEASE:
            return holding.release(tx, ruling, now, shown=shown)
        case Deed.REMOVE:
            return holding.remove(tx, ruling, now)
        case Deed.BLOCK:
            return bool(holding.block(tx, ruling, BLOCK_DAYS, now))
        case Deed.UNBLOCK:
            return moderation.unblock(tx, ruling, now)
        case Deed.AUTO_HOLD:
            raise ValueError(deed)
