from dataclasses import replace
from datetime import datetime
from typing import TypedDict, Unpack

from bot.guilds import store
from bot.guilds.model import CARE_LIMIT, TOAST_LIMIT, Guild, zone_named
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction


class Changes(TypedDict, total=False):
    """What organisers can change; what is left out stays as it is."""

    locale: str
    zone: str
    feed_channel: int | None
    feed_pause: str | None
    party_channel: int | None
    moderator_role: int | None
    toast: str
    care: str
    anonymous: bool
    vetting: bool


def find(tx: Transaction, guild_id: int) -> Guild:
    """Return a server's settings, the defaults where nobody has set anything."""
    return store.find(tx, guild_id)


def with_feed(tx: Transaction, channel_id: int) -> Guild | None:
    """Return the server whose feed stands in this channel, or None."""
    return store.with_feed(tx, channel_id)


def with_feeds(tx: Transaction) -> tuple[int, ...]:
    """Return the servers that have a feed, paused or not."""
    return store.with_feeds(tx)


def change(
    tx: Transaction,
    guild_id: int,
    now: datetime,  # noqa: ARG001 - every action that changes something takes the moment
    **changes: Unpack[Changes],
) -> Guild:
    """Change settings and return them all; naming a feed channel ends a pause of the feed.

    An unknown zone raises Refused `setup.unknown_zone`, words that are too long `guilds.toast_too_long` or
    `guilds.care_too_long`.
    """
    if "zone" in changes:
        zone = zone_named(changes["zone"])
        if zone is None:
            raise Refused("setup.unknown_zone", zone=changes["zone"])
        changes["zone"] = zone
    if len(changes.get("toast", "")) > TOAST_LIMIT:
        raise Refused("guilds.toast_too_long", limit=TOAST_LIMIT)
    if len(changes.get("care", "")) > CARE_LIMIT:
        raise Refused("guilds.care_too_long", limit=CARE_LIMIT)
    if "feed_channel" in changes:
        changes.setdefault("feed_pause", None)
    guild = replace(store.find(tx, guild_id), **changes)
    store.save(tx, guild)
    return guild
