import pytest

from bot.guilds import actions as guilds
from bot.guilds.actions import Changes
from bot.guilds.model import Guild
from bot.kernel.database import Database
from bot.kernel.errors import Refused
from tests.conftest import NOW


async def test_a_server_nobody_set_up_has_the_defaults(db: Database) -> None:
    assert await db.read(guilds.find, 7) == Guild(7, locale="en-US", zone="UTC")


async def test_a_change_keeps_what_it_does_not_name(db: Database) -> None:
    await db.run(guilds.change, 7, NOW, zone="Europe/Berlin", toast="tea")
    changed = await db.run(guilds.change, 7, NOW, party_channel=9)
    assert changed == Guild(7, zone="Europe/Berlin", toast="tea", party_channel=9)
    assert await db.read(guilds.find, 7) == changed


async def test_a_setting_can_be_emptied_again(db: Database) -> None:
    await db.run(guilds.change, 7, NOW, party_channel=9, moderator_role=3)
    assert await db.run(guilds.change, 7, NOW, party_channel=None) == Guild(7, moderator_role=3)


async def test_a_zone_is_stored_in_its_proper_spelling(db: Database) -> None:
    changed = await db.run(guilds.change, 7, NOW, zone="europe/berlin")
    assert changed.zone == "Europe/Berlin"


async def test_an_unknown_zone_is_refused_with_what_was_typed(db: Database) -> None:
    with pytest.raises(Refused) as refused:
        await db.run(guilds.change, 7, NOW, zone="Mars/Olympus")
    assert (refused.value.key, refused.value.values) == ("setup.unknown_zone", {"zone": "Mars/Olympus"})
    assert await db.read(guilds.find, 7) == Guild(7)


async def test_naming_a_feed_channel_ends_a_pause(db: Database) -> None:
    paused = await db.run(guilds.change, 7, NOW, feed_channel=5, feed_pause="channel gone")
    assert paused.feed_pause == "channel gone"
    assert (await db.run(guilds.change, 7, NOW, toast="tea")).feed_pause == "channel gone"
    assert (await db.run(guilds.change, 7, NOW, feed_channel=6)).feed_pause is None


@pytest.mark.parametrize(
    ("changes", "key"),
    [({"toast": "x" * 141}, "guilds.toast_too_long"), ({"care": "x" * 1001}, "guilds.care_too_long")],
)
async def test_words_that_are_too_long_are_refused(db: Database, changes: Changes, key: str) -> None:
    with pytest.raises(Refused) as refused:
        await db.run(guilds.change, 7, NOW, **changes)
    assert refused.value.key == key


async def test_servers_do_not_share_settings(db: Database) -> None:
    await db.run(guilds.change, 7, NOW, toast="tea")
    assert (await db.read(guilds.find, 8)).toast == ""
