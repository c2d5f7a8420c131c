"""Entries are found by what is typed of their line: by its letters first, and in spite of typos."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel.database import Database
from bot.kernel.likeness import near
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, log

LINES = ("Postdoc in Basel", "Grant", "POSTDOC in Graz", "Weiße Rose prize", "Marie Curie fellowship, second try")


async def found(db: Database, typed: str, limit: int = 25) -> list[str]:
    return [one.line for one in await db.read(journal.suggest, ADA, typed, limit)]


@pytest.fixture(autouse=True)
async def _entries(db: Database) -> None:
    for line in LINES:
        await log(db, line)
    await log(db, "postdoc of Ben", BEN)


async def test_suggestions_are_the_own_entries_that_contain_what_is_typed_the_newest_first(db: Database) -> None:
    assert await found(db, " postdoc ") == ["POSTDOC in Graz", "Postdoc in Basel"]
    assert await found(db, "WEISSE") == ["Weiße Rose prize"]
    assert await found(db, "postdoc  in\nbasel") == ["Postdoc in Basel"]


async def test_the_newest_are_suggested_before_anything_is_typed(db: Database) -> None:
    assert await found(db, "") == list(LINES[::-1])
    assert await found(db, "  ", limit=2) == [LINES[4], LINES[3]]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("basel postdoc", "Postdoc in Basel"),
        ("postdco in bsael", "Postdoc in Basel"),
        ("felowship", "Marie Curie fellowship, second try"),
        ("curie mari", "Marie Curie fellowship, second try"),
        ("fellowshiip 2nd", None),
        ("weise rose", "Weiße Rose prize"),
        ("xyz", None),
        ("grnt", "Grant"),
        ("grn", None),
    ],
)
async def test_words_in_another_order_or_with_a_typo_find_a_line_and_strange_ones_do_not(
    db: Database, typed: str, line: str | None
) -> None:
    assert await found(db, typed) == ([] if line is None else [line])


async def test_what_fits_exactly_stands_before_what_is_only_like_it(db: Database) -> None:
    await log(db, "Grants")
    await log(db, "Grand tour")
    assert await found(db, "grant") == ["Grants", "Grant", "Grand tour"]
    assert await found(db, "grant", limit=2) == ["Grants", "Grant"]


async def test_only_letters_that_are_there_choose_an_entry(db: Database) -> None:
    assert [one.line for one in await db.read(journal.fitting, ADA, "basel", 2)] == ["Postdoc in Basel"]
    assert await db.read(journal.fitting, ADA, "bsael", 2) == ()


async def test_five_thousand_entries_are_searched_far_faster_than_anybody_types(db: Database) -> None:
    drafts = [Draft(ADA, None, f"failure {number}", story="x" * 3000) for number in range(5000)]
    await db.run(lambda tx: journal.bring(tx, ADA, drafts, batch=1, now=NOW))
    started = perf_counter()
    assert (await found(db, "failure 4"))[:2] == ["failure 4999", "failure 4998"]
    assert len(await found(db, "fialure 17")) == 25
    assert await found(db, "nothing of the kind") == []
    # The figure is in docs/performance.md; this only notices when it is ten times off on any machine.
    assert perf_counter() - started < 1.5


words = st.text("abcdefghijklmnopqrstuvwxyzäöüßé", min_size=5, max_size=12)


@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_a_word_that_lacks_a_letter_is_found_wherever_it_stands(line: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(line))
    gone = data.draw(st.integers(0, len(word) - 1))
    assert near(word[:gone] + word[gone + 1 :], {1: " ".join(line)}) == [1]


@given(st.text(max_size=100), st.dictionaries(st.integers(), st.text(max_size=140), max_size=5))
def test_whatever_is_typed_finds_only_what_is_there(typed: str, lines: dict[int, str]) -> None:
    assert set(near(typed, lines)) <= set(lines)
