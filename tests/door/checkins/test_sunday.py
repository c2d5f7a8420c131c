"""The check-in: one private message on Sunday, about all that is due, and nothing where nothing is."""

from datetime import UTC, datetime, timedelta

from tests.door.checkins.steps import HEADING, SUNDAY, WEEK, let_it_be, received
from tests.door.conftest import Stage

MINUTE = timedelta(minutes=1)


async def test_what_waits_is_asked_about_on_sunday_afternoon_in_private(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY - MINUTE)
    assert received(stage.ada) == []
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    (message,) = received(stage.ada)
    assert message.text.split("\n") == [
        HEADING,
        "-# Answer what you like, or nothing. What you leave is no debt.",
        "⏳ **Still waiting on one.** Has it gone silent?",
        "1. Chair in Oslo · sent 18 November 2026, 4 days",
    ]
    assert stage.chen.dms() == []


async def test_it_speaks_the_language_of_its_member(stage: Stage) -> None:
    await stage.bo.slash("/ask add", line="Lehrstuhl in Graz")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    assert stage.bo.dms()[0].text.startswith("🔒 **Deine Woche, zwischen dir und Cork**")


async def test_all_that_is_due_stands_in_one_message(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/fail", line="No from Graz", sting=7)
    await stage.ada.slash("/me notify")
    await stage.ada.press("Add looking back")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + WEEK)
    (message,) = received(stage.ada)
    for part in ("Chair in Oslo", "How much does this one sting now?", "Ripe for a look back"):
        assert part in message.text


async def test_a_silence_is_told_from_the_check_in_itself(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/ask add", line="Chair in Graz")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    (message,) = received(stage.ada)
    told = await stage.ada.press("1 has gone silent", on=message)
    assert "**Silence it is.**" in told.text
    assert "Chair in Oslo" in (await stage.ada.slash("/failures list")).text
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + WEEK)
    assert "Chair in Oslo" not in received(stage.ada)[-1].text


async def test_with_nothing_to_ask_nothing_comes(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.press("Take off the list")
    await stage.ada.slash("/fail", line="A polite no")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    assert received(stage.ada) == []
    assert "none is planned" in (await stage.ada.slash("/me notify")).text


async def test_it_comes_once_a_week_while_something_waits(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    for week in range(3):
        await let_it_be(stage.sandbox, stage.bot, SUNDAY + week * WEEK)
        await let_it_be(stage.sandbox, stage.bot, SUNDAY + week * WEEK + timedelta(days=3))
        assert len(received(stage.ada)) == week + 1


async def test_a_sting_is_brought_up_once_a_step(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="No from Graz", sting=7)
    for week in range(7):
        await let_it_be(stage.sandbox, stage.bot, SUNDAY + week * WEEK)
    sundays = [message.created_at for message in received(stage.ada)]
    assert sundays == [SUNDAY + WEEK, SUNDAY + 4 * WEEK]


async def test_it_keeps_the_hour_where_its_member_lives(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/me zone", zone="Asia/Tokyo")
    there = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    await let_it_be(stage.sandbox, stage.bot, there - MINUTE)
    assert received(stage.ada) == []
    await let_it_be(stage.sandbox, stage.bot, there)
    assert len(received(stage.ada)) == 1


async def test_a_day_and_an_hour_of_ones_own_are_kept(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/me notify")
    await stage.ada.select("The day of the week", ["3"])
    await stage.ada.press("Change the hour and the delay")
    await stage.ada.submit(time="8:30", days="4")
    thursday = datetime(2026, 11, 19, 7, 30, tzinfo=UTC)
    await let_it_be(stage.sandbox, stage.bot, thursday)
    assert len(received(stage.ada)) == 1
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    assert len(received(stage.ada)) == 1


async def test_who_takes_no_messages_finds_the_same_behind_the_commands(stage: Stage) -> None:
    stage.ada.user.accepts_dms = False
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    assert received(stage.ada) == []
    assert "Chair in Oslo" in (await stage.ada.slash("/ask list")).text
    stage.ada.user.accepts_dms = True
    await let_it_be(stage.sandbox, stage.bot, SUNDAY + WEEK)
    assert len(received(stage.ada)) == 1


async def test_what_was_erased_is_asked_about_no_more(stage: Stage) -> None:
    await stage.ada.slash("/ask add", line="Chair in Oslo")
    await stage.ada.slash("/privacy erase")
    await stage.ada.press("Erase everything")
    await let_it_be(stage.sandbox, stage.bot, SUNDAY)
    assert received(stage.ada) == []
