"""What somebody who erases everything had told without a name: nobody's at once, and gone within two weeks."""

from datetime import timedelta

from bot.feed import actions as feed
from bot.feed import coming_and_going
from bot.feed.model import Audience, ShareDraft
from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel.database import Database
from bot.privacy import actions as privacy
from tests.conftest import NOW
from tests.privacy.life import ADA, BEN, CARD, FEED, GUILD
from tests.privacy.rows import cells, naming

OUT, GONE = NOW + timedelta(hours=2), NOW + timedelta(days=16)


async def _told(db: Database) -> str:
    """Let a card of Ada's stand that does not name her."""
    await db.run(guilds.change, GUILD, NOW, feed_channel=FEED, anonymous=True)
    failure = (await db.run(journal.log_failure, Draft(ADA, ADA + 2, "Not shortlisted"), NOW)).failure
    share = await db.run(feed.share, ShareDraft(GUILD, ADA, failure.id, failure.line, None, Audience.ANONYMOUS), NOW)
    await db.run(coming_and_going.release, GUILD, OUT)
    await db.run(feed.posted, share.id, FEED, CARD, OUT)
    return share.id


async def test_at_once_nobody_can_find_it_as_theirs(db: Database) -> None:
    share_id = await _told(db)
    held = await db.run(privacy.erase, ADA, OUT)
    assert held.shares == 1
    assert (await db.read(privacy.everything, ADA)).holdings == (await db.read(privacy.everything, BEN)).holdings
    assert naming(await db.read(cells), ADA) == []
    sealed = await db.read(lambda tx: tx.value("SELECT author FROM share WHERE id = ?", share_id))
    opened = await db.read(lambda tx: tx.vault.open(sealed, about=f"share.author:{share_id}"))
    assert str(ADA) not in opened


async def test_within_two_weeks_nothing_is_left_of_it(db: Database) -> None:
    await _told(db)
    await db.run(privacy.erase, ADA, OUT)
    await db.run(coming_and_going.release, GUILD, GONE)
    assert await db.read(lambda tx: tx.all("SELECT * FROM share")) == []
    waiting = await db.read(lambda tx: [row["dedupe_key"] for row in tx.all("SELECT dedupe_key FROM outbox")])
    assert f"retract:{CARD}" in waiting
