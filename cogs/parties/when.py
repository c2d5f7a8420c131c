"""Read the day and the hour of a party as its host types them."""

import asyncio
from datetime import date, datetime
from zoneinfo import ZoneInfo

import regex

from bot.kernel.errors import Refused
from bot.members import actions as members
from bot.members.until import read_until
from bot.prompts.times import read_time
from cogs.common.reply import Interaction

LIMIT = 64
"""Longer texts are no days, and take seconds to be found out."""

_CLEAR = r"\d{1,2}[:h]\d{2}(?: ?(?:am|pm|uhr))?|\d{1,2}(?:\.\d{2})? ?(?:am|pm|uhr)"
"""An hour that can be nothing else; after *at* or *um* a bare number is one, too."""
_LED = r"(?:at|um|@|gegen) (?P<led>\d{1,2}(?:[:.h]\d{2})?(?: ?(?:am|pm|uhr))?)"
_DAY_FIRST = regex.compile(rf"(?P<day>.*?)[\s,]*\b(?:(?:at|um|@|gegen) )?(?:(?P<clear>{_CLEAR})|(?<=\s){_LED})")
_BETWEEN = regex.compile(r"(?<=\d)t(?=\d)")
"""What stands between day and hour in ISO 8601."""
_HOUR_FIRST = regex.compile(rf"(?:(?:at|um) )?(?P<clear>{_CLEAR})[\s,]+(?:on |am )?(?P<day>.+)")


async def zone_for(interaction: Interaction, guild_id: int) -> ZoneInfo:
    """Return the zone in which a member thinks of a server's parties, also outside of it."""
    return ZoneInfo(await interaction.client.db.read(members.zone_for, interaction.user.id, guild_id))


async def read_when(interaction: Interaction, text: str, zone: ZoneInfo) -> datetime:
    """Return the wall time that somebody typed, where they are. Raises Refused `parties_rules.unreadable_when`."""
    today, locale = interaction.client.clock.now().astimezone(zone).date(), interaction.locale.value
    return await asyncio.to_thread(wall_time_of, text, today, locale)


def wall_time_of(text: str, today: date, locale: str) -> datetime:
    """Read `2026-12-24 19:00`, `saturday 7 pm`, `tomorrow at 18:30`, `19 Uhr am Freitag`, or an hour of today.

    It may have passed. Anything unreadable raises Refused `parties_rules.unreadable_when`.
    """
    if len(text) > LIMIT:
        raise Refused("parties_rules.unreadable_when", typed=text[:LIMIT] + "…")
    plain = _BETWEEN.sub(" ", " ".join(text.casefold().split()))
    found = _DAY_FIRST.fullmatch(plain) or _HOUR_FIRST.fullmatch(plain)
    if found is None:
        raise Refused("parties_rules.unreadable_when", typed=text)
    parts = found.groupdict()
    try:
        day = read_until(parts["day"], today, locale) if parts["day"] else today
        hour = read_time(parts["clear"] or parts["led"])
    except Refused:
        raise Refused("parties_rules.unreadable_when", typed=text) from None
    return datetime.combine(day, hour)


def typed(at: datetime) -> str:
    """Return a wall time as `read_when` reads it."""
    return f"{at:%Y-%m-%d %H:%M}"
