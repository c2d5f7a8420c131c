"""When an announced milestone is celebrated where one may share without a name: on one of the evenings after it.

Told at once, it would say who wrote something in that minute, and an anonymous card soon after would be theirs. So
it waits, whatever its member shares or does not: a wait that only some have would tell as much.
"""

import secrets
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.guilds.model import Guild
from bot.kernel.schedule import instant_of
from bot.kernel.transaction import Transaction
from bot.quests import waiting
from bot.quests.model import Occasion, Quest, Waiting

SOONEST = timedelta(hours=12)
"""Longer than an anonymous share of the same entry is held that was asked for within hours."""
EVENINGS = 14
"""Among so many evenings one is drawn, as many as what somebody leaves behind takes to vanish."""
_EVENING = time(20)
_A_DAY = timedelta(days=1)


def wait_for_evening(
    tx: Transaction, quest: Quest, threshold: int, occasion: Occasion, guild: Guild, now: datetime
) -> None:
    """Let a milestone wait for its evening, never for an earlier one than what the quest had before."""
    zone = ZoneInfo(guild.zone)
    first = (now + SOONEST).astimezone(zone).date()
    evenings = [instant_of(first + n * _A_DAY, _EVENING, zone) for n in range(EVENINGS + 1)]
    drawn = secrets.choice([one for one in evenings if one - now >= SOONEST][:EVENINGS])
    before = (one.evening for one in waiting.of_quest(tx, quest.id))
    waiting.insert(tx, Waiting(quest.id, threshold, occasion, max((drawn, *before))))
