"""Finding one's asks again, and taking them along or away."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.asks import actions as asks
from bot.asks.model import Answer, Ask, AskDraft, lies_before
from bot.journal import actions as journal
from bot.journal.model import PartialDate
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from tests.asks.asking import MARCH_FIRST, TODAY, ask_for, hear
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER


def lines(found: tuple[Ask, ...]) -> list[str]:
    return [ask.line for ask in found]


async def test_a_list_is_cut_into_pages_and_a_page_past_the_end_is_the_last(db: Database) -> None:
    for n in range(5):
        await ask_for(db, f"ask {n}")
    first = await db.read(asks.page, ADA, answered=False, size=2)
    assert (lines(first.asks), first.page, first.pages, first.total) == (["ask 0", "ask 1"], 0, 3, 5)
    last = await db.read(asks.page, ADA, answered=False, page=99, size=2)
    assert (lines(last.asks), last.page) == (["ask 4"], 2)
    assert (await db.read(asks.page, ADA, answered=False, page=-1, size=2)).page == 0
    nothing = await db.read(asks.page, ADA, answered=True)
    assert (nothing.asks, nothing.pages, nothing.total) == ((), 1, 0)


async def test_what_is_answered_is_listed_from_the_latest_answer_on(db: Database) -> None:
    older, newer, _ = await ask_for(db, "older"), await ask_for(db, "newer"), await ask_for(db, "waits")
    await hear(db, newer, Answer.FORM, now=NOW)
    await hear(db, older, Answer.YES, now=LATER)
    page = await db.read(asks.page, ADA, answered=True)
    assert lines(page.asks) == ["older", "newer"]


async def test_asks_are_found_by_any_words_of_theirs_what_waits_first(db: Database) -> None:
    oslo, _, _ = await ask_for(db, "Chair in OSLO"), await ask_for(db, "Chair in Graz"), await ask_for(db, "Grant")
    await hear(db, oslo, Answer.SILENCE)
    assert lines(await db.read(asks.suggest, ADA, " chair ")) == ["Chair in Graz", "Chair in OSLO"]
    assert lines(await db.read(asks.suggest, ADA, "oslo")) == ["Chair in OSLO"]
    assert lines(await db.read(asks.suggest, ADA, "", 2)) == ["Chair in Graz", "Grant"]
    assert await db.read(asks.suggest, BEN, "") == ()


async def test_asks_are_found_in_spite_of_typos_after_those_that_fit_to_the_letter(db: Database) -> None:
    for line in ("Residency in Bergen", "Chair in Oslo", "Bergen prize"):
        await ask_for(db, line)
    assert lines(await db.read(asks.suggest, ADA, "bergne prize")) == ["Bergen prize"]
    assert lines(await db.read(asks.suggest, ADA, "resdiency")) == ["Residency in Bergen"]
    assert await db.read(asks.suggest, ADA, "Tromso") == ()
    assert await db.read(asks.fitting, ADA, "resdiency", 25) == ()
    assert lines(await db.read(asks.fitting, ADA, " BERGEN ", 1)) == ["Residency in Bergen"]


async def test_what_an_import_brings_is_taken_back_as_one_but_for_what_was_answered_since(db: Database) -> None:
    own = await ask_for(db, "own")
    drafts = [AskDraft(ADA, None, "twin"), AskDraft(ADA, None, "twin"), AskDraft(ADA, None, "third")]
    brought = await db.run(asks.bring, ADA, drafts, batch=500, now=NOW)
    assert len({ask.id for ask in brought} | {own.id}) == 4
    await hear(db, brought[2], Answer.FORM)
    assert await db.run(asks.take_back_batch, BEN, 500, NOW) == 0
    assert await db.run(asks.take_back_batch, ADA, 500, NOW) == 2
    assert lines(await db.read(asks.of_member, ADA)) == ["own", "third"]


async def test_what_an_export_brought_back_is_taken_back_answered_or_not(db: Database) -> None:
    await ask_for(db, "waits")
    await hear(db, await ask_for(db, "answered long ago"), Answer.FORM)
    await hear(db, await ask_for(db, "answered since"), Answer.YES, now=LATER)
    kept = await db.read(asks.of_member, ADA)
    await db.run(asks.forget_member, ADA)
    await db.run(asks.put_back, [replace(ask, batch=500) for ask in kept])
    assert await db.run(asks.take_back_batch, ADA, 500, NOW + timedelta(minutes=1)) == 2
    assert lines(await db.read(asks.of_member, ADA)) == ["answered since"]


async def test_everything_is_put_back_as_it_was(db: Database) -> None:
    await ask_for(db, "word " * 100, section="awards", sent_on=PartialDate(2025))
    await hear(db, await ask_for(db, "Chair", sent_on=MARCH_FIRST), Answer.SILENCE)
    before = await db.read(asks.of_member, ADA)
    assert await db.run(asks.forget_member, ADA) == 2
    assert await db.read(asks.of_member, ADA) == ()
    await db.run(asks.put_back, before)
    assert await db.read(asks.of_member, ADA) == before


async def test_an_id_that_is_taken_moves_on_and_nothing_is_overwritten(db: Database) -> None:
    ask = await ask_for(db, "here already")
    await db.run(asks.put_back, (replace(ask, line="from a file"),))
    assert lines(await db.read(asks.of_member, ADA)) == ["here already", "from a file"]


async def test_however_often_an_id_is_taken_each_ask_gets_one_of_its_own(db: Database) -> None:
    ask = await ask_for(db, "0")
    for n in range(1, 4):
        await db.run(asks.put_back, [replace(ask, line=str(n))])
    found = await db.read(asks.of_member, ADA)
    assert (lines(found), len({one.id for one in found})) == (["0", "1", "2", "3"], 4)


async def test_what_is_put_back_obeys_the_rules_for_what_is_typed(db: Database) -> None:
    ask = await ask_for(db)
    await db.run(asks.forget_member, ADA)
    with pytest.raises(Refused, match=r"asks\.empty_line"):
        await db.run(asks.put_back, (replace(ask, line="\u202e"),))
    with pytest.raises(Refused, match=r"journal\.section_too_long"):
        await db.run(asks.put_back, (replace(ask, section="x" * 61),))
    await db.run(asks.put_back, (replace(ask, line="word " * 100),))
    (kept,) = await db.read(asks.of_member, ADA)
    assert kept.line.endswith("…")
    assert kept.story == ("word " * 100).strip()


async def test_half_an_ending_in_a_file_becomes_a_whole_one_or_none(db: Database) -> None:
    ask = await ask_for(db)
    await db.run(asks.forget_member, ADA)
    half = replace(ask, answered_on=TODAY, answered_at=NOW, failure_id=5)
    await db.run(asks.put_back, (half, replace(ask, id=ask.id + 1, answer=Answer.FORM)))
    waits, ended = await db.read(asks.of_member, ADA)
    assert waits == ask
    assert ended == replace(ask, id=ask.id + 1, answer=Answer.FORM, answered_at=NOW)


async def test_an_ask_that_is_forgotten_leaves_its_entry(db: Database) -> None:
    ask = await ask_for(db)
    await hear(db, ask, Answer.FORM)
    assert (await db.run(asks.forget, ADA, ask.id)).line == ask.line
    assert await db.read(asks.of_member, ADA) == ()
    assert len(await db.read(journal.everything, ADA)) == 1


async def test_a_change_obeys_the_rules_for_what_is_typed_and_the_order_of_days(db: Database) -> None:
    ask = await ask_for(db, sent_on=MARCH_FIRST)
    await hear(db, ask, Answer.FORM, TODAY)
    changed = await db.run(asks.change, ADA, ask.id, "word " * 100, PartialDate(2026))
    assert (changed.line[-1], changed.story, changed.sent_on) == ("…", ("word " * 100).strip(), PartialDate(2026))
    assert await db.read(asks.find, ADA, ask.id) == changed
    for text, sent_on, key in (("", None, "empty_line"), ("Chair", PartialDate(2026, 4), "answered_before_sent")):
        with pytest.raises(Refused, match=key):
            await db.run(asks.change, ADA, ask.id, text, sent_on)
    assert (await db.run(asks.change, ADA, ask.id, "Chair", None)).story is None


async def test_erasing_takes_the_asks_of_one_member_alone(db: Database) -> None:
    await ask_for(db)
    await ask_for(db, member_id=BEN)
    assert await db.run(asks.forget_member, ADA) == 1
    assert await db.run(asks.forget_member, ADA) == 0
    assert len(await db.read(asks.of_member, BEN)) == 1


async def test_nothing_typed_lies_open_in_the_database(db: Database) -> None:
    await ask_for(db, "a secret hope " * 12, section="a secret heading")

    def raw(tx: Transaction) -> bytes:
        return b"".join(bytes(value) for row in tx.all("SELECT line, section, story FROM ask") for value in row)

    assert b"secret" not in await db.read(raw)


@pytest.mark.parametrize(
    ("sent", "came", "days"),
    [
        (MARCH_FIRST, TODAY, 13),
        (TODAY, TODAY, 0),
        (PartialDate(2026, 3), TODAY, None),
        (MARCH_FIRST, PartialDate(2026), None),
        (None, TODAY, None),
        (TODAY, MARCH_FIRST, None),
    ],
)
async def test_days_to_an_answer_are_known_where_both_days_are(
    db: Database, sent: PartialDate | None, came: PartialDate, days: int | None
) -> None:
    ask = replace(await ask_for(db), sent_on=sent, answer=Answer.FORM, answered_on=came)
    assert ask.days_to_answer == days
    assert replace(ask, answer=Answer.SILENCE).days_to_answer is None
    assert replace(ask, answer=None).days_to_answer is None


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2026-02", "2026-03-01", True),
        ("2024-02-29", "2024-03", True),
        ("2026-03", "2026-03-31", False),
        ("2026", "2026-01-01", False),
        ("2025", "2026", True),
        ("9999", "9999-12-31", False),
    ],
)
def test_a_date_lies_before_another_only_if_it_does_so_wholly(one: str, other: str, before: bool) -> None:  # noqa: FBT001 - a parameter
    assert lies_before(PartialDate.parse_iso(one), PartialDate.parse_iso(other)) is before


async def test_a_double_press_is_told_from_a_second_thought(db: Database) -> None:
    first = await ask_for(db, "word " * 100)
    longer = await ask_for(db, "word " * 101)
    again = await ask_for(db, "word " * 100, now=NOW - timedelta(seconds=15))
    assert again == first != longer
