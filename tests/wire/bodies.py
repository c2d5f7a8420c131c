"""Bodies for judging the judge: what discord.py itself would send, and what Discord would answer."""

from dataclasses import dataclass, field
from typing import Any

import discord
from discord import app_commands
from discord.http import handle_message_parameters
from discord.webhook.async_ import interaction_message_response_params


@dataclass(frozen=True)
class Sent:
    """An exchange written by hand; by default a request whose answer is left to Discord's faults."""

    method: str
    path: str
    request_json: Any = None
    status: int = 500
    response_json: Any = None
    files: tuple[str, ...] = field(default=())


AUTHOR: dict[str, Any] = {
    "id": "80351110224678912",
    "username": "ada",
    "discriminator": "0",
    "global_name": "Ada",
    "avatar": None,
    "public_flags": 0,
    "flags": 0,
    "banner": None,
    "accent_color": None,
    "avatar_decoration_data": None,
    "collectibles": None,
    "display_name_styles": None,
    "banner_color": None,
    "clan": None,
    "primary_guild": None,
}

MESSAGE: dict[str, Any] = {
    "id": "334385199974967042",
    "type": 0,
    "content": "A card",
    "channel_id": "290926798999357250",
    "author": AUTHOR,
    "attachments": [],
    "embeds": [],
    "mentions": [],
    "mention_roles": [],
    "mention_everyone": False,
    "pinned": False,
    "tts": False,
    "timestamp": "2026-03-14T12:00:00.123000+00:00",
    "edited_timestamp": None,
    "flags": 0,
    "components": [],
}


def a_card() -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    row: discord.ui.ActionRow[discord.ui.LayoutView] = discord.ui.ActionRow(
        discord.ui.Button(label="Me too", custom_id="feed:me-too:abc", style=discord.ButtonStyle.secondary)
    )
    view.add_item(
        discord.ui.Container(discord.ui.TextDisplay("Not the job at the aquarium."), row, accent_color=0x7A2E4D)
    )
    return view


def posting() -> Any:
    """Return what discord.py sends for a card with a nonce and no pings."""
    with handle_message_parameters(
        view=a_card(), nonce="k3x9w2r7t5y1u8i0o6p4", allowed_mentions=discord.AllowedMentions.none()
    ) as parameters:
        return dict(parameters.payload or {}) | {"enforce_nonce": True}


def replying() -> Any:
    """Return what discord.py sends for a private reply to an interaction."""
    private = discord.MessageFlags(ephemeral=True, components_v2=True)
    with interaction_message_response_params(type=4, view=a_card(), flags=private) as parameters:
        return parameters.payload


def updating() -> Any:
    """Return what discord.py sends to redraw the message whose button was pressed."""
    with interaction_message_response_params(type=7, view=a_card()) as parameters:
        return parameters.payload


class _Form(discord.ui.Modal, title="What it taught you"):
    field: discord.ui.Label["_Form"] = discord.ui.Label(
        text="Your answer", component=discord.ui.TextInput(style=discord.TextStyle.paragraph, max_length=4000)
    )


def asking() -> Any:
    """Return what discord.py sends to open a form."""
    return {"type": 9, "data": _Form(custom_id="prompt:answer:5").to_dict()}


@app_commands.command(name="fail", description="Log a failure")
@app_commands.choices(kind=[app_commands.Choice(name="Silence", value="silence")])
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def _fail(
    _: discord.Interaction, line: str, sting: app_commands.Range[int, 0, 10] = 0, kind: str = ""
) -> None: ...


def registering() -> Any:
    """Return what discord.py sends to register a command."""
    client = discord.Client(intents=discord.Intents.none())
    return [_fail.to_dict(app_commands.CommandTree(client))]
