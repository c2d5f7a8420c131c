from dataclasses import replace
from datetime import datetime

from bot.experience import notices, store
from bot.experience.actions.offering import here, renew
from bot.experience.model import MOST_QUESTIONS, Question, Request, RequestState
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction

_OUT = (RequestState.ASKED, RequestState.WITHDRAWN, RequestState.DECLINED)
"""States of a question that count as one of the few that one may have out: a no must not be told from no answer."""


def ask(tx: Transaction, guild_id: int, asker_id: int, experience_id: str, channel_id: int, now: datetime) -> Request:
    """Have a member asked in private whether they will tell of it in a thread under a channel; again changes nothing.

    Raises Refused `experiences_rules.gone`, `.own` for one's own offer, `.many_questions`.
    """
    one = here(tx, guild_id, experience_id)
    if one.member_id == asker_id:
        raise Refused("experiences_rules.own")
    before = store.find_request(tx, one.id, asker_id)
    if before is not None:
        return before
    out = [asked for asked in _asked_in(tx, guild_id, asker_id) if asked.request.state in _OUT]
    if len(out) >= MOST_QUESTIONS:
        raise Refused("experiences_rules.many_questions", most=MOST_QUESTIONS)
    request = Request(one.id, asker_id, RequestState.ASKED, now.date(), channel_id)
    store.insert_request(tx, request)
    notices.put_asked(tx, one, request, now)
    return request


def withdraw(tx: Transaction, asker_id: int, experience_id: str) -> None:
    """Take a question back that nobody has said yes to. Raises Refused `experiences_rules.gone`."""
    request = question(tx, experience_id, asker_id).request
    if request.state in _OUT:
        store.set_request(tx, request, RequestState.WITHDRAWN)
        notices.take_back_asked(tx, request)


def agree(tx: Transaction, member_id: int, experience_id: str, asker_id: int, now: datetime) -> Question:
    """Say yes to a question: the thread is opened, and the offer stands for another while; again changes nothing.

    Raises Refused `experiences_rules.gone` where there is no such offer of the member's, or nobody waits any more.
    """
    asked = _to(tx, member_id, experience_id, asker_id)
    if asked.request.state in (RequestState.ASKED, RequestState.DECLINED):
        store.set_request(tx, asked.request, RequestState.AGREED)
        notices.put_thread(tx, asked.request, now)
        renew(tx, member_id, experience_id, now)
    return question(tx, experience_id, asker_id)


def decline(tx: Transaction, member_id: int, experience_id: str, asker_id: int) -> Question:
    """Say no to a question, of which its asker is told nothing. Raises Refused `experiences_rules.gone`."""
    asked = _to(tx, member_id, experience_id, asker_id)
    if asked.request.state is RequestState.ASKED:
        store.set_request(tx, asked.request, RequestState.DECLINED)
    return asked


def question(tx: Transaction, experience_id: str, asker_id: int) -> Question:
    """Return a question and what it is about. Raises Refused `experiences_rules.gone`."""
    one, request = store.find(tx, experience_id), store.find_request(tx, experience_id, asker_id)
    if one is None or request is None:
        raise Refused("experiences_rules.gone")
    return Question(request, one)


def to_answer(tx: Transaction, guild_id: int, member_id: int) -> tuple[Question, ...]:
    """Return the questions in a server that a member may still answer, the oldest first."""
    return tuple(
        asked
        for asked in store.requests_to(tx, member_id)
        if asked.experience.guild_id == guild_id and asked.request.state is RequestState.ASKED
    )


def of_asker(tx: Transaction, guild_id: int, asker_id: int) -> tuple[Question, ...]:
    """Return what a member has asked in a server, but for what they took back; a no looks like no answer."""
    asked = _asked_in(tx, guild_id, asker_id)
    return tuple(one for one in asked if one.request.state is not RequestState.WITHDRAWN)


def opened(tx: Transaction, experience_id: str, asker_id: int, thread_id: int, now: datetime) -> None:
    """Note the thread, and have it begun; nothing where the offer ended meanwhile."""
    request = store.find_request(tx, experience_id, asker_id)
    if request is not None:
        store.set_request(tx, request, RequestState.OPEN, thread_id)
        notices.put_agreed(tx, replace(request, thread_id=thread_id), thread_id, now)


def mark(tx: Transaction, request: Request) -> str:
    """Return what sets the thread of a question apart from any other, and tells nothing."""
    return tx.vault.tag("experience", request.experience_id, request.member_id).hex()[:6]


def not_opened(tx: Transaction, experience_id: str, asker_id: int, now: datetime) -> None:
    """Have both told that Discord let no thread be opened; nothing where the offer ended meanwhile."""
    one, request = store.find(tx, experience_id), store.find_request(tx, experience_id, asker_id)
    if one is not None and request is not None:
        notices.put_not_opened(tx, one, request, now)


def _asked_in(tx: Transaction, guild_id: int, asker_id: int) -> tuple[Question, ...]:
    return tuple(one for one in store.requests_by(tx, asker_id) if one.experience.guild_id == guild_id)


def _to(tx: Transaction, member_id: int, experience_id: str, asker_id: int) -> Question:
    asked = question(tx, experience_id, asker_id)
    if asked.experience.member_id != member_id or asked.request.state is RequestState.WITHDRAWN:
        raise Refused("experiences_rules.gone")
    return asked
