from bot.guilds.model import Guild
from bot.kernel.database import Parameter, Transaction


def find(tx: Transaction, guild_id: int) -> Guild:
    """Return a server's settings, or the defaults."""
    row = tx.one(
        "SELECT id, locale, zone, feed_channel, feed_pause, party_channel, moderator_role, toast, care "
        "FROM guild WHERE id = ?",
        guild_id,
    )
    return Guild(guild_id) if row is None else Guild(*row)


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
    )
    tx.execute(
        """
        INSERT INTO guild (id, locale, zone, feed_channel, feed_pause, party_channel, moderator_role, toast, care)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            locale = excluded.locale, zone = excluded.zone, feed_channel = excluded.feed_channel,
            feed_pause = excluded.feed_pause, party_channel = excluded.party_channel,
            moderator_role = excluded.moderator_role, toast = excluded.toast, care = excluded.care
        """,
        *values,
    )
