import sqlite3

from bot.guilds.model import Guild
from bot.kernel.transaction import Parameter, Transaction

_COLUMNS = "id, locale, zone, feed_channel, feed_pause, party_channel, moderator_role, toast, care, anonymous, vetting"


def find(tx: Transaction, guild_id: int) -> Guild:
    """Return a server's settings, or the defaults."""
    row = tx.one(f"SELECT {_COLUMNS} FROM guild WHERE id = ?", guild_id)  # noqa: S608 - a constant
    return Guild(guild_id) if row is None else _guild(row)


def with_feed(tx: Transaction, channel_id: int) -> Guild | None:
    """Return the settings of the server that has this feed channel."""
    row = tx.one(f"SELECT {_COLUMNS} FROM guild WHERE feed_channel = ?", channel_id)  # noqa: S608 - a constant
    return None if row is None else _guild(row)


def with_feeds(tx: Transaction) -> tuple[int, ...]:
    """Return the servers that have a feed channel, by their ids."""
    rows = tx.all("SELECT id FROM guild WHERE feed_channel IS NOT NULL ORDER BY id")
    return tuple(row["id"] for row in rows)


def save(tx: Transaction, guild: Guild) -> None:
    """Write all of a server's settings."""
    values: tuple[Parameter, ...] = (
        guild.id,
        guild.locale,
        guild.zone,
        guild.feed_channel,
        guild.feed_pause,
        guild.party_channel,
        guild.moderator_role,
        guild.toast,
        guild.care,
        guild.anonymous,
        guild.vetting,
    )
    tx.execute(f"REPLACE INTO guild ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})", *values)  # noqa: S608 - a constant


def _guild(row: sqlite3.Row) -> Guild:
    settings = dict(row)
    return Guild(**settings | {name: bool(settings[name]) for name in ("anonymous", "vetting")})
