"""The pages of a CV in a chat: to read, and to pick from."""

from bot.cv import actions as cv
from bot.cv.model import Include, Picking, Style
from bot.kernel.errors import Refused
from bot.kernel.text import say
from cogs.common.card import Card
from cogs.common.face import Face, keeping, on
from cogs.common.own import failure_id
from cogs.common.reply import Interaction, hold, replace, server_of, whisper
from cogs.common.routes import answers, chosen
from cogs.cv import cards
from cogs.cv.readers import seen_by


class Showing(Face):
    """Turn pages, keep picks, and keep what stands above."""

    @on("cv:page:{page}")
    async def turn_own(self, interaction: Interaction, page: str) -> None:
        """Turn to another page of one's own CV."""
        await replace(interaction, await own_page(interaction, int(page)))

    @on("cv:of:{member}:{page}")
    async def turn_shared(self, interaction: Interaction, member: str, page: str) -> None:
        """Turn to another page of what somebody shares here."""
        member_id, at = int(member), int(page)
        await hold(interaction)
        await replace(interaction, await shared_page(interaction, member_id, at))

    @on("cv:choose:{page}:{first}:{last}")
    async def pick(self, interaction: Interaction, page: str, first: str, last: str) -> None:
        """Let exactly what was chosen be picked of a page."""
        ids, member_id = [failure_id(one) for one in chosen(interaction)], interaction.user.id
        ends = {"first": failure_id(first), "last": failure_id(last)}
        found = await self.db.run(cv.choose, member_id, int(page), ids, **ends)
        if not found.picks:
            raise Refused("cv.nothing")
        await replace(interaction, _picking(interaction, found))

    @on("cv:choose-page:{page}")
    async def turn_picking(self, interaction: Interaction, page: str) -> None:
        """Turn to another page to pick from."""
        await replace(interaction, await picking_page(interaction, int(page)))

    @on("cv:intro-form")
    async def keep_intro(self, interaction: Interaction) -> None:
        """Keep the name and the intro that the form brought."""
        filled = answers(interaction)
        name, intro = filled.get("name", ""), filled.get("intro", "")
        with keeping(f"{name}\n{intro}"):
            kept = await self.db.run(cv.set_heading, interaction.user.id, name, intro)
        await whisper(interaction, cards.kept(kept, interaction.locale.value))


async def own_page(interaction: Interaction, page: int) -> Card:
    """Return a page of the member's whole CV, for them alone."""
    bot, locale = interaction.client, interaction.locale.value
    found = await bot.db.read(
        cv.assemble, interaction.user.id, include=Include.ALL, style=Style.HAUSHOFER, guild_id=None
    )
    if not found.total:
        mentions = {"fail": bot.mention("fail"), "import_": bot.mention("cv import")}
        return cards.sentence(say("cv.own_empty", locale, **mentions))
    small_print = say("cv.small_print", locale, build=bot.mention("cv build"), intro=bot.mention("cv intro"))
    return cards.own(found, locale, page, small_print)


async def shared_page(interaction: Interaction, member_id: int, page: int) -> Card:
    """Return a page of what somebody shares in this server under their name, as far as the asking member can see it."""
    guild_id, db = server_of(interaction), interaction.client.db
    channels = await db.read(cv.shared_where, member_id, guild_id)
    seen = await seen_by(interaction, guild_id, channels)
    found = await db.read(cv.shared_with, member_id, guild_id, seen)
    return cards.of_member(found, interaction.locale.value, page, member_id)


async def picking_page(interaction: Interaction, page: int, heading: str = "") -> Card:
    """Return a page of the member's failures to pick from; refuse where there are none."""
    found = await interaction.client.db.read(cv.picking, interaction.user.id, page)
    if not found.picks:
        raise Refused("cv.nothing")
    return _picking(interaction, found, heading)


def _picking(interaction: Interaction, found: Picking, heading: str = "") -> Card:
    build = interaction.client.mention("cv build")
    return cards.picking(found, interaction.locale.value, build, heading=heading)
