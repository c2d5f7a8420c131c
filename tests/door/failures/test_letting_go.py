"""`/failures letgo`: out of sight for good, or until one likes to see it again."""

from tests.door.conftest import Stage
from tests.door.failures.steps import listed, message_of, own_id
from tests.door.feed.steps import cards, share


async def test_a_failure_is_let_go_and_keeps_its_count(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30, scope="chairs")
    await stage.ada.slash("/fail", line="Chair in Oslo")
    await stage.ada.slash("/fail", line="Chair in Graz")
    question = await stage.ada.slash("/failures letgo", failure=await own_id(stage.ada, "Oslo"))
    assert question.ephemeral
    assert question.text.startswith("**Let go of this?**")
    assert "> Chair in Oslo" in question.text
    assert question.buttons == ["Let go, keep the count", "Forget both…", "Keep it"]
    gone = await stage.ada.press("Let go, keep the count")
    assert "Oslo" not in gone.text
    assert await listed(stage.ada) == ["🔒 **Your one failure**", "- 2026 · Chair in Graz"]
    assert await stage.ada.autocomplete("/failures show", option="failure", typed="Oslo") == []
    assert "2/30" in (await stage.ada.autocomplete("/fail", option="quest", typed=""))[0].name


async def test_what_was_let_go_is_listed_by_itself_and_comes_back(stage: Stage) -> None:
    empty = await stage.ada.slash("/failures letgo")
    assert empty.text.startswith("There is nothing that you let go. </failures letgo:")
    await stage.ada.slash("/fail", line="Chair in Oslo", sting=7)
    number = await own_id(stage.ada, "Oslo")
    await stage.ada.slash("/failures letgo", failure=number)
    await stage.ada.press("Let go, keep the count")
    listing = await stage.ada.slash("/failures letgo")
    assert listing.text == "🔒 **The one entry you let go**\n- 2026 · Chair in Oslo"
    opened = await stage.ada.select("Open one of these", [number])
    assert "You let this go" in opened.text
    assert opened.buttons == ["Bring it back", "Delete…"]
    back = await stage.ada.press("Bring it back")
    assert back.text == "> Chair in Oslo\n-# sting 7 of 10 · private: only me"
    assert await listed(stage.ada) == ["🔒 **Your one failure**", "- 2026 · Chair in Oslo"]


async def test_letting_go_is_undone_where_it_was_done(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Chair in Oslo")
    await stage.ada.slash("/failures letgo", failure="oslo")
    await stage.ada.press("Let go, keep the count")
    back = await stage.ada.press("Bring it back")
    assert back.text.startswith("> Chair in Oslo")


async def test_the_card_of_what_is_let_go_leaves_the_feed(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Chair in Oslo")
    shown = await stage.ada.slash("/failures show", failure="oslo")
    await stage.ada.press("Let go…", on=message_of(shown))
    await stage.ada.press("Let go, keep the count")
    await stage.sandbox.until(lambda: card.deleted)
    assert cards(stage) == []


async def test_forgetting_both_asks_once_more_and_lowers_the_count(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30)
    await stage.ada.slash("/fail", line="Chair in Oslo")
    await stage.ada.slash("/failures letgo", failure="oslo")
    await stage.ada.press("Forget both…")
    await stage.ada.press("Delete for good")
    assert "0/30" in (await stage.ada.autocomplete("/fail", option="quest", typed=""))[0].name
    assert "There is nothing that you let go" in (await stage.ada.slash("/failures letgo")).text


async def test_thinking_better_of_it_changes_nothing(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Chair in Oslo")
    await stage.ada.slash("/failures letgo", failure="oslo")
    kept = await stage.ada.press("Keep it")
    assert kept.text.startswith("> Chair in Oslo")
    assert "Let go…" in kept.buttons


async def test_a_long_list_of_what_was_let_go_is_turned(stage: Stage) -> None:
    for n in range(9):
        await stage.ada.slash("/fail", line=f"No number {n}")
        await stage.ada.slash("/failures letgo", failure=f"number {n}")
        await stage.ada.press("Let go, keep the count")
    listing = await stage.ada.slash("/failures letgo")
    assert listing.text.startswith("🔒 **The 9 entries you let go**\n- 2026 · No number 8")
    turned = await stage.ada.press("Older", on=message_of(listing))
    assert turned.text.endswith("\n- 2026 · No number 0")


async def test_it_works_in_a_direct_message_and_in_german(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Stelle in Basel", dm=True)
    await stage.bo.slash("/failures letgo", failure="basel", dm=True)
    gone = await stage.bo.press("Loslassen, weiter mitzählen")
    assert gone.text == "🎈 Losgelassen. Es zählt weiter, und nichts wird es mehr ansprechen."
