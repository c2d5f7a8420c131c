from datetime import time

import pytest

from bot.kernel.errors import Refused
from bot.prompts.times import read_time


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("18:00", time(18)),
        ("18", time(18)),
        ("7:05", time(7, 5)),
        (" 18.30 ", time(18, 30)),
        ("18h30", time(18, 30)),
        ("18 Uhr", time(18)),
        ("18:30 uhr", time(18, 30)),
        ("6pm", time(18)),
        ("6:30  PM", time(18, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("0", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_an_hour_is_read_as_people_write_it(typed: str, read: time) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "six", "24:00", "18:60", "18:0", "1800", "-1", "0am", "13 pm", "18:00:00", "18:00 UTC", "１８", "1 8"]
)
def test_what_is_no_hour_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_time(typed)
    assert (refusal.value.key, refusal.value.values) == ("prompts_rules.unreadable_time", {"typed": typed})
