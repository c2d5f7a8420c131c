"""Commands of the show bot about choosing: members, roles and channels, in options, selects and forms."""

from typing import Any

import discord
from discord import app_commands, ui


class Where(ui.View):
    """Selects of everything that has an id."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.select(cls=ui.UserSelect, placeholder="Choose guests", max_values=3)
    async def guests(self, interaction: discord.Interaction, select: ui.UserSelect["Where"]) -> None:
        names = ", ".join(sorted(user.name for user in select.values))
        await interaction.response.send_message(f"Guests: {names}", ephemeral=True)

    @ui.select(cls=ui.ChannelSelect, placeholder="Choose a channel", channel_types=[discord.ChannelType.text])
    async def place(self, interaction: discord.Interaction, select: ui.ChannelSelect["Where"]) -> None:
        await interaction.response.send_message(f"Place: {select.values[0].name}", ephemeral=True)

    @ui.select(cls=ui.RoleSelect, placeholder="Choose a role")
    async def helpers(self, interaction: discord.Interaction, select: ui.RoleSelect["Where"]) -> None:
        await interaction.response.send_message(f"Role: {select.values[0].name}", ephemeral=True)


class Ritual(ui.Modal, title="The ritual"):
    """A form to tick."""

    rites: "ui.Label[Ritual]" = ui.Label(
        text="Rites",
        component=ui.CheckboxGroup(
            custom_id="rites",
            options=[discord.CheckboxGroupOption(label=name) for name in ("Toast", "Shred", "Read aloud")],
            max_values=2,
        ),
    )
    quiet: "ui.Label[Ritual]" = ui.Label(text="Quietly", component=ui.Checkbox(custom_id="quiet"))
    host: "ui.Label[Ritual]" = ui.Label(text="Host", component=ui.UserSelect(custom_id="host"))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        rites: Any = self.rites.component
        quiet: Any = self.quiet.component
        host: Any = self.host.component
        said = f"{' and '.join(rites.values)}, quiet: {quiet.value}, host: {host.values[0].name}"
        await interaction.response.send_message(said, ephemeral=True)


def add_choices(tree: app_commands.CommandTree[Any]) -> None:
    """Add the commands."""

    @tree.command(name="invite", description="Invite somebody somewhere")
    async def invite(
        interaction: discord.Interaction,
        guest: discord.Member,
        place: app_commands.AppCommandChannel,
        helpers: discord.Role,
        secret: bool,  # noqa: FBT001 — Discord hands options over by name
    ) -> None:
        said = f"{guest.name} to {place.name} with {helpers.name}, secret: {secret}"
        await interaction.response.send_message(said, ephemeral=True)

    @tree.command(name="where", description="Selects of everything that has an id")
    async def where(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Where?", view=Where())

    @tree.command(name="ritual", description="A form to tick")
    async def ritual(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Ritual())

    @tree.context_menu(name="Send a hug")
    async def hug(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"A hug for {member.name}", ephemeral=True)
