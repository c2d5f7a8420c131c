"""What organisers set about the digest, and what everybody else is told who tries."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.digest.model import State
from bot.guilds import actions as guilds
from bot.kernel.transaction import Transaction
from sandbox.server import Sandbox
from sandbox.trial import furnish, trial
from tests.door.conftest import Stage
from tests.door.digest.steps import CHANNEL, FIFTH_AT_SIX, allow, crowd, schedule, share, told, until_state
from tests.door.feed.steps import newest_failure

OCTOBER = "October 2026"


async def test_a_schedule_is_said_on_the_wall_and_in_the_readers_own_clock(stage: Stage) -> None:
    said = await schedule(stage)
    instant = int(FIFTH_AT_SIX.timestamp())
    channel = stage.place(CHANNEL).id
    assert said.ephemeral
    assert f"On day 5 of each month at 18:00 (Europe/Berlin) in <#{channel}>." in said.text
    assert "shorter month" not in said.text
    assert f"Next: <t:{instant}:F> (<t:{instant}:R>)" in said.text
    assert f"Next: <t:{instant}:F>" in (await stage.olu.slash("/digest preview")).text


async def test_the_31st_is_the_last_day_of_november(stage: Stage) -> None:
    said = await schedule(stage, day=31)
    assert "A shorter month has it on its last day." in said.text
    assert f"<t:{int(datetime(2026, 11, 30, 17, tzinfo=UTC).timestamp())}:F>" in said.text


async def test_hours_and_zones_that_cannot_be_read_are_refused_and_change_nothing(stage: Stage) -> None:
    await schedule(stage)
    before = (await stage.olu.slash("/digest preview")).text
    for hour in ("25:00", "six", "1800"):
        assert "is not a time of day that Cork can read." in (await schedule(stage, time=hour)).text
    assert "is no time zone that Cork knows." in (await schedule(stage, zone="Mars/Olympus")).text
    assert (await stage.olu.slash("/digest preview")).text == before


async def test_zones_are_offered_as_one_types(stage: Stage) -> None:
    given = {"day": 5, "time": "18", "channel": CHANNEL}
    found = await stage.olu.autocomplete(
        "/digest schedule", option="zone", typed="berl", where="general", options=given
    )
    assert [choice.value for choice in found] == ["Europe/Berlin"]


async def test_what_is_missing_in_the_channel_is_named_at_once(stage: Stage) -> None:
    stage.sandbox.trouble.deny("EMBED_LINKS", stage.place(CHANNEL))
    assert "Cork still lacks: Embed Links." in (await schedule(stage)).text


async def test_without_a_zone_the_servers_own_counts_and_utc_is_pointed_out(stage: Stage) -> None:
    assert "(Europe/Berlin)" in (await schedule(stage, zone=None)).text
    await stage.olu.slash("/setup wizard", zone="UTC")
    assert "this server has no time zone yet" in (await schedule(stage, zone=None)).text


async def test_only_organisers_plan_look_ahead_and_stop(stage: Stage) -> None:
    await schedule(stage)
    planned = {"day": 1, "time": "9", "channel": CHANNEL}
    for command, options in (("/digest schedule", planned), ("/digest preview", {}), ("/digest stop", {})):
        refused = await stage.ada.slash(command, where="general", options=options)
        assert refused.ephemeral
        assert "This is for those who may manage the server." in refused.text
    assert "On day 5" in (await stage.olu.slash("/digest preview")).text


async def test_without_a_schedule_the_preview_leads_to_it(stage: Stage) -> None:
    said = (await stage.olu.slash("/digest preview")).text
    assert f"Of {OCTOBER} there is nothing to say" in said
    assert "This server has no digest yet." in said
    assert "/digest schedule" in said


async def test_the_preview_is_what_comes(stage: Stage) -> None:
    await crowd(stage)
    await share(stage, stage.ada, "No from Graz")
    await allow(stage.ada, "No from Graz")
    await schedule(stage)
    stage.sandbox.clock.move_to(FIFTH_AT_SIX - timedelta(hours=1))
    preview = (await stage.olu.slash("/digest preview", where="organisers")).text
    assert "This is how November 2026 would be told." in preview
    message = await told(stage)
    assert message.text in preview
    assert "November 2026 was told like this." in (await stage.olu.slash("/digest preview")).text


async def test_stopped_it_comes_no_more_and_stopping_twice_is_no_harm(stage: Stage) -> None:
    await crowd(stage)
    await schedule(stage)
    assert "No digest comes any more." in (await stage.olu.slash("/digest stop", where="organisers")).text
    assert "nothing to stop" in (await stage.olu.slash("/digest stop", where="organisers")).text
    stage.sandbox.clock.move_to(FIFTH_AT_SIX + timedelta(hours=1))
    await stage.olu.slash("/digest preview", where="organisers")
    await until_state(stage, State.PREPARED)
    assert stage.channel(CHANNEL) == []


async def test_with_no_card_there_is_nothing_to_quote(stage: Stage) -> None:
    assert "nothing that could be quoted" in (await stage.ada.slash("/digest quote")).text
    assert "nichts, was zitiert werden könnte" in (await stage.bo.slash("/digest quote")).text


async def test_a_stale_choice_chooses_nothing_that_is_not_there(stage: Stage) -> None:
    await share(stage, stage.ada, "No from Graz")
    asked = await stage.ada.slash("/digest quote")
    before = asked.message
    assert before is not None
    unshared = await stage.ada.slash("/unshare", failure=await newest_failure(stage.ada))
    assert unshared.text == "🔒 Only you can see it."
    (option,) = [one for menu in before.components[0]["components"] for one in _options(menu)]
    said = await stage.ada.select("digest:choose", [option["value"]], on=before)
    assert "None of your cards may be quoted." in said.text


async def test_in_a_forum_it_is_a_post(stage: Stage) -> None:
    await crowd(stage)
    await schedule(stage, channel="failure-forum")
    stage.sandbox.clock.move_to(FIFTH_AT_SIX)
    await until_state(stage, State.POSTED)
    (post,) = [one for one in stage.sandbox.world.guild.threads if one.parent and one.parent.name == "failure-forum"]
    assert post.name == "November 2026, looked back at together"


async def test_a_server_that_speaks_german_reads_german(stage: Stage) -> None:
    await crowd(stage)
    await stage.bot.db.run(_speak_german, stage.sandbox.world.guild.id, stage.sandbox.clock.now())
    await schedule(stage)
    message = await told(stage)
    assert "November 2026, gemeinsam zurückgeschaut" in message.text
    assert "**6** Fehlschläge wurden hier geteilt oder gezählt, von **6** Leuten." in message.text


async def test_bots_that_start_late_or_anew_tell_a_month_once(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        await bot.db.run(furnish, sandbox.world.guild, sandbox.clock.now())
        stage = Stage(sandbox, bot)
        await crowd(stage)
        await schedule(stage)
    sandbox.clock.move_to(FIFTH_AT_SIX + timedelta(hours=10))
    for _ in range(3):
        async with trial(sandbox, tmp_path) as bot:
            stage = Stage(sandbox, bot)
            await until_state(stage, State.POSTED)
    (message,) = stage.channel(CHANNEL)
    assert "It comes late this time." in message.text


def _options(component: Any) -> Iterator[Any]:
    for one in component.get("components", ()):
        yield from one.get("options", ())


def _speak_german(tx: Transaction, guild_id: int, now: datetime) -> None:
    guilds.change(tx, guild_id, now, locale="de")
