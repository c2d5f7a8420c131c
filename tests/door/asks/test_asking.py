"""`/ask`: noted in a line, listed, and found again."""

from datetime import timedelta

from sandbox.people.person import Person
from tests.door.conftest import Stage


async def waiting(person: Person) -> list[str]:
    """Return the lines of a member's list of what waits, its heading first."""
    return (await person.slash("/ask list")).text.split("\n")


async def test_an_ask_is_noted_for_its_member_alone_as_sent_today(stage: Stage) -> None:
    receipt = await stage.ada.slash("/ask add", line="Chair in Oslo", section="awards")
    assert receipt.ephemeral
    assert receipt.text.split("\n")[:3] == [
        "⏳ **Noted.** Only you can see this.",
        "> Chair in Oslo",
        "-# sent 18 November 2026 · Awards and scholarships I did not get",
    ]
    assert await waiting(stage.ada) == ["🔒 **One ask is out there**", "1. Chair in Oslo · sent 18 November 2026"]
    assert (await waiting(stage.chen))[0].startswith("Nothing is waiting.")


async def test_dates_are_taken_as_members_name_them_and_a_future_one_is_refused(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Graz", date="2026-09")
    await stage.ada.slash("/ask add", line="Chair in Oslo", date="yesterday")
    assert (await waiting(stage.ada))[1:] == [
        "1. Chair in Graz · sent September 2026",
        "2. Chair in Oslo · sent 17 November 2026, one day",
    ]
    refused = await stage.ada.slash("/ask add", line="Chair in Bonn", date="2027")
    assert "lies in the future" in refused.text
    assert "> Chair in Bonn" in refused.text
    assert len(await waiting(stage.ada)) == 3


async def test_a_double_press_is_one_ask(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    again = await stage.ada.slash("/ask add", line="Chair in Oslo")
    assert again.text.startswith("⏳ **Noted already**")
    assert (await waiting(stage.ada))[0] == "🔒 **One ask is out there**"


async def test_nothing_is_noted_of_a_line_with_nothing_in_it(stage: Stage) -> None:
    assert (await stage.ada.slash("/ask add", line="\u200b")).text.startswith("There was nothing to read in that line.")


async def test_active_text_comes_back_harmless(stage: Stage) -> None:
    line = "@everyone [click](https://example.org) \u202eevil"
    receipt = await stage.ada.slash("/ask add", line=line)
    assert receipt.message is not None
    assert receipt.message.mentions == []
    for text in (receipt.text, "\n".join(await waiting(stage.ada))):
        assert "@everyone" not in text
        assert "https://example" not in text
        assert "\u202e" not in text


async def test_an_ask_that_was_noted_by_mistake_comes_off_the_list_with_its_words(stage: Stage) -> None:
    receipt = await stage.ada.slash("/ask add", line="word " * 60)
    gone = await stage.ada.press("Take off the list", on=receipt.message)
    assert gone.text.startswith("Taken off the list.")
    assert ("word " * 60).strip() in gone.text
    again = await stage.ada.press("Take off the list", on=receipt.message)
    assert again.text.startswith("That ask is not there any more.")


async def test_an_ask_is_changed_in_a_form_that_loses_nothing(stage: Stage) -> None:
    receipt = await stage.ada.slash("/ask add", line="Char in Oslo")
    await stage.ada.press("Change", on=receipt.message)
    refused = await stage.ada.submit(line="Chair in Oslo", date="2031")
    assert "lies in the future" in refused.text
    assert "> Chair in Oslo" in refused.text
    await stage.ada.press("Change", on=receipt.message)
    changed = await stage.ada.submit(line="Chair in Oslo", date="")
    assert changed.text.startswith("> Chair in Oslo\n-# noted 18 November 2026")
    assert (await waiting(stage.ada))[1] == "1. Chair in Oslo · noted 18 November 2026"


async def test_a_long_list_is_turned_page_by_page(stage: Stage) -> None:
    for n in range(9):
        await stage.ada.slash("/ask add", line=f"Ask {n}")
    first = await stage.ada.slash("/ask list")
    assert "🔒 **9 asks are out there**\n1. Ask 0 ·" in first.text
    assert "Ask 8" not in first.text
    last = await stage.ada.press("More", on=first.message)
    assert "1. Ask 8 ·" in last.text
    assert last.message == first.message
    assert "1. Ask 0 ·" in (await stage.ada.press("Back", on=last.message)).text


async def test_own_asks_are_suggested_what_waits_first_and_how_the_others_ended(stage: Stage) -> None:
    for line in ("Chair in Oslo", "Chair in Graz", "Grant"):
        await stage.ada.slash("/ask add", line=line)
    await stage.ada.slash("/ask answered", ask="Oslo", answer="silence")
    offered = await stage.ada.autocomplete("/ask answered", option="ask", typed="CHAIR")
    assert [one.name for one in offered] == ["Chair in Graz", "Chair in Oslo · gone silent, 18 November 2026"]
    assert await stage.chen.autocomplete("/ask answered", option="ask", typed="") == []


async def test_words_that_fit_several_asks_or_none_are_asked_about(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/ask add", line="Chair in Graz")
    for typed in ("chair", "Bergen"):
        refused = await stage.ada.slash("/ask answered", ask=typed, answer="form")
        assert refused.text.startswith("Cork could not tell which ask is meant.")
    unknown = await stage.ada.slash("/ask answered", ask="12345", answer="form")
    assert unknown.text.startswith("That ask is not there any more.")


async def test_asks_are_noted_and_answered_in_direct_messages_too(stage: Stage) -> None:
    await stage.bo.slash("/ask add", line="Stelle in Graz", dm=True)
    stage.sandbox.clock.advance(timedelta(days=3))
    listed = await stage.bo.slash("/ask list", dm=True)
    assert "1. Stelle in Graz · abgeschickt 18. November 2026, seit 3 Tagen" in listed.text
    ended = await stage.bo.press("1 ist verstummt", on=listed.message)
    assert ended.text.startswith("**Also Schweigen.**")


async def test_asks_can_be_erased_with_everything_else(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/privacy erase")
    await stage.ada.press(custom_id="privacy:erase")
    assert (await waiting(stage.ada))[0].startswith("Nothing is waiting.")
