"""What is suggested while one types: one's own things, the newest first, never more than Discord shows."""

import asyncio

from tests.door.conftest import Stage


async def test_sections_are_haushofers_in_the_readers_language(stage: Stage) -> None:
    english = await stage.ada.autocomplete("/fail", option="section", typed="")
    assert [one.name for one in english][-1] == "Meta-failures"
    assert len(english) == 6
    german = await stage.bo.autocomplete("/fail", option="section", typed="forschung")
    assert [(one.name, one.value) for one in german] == [("Forschungsgelder, die ich nicht bekam", "research-funding")]


async def test_quests_are_offered_with_their_count_and_found_by_scope(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30, scope="Faculty positions")
    await stage.ada.slash("/quest start", goal=10)
    await stage.ada.slash("/fail", line="A polite no")
    everything = await stage.ada.autocomplete("/fail", option="quest", typed="")
    assert [one.name for one in everything] == ["whatever comes · 1/10", "Faculty positions · 0/30"]
    assert [one.name for one in await stage.ada.autocomplete("/fail", option="quest", typed="fac")] == [
        "Faculty positions · 0/30"
    ]


async def test_failures_are_found_by_any_words_of_theirs_whatever_the_case(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Chair in OSLO")
    await stage.ada.slash("/fail", line="Chair in Graz")
    found = await stage.ada.autocomplete("/failures delete", option="failure", typed=" oslo ")
    assert [one.name for one in found] == ["Chair in OSLO"]
    newest_first = await stage.ada.autocomplete("/failures delete", option="failure", typed="chair")
    assert [one.name for one in newest_first] == ["Chair in Graz", "Chair in OSLO"]


async def test_twenty_five_at_most_are_offered_and_long_lines_are_clipped(stage: Stage) -> None:
    lines = [f"{n}: " + "A no of many words " * 7 for n in range(30)]
    await asyncio.gather(*(stage.ada.slash("/fail", line=line) for line in lines))
    offered = await stage.ada.autocomplete("/failures show", option="failure", typed="")
    assert len(offered) == 25
    assert all(len(one.name) == 100 and one.name.endswith("…") for one in offered)


async def test_goals_are_suggested_but_any_number_is_taken(stage: Stage) -> None:
    assert [one.value for one in await stage.ada.autocomplete("/quest start", option="goal", typed="")] == [10, 20, 30]
    assert [one.value for one in await stage.ada.autocomplete("/quest start", option="goal", typed="2")] == [20]
    assert "7 failures to go" in (await stage.ada.slash("/quest start", goal=7)).text


async def test_failures_are_found_in_spite_of_a_typo_and_in_any_order(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Marie Curie fellowship, second try")
    await stage.ada.slash("/fail", line="Chair in Graz")
    for typed in ("felowship", "curie mari", "secnd"):
        found = await stage.ada.autocomplete("/failures show", option="failure", typed=typed)
        assert [one.name for one in found] == ["Marie Curie fellowship, second try"]
    assert "could not tell which entry" in (await stage.ada.slash("/failures show", failure="felowship")).text
