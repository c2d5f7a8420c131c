"""The sandbox as discord.py meets it, judged by Discord's document: every route, and a tour of what they answer."""

import io
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import discord
import pytest
from discord import app_commands

from sandbox.clock import SandboxClock
from sandbox.rest import ROUTES
from sandbox.server import Sandbox
from sandbox.world.permissions import Permission
from tests.wire.bodies import a_card
from tests.wire.document import Document
from tests.wire.plugin import Watcher, documents, watch

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(SandboxClock(NOW, ticking=False), rate_limits=0) as sandbox:
        yield sandbox


@pytest.fixture
def watcher(sandbox: Sandbox) -> Iterator[Watcher]:
    with watch(sandbox) as watcher:
        yield watcher


@pytest.fixture
async def client(sandbox: Sandbox, watcher: Watcher) -> AsyncIterator[discord.Client]:
    discord.http.Route.BASE = sandbox.api_url
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(sandbox.token)
        yield client
    assert watcher.exchanges > 0


async def channel(client: discord.Client, sandbox: Sandbox, name: str) -> discord.abc.GuildChannel:
    number = next(one.id for one in sandbox.world.guild.channels.values() if one.name == name)
    found = await client.fetch_channel(number)
    assert isinstance(found, discord.abc.GuildChannel)
    return found


async def text_channel(client: discord.Client, sandbox: Sandbox, name: str = "general") -> discord.TextChannel:
    found = await channel(client, sandbox, name)
    assert isinstance(found, discord.TextChannel)
    return found


@pytest.mark.parametrize("document", documents(), ids=lambda one: one.name)
def test_the_sandbox_has_no_route_that_discord_has_not(document: Document) -> None:
    invented = [
        f"{route.method} {route.template}"
        for route in ROUTES
        if route.method not in document.routes.get(route.template, {})
    ]
    assert invented == []


async def test_what_a_client_asks_about_itself_and_its_servers(client: discord.Client, sandbox: Sandbox) -> None:
    await client.application_info()
    guild = await client.fetch_guild(sandbox.world.guild.id, with_counts=False)
    await guild.fetch_channels()
    await guild.fetch_roles()
    await guild.fetch_member(sandbox.world.bot_user.id)
    await client.fetch_user(sandbox.person("ada").user.id)
    assert [one.id async for one in client.fetch_guilds()] == [guild.id]


async def test_the_life_of_a_message(client: discord.Client, sandbox: Sandbox) -> None:
    general = await text_channel(client, sandbox)
    card = await general.send(view=a_card(), nonce="k3x9w2r7t5y1u8i0o6p4")
    await card.edit(view=a_card())
    picture = discord.File(io.BytesIO(b"not a picture"), "party.txt")
    plain = await general.send("Prost", embed=discord.Embed(title="A party", colour=0x7A2E4D), file=picture)
    await plain.reply("To you too", mention_author=False)
    await general.fetch_message(plain.id)
    assert len([one async for one in general.history(limit=10)]) == 3
    await plain.edit(content="Cheers")
    await card.delete()


async def test_threads_and_forum_posts(client: discord.Client, sandbox: Sandbox) -> None:
    general = await text_channel(client, sandbox, "weekly-prompt")
    message = await general.send("A question worth ten minutes")
    thread = await message.create_thread(name="This week", auto_archive_duration=10080)
    await thread.send("Passing is fine")
    await thread.edit(archived=True)
    forum = await channel(client, sandbox, "failure-forum")
    assert isinstance(forum, discord.ForumChannel)
    await forum.create_thread(name="A setback", content="Told at length")
    guild = await client.fetch_guild(sandbox.world.guild.id, with_counts=False)
    await guild.active_threads()
    assert [one async for one in general.archived_threads()]


async def test_scheduled_events_and_direct_messages(client: discord.Client, sandbox: Sandbox) -> None:
    guild = await client.fetch_guild(sandbox.world.guild.id, with_counts=False)
    event = await guild.create_scheduled_event(
        name="A party",
        start_time=NOW + timedelta(days=1),
        end_time=NOW + timedelta(days=1, hours=1),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="The kitchen",
    )
    await event.edit(description="Bring a glass")
    await guild.fetch_scheduled_events()
    await event.delete()
    ada = await client.fetch_user(sandbox.person("ada").user.id)
    await ada.send("Saved. Only you can see this.")


async def test_registered_commands(client: discord.Client) -> None:
    tree = app_commands.CommandTree(client)

    @tree.command(name="fail", description="Log a failure")
    @app_commands.describe(sting="From 0 to 10")
    async def fail(_: discord.Interaction, line: str, sting: app_commands.Range[int, 0, 10] = 0) -> None: ...

    @tree.context_menu(name="Add to my CV of failures")
    async def add(_: discord.Interaction, message: discord.Message) -> None: ...

    assert len(await tree.sync()) == 2
    await tree.fetch_commands()


async def test_refusals(client: discord.Client, sandbox: Sandbox) -> None:
    general = await text_channel(client, sandbox)
    with pytest.raises(discord.NotFound):
        await general.fetch_message(1)
    with pytest.raises(discord.NotFound):
        await client.fetch_channel(1)
    with pytest.raises(discord.HTTPException) as empty:
        await general.send("")
    assert empty.value.code == 50006
    sandbox.trouble.deny(Permission.SEND_MESSAGES, sandbox.world.channel(general.id))
    with pytest.raises(discord.Forbidden):
        await general.send("x")
