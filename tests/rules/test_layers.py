"""Imports point one way, in the whole project; and the rules that say so can fail."""

import pytest

from tests.rules.layers import imports_point_one_way, models_are_pure
from tests.rules.source import Source, complaints


def test_imports_point_one_way() -> None:
    assert complaints(imports_point_one_way) == []


def test_models_are_pure() -> None:
    assert complaints(models_are_pure) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("bot/client.py", "from sandbox import server"),
        ("cogs/failures/log.py", "import sandbox.server"),
        ("cogs/failures/log.py", "from bot.journal import store"),
        ("cogs/failures/log.py", "from bot.journal.store import find"),
        ("cogs/failures/log.py", "import aiosqlite"),
        ("bot/journal/actions/log.py", "import discord"),
        ("bot/journal/actions/log.py", "from discord.ext import commands"),
        ("bot/settings.py", "import discord"),
        ("bot/journal/actions/log.py", "from bot.feed import store"),
        ("bot/journal/actions/log.py", "def later():\n    from bot.feed.store import find"),
        ("bot/journal/actions/log.py", "from bot.feed import notices"),
        ("bot/journal/actions/log.py", "from bot import settings"),
        ("bot/journal/store.py", "from bot.journal import actions"),
        ("bot/feed/actions/share.py", "from bot.journal import actions as journal"),
        ("bot/experience/actions/asking.py", "from bot.together import actions as together"),
        ("bot/journal/store.py", "from bot.journal.actions import find"),
        ("bot/feed/model.py", "from cogs.common import look"),
        ("bot/kernel/outbox.py", "from bot.feed.model import Share"),
        ("bot/kernel/outbox.py", "from bot.client import Cork"),
        ("bot/pictures/party.py", "from bot.quests.model import Quest"),
        ("sandbox/world/world.py", "from bot.kernel.clock import Clock"),
        ("sandbox/people/person.py", "import cogs.common"),
    ],
)
def test_an_import_against_the_direction_is_found(path: str, text: str) -> None:
    assert len(list(imports_point_one_way(Source(path, text)))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("cogs/failures/log.py", "from bot.journal import actions as journal"),
        ("cogs/failures/log.py", "from bot.journal.model import Failure"),
        ("bot/journal/actions/log.py", "from bot.feed import actions as feed\nfrom bot.journal import store"),
        ("bot/journal/actions/log.py", "from bot.kernel import outbox"),
        ("bot/client.py", "import discord"),
        ("sandbox/trial.py", "from bot.client import Cork"),
        ("tests/rules/test_layers.py", "from bot.feed import store"),
    ],
)
def test_an_import_in_the_right_direction_is_left_alone(path: str, text: str) -> None:
    assert list(imports_point_one_way(Source(path, text))) == []


@pytest.mark.parametrize(
    "text", ["import discord", "from bot.kernel.clock import Clock", "from bot.journal import store", "import orjson"]
)
def test_a_model_with_something_beside_the_standard_library_is_found(text: str) -> None:
    assert len(list(models_are_pure(Source("bot/journal/model.py", text)))) == 1


@pytest.mark.parametrize("text", ["import re", "from bot.quests.model import Quest", "import regex"])
def test_a_model_with_the_standard_library_and_other_models_is_left_alone(text: str) -> None:
    assert list(models_are_pure(Source("bot/journal/model.py", text))) == []
