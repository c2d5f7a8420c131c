"""Nothing that a member writes reaches out of their card, and nothing counts out loud what others press."""

import re

from tests.door.conftest import Stage
from tests.door.feed.steps import FEED, as_read, share


async def test_no_mention_resolves_from_what_a_member_wrote(stage: Stage) -> None:
    world = stage.sandbox.world
    role = next(one for one in world.guild.roles.values() if one.name == "Organisers")
    role.mentionable = True
    member = world.guild.members[world.bot_user.id]
    world.guild.roles[member.role_ids[0]].permissions |= (
        1 << 17
    )  # mention everyone: only allowed_mentions stands between
    card = await share(stage, stage.ada, f"@everyone @here <@{stage.bo.id}> <@!{stage.chen.id}> <@&{role.id}> no")
    assert (card.mentions, card.mention_role_ids, card.mention_everyone) == ([], [], False)
    assert re.findall(r"<@!?&?\d+>", card.text) == [f"<@{stage.ada.id}>"]
    assert not re.search(r"@(everyone|here)", card.text)


async def test_no_answer_to_a_member_pings_anybody_either(stage: Stage) -> None:
    line = f"@everyone <@{stage.bo.id}> no"
    receipt = await stage.ada.slash("/fail", line=line)
    shown = await stage.ada.press("Share…", on=receipt.message)
    listed = await stage.ada.slash("/failures list")
    for reply in (receipt, shown, listed):
        assert reply.message is not None
        assert (reply.message.mentions, reply.message.mention_everyone) == ([], False)


async def test_presses_change_nothing_that_anybody_else_sees(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlisted")
    before = as_read(card.components)
    for person in (stage.chen, stage.dara):
        for gesture in ("Me too", "Hug", "Cheers"):
            await person.press(gesture, on=card)
    await stage.bo.press("Hug", on=card)
    assert as_read(card.components) == before
    assert card.edited_at is None
    assert stage.channel(FEED) == [card]
    assert stage.channel("general") == []
    assert not re.search(r"\d", card.text.partition("\n")[2].replace("18 November 2026", ""))
