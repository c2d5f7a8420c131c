"""Attacks by what stands in the files: lengths, equal bytes, and the order in which things were written."""

import random
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate

from tests.anonymity.guess import Guess, Guesses, most_meant
from tests.anonymity.loot import Loot

ENOUGH = 16 * 2**20
"""Bytes of the log that are searched: more than Cork ever keeps, and weeks of a careless life."""


def by_lengths(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever has a sealed text that is exactly as long as the sealed text of the post."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for row in loot.tables["failure"]:
        for column in ("line", "story"):
            value = row[column]
            if isinstance(value, bytes) and isinstance(row["member_id"], int):
                lengths[len(value)].append(row["member_id"])
    shares = {str(row["id"]): row for row in loot.tables["share"]}
    found: Guesses = {}
    for post in loot.anonymous:
        sealed = shares.get(post.share_id, {}).get("text")
        same = lengths.get(len(sealed)) if isinstance(sealed, bytes) else None
        if same:
            found[post.share_id] = Guess(chance.choice(most_meant(same)))
    return found


def by_equal_bytes(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever has the same bytes beside their name that stand in the post's row, or on a press on it."""
    owners: dict[bytes, set[int]] = defaultdict(set)
    members = frozenset(loot.members)
    for rows in loot.tables.values():
        for row in rows:
            whose = [value for value in row.values() if isinstance(value, int) and value in members]
            for value in row.values():
                if whose and isinstance(value, bytes):
                    owners[value].add(whose[0])
    found: Guesses = {}
    for row in (*loot.tables["share"], *loot.tables["support"], *loot.tables["block"]):
        share_id = str(row.get("share_id") or row.get("id"))
        known = [member for value in row.values() if isinstance(value, bytes) for member in sorted(owners[value])]
        if known and any(post.share_id == share_id for post in loot.anonymous):
            found[share_id] = Guess(chance.choice(known))
    return found


def by_order_of_pages(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whose entry lies nearest before the post in the file, as if both had been written one after the other."""
    where = _entries(loot)
    places: list[tuple[int, int]] = []
    for number, page in enumerate(loot.pages):
        places += [(number, owner) for ending, owner in where.items() if ending in page]
    shares = {str(row["id"]): row["text"] for row in loot.tables["share"]}
    found: Guesses = {}
    for post in loot.anonymous:
        sealed = shares.get(post.share_id)
        if not isinstance(sealed, bytes):
            continue
        own = next((number for number, page in enumerate(loot.pages) if sealed[-16:] in page), None)
        before = [place for place in places if own is not None and place[0] < own]
        if before:
            last = max(before)[0]
            found[post.share_id] = Guess(chance.choice([owner for number, owner in before if number == last]))
    return found


def by_log_of_changes(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever wrote last before the commit that brought the post's row."""
    entries = _first_seen(loot, _entries(loot))
    posts = _first_seen(loot, {post.share_id.encode(): 0 for post in loot.anonymous})
    found: Guesses = {}
    for post in loot.anonymous:
        at = next((number for number, marks in posts.items() if post.share_id.encode() in marks), None)
        before = [number for number in entries if at is not None and number <= at]
        # A page that comes into the log for the first time brings everything that was on it before.
        if at is not None and before and len(posts[at]) == 1:
            found[post.share_id] = Guess(chance.choice(list(entries[max(before)].values())))
    return found


def by_order_of_ids(loot: Loot, chance: random.Random) -> Guesses:
    """Guess by rank: as far as the post is among the posts, so far is its entry among the entries, sorted by id."""
    for_rank = sorted(
        (row["id"], row["member_id"])
        for row in loot.tables["failure"]
        if isinstance(row["id"], int) and isinstance(row["member_id"], int)
    )
    posts = sorted(loot.anonymous, key=lambda post: post.message_id)
    if not for_rank:
        return {}
    del chance
    return {
        post.share_id: Guess(for_rank[number * len(for_rank) // len(posts)][1]) for number, post in enumerate(posts)
    }


def by_diligence(loot: Loot, chance: random.Random) -> Guesses:
    """Guess those who write most, as often as they write."""
    entries = [row["member_id"] for row in loot.tables["failure"] if isinstance(row["member_id"], int)]
    return {post.share_id: Guess(chance.choice(most_meant(entries))) for post in loot.anonymous}


def _entries(loot: Loot) -> dict[bytes, int]:
    """Return whose each entry is, by the end of its sealed line, which is found again wherever it is written."""
    return {
        row["line"][-16:]: row["member_id"]
        for row in loot.tables["failure"]
        if isinstance(row["line"], bytes) and isinstance(row["member_id"], int)
    }


def _first_seen(loot: Loot, marks: dict[bytes, int]) -> dict[int, dict[bytes, int]]:
    """Return the marks by the number of the commit in which each was written for the first time."""
    whole, ends = b"".join(loot.commits)[:ENOUGH], list(accumulate(map(len, loot.commits)))
    found: dict[int, dict[bytes, int]] = defaultdict(dict)
    for mark, meaning in marks.items():
        at = whole.find(mark)
        if at >= 0:
            found[bisect_right(ends, at)][mark] = meaning
    return found
