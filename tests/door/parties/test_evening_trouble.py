"""A party goes on when Discord answers badly, when a channel refuses, and in the server's own language."""

from datetime import timedelta

import pytest

from bot.guilds import actions as guilds
from bot.kernel import outbox
from bot.parties import actions as parties
from sandbox.world.model import Channel
from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of
from tests.door.parties.evening_steps import PARTY, begin, choose, end, log, plan, standing, toast
from tests.door.waiting import until_kept, until_put_off


def channel(stage: Stage) -> Channel:
    return next(one for one in stage.sandbox.world.guild.channels.values() if one.name == PARTY)


@pytest.mark.parametrize("applied", [True, False], ids=["done all the same", "not done"])
async def test_an_error_of_discord_leaves_one_card_and_one_keepsake(stage: Stage, *, applied: bool) -> None:
    await log(stage.ada, "Rome")
    invitation = await plan(stage.ada, "toast")
    await choose(stage.ada, invitation, "Rome")
    preview = message_of(await stage.ada.press("Begin", on=invitation))
    await standing(stage, "A party!")
    for press, words in (("Begin now", "Here we are"), ("End it", "What is left of the party")):
        if press == "End it":
            preview = message_of(await stage.ada.press("End the party", on=await standing(stage, "Here we are")))
        stage.sandbox.trouble.fail("POST", f"/channels/{channel(stage).id}/messages", status=503, applied=applied)
        await stage.ada.press(press, on=preview)
        await until_put_off(stage.bot.db, stage.sandbox.clock.now())
        stage.sandbox.clock.advance(timedelta(seconds=10))
        await standing(stage, words)
    await standing(stage, "The party is over")
    assert [sum(words in one.text for one in stage.channel(PARTY)) for words in ("Here we are", "What is left")] == [
        0,
        1,
    ]


async def test_what_a_channel_refused_comes_once_organisers_have_put_it_right(stage: Stage) -> None:
    invitation = await plan(stage.ada, "quiet")
    await standing(stage, "A party!")
    place = channel(stage)
    stage.sandbox.trouble.deny("SEND_MESSAGES", place)
    preview = message_of(await stage.ada.press("Begin", on=invitation))
    await stage.ada.press("Begin now", on=preview)
    await until_kept(stage.bot.db, lambda tx: any(one.dead_reason for one in outbox.stuck(tx, [place.id])))
    stage.sandbox.trouble.allow("SEND_MESSAGES", place)
    await (await stage.olu.slash("/setup check")).settled()
    party = await standing(stage, "Here we are")
    asked = message_of(await stage.ada.press("End the party", on=party))
    stage.sandbox.trouble.deny("ATTACH_FILES", place)
    await stage.ada.press("End it", on=asked)
    await until_kept(stage.bot.db, lambda tx: any(one.dead_reason for one in outbox.stuck(tx, [place.id])))
    stage.sandbox.trouble.allow("ATTACH_FILES", place)
    await (await stage.olu.slash("/setup check")).settled()
    await standing(stage, "What is left of the party")


async def test_a_german_server_holds_its_party_in_german_whoever_hosts_it(stage: Stage) -> None:
    now, guild = stage.sandbox.clock.now(), stage.sandbox.world.guild.id
    await stage.bot.db.run(guilds.change, guild, now, locale="de")
    await log(stage.ada, "Rome")
    invitation = await plan(stage.ada, "toast")
    await choose(stage.ada, invitation, "Rome")
    preview = message_of(await stage.ada.press("Begin", on=invitation))
    await stage.ada.press("Begin now", on=preview)
    party = await standing(stage, "Da sind wir")
    assert "**Heute gelesen**\n**1** · Rome" in party.text
    asked = message_of(await stage.ada.press("Party beenden", on=party))
    await stage.ada.press("End it", on=asked)
    left = await standing(stage, "Was von der Party bleibt")
    page = next(file for file in left.attachments if file.filename == "album.html")
    assert "1 Mal gescheitert. Prost!" in page.content.decode()


async def test_a_tampered_client_opens_nobodys_party(stage: Stage) -> None:
    await log(stage.ada, "Rome")
    invitation = await plan(stage.ada, "shred")
    await choose(stage.ada, invitation, "Rome")
    party = await begin(stage, stage.ada, invitation)
    own = message_of(await stage.chen.slash("/party show"))
    (ours,) = await stage.bot.db.read(parties.to_come, stage.sandbox.world.guild.id)
    unknown, known = "x" * 16, ours.party.id
    hosts_only = "Only those who host this party can do that."
    for route in ("choose", "begin", "awards", "end", "copy"):
        assert (await forged_press(stage, stage.chen, own, f"evening:{route}:{unknown}")).text
    for route in (f"choose:{known}", f"begin:{known}", f"award:{known}:kindest", f"read:{known}:0", f"end-now:{known}"):
        assert (await forged_press(stage, stage.chen, own, f"evening:{route}")).text == hosts_only
    for route in (f"award:{known}:best", f"page:{known}:last", f"read:{known}:-1", f"leave-out:{known}"):
        assert "older version" in (await forged_press(stage, stage.ada, own, f"evening:{route}")).text
    await toast(stage.chen, party, "To tea")
    assert "What is left" in (await end(stage, stage.ada, party)).text
