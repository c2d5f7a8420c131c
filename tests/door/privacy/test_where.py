"""`/privacy where`: who can see what today, by the channels' real permissions."""

from bot.guilds import actions as guilds
from sandbox.people.person import Person
from sandbox.world.model import Overwrite
from sandbox.world.permissions import Permission
from tests.door.conftest import Stage
from tests.door.failures.steps import post_by_name
from tests.door.feed.steps import newest_failure
from tests.door.waiting import pressed

FEED, PARTY = "cv-of-failures", "party"
VIEW = int(Permission.VIEW_CHANNEL)
ROLE, MEMBER = 0, 1


def close(stage: Stage, name: str, *allowed: Overwrite) -> None:
    """Hide a channel from everybody but the bot and these."""
    guild, bot = stage.sandbox.world.guild, stage.sandbox.world.bot_user
    overwrites = (Overwrite(guild.id, ROLE, deny=VIEW), Overwrite(bot.id, MEMBER, allow=VIEW), *allowed)
    stage.place(name).overwrites = {one.id: one for one in overwrites}


async def where(person: Person, *, dm: bool = False) -> str:
    answer = await (await person.slash("/privacy where", dm=dm)).settled()
    assert answer.ephemeral
    assert answer.deferred
    return answer.text


async def test_without_shares_only_the_member_sees_anything(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    text = await where(stage.ada)
    assert "Failures that only you can see: 1 of 1." in text
    assert "Nothing of yours stands in any server." in text
    assert "</privacy anonymity:" in text
    assert "asked Discord" not in text


async def test_an_open_channel_is_read_by_everybody_in_the_server(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Kept to myself")
    await post_by_name(stage, stage.ada, "Not shortlisted at Uni X")
    feed = stage.place(FEED)
    text = await where(stage.ada)
    assert "Failures that only you can see: 1 of 2." in text
    people = len(stage.sandbox.world.guild.members)
    assert (
        f"**Failing Upward**\n- Under your name in <#{feed.id}>: 1. Everybody in the server can read that channel "
        f"(about {people} now), and whoever comes later can read back."
    ) in text
    assert f"asked Discord about these channels just now, <t:{int(stage.sandbox.clock.now().timestamp())}:f>" in text


async def test_a_closed_channel_is_read_by_the_roles_and_members_that_are_let_in(stage: Stage) -> None:
    await post_by_name(stage, stage.ada, "Not shortlisted at Uni X")
    organisers = next(one for one in stage.sandbox.world.guild.roles.values() if one.name == "Organisers")
    ada, dara = stage.ada.user.id, stage.dara.user.id
    allowed = (Overwrite(organisers.id, ROLE, allow=VIEW), Overwrite(ada, MEMBER, allow=VIEW))
    close(stage, FEED, *allowed, Overwrite(dara, MEMBER, allow=VIEW))
    text = await where(stage.ada)
    assert "Who can read that channel: Organisers, 2 members who were let in singly" in text
    assert "whoever owns or administers the server" in text
    assert "Everybody" not in text


async def test_counted_waiting_and_announced_things_are_told_apart(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/quest start", goal=30, announce=True)
    receipt = await ada.slash("/fail", line="A polite no", share="counted")
    await stage.sandbox.until(lambda: receipt.followups)
    text = await where(ada)
    assert "- Only counted, without name or text: 1." in text
    assert f"- Quests whose milestones are announced in <#{stage.place(PARTY).id}> under your name: 1." in text
    assert "Failures that only you can see: 1 of 1." in text


async def test_a_channel_that_cork_cannot_look_into_is_said_to_be_unknown(stage: Stage) -> None:
    await post_by_name(stage, stage.ada, "Not shortlisted at Uni X")
    stage.sandbox.trouble.deny("VIEW_CHANNEL", stage.place(FEED))
    assert "Cork cannot look into that channel any more" in await where(stage.ada)


async def test_a_server_that_cork_has_left_is_told_too(stage: Stage) -> None:
    await post_by_name(stage, stage.ada, "Not shortlisted at Uni X")
    stage.sandbox.trouble.fail("GET", "/guilds/*", status=404)
    text = await where(stage.ada)
    assert "**A server that Cork is not in any more**\nCards may still stand there: 1." in text


async def test_it_is_told_in_german_and_in_direct_messages(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Nein", dm=True)
    text = await where(stage.bo, dm=True)
    assert text.startswith("🔒 **Wer heute was von dir sehen kann**\nEinträge, die nur du sehen kannst: 1 von 1.")


async def test_what_moderators_hold_is_theirs_to_read_and_what_has_no_name_is_told_apart(stage: Stage) -> None:
    guild = stage.sandbox.world.guild.id
    await stage.bot.db.run(guilds.change, guild, stage.sandbox.clock.now(), anonymous=True)
    await post_by_name(stage, stage.ada, "Not shortlisted at Uni X")
    await stage.olu.slash("/mod hold", post="Uni X")
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada), options={"as": "anonymous"})
    await pressed(stage.ada, "Post it without my name")
    text = await where(stage.ada)
    assert "Failures that only you can see: 0 of 2." in text
    assert "- With the moderators, who can read it and see your name: 1. It is not in the feed." in text
    assert "- Without your name, in the feed, under a prompt, or on its way there: 1." in text
    assert "Under your name" not in text
