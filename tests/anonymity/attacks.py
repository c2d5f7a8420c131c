"""What somebody tries who wants to know whose the anonymous posts are; each guesses where it has an idea."""

import random
from collections import Counter

from tests.anonymity import by_file, by_rhythm, by_time
from tests.anonymity.guess import Attack, Guess, Guesses, most_meant
from tests.anonymity.loot import Loot

ATTACKS: dict[str, Attack] = {
    "plain times": by_time.by_plain_times,
    "public deeds": by_time.by_public_deeds,
    "counts": by_time.by_counts,
    "days": by_time.by_days,
    "lengths": by_file.by_lengths,
    "equal bytes": by_file.by_equal_bytes,
    "order of pages": by_file.by_order_of_pages,
    "log of changes": by_file.by_log_of_changes,
    "order of ids": by_file.by_order_of_ids,
    "diligence": by_file.by_diligence,
    "zones": by_time.by_zones,
    "departures": by_time.by_departures,
    "blocks": by_time.by_blocks,
    "celebrations before": by_rhythm.by_celebrations_before,
    "celebrations after": by_rhythm.by_celebrations_after,
    "rows at the prompt": by_rhythm.by_rows_at_the_prompt,
}


def all_together(loot: Loot, chance: random.Random) -> Guesses:
    """Let every other attack vote on each post, and guess anybody where none has an idea."""
    votes: dict[str, Counter[int]] = {post.share_id: Counter() for post in loot.anonymous}
    for attack in ATTACKS.values():
        for share_id, guess in attack(loot, chance).items():
            votes[share_id][guess.member_id] += 1
    return {
        share_id: Guess(chance.choice(most_meant(list(named.elements()) or list(loot.members))))
        for share_id, named in votes.items()
    }
