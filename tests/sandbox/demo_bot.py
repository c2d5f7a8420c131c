"""A small bot that uses all that Cork will use of Discord; an unmodified discord.py under it."""

import asyncio
import io
from contextlib import suppress
from types import TracebackType
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from sandbox.server import Sandbox

QUESTS = ("faculty positions", "grants", "papers")


class Story(discord.ui.Modal, title="Add the story"):
    line: discord.ui.Label[Any] = discord.ui.Label(
        text="In one line", component=discord.ui.TextInput(custom_id="line", max_length=140)
    )
    told: discord.ui.Label[Any] = discord.ui.Label(
        text="The whole story",
        description="As long as you like",
        component=discord.ui.TextInput(custom_id="story", style=discord.TextStyle.paragraph, required=False),
    )

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        assert isinstance(self.line.component, discord.ui.TextInput)
        await interaction.response.send_message(f"Saved: {self.line.component.value}", ephemeral=True)


class Card(discord.ui.LayoutView):
    """A V2 message with text, two buttons and a select."""

    def __init__(self, text: str) -> None:
        super().__init__(timeout=None)
        row: discord.ui.ActionRow[Any] = discord.ui.ActionRow()
        row.add_item(discord.ui.Button(label="Share…", custom_id="demo:share", style=discord.ButtonStyle.primary))
        row.add_item(discord.ui.Button(label="Add the story", custom_id="demo:story"))
        menu: discord.ui.Select[Any] = discord.ui.Select(custom_id="demo:kind", placeholder="What kind?")
        menu.add_option(label="Silence", value="silence")
        menu.add_option(label="Near miss", value="near-miss")
        self.add_item(discord.ui.Container(discord.ui.TextDisplay(text), discord.ui.Separator(), row))
        self.add_item(discord.ui.ActionRow(menu))


class ChannelOf(app_commands.Transformer):
    """A channel option that takes a few kinds only; discord.py's own lists kinds that Discord documents nowhere."""

    def __init__(self, *kinds: discord.ChannelType) -> None:
        self.kinds = list(kinds)

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return self.kinds

    async def transform(self, interaction: discord.Interaction[Any], value: Any) -> Any:
        del interaction
        return value


TextPlace = app_commands.Transform[app_commands.AppCommandChannel, ChannelOf(discord.ChannelType.text)]
ForumPlace = app_commands.Transform[app_commands.AppCommandChannel, ChannelOf(discord.ChannelType.forum)]


class DemoBot(commands.AutoShardedBot):
    """Answer the demo's commands; `problems` keeps what its handlers raised."""

    def __init__(self) -> None:
        super().__init__(
            command_prefix=(), intents=discord.Intents.none(), allowed_mentions=discord.AllowedMentions.none()
        )
        self.problems: list[Exception] = []
        self.tree.error(self.keep_problem)
        self._declare()

    async def setup_hook(self) -> None:
        self.add_listener(self.press, "on_interaction")
        await self.tree.sync()

    async def keep_problem(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError) -> None:
        del interaction
        self.problems.append(error)

    async def press(self, interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data or {}
        match data.get("custom_id"):
            case "demo:share":
                await interaction.response.edit_message(view=Card("Shared."))
            case "demo:story":
                await interaction.response.send_modal(Story())
            case "demo:kind":
                await interaction.response.send_message(f"Kind: {data['values'][0]}", ephemeral=True)
            case _:
                pass

    def _declare(self) -> None:
        tree = self.tree

        @tree.command(name="fail", description="Log a failure")
        @app_commands.describe(line="In one line", quest="Counts toward", sting="How much it stung")
        async def fail(
            interaction: discord.Interaction[Any],
            line: app_commands.Range[str, 1, 500],
            quest: str | None = None,
            sting: app_commands.Range[int, 1, 5] | None = None,
        ) -> None:
            await interaction.response.send_message(view=Card(f"{line} / {quest} / {sting}"), ephemeral=True)

        @fail.autocomplete("quest")
        async def suggest(_: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=name.title(), value=name) for name in QUESTS if typed in name]

        group = app_commands.Group(
            name="demo", description="What else there is", default_permissions=discord.Permissions(manage_guild=True)
        )
        tree.add_command(group)

        @group.command(name="slow", description="Answer later")
        async def slow(interaction: discord.Interaction[Any]) -> None:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await interaction.edit_original_response(content="At last")
            await interaction.followup.send("And one more thing", ephemeral=True)

        @group.command(name="post", description="Post to a channel")
        async def post(interaction: discord.Interaction[Any], channel: TextPlace, nonce: str) -> None:
            await interaction.response.defer(ephemeral=True)
            target = self.get_partial_messageable(channel.id, guild_id=interaction.guild_id)
            file = discord.File(io.BytesIO(b"failed"), "cv.txt")
            message = await target.send("To all", file=file, nonce=nonce)
            thread = await self.http.start_thread_with_message(
                channel.id, message.id, name="Talk", auto_archive_duration=1440
            )
            await self.get_partial_messageable(int(thread["id"])).send("First!")
            await interaction.followup.send(f"Posted {message.id}")

        @group.command(name="forum", description="Post to a forum")
        async def forum(interaction: discord.Interaction[Any], channel: ForumPlace) -> None:
            await interaction.response.defer(ephemeral=True)
            fetched = await self.fetch_channel(channel.id)
            assert isinstance(fetched, discord.ForumChannel)
            created = await fetched.create_thread(
                name="A post", content="Body", applied_tags=[fetched.available_tags[0]]
            )
            await interaction.followup.send(f"Post {created.thread.id}")

        @group.command(name="whisper", description="Write to oneself")
        async def whisper(interaction: discord.Interaction[Any]) -> None:
            await interaction.user.send("Between us")
            await interaction.response.send_message("Look at your messages", ephemeral=True)

        @group.command(name="weigh", description="Fetch a file")
        async def weigh(interaction: discord.Interaction[Any], file: discord.Attachment) -> None:
            content = await file.read()
            said = f"{file.filename}: {file.size} bytes, {content.decode()}"
            await interaction.response.send_message(said, ephemeral=True)

        @tree.context_menu(name="Add to my CV of failures")
        async def add(interaction: discord.Interaction[Any], message: discord.Message) -> None:
            await interaction.response.send_message(f"Added: {message.content}", ephemeral=True)


class Running:
    """A demo bot that is connected to a sandbox for the length of an `async with`."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.bot = DemoBot()
        self._task: asyncio.Task[None] | None = None
        self._base, self._gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY

    async def __aenter__(self) -> DemoBot:
        Route.BASE = self.sandbox.api_url
        # where discord.py goes after an invalid session, whatever GET /gateway/bot said
        DiscordWebSocket.DEFAULT_GATEWAY = URL(self.sandbox.url.replace("http", "ws", 1) + "/gateway")
        self._task = asyncio.create_task(self.bot.start(self.sandbox.token))
        ready = asyncio.create_task(self.sandbox.bot_ready())
        await asyncio.wait({self._task, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self._task.done():
            self._task.result()
        return self.bot

    async def ended(self) -> None:
        """Wait until the bot gave up by itself."""
        if self._task is not None:
            await asyncio.wait({self._task})

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.bot.close()
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = self._base, self._gateway
        if self._task is not None:
            with suppress(asyncio.CancelledError, discord.DiscordException):
                await self._task
