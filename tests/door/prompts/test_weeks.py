"""Sunday, 18:00 in Berlin, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.door.conftest import Stage
from tests.door.prompts.steps import BERLIN, SUNDAY_AT_SIX, WEEK, schedule, week


@pytest.mark.parametrize(
    ("first", "hours"),
    [(date(2027, 3, 21), [17, 16, 16]), (date(2027, 10, 24), [16, 17, 17])],
    ids=["clocks go forward", "clocks go back"],
)
async def test_across_a_clock_change_each_week_has_one_prompt_at_six_on_the_wall(
    stage: Stage, first: date, hours: list[int]
) -> None:
    threads = []
    for number, hour in enumerate(hours, 1):
        day = first + (number - 1) * WEEK
        stage.sandbox.clock.move_to(datetime.combine(day, time(18), BERLIN).astimezone(UTC))
        message = await week(stage, number)
        assert message.created_at.hour == hour
        assert message.created_at.astimezone(BERLIN).replace(tzinfo=None) == datetime.combine(day, time(18))
        assert "Cork was away" not in message.text
        assert message.thread is not None
        assert message.thread.name.endswith(f" · {day:%-d %B %Y}")
        threads.append(message.thread)
    assert len(stage.sandbox.world.guild.threads) == len({thread.name for thread in threads}) == len(hours)


async def test_a_clock_that_is_set_back_brings_no_second_prompt(stage: Stage) -> None:
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await week(stage)
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX - timedelta(hours=1))
    assert "already posted" in (await stage.olu.slash("/prompt post")).text
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    assert "already posted" in (await stage.olu.slash("/prompt post")).text
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX + WEEK)
    second = await week(stage, 2)
    assert second.created_at == SUNDAY_AT_SIX + WEEK


async def test_the_hour_moved_after_it_struck_brings_no_second_prompt_that_day(stage: Stage) -> None:
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await week(stage)
    await schedule(stage, time="21:00")
    stage.sandbox.clock.advance(timedelta(hours=3))
    assert "already posted" in (await stage.olu.slash("/prompt post")).text
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX + WEEK + timedelta(hours=3))
    second = await week(stage, 2)
    assert second.created_at.astimezone(BERLIN).hour == 21
