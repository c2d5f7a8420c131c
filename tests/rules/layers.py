"""Who may import whom: one way, from the faces on Discord down to the models."""

import ast
import sys
from collections.abc import Iterator

from tests.rules.source import PROJECT, Source

ON_DISCORD = frozenset(
    {
        "bot.client",
        "bot.command_list",
        "bot.delivery",
        "bot.forums",
        "bot.letters",
        "bot.once",
        "bot.private_threads",
        "bot.shut_threads",
        "bot.process",
        "bot.scheduled_events",
        "bot.sending",
        "bot.surveys",
    }
)
"""The modules of bot/ that speak to Discord: the connection, and what carries and shapes a message on its way."""

APART = frozenset({"kernel", "pictures"})
"""Packages of bot/ that know no topic."""

SHOWN = frozenset({"actions", "model", "bank", "formats"})
"""What a topic shows to the others: its actions, its models, the words of the prompts, and the formats of a CV."""

ORDER = (
    ("privacy",),
    ("imports",),
    ("checkins", "stats"),
    ("asks", "cv", "resurfacing", "reviews", "stories"),
    ("stings",),
    ("journal",),
    ("members",),
    ("digest", "experience", "prompts", "together"),
    ("feed",),
    ("moderation", "parties"),
    ("quests",),
    ("guilds",),
)
"""The topics: one calls the actions of those further down, and of no other."""

UPWARDS = frozenset({"bot.imports.archives"})
"""Modules that may call upwards: an export that is brought along is read by the topic that wrote it."""

PURE = frozenset({"bot.kernel.schedule"})
"""Modules of the kernel that are held to what models are held to, so that models may use them."""

JOINS = frozenset({"sandbox.trial", "sandbox.__main__"})
"""The modules of sandbox/ that start the bot in it."""

BESIDE_STANDARD = frozenset({"regex"})
"""What a model may import beside the standard library: characters are counted as people see them."""


def imports_point_one_way(source: Source) -> Iterator[str]:
    """Find imports against the direction cogs -> actions -> store -> model, all over the kernel."""
    for node, name in imported(source):
        if reason := _objection(source.module, name):
            yield source.at(node, f"imports {name}: {reason}")


def models_are_pure(source: Source) -> Iterator[str]:
    """Find what a model imports beyond the standard library and other models."""
    if not _is_model(source.module):
        return
    for node, name in imported(source):
        root = name.partition(".")[0]
        own = root == "bot" and _is_model(name)
        if not (own or root in sys.stdlib_module_names or root in BESIDE_STANDARD):
            yield source.at(node, f"a model imports {name}")


def imported(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Give every imported module; what is taken from a package of ours counts as the module that it may be."""
    for node in source.nodes():
        match node:
            case ast.Import(names=names):
                yield from ((node, alias.name) for alias in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                ours = module.partition(".")[0] in ("bot", "cogs", "sandbox")
                yield from ((node, f"{module}.{alias.name}" if ours else module) for alias in names)
            case ast.ImportFrom():
                yield node, source.module.rpartition(".")[0]
            case _:
                pass


def _objection(importer: str, name: str) -> str | None:
    root = importer.partition(".")[0]
    target = name.partition(".")[0]
    if root in ("bot", "cogs") and target in ("sandbox", "tests", "benchmarks", "tools"):
        return f"{root}/ is the product and knows nothing of {target}/"
    if root == "sandbox" and target in ("bot", "cogs") and importer not in JOINS:
        return f"only {' and '.join(sorted(JOINS))} know the bot"
    if root == "bot":
        return _objection_in_bot(importer, name)
    if root == "cogs" and target in ("sqlite3", "aiosqlite"):
        return "a cog does not touch the database"
    if root == "cogs" and _topic(name) and _inside(name) == "store":
        return "a cog asks for actions, not for rows"
    return None


def _objection_in_bot(importer: str, name: str) -> str | None:
    target = name.partition(".")[0]
    if target == "cogs":
        return "cogs import the bot, not the other way round"
    if target == "discord":
        return (
            None
            if importer in ON_DISCORD
            else "discord is imported where bot/ speaks to Discord, and nowhere else in it"
        )
    if target != "bot" or _package(importer) is None:
        return None
    if _package(importer) in APART:
        return None if _package(name) in APART else f"bot/{_package(importer)}/ knows no topic"
    return _objection_in_topic(importer, name)


def _objection_in_topic(importer: str, name: str) -> str | None:
    if _package(name) is None:
        return "a topic knows nothing of what runs the bot"
    if _topic(name) not in (None, _topic(importer)) and _inside(name) not in SHOWN:
        return f"a topic shows to others its {', '.join(sorted(SHOWN))}"
    if _inside(name) == "actions" and importer not in UPWARDS and not _calls_downwards(importer, name):
        return "topics call downwards"
    if _inside(importer) == "store" and _inside(name) == "actions":
        return "a store does not act"
    return None


def _calls_downwards(importer: str, name: str) -> bool:
    """Tell whether a topic stands further down than the one that calls it, or is the same."""
    rows = {topic: row for row, topics in enumerate(ORDER) for topic in topics}
    caller, called = _package(importer), _package(name)
    return caller == called or (caller in rows and called in rows and rows[caller] < rows[called])


def _package(name: str) -> str | None:
    """Return the package of bot/ that a module belongs to, None for bot's own modules."""
    parts = name.split(".")
    if parts[0] != "bot" or len(parts) == 1:
        return None
    return parts[1] if (PROJECT / "bot" / parts[1]).is_dir() else None


def _topic(name: str) -> str | None:
    package = _package(name)
    return None if package in APART else package


def _inside(name: str) -> str:
    """Return the part of a topic: `actions` for bot.feed.actions.cards."""
    return (*name.split("."), "", "")[2]


def _is_model(name: str) -> bool:
    return (_topic(name) is not None and _inside(name) == "model") or any(
        f"{name}.".startswith(f"{one}.") for one in PURE
    )
