"""The least that a discord.py bot can do: no intents, one command, one private answer, nothing kept."""

import argparse

import discord
from discord import app_commands
from discord.ext import commands


class Floor(commands.AutoShardedBot):
    """A bot whose `/fail line:` takes the same event as Cork's."""

    async def setup_hook(self) -> None:
        self.tree.add_command(fail)


@app_commands.command()
async def fail(interaction: discord.Interaction, line: str) -> None:  # noqa: ARG001 - it does nothing with it
    """Answer."""
    await interaction.response.send_message("ok", ephemeral=True)


def main() -> None:
    """Connect to the given address until ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    discord.http.Route.BASE = parser.parse_args().address
    Floor("!", intents=discord.Intents.none(), help_command=None).run("floor", log_handler=None)


if __name__ == "__main__":
    main()
