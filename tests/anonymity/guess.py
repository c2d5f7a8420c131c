"""What an attack says of a post."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tests.anonymity.loot import Loot


@dataclass(frozen=True, slots=True)
class Guess:
    """Whose a post is said to be, among how many others it could be as well if the promise holds (None: anybody)."""

    member_id: int
    among: int | None = None


Guesses = dict[str, Guess]
Attack = Callable[[Loot, random.Random], Guesses]


def most_meant(members: list[int]) -> list[int]:
    """Return those who are meant most often."""
    often = Counter(members).most_common()
    return [who for who, times in often if times == often[0][1]]
