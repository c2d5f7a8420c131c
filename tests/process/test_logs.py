"""The log says what happened, and never what a member wrote nor a secret, at any level."""

import asyncio
import json
import logging
import signal

import pytest

from bot.kernel.traces import places
from bot.logs import JsonLines, TextLines, on_loop_trouble
from tests.process.conftest import Host

SECRET = "Rejected by the Zürich Opera House"


async def live(host: Host, **environment: str) -> str:
    """Let members use the bot while things go wrong, and return all that the process printed."""
    async with host.serving(LOG_LEVEL="DEBUG", **environment) as cork:
        ada = host.sandbox.person("ada")
        await ada.slash("/quest start", goal=3, scope=SECRET, toast=SECRET)
        host.sandbox.trouble.fail("POST", "/channels/*/messages", status=503)
        await ada.slash("/fail", line=SECRET, section=SECRET)
        await cork.says("is put off")
        await ada.autocomplete("/fail", option="quest", typed=SECRET, line=SECRET)
        await ada.slash("/failures list", section=SECRET)
        await host.sandbox.trouble.disconnect()
        await host.sandbox.bot_ready()
        await ada.slash("/fail", line=SECRET)
        host.sandbox.trouble.fail("POST", "/interactions/**", status=400)
        assert "reference" in (await ada.slash("/fail", line=SECRET)).text
        await cork.says("was delivered")
        await host.sandbox.trouble.invalidate()
        cork.send(signal.SIGTERM)
        assert await cork.ends() == 0
    assert host.sandbox.token not in cork.output
    for word in SECRET.split()[-3:]:
        assert word not in cork.output
    return cork.output


async def test_at_debug_no_line_holds_what_members_write_nor_the_token(host: Host) -> None:
    printed = await live(host)
    assert "DEBUG   bot.delivery: notice" in printed


async def test_as_json_each_line_is_an_object(host: Host) -> None:
    lines = [json.loads(line) for line in (await live(host, LOG_FORMAT="json")).splitlines()]
    assert {"time", "level", "logger", "message"} <= lines[0].keys()


def record(name: str, message: str, *values: object, error: BaseException | None = None) -> logging.LogRecord:
    trouble = None if error is None else (type(error), error, error.__traceback__)
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, values, trouble)


def fail() -> None:
    raise KeyError(SECRET)


def failed() -> BaseException:
    try:
        fail()
    except KeyError as error:
        later = RuntimeError(SECRET)
        later.__cause__ = error
        return later.with_traceback(error.__traceback__)
    raise AssertionError


def test_an_error_is_told_by_its_kind_and_place_with_what_caused_it() -> None:
    told = places(failed())
    assert SECRET not in told
    assert "RuntimeError at" in told
    assert "from KeyError at" in told
    assert "test_logs.py:" in told


@pytest.mark.parametrize("formatter", [TextLines(), JsonLines()])
def test_a_traceback_of_discord_py_is_told_without_its_words(formatter: logging.Formatter) -> None:
    told = formatter.format(record("discord.ui.view", "Ignoring exception in view %r", [SECRET], error=failed()))
    assert SECRET not in told
    assert "Ignoring exception in view 'list'" in told
    assert "RuntimeError" in told
    assert "\n" not in told


def test_numbers_and_names_of_other_libraries_stay_readable() -> None:
    told = TextLines().format(record("discord.http", "%s %s responded with 429. Retrying in %.2f s", "POST", "/x", 1.5))
    assert told.endswith("discord.http: POST /x responded with 429. Retrying in 1.50 s")


def test_a_record_with_a_mapping_is_formatted_too() -> None:
    assert TextLines().format(record("bot", "%(n)d notices", {"n": 3})).endswith("3 notices")


async def test_what_nobody_awaited_is_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    loop = asyncio.get_running_loop()
    message = "Task exception was never retrieved\nfuture: " + SECRET
    on_loop_trouble(loop, {"message": message, "exception": failed(), "task": SECRET})
    assert SECRET not in caplog.text
    assert "never retrieved RuntimeError at" in caplog.text
