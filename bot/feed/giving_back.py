from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.feed import drafts, notices
from bot.feed.model import Audience, Offer, Share
from bot.feed.removal import remove
from bot.feed.store import anonymous as rows
from bot.feed.store import answers
from bot.guilds import actions as guilds
from bot.kernel.transaction import Transaction


def give_back(tx: Transaction, found: Share, now: datetime, *, cancelled: bool) -> None:
    """Make a share private that must not be posted, and keep how it would have been told as an offer.

    `cancelled`: more people could have seen it than its author agreed to. They are told so; of an anonymous one nothing
    is sent, since such a word would have its author's name on it, and `/share` shows it. The words of an answer to a
    prompt are nowhere else, so its author has them back undecided, behind the button under the prompt.
    """
    if found.occurrence_id is not None:
        _undecide(tx, found, found.occurrence_id, now)
        return
    if found.audience is Audience.ANONYMOUS:
        found = replace(rows.opened(tx, found), member_id=rows.author_of(tx, found.id) or None)
    remove(tx, found, now)
    if found.member_id is None or found.failure_id is None:
        return
    text = found.text if found.own_version else None
    offer = drafts.find(tx, found.guild_id, found.member_id, found.failure_id)
    before = offer or Offer(found.failure_id, found.guild_id, text, found.manner)
    drafts.save(tx, found.member_id, replace(before, due_at=None, cancelled=cancelled, audience=found.audience))
    if cancelled and found.audience is Audience.NAMED:
        notices.put_cancelled(tx, found, found.member_id, now)


def _undecide(tx: Transaction, found: Share, occurrence_id: int, now: datetime) -> None:
    """Give an answer back to its author; not one that is nobody's, nor one that they have begun to word anew."""
    author = rows.author_of(tx, found.id)
    if author == rows.NOBODY or answers.has_undecided(tx, found.guild_id, author, occurrence_id):
        remove(tx, found, now)
        return
    answers.undecide(tx, found.id, now.astimezone(ZoneInfo(guilds.find(tx, found.guild_id).zone)).date())
    tx.scrub()
