"""`/setup wizard`: one message in which an organiser sets everything, once."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.people.reply import NotPossible, Reply
from sandbox.server import Sandbox
from sandbox.trial import trial
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.setup.steps import kept


@pytest.fixture
async def fresh(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Stage]:
    """A server in which nothing is set up."""
    async with trial(sandbox, tmp_path) as bot:
        yield Stage(sandbox, bot)


def menu(reply: Reply, custom_id: str) -> dict[str, Any]:
    assert reply.message is not None
    return next(one for one in walk(reply.message.components) if one.get("custom_id") == custom_id)


async def test_each_choice_is_kept_at_once_and_shown(fresh: Stage) -> None:
    shown = await fresh.olu.slash("/setup wizard", zone="Europe/Berlin")
    assert shown.ephemeral
    assert "**Time zone** Europe/Berlin" in shown.text
    assert "default_values" not in menu(shown, "setup:feed")
    organisers = next(one for one in fresh.sandbox.world.guild.roles.values() if one.name == "Organisers")
    await fresh.olu.select("setup:feed", ["cv-of-failures"])
    await fresh.olu.select("setup:party", ["party"])
    after = await fresh.olu.select("setup:moderators", [organisers])
    assert after.message is shown.message
    feed, party = fresh.place("cv-of-failures").id, fresh.place("party").id
    guild = await kept(fresh)
    assert (guild.feed_channel, guild.party_channel, guild.moderator_role) == (feed, party, organisers.id)
    again = await fresh.olu.slash("/setup wizard")
    for custom_id, chosen in (("setup:feed", feed), ("setup:party", party), ("setup:moderators", organisers.id)):
        assert [one["id"] for one in menu(again, custom_id)["default_values"]] == [str(chosen)]


async def test_every_choice_can_be_taken_back(fresh: Stage) -> None:
    await fresh.olu.slash("/setup wizard")
    await fresh.olu.select("setup:party", ["party"])
    shown = await fresh.olu.select("setup:party", [])
    assert "default_values" not in menu(shown, "setup:party")
    assert (await kept(fresh)).party_channel is None


async def test_words_are_kept_shown_and_filled_in_again(fresh: Stage) -> None:
    await fresh.olu.slash("/setup wizard")
    await fresh.olu.press("Change zone, toast, care lines")
    shown = await fresh.olu.submit(
        zone="america new york", toast="ginger *tea*", care="Call 116 123\nor write to @everyone"
    )
    assert "**Time zone** America/New_York" in shown.text
    assert "**Toast** ginger \\*tea\\*" in shown.text
    assert "Call 116 123" in shown.text
    assert "@everyone" not in shown.text
    form = (await fresh.olu.press("Change zone, toast, care lines")).modal
    assert form is not None
    assert [part["component"]["value"] for part in form.components] == [
        *("America/New_York", "ginger *tea*", "Call 116 123\nor write to @everyone")
    ]


async def test_an_unknown_zone_changes_nothing_and_gives_back_what_was_written(fresh: Stage) -> None:
    await fresh.olu.slash("/setup wizard")
    await fresh.olu.press("Change zone, toast, care lines")
    refused = await fresh.olu.submit(zone="Mars/Olympus", toast="ginger tea", care="Call 116 123")
    assert refused.ephemeral
    assert "is no time zone that Cork knows" in refused.text
    assert all(words in refused.text for words in ("Mars/Olympus", "ginger tea", "Call 116 123"))
    assert (await kept(fresh)).toast == ""
    assert "is no time zone" in (await fresh.olu.slash("/setup wizard", zone="Mars")).text


async def test_zones_are_offered_as_one_types(fresh: Stage) -> None:
    found = await fresh.olu.autocomplete("/setup wizard", option="zone", typed="zuri")
    assert [choice.value for choice in found] == ["Europe/Zurich"]
    assert len(await fresh.olu.autocomplete("/setup wizard", option="zone", typed="a")) == 25


async def test_a_channel_where_something_is_missing_is_named_at_the_choice(fresh: Stage) -> None:
    party = fresh.place("party")
    fresh.sandbox.trouble.deny("ATTACH_FILES", party)
    await fresh.olu.slash("/setup wizard")
    assert "Missing: Attach Files." in (await fresh.olu.select("setup:party", ["party"])).text
    assert "Missing" not in (await fresh.olu.select("setup:party", ["general"])).text


async def test_the_servers_language_is_taken_on_at_first_and_then_the_organisers_choice(fresh: Stage) -> None:
    fresh.sandbox.world.guild.locale = "de"
    shown = await fresh.olu.slash("/setup wizard")
    chosen = [option["value"] for option in menu(shown, "setup:language")["options"] if option.get("default")]
    assert chosen == ["de"]
    await fresh.olu.select("setup:language", ["en"])
    assert (await kept(fresh)).locale == "en"
    await fresh.olu.slash("/setup wizard", zone="Europe/Berlin")
    assert (await kept(fresh)).locale == "en"


async def test_what_everybody_sees_is_in_the_servers_language(stage: Stage) -> None:
    await stage.olu.slash("/setup wizard")
    await stage.olu.select("setup:language", ["de"])
    await stage.ada.slash("/fail", line="Not shortlisted")
    await stage.ada.press("Share…")
    await stage.ada.press("Post")
    (card,) = await stage.posted("cv-of-failures")
    assert "Ein Scheitern, geteilt · 18. November 2026" in card.text


async def test_a_wizard_from_before_a_restart_still_works(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path):
        shown = await sandbox.person("olu").slash("/setup wizard")
    async with trial(sandbox, tmp_path) as bot:
        stage = Stage(sandbox, bot)
        await stage.olu.select("setup:feed", ["cv-of-failures"], on=shown.message)
        assert (await kept(stage)).feed_channel == stage.place("cv-of-failures").id


async def test_members_are_not_offered_to_set_anything_up(fresh: Stage) -> None:
    for command in ("/setup wizard", "/setup check"):
        with pytest.raises(NotPossible):
            await fresh.ada.slash(command)
        with pytest.raises(NotPossible):
            await fresh.olu.slash(command, dm=True)
