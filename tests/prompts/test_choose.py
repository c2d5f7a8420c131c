from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.prompts import bank
from bot.prompts.choose import CYCLE, REST, Used, choose
from bot.prompts.model import Prompt, PromptType

SUNDAY = date(2027, 3, 14)
WEEK = timedelta(weeks=1)
SEEDS = st.integers(0, 2**64)
LARGE_BANK = tuple(
    Prompt(f"{kind}-{number}", kind, 10, light=number % CYCLE == 0) for kind in PromptType for number in range(8)
)
BANKS = st.lists(
    st.builds(Prompt, st.text(max_size=3), st.sampled_from(PromptType), st.just(10), light=st.booleans()),
    max_size=30,
    unique_by=lambda prompt: prompt.key,
)
WEEKS_BETWEEN = st.lists(st.integers(1, 40), max_size=40)


def run(prompts: Sequence[Prompt], dates: Sequence[date], seed: int) -> list[tuple[date, Prompt]]:
    history: list[Used] = []
    posted: list[tuple[date, Prompt]] = []
    for on in dates:
        prompt = choose(history, on, prompts, seed=seed)
        if prompt is not None:
            history.append(Used(prompt.key, on))
            posted.append((on, prompt))
    return posted


def weekly(weeks: int) -> list[date]:
    return [SUNDAY + week * WEEK for week in range(weeks)]


@given(prompts=BANKS, gaps=WEEKS_BETWEEN, seed=SEEDS)
def test_no_type_comes_twice_running_whatever_the_bank(prompts: list[Prompt], gaps: list[int], seed: int) -> None:
    dates = [SUNDAY + sum(gaps[:index]) * WEEK for index in range(len(gaps))]
    types = [prompt.type for _, prompt in run(prompts, dates, seed)]

    assert all(before is not after for before, after in pairwise(types))


@given(prompts=BANKS, gaps=WEEKS_BETWEEN, seed=SEEDS)
def test_no_prompt_comes_back_within_26_weeks_whatever_the_bank(
    prompts: list[Prompt], gaps: list[int], seed: int
) -> None:
    dates = [SUNDAY + sum(gaps[:index]) * WEEK for index in range(len(gaps))]
    seen: dict[str, date] = {}
    for on, prompt in run(prompts, dates, seed):
        assert prompt.key not in seen or on - seen[prompt.key] >= REST
        seen[prompt.key] = on


@given(seed=SEEDS)
def test_our_own_bank_lasts_for_ever_and_asks_for_a_year_without_repeating_itself(seed: int) -> None:
    posted = run(bank.prompts(), weekly(104), seed)

    assert len(posted) == 104
    assert len({prompt.key for _, prompt in posted[:52]}) == 52


@given(seed=SEEDS)
def test_in_our_own_bank_exactly_every_fourth_week_is_light(seed: int) -> None:
    posted = run(bank.prompts(), weekly(104), seed)

    assert [prompt.light for _, prompt in posted] == [False, False, False, True] * 26


@given(seed=SEEDS)
def test_a_large_bank_never_runs_empty_and_keeps_its_light_weeks(seed: int) -> None:
    posted = run(LARGE_BANK, weekly(104), seed)

    assert [prompt.light for _, prompt in posted] == [False, False, False, True] * 26


@given(seed=SEEDS)
def test_what_was_never_asked_goes_before_what_was(seed: int) -> None:
    regular = [prompt for prompt in LARGE_BANK if not prompt.light]
    history = [Used(prompt.key, SUNDAY - REST) for prompt in regular if prompt.key != "luck-1"]

    chosen = choose(sorted(history, key=lambda used: used.key), SUNDAY, regular, seed=seed)

    assert chosen is not None
    assert chosen.key == "luck-1"


@given(prompts=BANKS, seed=SEEDS)
def test_the_draw_depends_on_nothing_but_its_arguments(prompts: list[Prompt], seed: int) -> None:
    history = [Used(prompt.key, SUNDAY - (index + 1) * WEEK) for index, prompt in enumerate(prompts[:5])]
    shuffled_history, shuffled_bank = history[::-1], prompts[::-1]

    assert choose(history, SUNDAY, prompts, seed=seed) == choose(shuffled_history, SUNDAY, shuffled_bank, seed=seed)


def test_servers_and_weeks_draw_differently() -> None:
    by_seed = {choose([], SUNDAY, LARGE_BANK, seed=seed) for seed in range(50)}
    by_week = {choose([], on, LARGE_BANK, seed=1) for on in weekly(50)}

    assert len(by_seed) > 10
    assert len(by_week) > 10


@pytest.mark.parametrize(("age", "expected"), [(REST - timedelta(days=1), None), (REST, "a")])
def test_a_prompt_rests_for_26_weeks_to_the_day(age: timedelta, expected: str | None) -> None:
    prompts = [Prompt("a", PromptType.LUCK, 5)]
    # A server's own prompt came in between, so that the type does not decide.
    history = [Used("a", SUNDAY - age), Used("own", SUNDAY - WEEK)]

    chosen = choose(history, SUNDAY, prompts, seed=7)

    assert (chosen.key if chosen else None) == expected


def test_a_light_week_without_a_light_prompt_takes_another() -> None:
    prompts = [Prompt(kind, kind, 10) for kind in PromptType]
    history = [Used(prompt.key, SUNDAY - (3 - index) * WEEK) for index, prompt in enumerate(prompts[:3])]

    assert choose(history, SUNDAY, prompts, seed=7) in prompts[3:]


def test_when_only_light_prompts_are_left_they_are_asked() -> None:
    light = Prompt("a", PromptType.LUCK, 5, light=True)

    assert choose([], SUNDAY, [light], seed=7) == light


def test_an_empty_bank_gives_nothing() -> None:
    assert choose([], SUNDAY, [], seed=7) is None
