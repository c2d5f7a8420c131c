"""`/fail`: what the receipt says, and what it was understood to mean."""

import pytest

from sandbox.people.reply import NotPossible
from tests.door.conftest import Stage
from tests.door.failures.steps import listed


async def test_a_line_alone_is_enough_and_only_its_author_sees_the_receipt(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="Not shortlisted at Uni X")
    assert receipt.ephemeral
    assert receipt.text == "🔒 **Saved.** Only you can see this.\n> Not shortlisted at Uni X"
    assert receipt.buttons == ["Add story", "Share…", "Undo"]
    assert stage.sandbox.person("bo").sees() == []


async def test_the_receipt_shows_how_each_option_was_understood(stage: Stage) -> None:
    receipt = await stage.ada.slash(
        "/fail", line="A polite no", kind="near-miss", section="awards", date="last friday", sting=7
    )
    assert receipt.text.split("\n")[2] == (
        "-# 13 November 2026 · Awards and scholarships I did not get · A near miss · sting 7 of 10"
    )


async def test_a_heading_of_ones_own_is_kept_and_offered_again(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="A silent agent", section="Letters to *agents*")
    assert "-# Letters to \\*agents\\*" in receipt.text
    offered = await stage.ada.autocomplete("/fail", option="section", typed="LETTERS")
    assert [(one.name, one.value) for one in offered] == [("Letters to *agents*", "Letters to *agents*")]


async def test_a_heading_typed_in_ones_own_language_is_the_one_from_the_list(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Nein", section="Preise und Auszeichnungen, die ich nicht bekam")
    found = await stage.bo.slash("/failures list", section="awards")
    assert "Nein" in found.text


async def test_a_heading_that_is_too_long_is_refused_and_the_line_comes_back(stage: Stage) -> None:
    refusal = await stage.ada.slash("/fail", line="A polite no", section="x" * 61)
    assert refusal.text.split("\n") == [
        "A section's name has at most 60 characters. Pick a shorter one, or one from the list.",
        "So that nothing is lost, here is what you wrote:",
        "> A polite no",
    ]
    assert (await listed(stage.ada))[0].startswith("Nothing here yet")


async def test_the_share_option_shows_its_preview_beside_the_receipt(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="Out with it", share="named")
    await stage.sandbox.until(lambda: receipt.followups)
    (preview,) = receipt.followups
    assert "Only you can see this" in receipt.text
    assert preview.ephemeral
    assert "exactly what others will see" in preview.text
    assert stage.channel("cv-of-failures") == []


async def test_a_double_press_shows_one_preview(stage: Stage) -> None:
    first = await stage.ada.slash("/fail", line="Out with it", share="named")
    second = await stage.ada.slash("/fail", line="Out with it", share="named")
    await stage.sandbox.until(lambda: first.followups)
    assert "Saved already" in second.text
    await listed(stage.ada)
    assert second.followups == []


async def test_a_failure_that_is_only_counted_tells_the_group_a_number(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="Just count me", share="counted")
    await stage.sandbox.until(lambda: receipt.followups)
    assert "1 failure; nobody sees whose or what" in receipt.followups[0].text
    assert stage.channel("cv-of-failures") == []


async def test_without_a_feed_the_failure_is_saved_and_the_refusal_says_so(stage: Stage) -> None:
    world = stage.sandbox.world
    elsewhere = world.add_guild("Quiet Lab")
    place = world.add_channel(elsewhere, "lab")
    eve = world.add_member("eve", guild=elsewhere)
    person = stage.sandbox.person("eve", elsewhere)
    receipt = await person.slash("/fail", line="Reactor two", share="named", where=place)
    await stage.sandbox.until(lambda: receipt.followups)
    assert eve.user is person.user
    assert "**Saved.**" in receipt.text
    assert receipt.followups[0].text.startswith("This server has no feed yet.")


@pytest.mark.parametrize("sting", [-1, 11])
async def test_a_sting_off_the_scale_cannot_even_be_sent(stage: Stage, sting: int) -> None:
    with pytest.raises(NotPossible, match="out of bounds"):
        await stage.ada.slash("/fail", line="Ouch", sting=sting)


async def test_the_ends_of_the_scale_are_on_it(stage: Stage) -> None:
    assert "sting 0 of 10" in (await stage.ada.slash("/fail", line="A shrug", sting=0)).text
    assert "sting 10 of 10" in (await stage.ada.slash("/fail", line="The big one", sting=10)).text


async def test_a_german_member_reads_german(stage: Stage) -> None:
    receipt = await stage.bo.slash("/fail", line="Nicht eingeladen", kind="silence", date="2024-03")
    assert receipt.text.split("\n") == [
        "🔒 **Gespeichert.** Nur du siehst das.",
        "> Nicht eingeladen",
        "-# März 2024 · Schweigen",
    ]
    assert receipt.buttons == ["Geschichte dazu", "Teilen…", "Zurücknehmen"]
