"""What is taken back goes out of parties, too, and what shows it is drawn anew."""

from collections.abc import Callable

import pytest

from bot.feed import actions as feed
from bot.feed.model import Audience, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.parties.evening import Evening
from bot.parties.model import Award, State
from bot.privacy import actions as privacy
from tests.conftest import NOW
from tests.parties.evenings import ADA, BEN, GUILD, asked_for, begun, held, logged, planned


def delete(tx: Transaction, one: Evening) -> None:
    journal.delete(tx, ADA, one.lines[0].failure_id, NOW)


def let_go(tx: Transaction, one: Evening) -> None:
    journal.let_go(tx, ADA, one.lines[0].failure_id, NOW)


def unshare(tx: Transaction, one: Evening) -> None:
    guilds.change(tx, GUILD, NOW, feed_channel=99)
    draft = ShareDraft(GUILD, ADA, one.lines[0].failure_id, "Rome", "Rome", Audience.NAMED)
    feed.withdraw(tx, ADA, feed.share(tx, draft, NOW).id, NOW)


@pytest.mark.parametrize("deed", [delete, let_go, unshare])
async def test_an_entry_that_is_taken_back_goes_out_of_the_party(
    db: Database, deed: Callable[[Transaction, Evening], None]
) -> None:
    one = await db.run(begun, "Rome", "Oslo")
    await db.run(deed, one)
    assert [line.text for line in (await db.read(held, one.party.id)).read] == ["Oslo"]
    assert await db.read(asked_for, "party.evening-redraw") == 1
    assert await db.read(asked_for, "party.keepsake-redraw") == 1


async def test_a_line_follows_the_words_of_its_entry(db: Database) -> None:
    one = await db.run(begun, "Rome")
    await db.run(lambda tx: journal.edit(tx, ADA, one.lines[0].failure_id, NOW, line="Somewhere"))
    assert [line.text for line in (await db.read(held, one.party.id)).read] == ["Somewhere"]


async def test_an_award_goes_with_its_line(db: Database) -> None:
    one = await db.run(begun, "Rome")
    await db.run(parties.honour, ADA, one.party.id, Award.KINDEST, one.lines[0].id, NOW)
    await db.run(delete, one)
    assert (await db.read(held, one.party.id)).awards == {}


async def test_leaving_a_server_takes_lines_and_toasts_out_of_its_parties(db: Database) -> None:
    one = await db.run(begun, "Rome")
    await db.run(parties.raise_glass, BEN, one.party.id, "To tea", NOW)
    assert await db.read(parties.count_in, BEN, GUILD) == 1
    assert await db.run(parties.leave, BEN, GUILD, NOW) == 1
    assert (await db.read(held, one.party.id)).toasts == ()


async def test_a_host_who_is_erased_alone_takes_the_whole_party_along(db: Database) -> None:
    one = await db.run(begun, "Rome")
    await db.run(parties.evening_posted, one.party.id, one.party.channel_id, 777, NOW)
    await db.run(parties.raise_glass, BEN, one.party.id, "To tea", NOW)
    await db.run(privacy.erase, ADA, NOW)
    assert await db.read(parties.evening, one.party.id) is None
    assert await db.read(lambda tx: tx.one("SELECT 1 FROM outbox WHERE dedupe_key = 'retract:777'")) is not None
    assert await db.read(asked_for, "party.evening-redraw") == 0


async def test_a_host_who_steps_back_alone_ends_it_without_a_keepsake(db: Database) -> None:
    one = await db.run(begun, "Rome")
    await db.run(parties.step_back, ADA, one.party.id, NOW)
    over = await db.read(held, one.party.id)
    assert (over.over, over.party.state, over.lines) == (True, State.CALLED_OFF, ())
    assert await db.read(asked_for, "party.keepsake") == 0


async def test_a_card_that_arrives_after_its_party_is_gone_is_deleted(db: Database) -> None:
    await db.run(parties.evening_posted, "x" * 16, 5, 888, NOW)
    await db.run(parties.keepsake_posted, "x" * 16, 5, 889, NOW)
    assert await db.read(asked_for, "feed.retract") == 2


async def test_what_is_read_under_a_name_is_not_shared_without_it_there(db: Database) -> None:
    def both(tx: Transaction) -> None:
        guilds.change(tx, GUILD, NOW, feed_channel=99, anonymous=True)
        (rome,) = logged(tx, ADA, "Rome")
        parties.choose(tx, ADA, planned(tx).id, [rome], (), NOW)
        feed.share(tx, ShareDraft(GUILD, ADA, rome.failure_id, "Rome", "Rome", Audience.ANONYMOUS), NOW)

    with pytest.raises(Refused, match=r"evening_rules\.read_by_name"):
        await db.run(both)
