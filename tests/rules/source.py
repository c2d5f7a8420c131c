"""The project's own files, as the rules look at them."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent
CODE = ("bot", "cogs", "sandbox", "tests", "benchmarks", "tools")


@dataclass(frozen=True)
class Source:
    """One Python file: its place in the project and what stands in it."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; every node knows its `parent`."""
        tree = ast.parse(self.text, self.path)
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                child.parent = node  # type: ignore[attr-defined]  # read back by `above`
        return tree

    @property
    def module(self) -> str:
        """The dotted name, such as `bot.feed.store`; a package is its folder."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def nodes(self) -> Iterator[ast.AST]:
        """Every node of the tree."""
        return ast.walk(self.tree)

    def at(self, node: ast.AST, message: str) -> str:
        """Write a complaint with its place."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {message}"


Rule = Callable[[Source], Iterator[str]]


def above(node: ast.AST) -> Iterator[ast.AST]:
    """Give the nodes around a node, the nearest first."""
    while (parent := getattr(node, "parent", None)) is not None:
        yield parent
        node = parent


def called(node: ast.AST) -> str:
    """Return the dotted name of what a call calls; empty for anything else."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def sentences_of_docs(source: Source) -> set[int]:
    """Return the identities of the constants that are docstrings, those under attributes included."""
    return {
        id(node.value) for node in source.nodes() if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the project."""
    return tuple(
        Source(path.relative_to(PROJECT).as_posix(), path.read_text(encoding="utf-8"))
        for folder in CODE
        for path in sorted((PROJECT / folder).rglob("*.py"))
    )


def complaints(rule: Rule) -> list[str]:
    """Return what a rule has to say about the whole project."""
    return [complaint for source in sources() for complaint in rule(source)]
