"""docs/export.md and docs/privacy.md leave out nothing."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import regex

from bot.journal.model import PartialDate
from bot.privacy.model import MemberData
from bot.privacy.records import OWNER
from bot.privacy.returning import LARGEST, SCHEMA
from tests.kernel.memory import memory
from tests.privacy.rows import tables
from tests.rules.source import PROJECT

DOCS = PROJECT / "docs"


def records(kind: Any) -> Iterator[Any]:
    """Return a dataclass and all that can stand in it."""
    if is_dataclass(kind) and kind is not PartialDate:
        yield kind
        for hint in get_type_hints(kind).values():
            yield from records(hint)
    for inner in get_args(kind):
        yield from records(inner)


def code_in(document: str) -> set[str]:
    """Return what stands between backticks."""
    return set(regex.findall(r"`([^`\n]+)`", (DOCS / document).read_text(encoding="utf-8")))


def test_every_name_of_the_export_is_described() -> None:
    names = {one.name for kind in set(records(MemberData)) for one in fields(kind)} - {OWNER}
    assert len(names) > 70
    assert names - code_in("export.md") == set()


def test_every_part_of_the_export_has_its_line_in_the_table() -> None:
    table = regex.findall(r"^\| ((?:`\w+`(?:, )?)+) \| ", (DOCS / "export.md").read_text(encoding="utf-8"), regex.M)
    listed = [name for cell in table for name in regex.findall(r"\w+", cell)]
    assert {"schema", "exported_at", "member_id", *(one.name for one in fields(MemberData))} <= set(listed)


def test_the_version_and_the_size_are_the_ones_that_are_described() -> None:
    assert f"**`schema` is {SCHEMA}**" in (DOCS / "export.md").read_text(encoding="utf-8")
    assert f"may have {LARGEST // 2**20} MiB" in (DOCS / "export.md").read_text(encoding="utf-8")


def test_every_table_of_the_schema_is_accounted_for() -> None:
    with memory() as tx:
        kept = {name for name in tables(tx) if not name.startswith("sqlite_")}
    assert kept - code_in("privacy.md") == set()
