"""What a member's shares in a server wait for: their hour, another decision, or moderators."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.feed import actions as feed
from bot.feed import anonymous, offers
from bot.feed.model import Audience, Share, State
from bot.journal import actions as journal
from bot.kernel.text import say
from bot.kernel.transaction import Transaction
from cogs.common.card import Block, Card, Option, Select, Text
from cogs.common.look import NIGHT, PRIVATE, WAITING
from cogs.common.plain import clip, name, one_line
from cogs.feed.shown import stamp

LISTED = 25
"""Shares that are listed, as many as a select takes."""
_LINE = 70


class Pile(StrEnum):
    """Why a share is in the list."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    HELD = "held"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Listed:
    """One share in the list, with or without a name; where and when it goes, as far as that is known."""

    pile: Pile
    failure_id: int
    line: str = field(repr=False)
    audience: Audience = Audience.NAMED
    channel_id: int | None = None
    due_at: datetime | None = None


def listed(tx: Transaction, member_id: int, guild_id: int) -> tuple[Listed, ...]:
    """Return what waits of a member's in a server, for that member alone."""
    by_name = [one for one in feed.named(tx, member_id) if one.guild_id == guild_id]
    unnamed = [one for one in anonymous.of_member(tx, member_id) if one.guild_id == guild_id]
    cancelled = (
        Listed(
            Pile.CANCELLED, one.failure_id, one.text or journal.find(tx, member_id, one.failure_id).line, one.audience
        )
        for one in offers.cancelled(tx, guild_id, member_id)
    )
    return (
        *(_of(one, Pile.SCHEDULED) for one in feed.scheduled(tx, member_id, guild_id)),
        *(_of(one, Pile.SCHEDULED) for one in anonymous.scheduled(tx, member_id, guild_id)),
        *cancelled,
        *(_of(one, Pile.HELD) for one in (*by_name, *unnamed) if one.state is State.HELD),
        *(_of(one, Pile.REMOVED) for one in (*by_name, *unnamed) if one.state is State.REMOVED),
    )


def listing(found: tuple[Listed, ...], command: str, locale: str) -> Card:
    """List what waits of a member's in a server; each can be looked at."""
    if not found:
        return Card((Text(say("sharing.listing_none", locale, command=command)),), NIGHT)
    shown = _once(found)[:LISTED]
    blocks: list[Block] = []
    for pile in Pile:
        lines = [_line(one, locale) for one in shown if one.pile is pile]
        if lines:
            blocks.append(Text("\n".join((say(f"sharing.listing_{pile}", locale), *lines))))
    options = tuple(Option(name(one.line) or "…", str(one.failure_id)) for one in shown)
    blocks.append(Select("share:look", options, say("sharing.listing_choose", locale)))
    return Card(tuple(blocks), NIGHT)


def _of(share: Share, pile: Pile) -> Listed:
    return Listed(pile, share.failure_id or 0, share.text or "", share.audience, share.channel_id, share.due_at)


def _once(found: Iterable[Listed]) -> list[Listed]:
    """Leave out all but the first of each failure; its preview leads on to the others."""
    first: dict[int, Listed] = {}
    for one in found:
        first.setdefault(one.failure_id, one)
    return list(first.values())


def _line(one: Listed, locale: str) -> str:
    facts = [clip(one_line(one.line), _LINE)]
    if one.audience is Audience.ANONYMOUS:
        facts.append(say("sharing.unnamed", locale))
    if one.pile is Pile.SCHEDULED and one.due_at is not None:
        facts += [f"<#{one.channel_id}>", stamp(one.due_at)]
    sign = PRIVATE if one.pile in (Pile.CANCELLED, Pile.REMOVED) else WAITING
    return f"{sign} {' · '.join(facts)}"
