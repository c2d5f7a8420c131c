"""Choose the week's prompt: a rule without memory, clock or chance of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from bot.prompts.model import Prompt

REST = timedelta(weeks=26)
"""How long a posted prompt rests before it may be asked again in the same place."""

CYCLE = 4
"""Every so many prompts one is light."""


@dataclass(frozen=True, slots=True)
class Used:
    """Remember that a prompt was posted on a date, local to its schedule."""

    key: str
    local_date: date


def choose(history: Sequence[Used], on: date, prompts: Sequence[Prompt], *, seed: int) -> Prompt | None:
    """Return the prompt for a local date, or None when the bank has none left to ask.

    No prompt comes back before its rest is over and no type comes twice running. Where these two leave a choice, every
    fourth prompt is light and the others are not, what was never asked goes first, and of that a server's own. Keys in
    the history that the bank does not know, such as prompts that were taken out, count as weeks that were not light.
    """
    bank = {prompt.key: prompt for prompt in prompts}
    past = sorted(history, key=lambda used: used.local_date)
    latest = [bank.get(used.key) for used in past[1 - CYCLE :]]
    light_due = len(latest) == CYCLE - 1 and not any(prompt.light for prompt in latest if prompt)
    last_type = latest[-1].type if latest and latest[-1] else None
    asked = {used.key for used in past}
    resting = {used.key for used in past if on - used.local_date < REST}
    rested = [prompt for prompt in prompts if prompt.key not in resting]
    left = Counter(prompt.type for prompt in rested)

    def order(prompt: Prompt) -> tuple[bool, bool, bool, int, bytes]:
        draw = _draw(seed, on, prompt.key)
        # The fullest type goes first, so that no type is left over that could only follow itself.
        return prompt.light != light_due, prompt.key in asked, not prompt.own, -left[prompt.type], draw

    return min((prompt for prompt in rested if prompt.type != last_type), key=order, default=None)


def _draw(seed: int, on: date, key: str) -> bytes:
    # A hash and not `random`: the draw stays the same in every Python, and a new prompt does not reshuffle the others.
    return blake2b(f"{seed}:{on.isoformat()}:{key}".encode(), digest_size=8).digest()
