"""What an import or an export brings: written as a batch, uncelebrated, and taken back as one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.feed import actions as feed
from bot.feed.model import Audience, ShareDraft
from bot.journal import actions as journal
from bot.journal.model import Draft, Failure, Kind, PartialDate
from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.quests import actions as quests
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN, LATER, delete_newest, log, log_many
from tests.quests.starting import start

BATCH = 900


async def bring(db: Database, *drafts: Draft, batch: int = BATCH) -> tuple[Failure, ...]:
    return await db.run(lambda tx: journal.bring(tx, ADA, drafts, batch=batch, now=NOW))


def drafts(number: int) -> tuple[Draft, ...]:
    return tuple(Draft(ADA, 5, f"brought {n}") for n in range(number))


async def put_back(db: Database, *failures: Failure) -> tuple[Failure, ...]:
    return await db.run(journal.put_back, failures)


async def test_what_is_brought_keeps_its_order_and_everything_that_is_known(db: Database) -> None:
    full = Draft(
        ADA,
        None,
        "Postdoc in Basel",
        kind=Kind.NEAR_MISS,
        section="awards and scholarships I did not get",
        happened=PartialDate(2019, 3),
        sting=7,
        story="They called.",
        became="Nothing much happened",
    )
    first, second = await bring(db, full, Draft(ADA, None, "word " * 60, story="And then."))
    assert (first.kind, first.section, first.happened, first.sting) == (
        Kind.NEAR_MISS,
        "awards",
        PartialDate(2019, 3),
        7,
    )
    assert (first.story, first.became, first.batch) == ("They called.", "nothing-much", BATCH)
    assert second.story == "word " * 59 + "word\n\nAnd then."
    assert await db.read(journal.everything, ADA) == (first, second)


async def test_it_counts_toward_nothing_and_nothing_is_celebrated(db: Database) -> None:
    quest = await start(db, goal=3)
    await bring(db, replace(drafts(1)[0], quest_id=quest.id), *drafts(4))
    assert (await db.read(quests.find, ADA, quest.id)).count == 0
    assert await db.read(outbox.next_due) is None


async def test_the_same_lines_within_a_moment_are_entries_of_their_own(db: Database) -> None:
    brought = await bring(db, *drafts(3), *drafts(3))
    assert len({failure.id for failure in brought}) == 6
    again = await bring(db, *drafts(3), batch=BATCH + 1)
    assert len({failure.id for failure in brought + again}) == 9


async def test_on_request_a_batch_counts_toward_a_quest_without_a_party(db: Database) -> None:
    quest = await start(db, goal=3)
    own = (await log(db, "one")).failure
    await db.run(lambda tx: tx.execute("DELETE FROM outbox"))
    await bring(db, *drafts(4))
    assert (await db.run(journal.count_batch, ADA, BATCH, quest.id, NOW)).count == 5
    assert (await db.run(journal.count_batch, ADA, BATCH, quest.id, NOW)).count == 5
    assert await db.read(outbox.next_due) is None
    assert await db.read(journal.find, ADA, own.id) == own


async def test_a_batch_counts_only_toward_a_running_quest_of_ones_own(db: Database) -> None:
    theirs, over = await start(db, BEN), await start(db)
    await db.run(quests.end, ADA, over.id, LATER)
    await bring(db, *drafts(1))
    for quest, refusal in ((theirs, "quests.unknown"), (over, "quests.ended")):
        with pytest.raises(Refused) as refused:
            await db.run(journal.count_batch, ADA, BATCH, quest.id, NOW)
        assert refused.value.key == refusal


async def test_a_batch_is_taken_back_whole_with_all_that_was_shared_of_it(db: Database) -> None:
    (own,) = await log_many(db, 1)
    shared, _ = await bring(db, *drafts(2))
    await bring(db, *drafts(1), batch=BATCH + 1)
    await db.run(feed.share, ShareDraft(7, ADA, shared.id, shared.line, None, Audience.COUNTED), NOW)
    assert await db.run(journal.take_back_batch, BEN, BATCH, LATER) == 0
    assert await db.run(journal.take_back_batch, ADA, BATCH, LATER) == 2
    assert await db.run(journal.take_back_batch, ADA, BATCH, LATER) == 0
    assert await db.read(feed.of_member, ADA) == ()
    left = await db.read(journal.everything, ADA)
    assert sorted(failure.line for failure in left) == ["brought 0", own.line]


async def test_undo_leaves_alone_what_was_brought(db: Database) -> None:
    (own,) = await log_many(db, 1)
    await bring(db, *drafts(2))
    assert await delete_newest(db, LATER) == own
    with pytest.raises(Refused, match=r"journal\.nothing_to_undo"):
        await delete_newest(db, LATER)


async def test_a_row_that_could_not_be_logged_brings_nothing_at_all(db: Database) -> None:
    for wrong in (Draft(ADA, None, " "), Draft(ADA, None, "no", sting=11), Draft(ADA, None, "no", section="x" * 61)):
        with pytest.raises(Refused):
            await bring(db, *drafts(2), wrong)
    assert await db.read(journal.everything, ADA) == ()


async def test_what_was_erased_is_put_back_as_it_was(db: Database) -> None:
    quest = await start(db)
    _, second, _ = [await log(db, f"failure {n}", sting=n, story="behind it", became="a friend") for n in range(3)]
    await db.run(journal.let_go, ADA, second.failure.id, LATER)
    before = await db.read(journal.everything, ADA)
    assert [failure.quest_id for failure in before] == [quest.id] * 3
    await db.run(journal.forget_member, ADA)
    assert await put_back(db, *before) == before
    assert await db.read(journal.everything, ADA) == before
    assert (await db.read(quests.find, ADA, quest.id)).count == 3


async def test_where_an_id_is_taken_an_entry_gets_another(db: Database) -> None:
    there = (await log(db, "already there")).failure
    early = NOW - timedelta(days=400)
    old, other = await put_back(
        db, replace(there, line="mine", logged_at=early), replace(there, line="mine too", logged_at=early)
    )
    assert len({there.id, old.id, other.id}) == 3
    assert (old.line, other.line, old.logged_at) == ("mine", "mine too", early)
    assert await db.read(journal.find, ADA, there.id) == there


async def test_an_entry_is_put_back_only_as_it_could_have_been_logged(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    for wrong in (replace(failure, line=""), replace(failure, sting=99), replace(failure, quest_id=404)):
        with pytest.raises(Refused):
            await put_back(db, wrong)
    (cut,) = await put_back(db, replace(failure, line="word " * 60))
    assert cut.line.endswith("…")
    assert cut.story == "word " * 59 + "word"


async def test_entries_of_two_members_may_bear_the_same_id(db: Database) -> None:
    failure = (await log(db, "Grant")).failure
    (of_ben,) = await put_back(db, replace(failure, member_id=BEN, line="Ben's"))
    assert of_ben.id == failure.id
    await db.run(journal.mark_unseen, failure.id, ADA)
    await db.run(journal.mark_unseen, failure.id, BEN)
    await db.run(journal.delete, BEN, failure.id, LATER)
    assert await db.run(journal.take_unseen, BEN) == ()
    assert await db.run(journal.take_unseen, ADA) == (failure,)


async def test_what_was_brought_is_sealed(db: Database) -> None:
    await bring(db, Draft(ADA, None, "secret line", story="secret story", became="secret end", section="secret part"))

    def everything(tx: Transaction) -> bytes:
        return repr([tuple(row) for row in tx.all("SELECT * FROM failure")]).encode()

    assert b"secret" not in await db.read(everything)
