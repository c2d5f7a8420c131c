"""Attacks by what the weeks bring: who was celebrated around a post, and who has a row at the prompt it answers."""

import random
from datetime import timedelta

from tests.anonymity.by_time import just_before
from tests.anonymity.guess import Guess, Guesses
from tests.anonymity.loot import Loot

CELEBRATED = (timedelta(hours=10), timedelta(days=15))
"""How long after a post its entry's milestone is celebrated, if it crossed one."""


def by_celebrations_before(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever was celebrated as long before the post as a share is held."""
    return just_before(loot, loot.square.celebrations, chance)


def by_celebrations_after(loot: Loot, chance: random.Random) -> Guesses:
    """Guess among those who were celebrated within the evenings after a post, whoever was so most often most likely."""
    found: Guesses = {}
    for post in loot.anonymous:
        after = [who for at, who in loot.square.celebrations if CELEBRATED[0] <= at - post.at <= CELEBRATED[1]]
        if after:
            found[post.share_id] = Guess(chance.choice(after))
    return found


def by_rows_at_the_prompt(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever stands in a row at the prompt that a post answers."""
    answered = {str(row["id"]): row["occurrence_id"] for row in loot.tables["share"]}
    members = frozenset(loot.members)
    found: Guesses = {}
    for post in loot.anonymous:
        occurrence = answered.get(post.share_id)
        rows = [row for rows in loot.tables.values() for row in rows if row.get("occurrence_id") == occurrence]
        whose = [value for row in rows for value in row.values() if isinstance(value, int) and value in members]
        if occurrence is not None and whose:
            found[post.share_id] = Guess(chance.choice(whose))
    return found
