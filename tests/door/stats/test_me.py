"""`/stats me`: one's own numbers, for oneself alone."""

from datetime import timedelta

from sandbox.people.person import Person
from sandbox.people.reply import Reply
from tests.door.conftest import Stage


async def stats(person: Person, *, dm: bool = False) -> Reply:
    """Ask for one's numbers and wait until they are drawn."""
    return await (await person.slash("/stats me", dm=dm)).settled()


async def test_where_there_is_nothing_to_count_it_says_what_would_change_that(stage: Stage) -> None:
    reply = await stats(stage.ada)
    assert reply.ephemeral
    assert reply.text.startswith("There is nothing to count yet.")
    assert reply.files == []


async def test_numbers_come_drawn_and_in_words_to_their_member_alone(stage: Stage) -> None:
    stage.sandbox.limits.lasting = 0
    for n in range(4):
        await stage.ada.slash("/fail", line=f"No number {n}", kind="form", section="awards", date="2025")
        await stage.chen.slash("/fail", line=f"Not Ada's {n}", kind="silence", section="Poems")
    await stage.ada.slash("/fail", line="The fifth", kind="personal")
    reply = await stats(stage.ada)
    assert reply.ephemeral
    assert reply.text.startswith("🔒 **5** failures so far. That is how often you put yourself out there.")
    for words in (
        "2025: **4** · 2026: **1**",
        "- Awards and scholarships I did not get: **4**\n- Under no heading: **1**",
        "- A form letter: **4** of 5\n- A personal answer: **1** of 5",
    ):
        assert words in reply.text
    assert "Poems" not in reply.text
    assert [file.filename for file in reply.files] == ["years.png", "sections.png", "answers.png"]
    assert all(file.content.startswith(b"\x89PNG") for file in reply.files)


async def test_asks_are_told_by_how_they_ended_and_how_long_answers_took(stage: Stage) -> None:
    stage.sandbox.limits.lasting = 0
    for n in range(6):
        await stage.bo.slash("/ask add", line=f"Ask {n}")
    stage.sandbox.clock.advance(timedelta(days=10))
    for n in range(5):
        await stage.bo.slash("/ask answered", ask=f"Ask {n}", answer="personal" if n else "yes")
    reply = await stats(stage.bo, dm=True)
    assert "**6** Anfragen gingen hinaus." in reply.text
    assert (
        "- Eine persönliche Antwort: **4** von 6\n- Eine Zusage: **1** von 6\n- Noch offen: **1** von 6" in reply.text
    )
    assert "Alle Antworten: Die Hälfte kam binnen **10 Tagen**" in reply.text
    assert [file.filename for file in reply.files][-2:] == ["asks.png", "times.png"]


async def test_a_handful_gets_no_shares(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no", kind="form")
    reply = await stats(stage.ada)
    assert "- A form letter: **1**\n-# From 5 on, Cork also tells shares." in reply.text
