from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quests.model import CELLS, Progress, crossed, thresholds

goals = st.integers(1, 1000)


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (1, (1,)),
        (3, (1, 2, 3)),
        (10, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
        (25, (3, 5, 8, 10, 13, 15, 18, 20, 23, 25)),
        (30, (3, 6, 9, 12, 15, 18, 21, 24, 27, 30)),
        (1000, (100, 200, 300, 400, 500, 600, 700, 800, 900, 1000)),
    ],
)
def test_each_tenth_is_celebrated_and_the_goal_last(goal: int, expected: tuple[int, ...]) -> None:
    assert thresholds(goal) == expected


@given(goals)
def test_thresholds_are_the_tenths_rounded_up_each_once(goal: int) -> None:
    assert list(thresholds(goal)) == sorted({ceil(Fraction(goal * tenth, 10)) for tenth in range(1, 11)})


@given(goals, st.lists(st.integers(0, 5), max_size=40))
def test_counting_in_steps_crosses_what_counting_at_once_crosses(goal: int, steps: list[int]) -> None:
    before, met = 0, list[int]()
    for step in steps:
        met += crossed(goal, before, before + step)
        before += step
    assert tuple(met) == crossed(goal, 0, before)


@given(goals, st.integers(0, 1200), st.integers(0, 1200))
def test_a_count_that_falls_crosses_nothing(goal: int, one: int, other: int) -> None:
    assert crossed(goal, max(one, other), min(one, other)) == ()


@pytest.mark.parametrize(
    ("count", "goal", "full", "empty"),
    [(0, 1, 0, 1), (1, 1, 1, 0), (2, 3, 2, 1), (7, 30, 2, 8), (29, 30, 9, 1), (30, 30, 10, 0), (31, 30, 10, 0)],
)
def test_progress_is_drawn_as_bottles(count: int, goal: int, full: int, empty: int) -> None:
    assert (Progress(count, goal).full, Progress(count, goal).empty) == (full, empty)


@given(st.integers(0, 2000), goals)
def test_all_bottles_are_full_exactly_when_the_goal_is_reached(count: int, goal: int) -> None:
    progress = Progress(count, goal)
    assert 0 <= progress.full <= progress.cells == min(goal, CELLS)
    assert (progress.empty == 0) == (count >= goal)
