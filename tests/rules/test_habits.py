"""The habits of this code hold in the whole project; and the rules that say so can fail."""

import pytest

from tests.rules import habits
from tests.rules.habits import LONGEST
from tests.rules.source import PROJECT, Rule, Source, complaints

RULES: tuple[Rule, ...] = (
    habits.files_are_short,
    habits.names_say_something,
    habits.time_is_asked_of_the_clock,
    habits.the_environment_is_read_once,
    habits.sql_stands_in_stores,
    habits.words_stand_in_the_catalogue,
    habits.nothing_is_mocked,
    habits.tests_do_not_sleep,
    habits.suppressions_say_what_and_why,
    habits.nothing_is_left_for_later,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_habit_holds_in_the_whole_project(rule: Rule) -> None:
    assert complaints(rule) == []


BAD = [
    (habits.files_are_short, "bot/client.py", "x = 1\n" * (LONGEST + 1)),
    (habits.names_say_something, "bot/utils.py", ""),
    (habits.names_say_something, "cogs/misc/log.py", ""),
    (habits.names_say_something, "bot/date_helpers.py", ""),
    (habits.names_say_something, "bot/quests/actions.py", "class QuestManager: ..."),
    (habits.time_is_asked_of_the_clock, "bot/client.py", "now = datetime.now(UTC)"),
    (habits.time_is_asked_of_the_clock, "cogs/setup/wizard.py", "today = datetime.date.today()"),
    (habits.time_is_asked_of_the_clock, "bot/journal/model.py", "seconds = time.time()"),
    (habits.time_is_asked_of_the_clock, "cogs/setup/wizard.py", "now = discord.utils.utcnow()"),
    (habits.the_environment_is_read_once, "bot/client.py", "level = os.environ['LOG_LEVEL']"),
    (habits.the_environment_is_read_once, "cogs/setup/wizard.py", "level = os.getenv('LOG_LEVEL')"),
    (habits.sql_stands_in_stores, "cogs/setup/wizard.py", "rows = tx.all('SELECT * FROM guild')"),
    (habits.sql_stands_in_stores, "bot/quests/actions.py", "tx.execute('DELETE FROM quest')"),
    (habits.sql_stands_in_stores, "bot/quests/actions.py", "tx.execute(f'UPDATE quest SET {column} = ?')"),
    (habits.words_stand_in_the_catalogue, "cogs/setup/wizard.py", "await send('Saved it for you')"),
    (habits.words_stand_in_the_catalogue, "cogs/setup/wizard.py", "Text(f'Only {n} people can see this')"),
    (habits.words_stand_in_the_catalogue, "bot/quests/actions.py", "Quest(toast='Champagne for every one')"),
    (habits.nothing_is_mocked, "tests/test_x.py", "from unittest.mock import AsyncMock"),
    (habits.nothing_is_mocked, "tests/test_x.py", "import unittest.mock"),
    (habits.nothing_is_mocked, "tests/test_x.py", "monkeypatch.setattr(discord, 'Client', Fake)"),
    (habits.nothing_is_mocked, "tests/test_x.py", "def test_x(mocker): ..."),
    (habits.tests_do_not_sleep, "tests/test_x.py", "await asyncio.sleep(0.1)"),
    (habits.tests_do_not_sleep, "tests/test_x.py", "time.sleep(1)"),
    (habits.tests_do_not_sleep, "tests/test_x.py", "from tests.delivery import virtual_time\ntime.sleep(1)"),
    (habits.suppressions_say_what_and_why, "bot/client.py", "x = 1  # noqa"),
    (habits.suppressions_say_what_and_why, "bot/client.py", "x = 1  # noqa: E501"),
    (habits.suppressions_say_what_and_why, "bot/client.py", "x = 1  # type: ignore  # because"),
    (habits.suppressions_say_what_and_why, "bot/client.py", "x = 1  # type: ignore[misc]  # noqa: E501"),
    (habits.nothing_is_left_for_later, "bot/client.py", "x = 1  # TO" + "DO: more"),
]


@pytest.mark.parametrize(("rule", "path", "text"), BAD)
def test_a_breach_is_found(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Source(path, text))) != []


def test_every_habit_was_shown_to_fail() -> None:
    assert {rule.__name__ for rule, _, _ in BAD} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (habits.time_is_asked_of_the_clock, "bot/client.py", "now = self.clock.now()"),
        (habits.time_is_asked_of_the_clock, "bot/kernel/clock.py", "return datetime.now(UTC)"),
        (habits.the_environment_is_read_once, "bot/settings.py", "os.environ"),
        (habits.sql_stands_in_stores, "bot/quests/store.py", "tx.execute('DELETE FROM quest')"),
        (habits.sql_stands_in_stores, "bot/journal/store/entries.py", "tx.execute('DELETE FROM failure')"),
        (habits.words_stand_in_the_catalogue, "cogs/setup/wizard.py", '"""Three words here."""'),
        (habits.words_stand_in_the_catalogue, "cogs/setup/wizard.py", "_log.info('a feed was paused')"),
        (habits.words_stand_in_the_catalogue, "cogs/setup/wizard.py", "route('setup:words-form:{guild}')"),
        (habits.tests_do_not_sleep, "tests/test_x.py", "await asyncio.sleep(0)"),
        (habits.tests_do_not_sleep, "tests/test_x.py", "from tests.delivery import virtual_time\nasyncio.sleep(9)"),
        (habits.suppressions_say_what_and_why, "bot/client.py", "x = 1  # noqa: E501 - an address"),
        (habits.suppressions_say_what_and_why, "bot/client.py", "x = 1  # type: ignore[a]  # noqa: E501  # its stubs"),
        (habits.suppressions_say_what_and_why, "bot/client.py", "# an address\nx = 1  # noqa: E501"),
        (habits.suppressions_say_what_and_why, "bot/client.py", "x = '# noqa'"),
    ],
)
def test_what_is_right_is_left_alone(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Source(path, text))) == []


@pytest.mark.parametrize("ending", ["js", "mjs", "css", "html", "typ", "sql"])
def test_other_code_is_short_as_well(ending: str) -> None:
    files = (path for folder in ("bot", "sandbox", "tools") for path in (PROJECT / folder).rglob(f"*.{ending}"))
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_exception_to_a_habit_still_exists() -> None:
    excepted = habits.CLOCKS | {*habits.MACHINE_TIME, *habits.READS_ENVIRONMENT, *habits.SQL_BESIDE_STORES}
    missing = {path for path in excepted if not (PROJECT / path).exists()}
    assert missing == set()
