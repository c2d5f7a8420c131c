"""`/setup check`: what Cork may do, place by place, and the name of what is missing."""

from pathlib import Path

import pytest

from bot.permissions import Permission
from cogs.setup.permissions import NEEDED
from sandbox.people.reply import Reply
from sandbox.server import Sandbox
from sandbox.trial import trial
from tests.door.conftest import Stage
from tests.door.waiting import until_kept

FINE = "Everything is there."


async def check(stage: Stage) -> Reply:
    reply = await stage.olu.slash("/setup check")
    assert reply.deferred
    return await reply.settled()


async def test_where_all_is_well_it_says_so_for_each_place(stage: Stage) -> None:
    found = await check(stage)
    assert found.ephemeral
    for title, name in (("Feed", "cv-of-failures"), ("Parties", "party"), ("Weekly prompt", "weekly-prompt")):
        assert f"✅ **{title}** <#{stage.place(name).id}>\n{FINE}" in found.text


async def test_what_is_not_chosen_yet_leads_to_where_one_chooses(sandbox: Sandbox, tmp_path: Path) -> None:
    async with trial(sandbox, tmp_path) as bot:
        found = (await check(Stage(sandbox, bot))).text
        assert found.count(bot.mention("setup wizard")) == 2
        assert found.count(bot.mention("prompt schedule")) == 1
        assert "nothing can be shared by name" in found
        assert "milestones go to their members in private" in found
        assert "Nothing is scheduled." in found


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("EMBED_LINKS", "Embed Links"),
        ("ATTACH_FILES", "Attach Files"),
        ("READ_MESSAGE_HISTORY", "Read Message History"),
        ("SEND_MESSAGES", "Send Messages"),
        ("CREATE_PUBLIC_THREADS", "Create Public Threads"),
        ("SEND_MESSAGES_IN_THREADS", "Send Messages in Threads"),
    ],
)
async def test_exactly_what_is_missing_is_named(stage: Stage, name: str, title: str) -> None:
    stage.sandbox.trouble.deny(name, stage.place("weekly-prompt"))
    found = (await check(stage)).text
    assert f"❌ **Weekly prompt** <#{stage.place('weekly-prompt').id}>\nMissing: {title}. Allow" in found
    assert found.count(FINE) == 2


async def test_a_channel_that_is_hidden_or_gone_is_told_apart_from_one_with_gaps(stage: Stage) -> None:
    stage.sandbox.trouble.deny("VIEW_CHANNEL", stage.place("party"))
    stage.sandbox.trouble.delete_channel(stage.place("weekly-prompt"))
    found = (await check(stage)).text
    assert found.count("Cork cannot see this channel, or it is gone.") == 2
    assert "✅ **Feed**" in found


async def test_in_german_the_permissions_have_the_names_of_discords_german_settings(stage: Stage) -> None:
    stage.olu.user.locale = "de"
    stage.sandbox.trouble.deny("READ_MESSAGE_HISTORY", stage.place("party"))
    assert "Es fehlt: Nachrichtenverlauf anzeigen." in (await check(stage)).text


def test_the_invitation_asks_for_what_the_check_looks_for() -> None:
    assert {name.upper() for names in NEEDED.values() for name in names} == {one.name for one in Permission}


async def test_a_celebration_that_the_party_channel_refused_is_held_after_all(stage: Stage) -> None:
    party = stage.place("party")
    stage.sandbox.trouble.deny("SEND_MESSAGES", party)
    await stage.ada.slash("/quest start", goal=10, announce=True)
    await stage.ada.slash("/fail", line="Not shortlisted")
    await until_kept(stage.bot.db, lambda tx: tx.value("SELECT count(*) FROM outbox WHERE dead_reason IS NOT NULL"))
    stage.sandbox.trouble.allow("SEND_MESSAGES", party)
    assert stage.channel("party") == []

    await check(stage)

    (card,) = await stage.posted("party")
    assert "1 of 10" in card.text
