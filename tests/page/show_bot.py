"""A bot that shows one of everything the page has to draw."""

import asyncio
import io
from typing import Any, ClassVar

import discord
from discord import app_commands, ui

from tests.page.show_choices import add_choices

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000020000000208020000"
    "00fdd49a730000001149444154789c63586c1dcbc0c0c000c4000cfa0192c4ddcd7f0000000049454e44ae426082"
)
SECTIONS = ["Degree programs", "Awards and scholarships", "Research funding"]


class GermanNames(app_commands.Translator):
    """Know the German of what the tests look at."""

    WORDS: ClassVar = {
        "fail": "scheitern",
        "Log a failure in one line": "Ein Scheitern in einer Zeile",
        "line": "zeile",
    }

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _: app_commands.TranslationContextTypes
    ) -> str | None:
        return self.WORDS.get(string.message) if locale is discord.Locale.german else None


class Story(ui.Modal, title="Add the story"):
    """A form with every kind of field."""

    intro: "ui.TextDisplay[Any]" = ui.TextDisplay("Nobody sees this **until you share it**.")
    story: "ui.Label[Story]" = ui.Label(
        text="The story", component=ui.TextInput(style=discord.TextStyle.paragraph, max_length=200, custom_id="story")
    )
    kind: "ui.Label[Story]" = ui.Label(
        text="Kind",
        component=ui.RadioGroup(
            custom_id="kind",
            options=[
                discord.RadioGroupOption(label="Form letter", value="form"),
                discord.RadioGroupOption(label="Silence", value="silence"),
            ],
        ),
    )
    section: "ui.Label[Story]" = ui.Label(
        text="Section",
        component=ui.Select(
            custom_id="section", required=False, options=[discord.SelectOption(label=name) for name in SECTIONS]
        ),
    )
    letter: "ui.Label[Story]" = ui.Label(text="The letter", component=ui.FileUpload(custom_id="letter", required=False))

    def __init__(self, bot: "ShowBot") -> None:
        super().__init__()
        self.bot = bot

    async def on_submit(self, interaction: discord.Interaction) -> None:
        story, kind, letter = self.story.component, self.kind.component, self.letter.component
        assert isinstance(story, ui.TextInput)
        assert isinstance(kind, ui.RadioGroup)
        assert isinstance(letter, ui.FileUpload)
        files = ", ".join(file.filename for file in letter.values)
        await interaction.response.send_message(f"Story: {story.value} ({kind.value}) {files}".strip(), ephemeral=True)

    async def interaction_check(self, _: discord.Interaction, /) -> bool:
        return not self.bot.deaf


class Receipt(ui.LayoutView):
    """A private answer in the new layout, with a form behind its button."""

    def __init__(self, bot: "ShowBot", words: str) -> None:
        super().__init__(timeout=None)
        story: ui.Button[Receipt] = ui.Button(label="Add story", custom_id="story")
        share: ui.Button[Receipt] = ui.Button(label="Share…", style=discord.ButtonStyle.primary, custom_id="share")
        dead: ui.Button[Receipt] = ui.Button(
            label="Undo", style=discord.ButtonStyle.danger, disabled=True, custom_id="undo"
        )

        async def tell(interaction: discord.Interaction) -> None:
            await interaction.response.send_modal(Story(bot))

        async def post(interaction: discord.Interaction) -> None:
            if not bot.deaf:
                await interaction.response.send_message(
                    view=Card(words), file=discord.File(io.BytesIO(PIXEL), "bottle.png")
                )

        story.callback = tell  # type: ignore[method-assign]  # a button made in place has no class to override it in
        share.callback = post  # type: ignore[method-assign]  # see above
        row: ui.ActionRow[Receipt] = ui.ActionRow(story, share, dead)
        text: ui.TextDisplay[Receipt] = ui.TextDisplay(f"### Saved. Only you can see this.\n{words}")
        self.add_item(ui.Container(text, ui.Separator(), row, accent_colour=discord.Colour(0xD9A25F)))


class Card(ui.LayoutView):
    """A public card with a thumbnail, a picture and a button that counts."""

    def __init__(self, words: str) -> None:
        super().__init__(timeout=None)
        self.hugs = 0
        self.hug: ui.Button[Card] = ui.Button(label="Hug", custom_id="hug")
        self.hug.callback = self.count  # type: ignore[method-assign]  # a button made in place
        thumbnail: ui.Thumbnail[Card] = ui.Thumbnail("attachment://bottle.png", description="A small bottle")
        gallery: ui.MediaGallery[Card] = ui.MediaGallery(
            discord.MediaGalleryItem("attachment://bottle.png", description="A bottle, filled up")
        )
        row: ui.ActionRow[Card] = ui.ActionRow(self.hug)
        self.add_item(ui.Container(ui.Section(ui.TextDisplay(f"**{words}**"), accessory=thumbnail), gallery, row))

    async def count(self, interaction: discord.Interaction) -> None:
        self.hugs += 1
        self.hug.label = f"Hug {self.hugs}"
        await interaction.response.edit_message(view=self)


class Choosing(ui.View):
    """The old components: a select and a link."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Button(label="Read on", url="https://example.org/cv"))

    @ui.select(
        placeholder="Choose sections", max_values=2, options=[discord.SelectOption(label=name) for name in SECTIONS]
    )
    async def choose(self, interaction: discord.Interaction, select: ui.Select["Choosing"]) -> None:
        await interaction.response.send_message(f"Chosen: {', '.join(select.values)}", ephemeral=True)


class ShowBot(discord.AutoShardedClient):
    """Answer with one of everything; `deaf` leaves some of it unanswered, `slow` waits until it is set."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none(), guild_ready_timeout=0.0)
        self.tree = app_commands.CommandTree(self)
        self.deaf = False
        self.slow = asyncio.Event()
        self._add_commands()
        add_choices(self.tree)

    async def setup_hook(self) -> None:
        await self.tree.set_translator(GermanNames())
        await self.tree.sync()

    def _add_commands(self) -> None:
        tree = self.tree

        @tree.command(name="fail", description="Log a failure in one line")
        @app_commands.choices(kind=[app_commands.Choice(name="Silence", value="silence")])
        async def fail(
            interaction: discord.Interaction,
            line: app_commands.Range[str, 1, 140],
            kind: str | None = None,
            sting: app_commands.Range[int, 0, 10] | None = None,
            section: str | None = None,
            proof: discord.Attachment | None = None,
        ) -> None:
            more = [str(part) for part in (kind, sting, section, proof and proof.filename) if part is not None]
            await interaction.response.send_message(view=Receipt(self, " · ".join([line, *more])), ephemeral=True)

        @fail.autocomplete("section")
        async def suggest(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
            fitting = [name for name in SECTIONS if typed.lower() in name.lower()]
            return [app_commands.Choice(name=name, value=name.upper()) for name in fitting]

        @tree.command(name="cards", description="An embed with everything below it")
        async def cards(interaction: discord.Interaction) -> None:
            embed = discord.Embed(
                title="Meta-failures", description="# Loud\n- one\n- two <b>three</b>", colour=0x5A63DD
            )
            embed.add_field(name="Sting", value="||seven||")
            await interaction.response.send_message("Look, <@1> and `code`", embed=embed, view=Choosing())

        @tree.command(name="export", description="Think, then hand over a file")
        async def export(interaction: discord.Interaction) -> None:
            await interaction.response.defer(ephemeral=True)
            await self.slow.wait()
            await interaction.edit_original_response(
                content="Here it is.", attachments=[discord.File(io.BytesIO(b"all of it"), "export.txt")]
            )

        @tree.command(name="silence", description="Say nothing at all")
        async def silence(_: discord.Interaction) -> None:
            return

        @tree.command(name="organise", description="For organisers")
        @app_commands.default_permissions(manage_guild=True)
        async def organise(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("Organised.")

        @tree.context_menu(name="Add to my CV")
        async def keep(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"Kept: {message.content}", ephemeral=True)
