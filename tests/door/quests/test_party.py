"""The party at the goal: a picture, words for those who do not see it, and a button for all."""

from sandbox.world.message import Message
from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of
from tests.door.quests.steps import PARTY, log, set_up

GONE = "This quest is gone; there is nothing left to see."


async def reach_the_goal(stage: Stage, goal: int = 3) -> Message:
    await stage.ada.slash("/quest start", goal=goal, scope="chairs", toast="Tea", announce=True)
    await log(stage.ada, *(f"No number {n}" for n in range(goal)))
    return (await stage.posted(PARTY, goal))[-1]


async def test_the_goal_is_celebrated_with_a_picture_and_its_words(stage: Stage) -> None:
    party = await reach_the_goal(stage)
    assert party.text.split("\n") == [
        f"### 🍾 <@{stage.ada.id}> has made it: 3 failures!",
        "chairs",
        "Each of them was an attempt. Open it: **Tea**!",
    ]
    (file,) = party.attachments
    assert (file.filename, file.content[:8]) == ("party.png", b"\x89PNG\r\n\x1a\n")
    (gallery,) = (one for one in walk(party.components) if one["type"] == 12)
    alt = "A party picture: 3 of 3 failures collected, every bottle full."
    assert gallery["items"][0]["description"] == alt
    assert party.mentions == []


async def test_whoever_asks_a_party_how_it_stands_is_told_in_their_own_language(stage: Stage) -> None:
    party = await reach_the_goal(stage, goal=1)
    await log(stage.ada, "One more")
    answer = await stage.bo.press("How it stands", on=party)
    assert answer.ephemeral
    assert answer.text == "🍾\n**2**, das Ziel von 1 ist erreicht · chairs"


async def test_deleting_the_entries_takes_no_party_back(stage: Stage) -> None:
    party = await reach_the_goal(stage, goal=1)
    await stage.ada.slash("/failures undo")
    assert (await stage.chen.press("How it stands", on=party)).text == "▫️\n**0** of 1 · chairs"
    assert [message.id for message in stage.channel(PARTY)] == [party.id]


async def test_a_german_server_celebrates_in_german_whoever_it_is(stage: Stage) -> None:
    await set_up(stage, locale="de")
    party = await reach_the_goal(stage, goal=1)
    assert party.text.startswith(f"### 🍾 <@{stage.ada.id}> hat es geschafft: 1 Mal gescheitert!")
    assert "Es war ein Versuch. Mach auf: **Tea**!" in party.text


async def test_a_private_party_is_in_its_members_language(stage: Stage) -> None:
    await stage.bo.slash("/quest start", goal=1, toast="Tee")
    await log(stage.bo, "Nein")
    await stage.sandbox.until(stage.bo.dms)
    (party,) = stage.bo.dms()
    assert party.text == "### 🍾 Du hast es geschafft: 1 Mal gescheitert!\nEs war ein Versuch. Mach auf: **Tee**!"
    assert [file.filename for file in party.attachments] == ["party.png"]
    assert (await stage.bo.press("Wie es steht", on=party)).text == "🍾\n**1** von 1"


async def test_anothers_private_quest_tells_a_tampered_client_nothing(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=10, scope="secret")
    await log(stage.ada, "First")
    await stage.sandbox.until(stage.ada.dms)
    (button,) = (one for one in walk(stage.ada.dms()[0].components) if one["type"] == 2)
    own = message_of(await stage.chen.slash("/quest show"))
    for custom_id in (button["custom_id"], "quest:look:999:1"):
        assert (await forged_press(stage, stage.chen, own, custom_id)).text == GONE


async def test_what_was_typed_into_the_quest_is_harmless_at_the_party(stage: Stage) -> None:
    await stage.ada.slash(
        "/quest start", goal=1, scope="@everyone\u202e", toast="[x](https://x.example)", announce=True
    )
    await log(stage.ada, "First")
    (party,) = await stage.posted(PARTY)
    assert "\n@\u200beveryone\n" in party.text
    assert "**\\[x](https:\u200b//x.example)**!" in party.text
