"""Reading the hour that organisers type for the weekly prompt."""

import re
from datetime import time

from bot.kernel.errors import Refused

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?: ?(?P<half>am|pm)| ?uhr)?", re.ASCII)
NOON = 12


def read_time(typed: str) -> time:
    """Read a wall time such as `18:00`, `18`, `18.30`, `18 Uhr` or `6:30 pm`.

    Raises Refused `prompts_rules.unreadable_time` for anything else.
    """
    found = _TIME.fullmatch(" ".join(typed.casefold().split()))
    if found is None:
        raise Refused("prompts_rules.unreadable_time", typed=typed)
    hour, half = int(found["hour"]), found["half"]
    if half:
        if not 1 <= hour <= NOON:
            raise Refused("prompts_rules.unreadable_time", typed=typed)
        hour = hour % NOON + (NOON if half == "pm" else 0)
    try:
        return time(hour, int(found["minute"] or 0))
    except ValueError:
        raise Refused("prompts_rules.unreadable_time", typed=typed) from None
