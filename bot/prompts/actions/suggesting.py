"""A server's own prompts: organisers add them, members suggest them, organisers say what becomes of these."""

import secrets
from dataclasses import replace

from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.prompts import bank, own
from bot.prompts.actions.choosing import banked
from bot.prompts.actions.replacing import replace_gone
from bot.prompts.model import (
    MOST_OWN,
    MOST_WAITING,
    QUESTION_LIMIT,
    TITLE_LIMIT,
    Banked,
    OwnPrompt,
    PromptType,
    Standing,
)


def write(
    tx: Transaction,
    guild_id: int,
    member_id: int,
    *,
    kind: PromptType,
    minutes: int,
    title: str,
    question: str,
    standing: Standing,
) -> OwnPrompt:
    """Keep a prompt as a suggestion, or put it in the bank at once where it is approved.

    Raises Refused `prompts_rules.own_empty`, `prompts_rules.own_long`, `prompts_rules.own_full` (the server has
    MOST_OWN), or `prompts_rules.own_waiting` (the member has MOST_WAITING suggestions out).
    """
    title, question = " ".join(title.split()), question.strip()
    if not title or not question:
        raise Refused("prompts_rules.own_empty")
    if len(title) > TITLE_LIMIT or len(question) > QUESTION_LIMIT:
        raise Refused("prompts_rules.own_long", title=TITLE_LIMIT, question=QUESTION_LIMIT)
    there = own.of_guild(tx, guild_id)
    if len(there) >= MOST_OWN:
        raise Refused("prompts_rules.own_full", n=MOST_OWN)
    waiting = [one for one in there if one.member_id == member_id and one.standing is Standing.SUGGESTED]
    if standing is Standing.SUGGESTED and len(waiting) >= MOST_WAITING:
        raise Refused("prompts_rules.own_waiting", n=MOST_WAITING)
    told = standing is Standing.APPROVED
    written = OwnPrompt(secrets.token_urlsafe(12), guild_id, member_id, kind, minutes, title, question, standing, told)
    own.insert(tx, written)
    return written


def news(tx: Transaction, guild_id: int, member_id: int) -> tuple[OwnPrompt, ...]:
    """Return what became of a member's suggestions since they last looked; what was declined is then forgotten."""
    fresh = tuple(one for one in own.of_member(tx, member_id) if one.guild_id == guild_id and not one.told)
    decided = tuple(one for one in fresh if one.standing is not Standing.SUGGESTED)
    for one in decided:
        if one.standing is Standing.DECLINED:
            own.delete(tx, one.id)
        else:
            own.set_standing(tx, replace(one, told=True))
    return decided


def whole(tx: Transaction, guild_id: int, locale: str) -> tuple[Banked, ...]:
    """Return a server's bank: suggestions first, then its own prompts, then those that Cork brings along."""
    suggested, approved = (
        [Banked(one.prompt, one.words, one.standing) for one in own.of_guild(tx, guild_id, standing)]
        for standing in (Standing.SUGGESTED, Standing.APPROVED)
    )
    ours = (Banked(one, bank.words(one.key, locale)) for one in bank.prompts())
    return (*suggested, *approved, *ours)


def look(tx: Transaction, guild_id: int, key: str, locale: str) -> Banked:
    """Return one prompt of a server's bank; Refused `prompts_rules.own_gone` where it is not there any more."""
    found = banked(tx, guild_id, key, locale)
    if found is None or found.standing is Standing.DECLINED:
        raise Refused("prompts_rules.own_gone")
    return found


def decide(tx: Transaction, guild_id: int, key: str, standing: Standing) -> OwnPrompt:
    """Take a suggestion into the bank or decline it; its writer learns of it at their next look.

    Raises Refused `prompts_rules.own_gone` for one that waits no more.
    """
    found = own.find(tx, guild_id, key)
    if found is None or found.standing is not Standing.SUGGESTED:
        raise Refused("prompts_rules.own_gone")
    decided = replace(found, standing=standing, told=False)
    own.set_standing(tx, decided)
    return decided


def take_out(tx: Transaction, guild_id: int, key: str) -> OwnPrompt:
    """Take an own prompt out of the bank for good; Refused `prompts_rules.own_gone` where it is not in it.

    Where it was about to be posted, another one is.
    """
    found = own.find(tx, guild_id, key)
    if found is None or found.standing is not Standing.APPROVED:
        raise Refused("prompts_rules.own_gone")
    own.delete(tx, found.id)
    replace_gone(tx, guild_id)
    return found


def suggested_by(tx: Transaction, guild_id: int, member_id: int) -> tuple[OwnPrompt, ...]:
    """Return a member's suggestions that wait for an organiser's word, the oldest first."""
    return tuple(one for one in own.of_guild(tx, guild_id, Standing.SUGGESTED) if one.member_id == member_id)


def take_back(tx: Transaction, guild_id: int, member_id: int, key: str) -> OwnPrompt:
    """Take back a member's own suggestion; Refused `prompts_rules.suggestion_gone` where none of theirs waits."""
    found = next((one for one in suggested_by(tx, guild_id, member_id) if one.key == key), None)
    if found is None:
        raise Refused("prompts_rules.suggestion_gone")
    own.delete(tx, found.id)
    return found


def leave(tx: Transaction, guild_id: int, member_id: int) -> int:
    """Take back all suggestions of a member in one server that wait, and count them."""
    found = suggested_by(tx, guild_id, member_id)
    for one in found:
        own.delete(tx, one.id)
    return len(found)


def written_by(tx: Transaction, member_id: int) -> tuple[OwnPrompt, ...]:
    """Return the prompts that a member wrote, in all servers."""
    return own.of_member(tx, member_id)


def forget_written(tx: Transaction, member_id: int) -> int:
    """Delete the prompts that a member wrote, and count them; where one was about to be posted, another one is."""
    servers = {one.guild_id for one in own.of_member(tx, member_id)}
    count = own.forget(tx, member_id)
    for guild_id in sorted(servers):
        replace_gone(tx, guild_id)
    return count
