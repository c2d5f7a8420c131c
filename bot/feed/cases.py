"""The cards of a server as its moderators see them: the text, never whose it is unless the card itself says so."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.feed.actions.holding import at_hand, mark
from bot.feed.model import Audience, Share, State
from bot.feed.store import holding
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.moderation import actions as moderation
from bot.moderation.model import Block, Done, Reports

FOR_MODERATORS = (State.HELD, State.POSTED, State.WAITING, State.REMOVED)
SEARCHED = 2000
"""The newest cards of a server, among which one is looked for by its words."""
LAST_DEEDS = 8


@dataclass(frozen=True, slots=True)
class Case:
    """A card to decide about; `member_id` is None where it is anonymous, `note` what it warns of."""

    share_id: str
    state: State
    member_id: int | None
    text: str = field(repr=False)
    shared_on: date
    reports: Reports
    mark: str
    """Tells these words from others (bot/feed/actions/holding.py)."""
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before a server's moderators: held cards, cards that were reported, blocks, and the last deeds."""

    held: tuple[Case, ...]
    reported: tuple[Case, ...]
    blocks: tuple[Block, ...]
    deeds: tuple[Done, ...]


def desk(tx: Transaction, guild_id: int, now: datetime) -> Desk:
    """Return what there is to decide in a server, the oldest first, and what was decided lately."""
    held = _cases(tx, holding.in_states(tx, guild_id, (State.HELD,), SEARCHED))
    standing = _cases(tx, holding.among(tx, guild_id, moderation.in_question(tx), State.POSTED))
    return Desk(
        held=held[::-1],
        reported=standing,
        blocks=moderation.blocks_of(tx, guild_id, now),
        deeds=moderation.last_deeds(tx, guild_id, LAST_DEEDS),
    )


def find(tx: Transaction, guild_id: int, share_id: str) -> Case:
    """Return one card; raise Refused `moderation_rules.gone` where there is none in this server."""
    return _cases(tx, (at_hand(tx, guild_id, share_id),))[0]


def fitting(
    tx: Transaction, guild_id: int, typed: str, limit: int, states: tuple[State, ...] = FOR_MODERATORS
) -> tuple[Case, ...]:
    """Return the cards whose id or message is what was typed, or whose text has it in it, the newest first."""
    wanted = typed.strip().casefold()
    known = [one for one in holding.in_states(tx, guild_id, states, SEARCHED) if one.text is not None]
    exact = [one for one in known if typed.strip() == one.id or _is_message(one, wanted)]
    found = exact or [one for one in known if wanted in f"{one.text} {one.manner.note or ''}".casefold()]
    return _cases(tx, tuple(found[:limit]))


def chosen(tx: Transaction, guild_id: int, typed: str) -> Case:
    """Return the one card that was chosen, or that fits what was typed; else raise Refused `moderation_rules.which`."""
    found = fitting(tx, guild_id, typed, 2)
    if len(found) != 1:
        raise Refused("moderation_rules.which")
    return found[0]


def _is_message(share: Share, wanted: str) -> bool:
    """Tell whether a message's id, or a link to it, is what was typed."""
    return share.message_id is not None and wanted.rpartition("/")[2] == str(share.message_id)


def _cases(tx: Transaction, shares: tuple[Share, ...]) -> tuple[Case, ...]:
    reports = moderation.reports(tx, [one.id for one in shares])
    return tuple(
        Case(
            share_id=one.id,
            state=one.state,
            member_id=one.member_id if one.audience is Audience.NAMED else None,
            text=one.text or "",
            shared_on=one.shared_on,
            reports=reports.get(one.id, Reports()),
            mark=mark(tx, one),
            note=one.manner.note,
        )
        for one in shares
    )
