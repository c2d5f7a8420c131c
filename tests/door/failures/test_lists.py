"""`/failures list`: pages, filters, and opening what stands there."""

import asyncio

import pytest

from sandbox.people.person import Person
from sandbox.people.reply import NotPossible
from tests.door.conftest import Stage
from tests.door.failures.steps import message_of


async def log_many(person: Person, count: int, **options: str) -> None:
    await asyncio.gather(*(person.slash("/fail", line=f"No number {n}", options=options) for n in range(count)))


async def test_an_empty_list_says_how_to_begin(stage: Stage) -> None:
    empty = await stage.ada.slash("/failures list")
    assert "Nothing here yet. </fail:" in empty.text
    assert empty.ephemeral


async def test_a_long_list_is_turned_page_by_page(stage: Stage) -> None:
    await log_many(stage.ada, 19)
    first = await stage.ada.slash("/failures list")
    assert first.text.startswith("🔒 **Your 19 failures**\n- 2026 · ")
    assert first.text.count("\n- ") == 8
    assert first.buttons == ["Newer", "1 of 3", "Older"]
    lines = first.text.split("\n")[1:]
    with pytest.raises(NotPossible, match="disabled"):
        await stage.ada.press("Newer", on=message_of(first))
    second = await stage.ada.press("Older", on=message_of(first))
    assert message_of(second).id == message_of(first).id
    assert second.buttons == ["Newer", "2 of 3", "Older"]
    lines += second.text.split("\n")[1:]
    third = await stage.ada.press("Older", on=message_of(first))
    lines += third.text.split("\n")[1:]
    assert sorted(lines) == sorted(f"- 2026 · No number {n}" for n in range(19))


async def test_a_page_that_is_gone_shows_the_last_one_that_is_there(stage: Stage) -> None:
    await log_many(stage.ada, 9)
    listing = await stage.ada.slash("/failures list")
    await stage.ada.slash("/failures undo")
    turned = await stage.ada.press("Older", on=message_of(listing))
    assert turned.text.startswith("🔒 **Your 8 failures**")
    assert turned.buttons == []


async def test_filters_narrow_the_list_and_are_named_above_it(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/quest start", goal=30, scope="chairs")
    await ada.slash("/fail", line="Chair in Oslo", section="academic-positions", date="2019-03")
    await ada.slash("/fail", line="Chair in Graz", section="academic-positions", date="2024")
    await ada.slash("/fail", line="Prize of the year", section="awards", date="2019")
    for options, found in (
        ({"section": "academic-positions"}, {"Chair in Oslo", "Chair in Graz"}),
        ({"year": 2019}, {"Chair in Oslo", "Prize of the year"}),
        ({"section": "awards", "year": 2019, "audience": "private"}, {"Prize of the year"}),
        ({"quest": "chairs"}, {"Chair in Oslo", "Chair in Graz", "Prize of the year"}),
    ):
        text = (await ada.slash("/failures list", options=options)).text
        assert {line for line in ("Chair in Oslo", "Chair in Graz", "Prize of the year") if line in text} == found
    both = await ada.slash("/failures list", section="academic-positions", year=2019)
    assert both.text.split("\n") == [
        "🔒 **Your one failure**",
        "-# Academic positions and fellowships I did not get · 2019",
        "- 2019 · Chair in Oslo · *Academic positions and fellowships I did not get*",
    ]


async def test_filters_stay_when_the_page_is_turned(stage: Stage) -> None:
    await log_many(stage.ada, 9, section="Letters to agents")
    await log_many(stage.ada, 2, date="2019")
    first = await stage.ada.slash("/failures list", section="letters to agents", year=2026)
    turned = await stage.ada.press("Older", on=message_of(first))
    assert turned.text.startswith("🔒 **Your 9 failures**\n-# Letters to agents · 2026\n- 2026 · No number")
    assert turned.text.count("\n- ") == 1


async def test_a_filter_that_nothing_fits_says_where_all_of_it_is(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    empty = await stage.ada.slash("/failures list", year=1999)
    assert "Nothing of yours fits these filters. </failures list:" in empty.text


async def test_what_is_counted_for_the_group_is_found_by_its_audience_and_marked(stage: Stage) -> None:
    receipt = await stage.ada.slash("/fail", line="Counted", share="counted")
    await stage.sandbox.until(lambda: receipt.followups)
    await stage.ada.slash("/fail", line="Kept")
    counted = await stage.ada.slash("/failures list", audience="counted")
    assert "- 2026 · Counted 📮" in counted.text
    assert "Kept" not in counted.text
    private = await stage.ada.slash("/failures list", audience="private")
    assert "- 2026 · Kept" in private.text
    assert "Counted" not in private.text


async def test_an_entry_is_opened_from_the_list(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no", sting=3)
    await stage.ada.slash("/failures list")
    (choice,) = await stage.ada.autocomplete("/failures show", option="failure", typed="")
    opened = await stage.ada.select("Open one of these", [choice.value])
    assert opened.ephemeral
    assert opened.text == "> A polite no\n-# sting 3 of 10 · private: only me"
    assert opened.buttons == ["Edit", "Add story", "Share…", "Let go…", "Delete…"]


async def test_a_page_of_the_longest_lines_fits_a_message(stage: Stage) -> None:
    for n in range(8):
        await stage.ada.slash("/fail", line=f"{n}" + "*_|~`" * 27, section="*_|~`>#[" * 7)
    page = await stage.ada.slash("/failures list")
    assert page.text.count("\n- ") == 8
