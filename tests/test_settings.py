"""What the operator sets: defaults, what is refused, and that the token shows nowhere."""

from pathlib import Path

import pytest

from bot.kernel.errors import StartRefused
from bot.kernel.text import say
from bot.settings import Settings

TOKEN = "MTIz.abc.def-GHI_jkl"


def parse(**given: str | None) -> Settings:
    return Settings.parse({"DISCORD_TOKEN": TOKEN, **given})


def refusal(**given: str | None) -> str:
    with pytest.raises(StartRefused) as caught:
        parse(**given)
    return say(caught.value.key, "en-US", **caught.value.values)


def test_a_token_alone_is_enough() -> None:
    settings = parse()
    assert settings.discord_api_url == "https://discord.com/api/v10"
    assert settings.database_path == Path("data/cork.db")
    assert settings.secret_key_file == Path("data/secret.key")
    assert (settings.log_level, settings.log_format, settings.sync_commands) == ("INFO", "text", True)


def test_a_missing_token_says_in_one_line_where_to_get_it() -> None:
    for given in (None, "", "   "):
        told = refusal(DISCORD_TOKEN=given)
        assert "Bot > Reset Token" in told
        assert "\n" not in told


def test_an_empty_setting_means_its_default() -> None:
    assert parse(LOG_LEVEL="", DATABASE_URL=" ") == parse()


def test_a_token_copied_with_its_prefix_is_understood() -> None:
    assert parse(DISCORD_TOKEN=f" Bot {TOKEN} ").discord_token == TOKEN


@pytest.mark.parametrize("token", ["two words", "with\nline", "tökén", "tab\there"])
def test_a_token_that_cannot_be_one_is_refused_without_repeating_it(token: str) -> None:
    told = refusal(DISCORD_TOKEN=token)
    assert "DISCORD_TOKEN" in told
    assert token not in told


def test_the_token_is_in_no_representation() -> None:
    assert TOKEN not in f"{parse()!r} {parse()}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DISCORD_API_URL", "discord.com/api"),
        ("DISCORD_API_URL", "ftp://discord.com"),
        ("DISCORD_API_URL", "https://"),
        ("DISCORD_API_URL", "http://[half"),
        ("DATABASE_URL", "postgresql://host/cork"),
        ("DATABASE_URL", "sqlite:///"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("SYNC_COMMANDS", "maybe"),
    ],
)
def test_a_setting_that_is_not_understood_is_named(name: str, value: str) -> None:
    told = refusal(**{name: value})
    assert name in told
    assert "\n" not in told


def test_all_that_is_wrong_is_named_at_once() -> None:
    told = refusal(LOG_LEVEL="LOUD", LOG_FORMAT="xml", DISCORD_TOKEN="")
    assert "LOG_LEVEL" in told
    assert "LOG_FORMAT" in told


def test_choices_are_read_in_any_case() -> None:
    settings = parse(LOG_LEVEL="debug", LOG_FORMAT="JSON", SYNC_COMMANDS="No")
    assert (settings.log_level, settings.log_format, settings.sync_commands) == ("DEBUG", "json", False)


def test_an_address_may_end_in_a_slash() -> None:
    assert parse(DISCORD_API_URL="http://127.0.0.1:8080/api/v10/").discord_api_url == "http://127.0.0.1:8080/api/v10"


def test_a_database_may_stand_anywhere() -> None:
    assert parse(DATABASE_URL="sqlite:////var/lib/cork/cork.db").database_path == Path("/var/lib/cork/cork.db")


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=from-the-file$HOME\nLOG_LEVEL=ERROR\n")
    for name in ("DISCORD_TOKEN", "LOG_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    settings = Settings.read(tmp_path)
    assert settings.discord_token == "from-the-file$HOME"
    assert settings.log_level == "DEBUG"
