"""Whatever an export can hold is put back, and a second time there is nothing new in it."""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.journal.model import PartialDate
from bot.privacy import actions as privacy
from bot.privacy.archive import to_json
from bot.privacy.model import Holdings, MemberData, Restored
from bot.privacy.records import OWNER
from bot.privacy.returning import read
from bot.stories.model import QUESTIONS
from tests.conftest import NOW
from tests.kernel.memory import memory

ADA, BEN = 7, 8
TEXTS: dict[str, st.SearchStrategy[str]] = {
    "line": st.sampled_from(("Not shortlisted", "Grant", "لا", "🍾")),
    "locale": st.sampled_from(("de", "en-GB", "fr")),
    "zone": st.sampled_from(("UTC", "Europe/Oslo")),
    "guild_zone": st.just("UTC"),
    "question": st.sampled_from(QUESTIONS),
    "prompt": st.just("a-friend-calls"),
}
IDS, FEW = ("id", "batch", "chosen", "spared"), st.integers(1, 3)
NUMBERS = {"weekday": st.integers(0, 6), "goal": st.integers(1, 30), "threshold": st.integers(1, 30)}


def values(hint: Any, name: str) -> st.SearchStrategy[Any]:
    """Return what can stand in a field: ids are few, so that rows meet."""
    inner = [one for one in get_args(hint) if one not in (NoneType, Ellipsis)]
    if get_origin(hint) is tuple:
        return st.lists(values(inner[0], name), max_size=3).map(tuple)
    if NoneType in get_args(hint):
        return st.none() | values(inner[0], name)
    if hint is PartialDate:
        return st.integers(1900, 2026).map(PartialDate)
    if is_dataclass(hint):
        return records(hint)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        int: FEW if name in IDS or name.endswith("_id") else NUMBERS.get(name, st.integers(0, 10)),
        str: TEXTS.get(name, st.sampled_from(("A", "two\nlines", "لم يتم"))),
        bool: st.booleans(),
        date: st.just(NOW.date()),
        time: st.just(time(8, 30)),
        datetime: st.integers(2000, 2025).map(lambda year: datetime(year, 5, 1, tzinfo=UTC)),
    }
    return st.sampled_from(hint) if issubclass(hint, StrEnum) else simple[hint]


def records(kind: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    owner = {OWNER: st.just(ADA)} if OWNER in hints else {}
    named = {one.name: values(hints[one.name], one.name) for one in fields(kind) if one.name != OWNER}
    return st.builds(kind, **owner, **named)


@settings(max_examples=60)
@given(records(MemberData))
def test_what_was_read_is_put_back_once_and_erased_again(data: MemberData) -> None:
    found = read(to_json(ADA, data, NOW).encode())
    assert found == data
    with memory() as tx:
        would = privacy.restorable(tx, BEN, found)
        assert privacy.restore(tx, BEN, found, batch=1, now=NOW) == would
        assert privacy.restorable(tx, BEN, found) == Restored(known=len({one.id for one in data.failures}))
        assert {one.batch for one in privacy.everything(tx, BEN).failures} <= {1}
        privacy.erase(tx, BEN, NOW)
        assert privacy.overview(tx, BEN) == Holdings()
