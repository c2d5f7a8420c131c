"""Whatever happens in a server: the total is what a plain account of it says, and parties come one by one."""

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.guilds import actions as guilds
from bot.journal import actions as journal
from bot.journal.model import Draft
from bot.kernel.transaction import Transaction
from bot.privacy import actions as privacy
from bot.together import actions as together
from tests.conftest import NOW
from tests.kernel.memory import memory
from tests.together.collecting import GUILD, PARTY, ZONE

MEMBERS = (11, 12, 13, 14)
WALL = ZoneInfo(ZONE)
DEEDS: Mapping[str, tuple[int, tuple[int, ...]]] = MappingProxyType(
    {
        "log": (30, MEMBERS),
        "log many": (10, MEMBERS),
        "delete": (10, MEMBERS),
        "join": (10, MEMBERS),
        "leave": (3, MEMBERS),
        "erase": (1, MEMBERS),
        "wait": (30, (1, 7, 24, 72)),
        "goal": (4, (0, 10, 10, 20)),
        "channel": (3, (0, PARTY, PARTY)),
    }
)
"""What happens, how often, and whom or how much it means."""


@dataclass(slots=True)
class Account:
    """What a person with pen and paper would write down."""

    now: datetime = NOW
    since: dict[int, datetime] = field(default_factory=dict)
    logged: defaultdict[int, dict[int, datetime]] = field(default_factory=lambda: defaultdict(dict))
    shown: int = 0
    counted_on: str = ""

    def total(self) -> int:
        """Add up what those who joined in logged before yesterday."""
        yesterday = (self.now.astimezone(WALL) - timedelta(days=1)).date()
        return sum(
            1
            for member_id, since in self.since.items()
            for at in self.logged[member_id].values()
            if since <= at and at.astimezone(WALL).date() < yesterday
        )


def test_the_total_is_the_highest_that_was_ever_counted_and_no_party_is_held_twice() -> None:
    held = sum(_live(random.Random(seed)) for seed in range(25))  # noqa: S311 - the same lives each time
    assert held > 50


def _live(chance: random.Random) -> int:
    """Let things happen to a server, and return how many parties it had."""
    account, held = Account(counted_on=_today(NOW)), list[int]()
    with memory() as tx:
        guilds.change(tx, GUILD, NOW, zone=ZONE, party_channel=PARTY)
        together.set_goal(tx, GUILD, 10, NOW)
        for what in chance.choices(list(DEEDS), [weight for weight, _ in DEEDS.values()], k=150):
            _do(tx, account, what, chance.choice(DEEDS[what][1]))
            found, parties = together.find(tx, GUILD), _parties(tx)
            assert found is None or found.shown == account.shown
            assert parties[: len(held)] == held
            assert parties == sorted(set(parties))
            assert all(party <= account.shown for party in parties)
            held = parties
    return len(held)


def _do(tx: Transaction, account: Account, what: str, whom: int) -> None:
    match what:
        case "log":
            _log(tx, account, whom, 1)
        case "log many":
            _log(tx, account, whom, 7)
        case "delete" if account.logged[whom]:
            failure_id, _ = account.logged[whom].popitem()
            journal.delete(tx, whom, failure_id, account.now)
        case "join" if together.find(tx, GUILD) is not None:
            together.join(tx, GUILD, whom, account.now)
            account.since.setdefault(whom, account.now)
        case "leave":
            together.leave(tx, GUILD, whom)
            account.since.pop(whom, None)
        case "erase":
            privacy.erase(tx, whom, account.now)
            account.since.pop(whom, None)
            account.logged.pop(whom, None)
        case "wait":
            _wait(tx, account, whom)
        case "goal" if whom == 0:
            together.put_away(tx, GUILD, account.now)
        case "goal":
            # Taken out again, it is counted in the next morning that comes.
            if together.find(tx, GUILD) is None and _is_after_nine(account.now):
                account.counted_on = _today(account.now)
            together.set_goal(tx, GUILD, whom, account.now)
        case "channel":
            guilds.change(tx, GUILD, account.now, party_channel=whom or None)
        case _:
            pass


def _log(tx: Transaction, account: Account, whom: int, number: int) -> None:
    for _ in range(number):
        account.now += timedelta(seconds=20)
        failure = journal.log_failure(tx, Draft(whom, None, f"no {account.now}"), account.now).failure
        account.logged[whom][failure.id] = account.now


def _wait(tx: Transaction, account: Account, hours: int) -> None:
    """Let hours pass with the bot looking at each, as it would every half minute."""
    for _ in range(hours):
        account.now += timedelta(hours=1)
        for guild_id in together.due(tx, account.now):
            together.count(tx, guild_id, account.now)
        today = _today(account.now)
        if _is_after_nine(account.now) and account.counted_on != today and together.find(tx, GUILD) is not None:
            account.counted_on, account.shown = today, max(account.shown, account.total())


def _today(now: datetime) -> str:
    return now.astimezone(WALL).date().isoformat()


def _is_after_nine(now: datetime) -> bool:
    return now.astimezone(WALL).time() >= time(9)


def _parties(tx: Transaction) -> list[int]:
    rows = tx.all("SELECT json_extract(payload, '$.n') AS n FROM outbox WHERE kind = 'group.party' ORDER BY id")
    return [row["n"] for row in rows]
