"""Attacks by times and days: what was done just before a post, and who went before it vanished."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.anonymity.guess import Guess, Guesses
from tests.anonymity.loot import Loot

HELD = (timedelta(minutes=10), timedelta(minutes=90))
SLACK = timedelta(minutes=1)
OFFSETS = (timedelta(0), timedelta(days=7), timedelta(days=30), timedelta(days=4))
"""How long after a deed something may be planned for it."""
VANISHING = timedelta(days=14)


def just_before(loot: Loot, deeds: Iterable[tuple[datetime, int]], chance: random.Random) -> Guesses:
    """Guess whoever did something as long before the post as a share is held."""
    known = list(deeds)
    found: Guesses = {}
    for post in loot.anonymous:
        near = [who for at, who in known if HELD[0] - SLACK <= post.at - at <= HELD[1] + SLACK]
        if near:
            found[post.share_id] = Guess(chance.choice(near))
    return found


def by_plain_times(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever has a time beside their name that lies as long before the post as a share is held."""
    return just_before(loot, [(one.at - offset, one.member_id) for one in loot.traces for offset in OFFSETS], chance)


def by_public_deeds(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever posted under their name, or took such a post back, shortly before."""
    deeds = [(one.at, one.author or 0) for one in loot.square.named]
    gone = [(one.gone_at, one.author or 0) for one in loot.square.named if one.gone_at is not None]
    return just_before(loot, deeds + gone, chance)


def by_counts(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever has a share that is only counted on the day on which the count had moved before the post."""
    counted: dict[str, list[int]] = defaultdict(list)
    for row in loot.tables["share"]:
        if row["audience"] == "counted" and isinstance(row["member_id"], int):
            counted[str(row["shared_on"])].append(row["member_id"])
    found: Guesses = {}
    for post in loot.anonymous:
        moved = [at for at, _ in loot.square.counts if HELD[0] - SLACK <= post.at - at <= HELD[1] + SLACK]
        if moved and (candidates := counted.get(moved[-1].date().isoformat())):
            found[post.share_id] = Guess(chance.choice(candidates))
    return found


def by_days(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever has the day of the post beside their name most often."""
    del chance
    days: dict[str, list[int]] = defaultdict(list)
    members = frozenset(loot.members)
    for rows in loot.tables.values():
        for row in rows:
            whose = [value for value in row.values() if isinstance(value, int) and value in members]
            if whose and row.get("audience") != "named":
                for value in row.values():
                    if isinstance(value, str) and len(value) == len("2026-01-01"):
                        days[value].append(whose[0])
    return {
        post.share_id: Guess(Counter(days[day]).most_common(1)[0][0])
        for post in loot.anonymous
        if (day := post.at.date().isoformat()) in days
    }


def by_zones(loot: Loot, chance: random.Random) -> Guesses:
    """Guess whoever has eight of an evening, by the zone beside their name, as long before as a share is held."""
    zones = [(row["id"], ZoneInfo(str(row["zone"]))) for row in loot.tables["member"] if row["zone"]]
    found: Guesses = {}
    for post in loot.anonymous:
        first, last = post.at - HELD[1] - SLACK, post.at - HELD[0] + SLACK
        near = [int(str(who)) for who, zone in zones if _evening_of(first, zone) <= last]
        if near:
            found[post.share_id] = Guess(chance.choice(near))
    return found


def by_departures(loot: Loot, chance: random.Random) -> Guesses:
    """Guess, for a post that vanished, the last of those whose every post under their name had vanished before."""
    del chance
    left = _departures(loot)
    found: Guesses = {}
    for post in loot.anonymous:
        if post.gone_at is None:
            continue
        candidates = [(at, who) for who, at in left.items() if post.at < at <= post.gone_at <= at + VANISHING + SLACK]
        # Where only one person left, it is likely them: docs/privacy.md says so, and nothing else is promised.
        if len(candidates) > 1:
            found[post.share_id] = Guess(max(candidates)[1], len(candidates))
    return found


def by_blocks(loot: Loot, chance: random.Random) -> Guesses:
    """Guess, for a post whose author was blocked, among those of whom nothing was seen since."""
    found: Guesses = {}
    anonymous = {post.share_id for post in loot.anonymous}
    for row in loot.tables["block"]:
        if row["share_id"] not in anonymous:
            continue
        since = datetime.fromisoformat(f"{row['until']}T00:00:00+00:00") - timedelta(days=29)
        seen = {one.author for one in loot.square.named if one.at > since}
        silent = [one for one in loot.members if one not in seen]
        if silent:
            found[str(row["share_id"])] = Guess(chance.choice(silent))
    return found


def _evening_of(since: datetime, zone: ZoneInfo) -> datetime:
    """Return the first eight of an evening in a zone that is not before an instant."""
    evening = since.astimezone(zone).replace(hour=20, minute=0, second=0, microsecond=0)
    return evening if evening >= since else evening + timedelta(days=1)


def _departures(loot: Loot) -> dict[int, datetime]:
    """Return when all posts of a member vanished together, as far as they had any."""
    found: dict[int, datetime] = {}
    for who in {post.author for post in loot.square.named if post.author is not None}:
        gone = [post.gone_at for post in loot.square.named if post.author == who]
        if all(at is not None for at in gone):
            found[who] = max(at for at in gone if at is not None)
    return found
