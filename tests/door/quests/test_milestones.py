"""Milestones: at every tenth, each once, where its member wants it."""

from sandbox.people.person import Person
from tests.door.conftest import Stage
from tests.door.quests.steps import PARTY, celebrated, log, nothing_more_comes, set_up


async def test_each_tenth_is_celebrated_once_and_nothing_between(stage: Stage) -> None:
    stage.sandbox.limits.lasting = 0
    await stage.ada.slash("/quest start", goal=30, scope="chairs", announce=True)
    receipts = await log(stage.ada, *(f"No number {n}" for n in range(1, 28)))
    told = [at for at, receipt in enumerate(receipts, start=1) if "A milestone: you have tried" in receipt]
    assert told == [3, 6, 9, 12, 15, 18, 21, 24, 27]
    await stage.posted(PARTY, 9)
    await nothing_more_comes(stage)
    mention = f"<@{stage.ada.id}>"
    assert [text.split("\n")[0] for text in celebrated(stage)] == [
        f"🥂 {mention} has reached **{n} of 30** · chairs" for n in told
    ]
    assert all(message.mentions == [] for message in stage.channel(PARTY))


async def test_deleting_and_logging_again_repeats_no_milestone_and_cancels_none(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, announce=True)
    await log(stage.ada, "First")
    await stage.posted(PARTY)
    assert "Taken back" in (await stage.ada.slash("/failures undo")).text
    assert "**0** of 10" in (await stage.ada.slash("/quest show")).text
    (again,) = await log(stage.ada, "First, again")
    assert "**1** of 10" in again
    assert "A milestone" not in again
    await nothing_more_comes(stage)
    assert len(celebrated(stage)) == 1


async def test_a_private_quest_tells_its_member_alone(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, scope="chairs")
    (receipt,) = await log(stage.ada, "First")
    assert "🍾" + "▫️" * 9 + "\n**1** of 10 · chairs\nA milestone: you tried, and it counts." in receipt
    await stage.sandbox.until(stage.ada.dms)
    assert [message.text.split("\n")[0] for message in stage.ada.dms()] == ["🥂 You have reached **1 of 10** · chairs"]
    await nothing_more_comes(stage)
    assert celebrated(stage) == []


async def test_an_announced_quest_without_a_party_channel_speaks_to_its_member_as_you(stage: Stage) -> None:
    await set_up(stage, party_channel=None)
    await stage.bo.slash("/quest start", goal=10, announce=True)
    await log(stage.bo, "Nein")
    await stage.sandbox.until(stage.bo.dms)
    assert stage.bo.dms()[0].text.startswith("🥂 Du hast **1 von 10** erreicht")


async def test_a_member_who_takes_no_messages_still_reads_the_milestone_in_the_receipt(stage: Stage) -> None:
    stage.ada.user.accepts_dms = False
    await stage.ada.slash("/quest start", goal=10)
    first, second = await log(stage.ada, "First", "Second")
    assert "A milestone: you tried" in first
    assert "A milestone: you have tried 2 times." in second
    await nothing_more_comes(stage)
    assert stage.ada.dms() == []


async def test_a_party_channel_that_is_gone_keeps_nobody_from_logging(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, announce=True)
    world = stage.sandbox.world
    stage.sandbox.trouble.delete_channel(next(one for one in world.guild.channels.values() if one.name == PARTY))
    receipts = await log(stage.ada, "First", "Second")
    assert all("A milestone" in receipt for receipt in receipts)


async def test_counting_goes_on_past_the_goal_and_is_said_plainly(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=1)
    goal, past = await log(stage.ada, "First", "Second")
    assert "**That is the goal. Open it: Champagne!**" in goal
    assert "**2**, past the goal of 1" in past
    assert "A milestone" not in past


async def test_two_members_with_the_same_goal_celebrate_apart(stage: Stage) -> None:
    for person in (stage.ada, stage.chen):
        await begin_and_log(person)
    messages = await stage.posted(PARTY, 2)
    assert [
        f"<@{person.id}>" in message.text for person, message in zip((stage.ada, stage.chen), messages, strict=True)
    ]


async def begin_and_log(person: Person) -> None:
    await person.slash("/quest start", goal=10, announce=True)
    await log(person, "A polite no")
