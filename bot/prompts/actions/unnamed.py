"""What members answer in a prompt's thread without their name: shares like those of the feed, in another place."""

from dataclasses import dataclass
from datetime import datetime

from bot.feed import actions as feed
from bot.feed.model import Share
from bot.guilds import actions as guilds
from bot.guilds.model import Guild
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.prompts import store
from bot.prompts.model import UNNAMED_LIMIT


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What a member looks at or has said to a prompt without their name, and the thread where it is to stand."""

    guild: Guild
    thread_id: int
    undecided: Share | None
    stands: Share | None

    @property
    def text(self) -> str | None:
        """Return the words that were written last."""
        latest = self.undecided or self.stands
        return None if latest is None else latest.text


def look_unnamed(tx: Transaction, guild_id: int, member_id: int, occurrence_id: int) -> Unnamed:
    """Return what there is of a member's; Refused where nobody can answer this prompt without a name.

    That is `prompts_rules.unknown_occurrence` for one of another server, `prompts_rules.no_thread`, and
    `prompts_rules.unnamed_off`.
    """
    guild, thread_id = _thread(tx, guild_id, occurrence_id)
    found = feed.answering(tx, guild_id, member_id, occurrence_id)
    return Unnamed(guild, thread_id, found.undecided, found.stands)


def write_unnamed(
    tx: Transaction, guild_id: int, member_id: int, occurrence_id: int, text: str, now: datetime
) -> Unnamed:
    """Keep what a member would say, for them to look at; nothing is posted by it.

    Raises Refused as `look_unnamed` does, `prompts_rules.empty_answer`, `prompts_rules.long_answer`, and
    `moderation_rules.blocked`.
    """
    guild, thread_id = _thread(tx, guild_id, occurrence_id)
    text = text.strip()
    if not text:
        raise Refused("prompts_rules.empty_answer")
    if len(text) > UNNAMED_LIMIT:
        raise Refused("prompts_rules.long_answer", limit=UNNAMED_LIMIT)
    found = feed.word_answer(tx, guild_id, member_id, occurrence_id, text, now)
    return Unnamed(guild, thread_id, found.undecided, found.stands)


def settle_unnamed(
    tx: Transaction, guild_id: int, member_id: int, occurrence_id: int, onlookers: frozenset[int], now: datetime
) -> Share:
    """Let what the member looked at come out, in its own time and to no more than these onlookers.

    Raises Refused as `look_unnamed` does, `feed_rules.gone` and `moderation_rules.blocked`.
    """
    _, thread_id = _thread(tx, guild_id, occurrence_id)
    return feed.settle_answer(tx, guild_id, member_id, occurrence_id, thread_id, onlookers, now)


def take_back_unnamed(tx: Transaction, guild_id: int, member_id: int, occurrence_id: int, now: datetime) -> None:
    """Take back everything that the member says to a prompt without their name; where it is off, too."""
    feed.take_back_answer(tx, guild_id, member_id, occurrence_id, now)


def _thread(tx: Transaction, guild_id: int, occurrence_id: int) -> tuple[Guild, int]:
    record, guild = store.find_occurrence(tx, occurrence_id), guilds.find(tx, guild_id)
    if record is None or record.guild_id != guild_id:
        raise Refused("prompts_rules.unknown_occurrence")
    if not guild.anonymous:
        raise Refused("prompts_rules.unnamed_off")
    if record.thread_id is None:
        raise Refused("prompts_rules.no_thread")
    return guild, record.thread_id
