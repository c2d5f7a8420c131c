import secrets
from dataclasses import replace
from datetime import datetime
from itertools import islice

from bot.experience import notices, store
from bot.experience.model import (
    ANSWER_WITHIN,
    DRAFT_LASTS,
    LASTS,
    MOST_OFFERS,
    REMINDED_BEFORE,
    TOPIC_LIMIT,
    Experience,
    Request,
)
from bot.journal.model import clean_line, is_blank
from bot.kernel.errors import Refused
from bot.kernel.likeness import near
from bot.kernel.transaction import Transaction


def draft(tx: Transaction, guild_id: int, member_id: int, typed: str, now: datetime) -> Experience:
    """Keep a topic that a member may offer, in place of one that they have not offered; a day long only they see it.

    Raises Refused `experiences_rules.empty`, `.too_long`, `.many_offers`, `.offered` for a topic that stands already.
    """
    if is_blank(typed):
        raise Refused("experiences_rules.empty")
    topic = clean_line(typed)
    if len(topic) > TOPIC_LIMIT:
        raise Refused("experiences_rules.too_long", limit=TOPIC_LIMIT)
    standing = own(tx, guild_id, member_id)
    if any(one.topic.casefold() == topic.casefold() for one in standing):
        raise Refused("experiences_rules.offered")
    if len(standing) >= MOST_OFFERS:
        raise Refused("experiences_rules.many_offers", most=MOST_OFFERS)
    store.delete_drafts(tx, guild_id, member_id)
    fresh = Experience(
        id=secrets.token_urlsafe(12),
        guild_id=guild_id,
        member_id=member_id,
        topic=topic,
        offered=False,
        until=(now + DRAFT_LASTS).date(),
    )
    store.insert(tx, fresh)
    return fresh


def offer(tx: Transaction, member_id: int, experience_id: str, now: datetime) -> Experience:
    """Let others find a topic from now on; again changes nothing. Raises Refused `experiences_rules.gone`."""
    found = _own(tx, member_id, experience_id)
    return found if found.offered else _extended(tx, found, now)


def renew(tx: Transaction, member_id: int, experience_id: str, now: datetime) -> Experience:
    """Let an offer stand for another while, from today. Raises Refused `experiences_rules.gone`."""
    return _extended(tx, _own(tx, member_id, experience_id), now)


def close(tx: Transaction, member_id: int, experience_id: str) -> Experience:
    """End an offer and every question about it; threads that are open stay. Raises Refused `experiences_rules.gone`."""
    found = _own(tx, member_id, experience_id)
    store.delete(tx, found.id)
    return found


def own(tx: Transaction, guild_id: int, member_id: int) -> tuple[Experience, ...]:
    """Return what a member offers in a server, what ends first first."""
    return tuple(one for one in store.of_member(tx, member_id) if one.guild_id == guild_id and one.offered)


def find(tx: Transaction, guild_id: int, member_id: int, typed: str, limit: int) -> tuple[Experience, ...]:
    """Return what others offer in a server: all, or what has a place for each typed word, in spite of a typo."""
    found = store.offered_by_others(tx, guild_id, member_id)
    wanted = " ".join(typed.split()).casefold()
    if not wanted:
        return found[:limit]
    topics = {number: one.topic.casefold() for number, one in enumerate(found)}
    within = [number for number, topic in topics.items() if wanted in topic]
    others = {number: topic for number, topic in topics.items() if number not in within}
    return tuple(found[number] for number in islice((*within, *near(wanted, others)), limit))


def here(tx: Transaction, guild_id: int, experience_id: str) -> Experience:
    """Return what somebody offers in this server. Raises Refused `experiences_rules.gone`."""
    found = store.find(tx, experience_id)
    if found is None or not found.offered or found.guild_id != guild_id:
        raise Refused("experiences_rules.gone")
    return found


def suggest(tx: Transaction, guild_id: int, member_id: int, typed: str) -> tuple[Experience, ...]:
    """Return what a member offers in a server and has in it what is typed."""
    wanted = typed.strip().casefold()
    return tuple(one for one in own(tx, guild_id, member_id) if wanted in one.topic.casefold())


def of_member(tx: Transaction, member_id: int) -> tuple[Experience, ...]:
    """Return everything that a member offers, or was about to, in all servers."""
    return store.of_member(tx, member_id)


def requests_of_member(tx: Transaction, member_id: int) -> tuple[Request, ...]:
    """Return what a member has asked, in all servers."""
    return tuple(question.request for question in store.requests_by(tx, member_id))


def count_in(tx: Transaction, member_id: int, guild_id: int) -> int:
    """Count what a member offers and asks in a server."""
    here_only = [one for one in store.of_member(tx, member_id) if one.guild_id == guild_id]
    return len(here_only) + sum(1 for one in store.requests_by(tx, member_id) if one.experience.guild_id == guild_id)


def leave(tx: Transaction, member_id: int, guild_id: int) -> int:
    """Take back what a member offers and asks in a server, and count it."""
    return store.delete_of_member(tx, member_id, guild_id)


def forget_member(tx: Transaction, member_id: int) -> int:
    """Delete what a member offers and asks anywhere, and count it."""
    return store.delete_of_member(tx, member_id, None)


def look_after(tx: Transaction, now: datetime) -> None:
    """Let what is over end without a word, and tell members once, some days before, of an offer that will."""
    store.delete_ended(tx, now.date(), (now - ANSWER_WITHIN).date())
    for one in store.take_ending(tx, (now + REMINDED_BEFORE).date()):
        notices.put_ending(tx, one, now)


def ending(tx: Transaction, member_id: int, experience_id: str) -> Experience | None:
    """Return the offer of whose end its member is told, None where it is gone or was renewed."""
    found = store.find(tx, experience_id)
    if found is None or found.member_id != member_id or not store.is_reminded(tx, found.id):
        return None
    return found


def _own(tx: Transaction, member_id: int, experience_id: str) -> Experience:
    found = store.find(tx, experience_id)
    if found is None or found.member_id != member_id:
        raise Refused("experiences_rules.gone")
    return found


def _extended(tx: Transaction, found: Experience, now: datetime) -> Experience:
    until = (now + LASTS).date()
    store.set_until(tx, found.id, until)
    return replace(found, offered=True, until=until)
