"""What is held back, and until when."""

from datetime import timedelta

import pytest

from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.members.model import Pausable, Pause
from tests.conftest import NOW
from tests.journal.entries import ADA, BEN

DAY = timedelta(days=1)


@pytest.mark.parametrize("what", Pausable)
async def test_a_pause_of_everything_covers_all(db: Database, what: Pausable) -> None:
    await db.run(members.pause, ADA, Pausable.EVERYTHING, None, NOW)
    assert await db.read(members.is_paused, ADA, what, NOW)
    assert not await db.read(members.is_paused, BEN, what, NOW)


async def test_a_pause_of_one_thing_covers_nothing_else(db: Database) -> None:
    await db.run(members.pause, ADA, Pausable.ASKS, None, NOW)
    paused = [what for what in Pausable if await db.read(members.is_paused, ADA, what, NOW)]
    assert paused == [Pausable.ASKS]


async def test_a_pause_ends_by_itself(db: Database) -> None:
    await db.run(members.pause, ADA, Pausable.ASKS, NOW + DAY, NOW)
    assert await db.read(members.is_paused, ADA, Pausable.ASKS, NOW + DAY - timedelta(milliseconds=1))
    assert not await db.read(members.is_paused, ADA, Pausable.ASKS, NOW + DAY)
    assert await db.read(members.pauses, ADA, NOW + DAY) == ()


async def test_a_new_pause_of_the_same_takes_the_place_of_the_old_one(db: Database) -> None:
    await db.run(members.pause, ADA, Pausable.ASKS, None, NOW)
    pause = await db.run(members.pause, ADA, Pausable.ASKS, NOW + DAY, NOW)
    assert await db.read(members.pauses, ADA, NOW) == (pause,) == (Pause(Pausable.ASKS, NOW + DAY),)


@pytest.mark.parametrize("ago", [timedelta(0), DAY])
async def test_a_pause_until_a_time_that_has_passed_is_refused(db: Database, ago: timedelta) -> None:
    with pytest.raises(Refused, match=r"^members\.pause_is_past$"):
        await db.run(members.pause, ADA, Pausable.EVERYTHING, NOW - ago, NOW)
    assert await db.read(members.pauses, ADA, NOW) == ()


async def test_resuming_ends_all_pauses_of_a_member(db: Database) -> None:
    for member_id, what in ((ADA, Pausable.ASKS), (ADA, Pausable.EVERYTHING), (BEN, Pausable.STINGS)):
        await db.run(members.pause, member_id, what, None, NOW)
    assert await db.run(members.resume, ADA) == 2
    assert await db.run(members.resume, ADA) == 0
    assert not await db.read(members.is_paused, ADA, Pausable.ASKS, NOW)
    assert await db.read(members.is_paused, BEN, Pausable.STINGS, NOW)
