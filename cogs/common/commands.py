"""Slash commands whose descriptions come from the catalogue, in every language that it has."""

import inspect
from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.kernel.text import LANGUAGES, say

_ENGLISH = discord.Locale.american_english.value


def words(key: str, **values: Any) -> locale_str:
    """Return a text of the catalogue that the translator can find again in another language."""
    return locale_str(say(key, _ENGLISH, **values), key=key, values=values)


class Translator(app_commands.Translator):
    """Give Discord the catalogue's words, the default language included, else Discord may fall back to another."""

    async def translate(
        self,
        string: locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - discord.py's signature
    ) -> str | None:
        """Return the text in this locale, or None where it has no catalogue or the text has no key."""
        key = string.extras.get("key")
        served = locale.value.partition("-")[0] in LANGUAGES
        return say(key, locale.value, **string.extras["values"]) if key and served else None


def command(name: str, *, under: str = "") -> Callable[[Any], app_commands.Command[Any, ..., None]]:
    """Make a method a slash command; its description is `commands.<path>`, an option's `commands.<path>.<option>`.

    `under` is the group's path for a subcommand.
    """
    path = f"{under}.{name}" if under else name

    def decorate(function: Any) -> app_commands.Command[Any, ..., None]:
        options = [option for option in inspect.signature(function).parameters if option not in ("self", "interaction")]
        described = app_commands.describe(**{option: words(f"commands.{path}.{option}") for option in options})
        return app_commands.command(name=name, description=words(f"commands.{path}"))(described(function))

    return decorate


def everywhere(target: Any) -> Any:
    """Let a private command work in servers, in direct messages, and for members who installed the app themselves."""
    target = app_commands.allowed_installs(guilds=True, users=True)(target)
    return app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(target)


def in_servers(target: Any) -> Any:
    """Let a command work only where the app was added to a server."""
    target = app_commands.allowed_installs(guilds=True, users=False)(target)
    return app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)(target)
