"""Everything the operator can set: one frozen value, read once from the environment and `.env`."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.kernel.errors import StartRefused

T = TypeVar("T")

_DISCORD = "https://discord.com/api/v10"
_SQLITE = "sqlite:///"


@dataclass(frozen=True)
class Settings:
    """The settings by their names in lower case; `.env.example` says what each is for."""

    discord_token: str = field(repr=False)
    discord_api_url: str = _DISCORD
    database_url: str = "sqlite:///data/cork.db"
    secret_key_file: Path = Path("data/secret.key")
    log_level: str = "INFO"
    log_format: str = "text"
    sync_commands: bool = True

    @property
    def database_path(self) -> Path:
        """Return the file behind `database_url`."""
        return Path(self.database_url.removeprefix(_SQLITE))

    @classmethod
    def read(cls, directory: Path = Path()) -> Self:
        """Read the environment, and below it the `.env` of `directory`."""
        # Interpolation is off: a `$` in a token or a path means itself.
        return cls.parse({**dotenv_values(directory / ".env", interpolate=False), **os.environ})

    @classmethod
    def parse(cls, given: Mapping[str, str | None]) -> Self:
        """Check every setting; raise StartRefused that names all that is wrong at once."""
        wrong: list[str] = []

        def take(name: str, default: T, read: Callable[[str], T]) -> T:
            text = (given.get(name) or "").strip()
            try:
                return read(text) if text else default
            except ValueError as error:
                wrong.append(f"{name} ({error})")
                return default

        settings = cls(
            discord_token=take("DISCORD_TOKEN", "", _token),
            discord_api_url=take("DISCORD_API_URL", cls.discord_api_url, _web_address),
            database_url=take("DATABASE_URL", cls.database_url, _sqlite_address),
            secret_key_file=take("SECRET_KEY_FILE", cls.secret_key_file, Path),
            log_level=take("LOG_LEVEL", cls.log_level, _one_of("DEBUG", "INFO", "WARNING", "ERROR")),
            log_format=take("LOG_FORMAT", cls.log_format, _one_of("text", "json")),
            sync_commands=take("SYNC_COMMANDS", cls.sync_commands, _yes_or_no),
        )
        if wrong:
            raise StartRefused("operator.settings", wrong=", ".join(wrong))
        if not settings.discord_token:
            raise StartRefused("operator.token_missing")
        return settings


def _token(text: str) -> str:
    token = text.removeprefix("Bot ").strip()
    if not token.isascii() or not token.isprintable() or " " in token:
        raise ValueError("the token alone, without spaces")
    return token


def _web_address(text: str) -> str:
    expected = "https://host/api/v10"
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise ValueError(expected) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(expected)
    return text.rstrip("/")


def _sqlite_address(text: str) -> str:
    if not text.startswith(_SQLITE) or text == _SQLITE:
        raise ValueError("sqlite:///path/to/cork.db")
    return text


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        for choice in allowed:
            if text.casefold() == choice.casefold():
                return choice
        raise ValueError(" | ".join(allowed))

    return read


def _yes_or_no(text: str) -> bool:
    return _one_of("true", "yes", "1", "false", "no", "0")(text) in ("true", "yes", "1")
