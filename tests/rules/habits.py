"""How code is written here, whatever it is about."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.rules.source import Source, above, called, sentences_of_docs

LONGEST = 250
"""Lines of a file; one that is longer is two."""

CLOCKS = frozenset({"bot/kernel/clock.py", "sandbox/clock.py"})
MACHINE_TIME = {"sandbox/rest/limits.py": "a rate limit runs on the machine's time, as Discord's does"}

READS_ENVIRONMENT = {
    "bot/settings.py": "the one place for the bot",
    "sandbox/__main__.py": "SANDBOX_PORT",
    "tools/lock.py": "hands its environment on to uv",
}

SQL_BESIDE_STORES = {
    "bot/checkup.py": "reads the file of a bot that may not be able to start",
    "bot/feed/drafts.py": "a store of its own beside the shares'",
    "bot/prompts/answers.py": "a store of its own beside the occurrences'",
    "bot/prompts/own.py": "a store of its own, too",
    "bot/quests/waiting.py": "a store of its own beside the quests'",
}

NAMES = {"bot/pictures/fonts.py": "typefaces are called what their makers call them"}

_VAGUE = re.compile(r"(?i)(utils?|helpers?|managers?|misc|stuff)")
_VAGUE_CLASS = re.compile(r"(Util|Utils|Helper|Manager|Misc)$")
_SQL = re.compile(
    r"\s*(SELECT|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|CREATE (TABLE|INDEX)|PRAGMA|WITH \w+ AS)\b"
)
_THREE_WORDS = re.compile(r"[^\W\d_]{2,}(?:,? [^\W\d_]+){2,}")
_SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore)")
_SUPPRESSION_WITH_CODE = re.compile(r"#\s*(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[a-z-]+(, ?[a-z-]+)*\])")
_UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def files_are_short(source: Source) -> Iterator[str]:
    """Find files that are longer than a person reads in one go."""
    lines = source.text.count("\n")
    if lines > LONGEST:
        yield f"{source.path}: {lines} lines; past {LONGEST} it is two files"


def names_say_something(source: Source) -> Iterator[str]:
    """Find modules, packages and classes whose name would fit anything."""
    for part in PurePosixPath(source.path.removesuffix(".py")).parts:
        if any(_VAGUE.fullmatch(word) for word in part.split("_")):
            yield f"{source.path}: {part} says nothing of what is in it"
    for node in source.nodes():
        if isinstance(node, ast.ClassDef) and _VAGUE_CLASS.search(node.name):
            yield source.at(node, f"{node.name} says nothing of what it is")


def time_is_asked_of_the_clock(source: Source) -> Iterator[str]:
    """Find what asks the machine for the time: the clock is an argument."""
    if not source.path.startswith(("bot/", "cogs/", "sandbox/")) or source.path in CLOCKS | MACHINE_TIME.keys():
        return
    for node in source.nodes():
        if re.search(r"\b(datetime|date)\.(now|utcnow|today)$|\btime\.(time|time_ns)$|\butcnow$", called(node)):
            yield source.at(node, f"{called(node)}() where the clock is an argument")


def the_environment_is_read_once(source: Source) -> Iterator[str]:
    """Find what reads the environment beside the settings."""
    if source.path.startswith("tests/") or source.path in READS_ENVIRONMENT:
        return
    for node in source.nodes():
        if isinstance(node, ast.Attribute | ast.Name) and re.search(r"\b(environb?|getenv)$", ast.unparse(node)):
            yield source.at(node, "reads the environment; bot/settings.py does that")


def sql_stands_in_stores(source: Source) -> Iterator[str]:
    """Find SQL in cogs, and in a topic's actions and models."""
    if not source.path.startswith(("bot/", "cogs/")) or _is_for_sql(source):
        return
    for node in source.nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SQL.match(node.value):
            yield source.at(node, "SQL outside a store")


def words_stand_in_the_catalogue(source: Source) -> Iterator[str]:
    """Find sentences in the code of bot/ and cogs/ that somebody might be shown."""
    if not source.path.startswith(("bot/", "cogs/")) or source.path in NAMES or _is_for_sql(source):
        return
    docs = sentences_of_docs(source)
    for node in source.nodes():
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or id(node) in docs:
            continue
        if _THREE_WORDS.search(node.value) and not _is_for_the_log(node):
            yield source.at(node, f"{node.value[:60]!r} belongs into the catalogue")


def nothing_is_mocked(source: Source) -> Iterator[str]:
    """Find mocks: a fake here is ordinary code, handed in as an argument."""
    for node in source.nodes():
        match node:
            case ast.Import(names=names) if any(alias.name.startswith("unittest.mock") for alias in names):
                yield source.at(node, "a mock")
            case ast.ImportFrom(module="unittest" | "unittest.mock" | "pytest_mock"):
                yield source.at(node, "a mock")
            case ast.Attribute(value=ast.Name(id="monkeypatch"), attr="setattr" | "setitem" | "delattr"):
                yield source.at(node, "monkeypatch where an argument would do")
            case ast.arg(arg="mocker"):
                yield source.at(node, "a mock")
            case _:
                pass


def tests_do_not_sleep(source: Source) -> Iterator[str]:
    """Find waits for a time instead of for something; virtual time costs nothing and may pass."""
    if not source.path.startswith("tests/"):
        return
    virtual = "virtual_time" in source.text
    for node in source.nodes():
        if not (isinstance(node, ast.Call) and called(node) in ("time.sleep", "asyncio.sleep", "sleep")):
            continue
        yields = [ast.unparse(argument) for argument in node.args] == ["0"]
        if called(node) == "time.sleep" or not (virtual or yields):
            yield source.at(node, "sleeps; wait for what you wait for")


def suppressions_say_what_and_why(source: Source) -> Iterator[str]:
    """Find a `noqa` or `type: ignore` without a code, or without a reason in its line or the one above."""
    lines = source.text.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type != tokenize.COMMENT or not _SUPPRESSION.match(token.string):
            continue
        place = f"{source.path}:{token.start[0]}"
        if len(_SUPPRESSION.findall(token.string)) > len(_SUPPRESSION_WITH_CODE.findall(token.string)):
            yield f"{place}: a suppression without a code"
        reason = _SUPPRESSION_WITH_CODE.sub("", token.string).strip(" #-–—")
        explained_above = lines[token.start[0] - 2].lstrip().startswith("#") if token.start[0] > 1 else False
        if not reason and not explained_above:
            yield f"{place}: a suppression without a reason"


def nothing_is_left_for_later(source: Source) -> Iterator[str]:
    """Find marks of unfinished work."""
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == tokenize.COMMENT and _UNFINISHED.search(token.string):
            yield f"{source.path}:{token.start[0]}: {token.string}"


def _is_for_the_log(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Raise) or re.match(r"_?log(ger|ging)?\.", called(one)) for one in above(node))


def _is_for_sql(source: Source) -> bool:
    """Tell whether this is the kernel or a store: SQL stands there, and what they have to say are keys."""
    path = PurePosixPath(source.path)
    in_store = "store" in (path.stem, *path.parts)
    return path.parts[:2] == ("bot", "kernel") or in_store or source.path in SQL_BESIDE_STORES
