"""What is to be said about experience: to its member, to who asks, and in the thread of the two."""

from datetime import datetime

from bot.experience.model import Experience, Request
from bot.kernel import outbox
from bot.kernel.transaction import Transaction


def put_asked(tx: Transaction, one: Experience, request: Request, now: datetime) -> None:
    """Have the member asked in private."""
    _put(tx, "experience.asked", one.member_id, request, now)


def take_back_asked(tx: Transaction, request: Request) -> None:
    """Leave a question unsaid that has not been said."""
    outbox.take_back(tx, _key("experience.asked", request))


def put_thread(tx: Transaction, request: Request, now: datetime) -> None:
    """Have the thread opened."""
    _put(tx, "experience.thread", request.channel_id, request, now)


def put_agreed(tx: Transaction, request: Request, thread_id: int, now: datetime) -> None:
    """Have the thread begun, and its asker told where it is."""
    _put(tx, "experience.welcome", thread_id, request, now)
    _put(tx, "experience.agreed", request.member_id, request, now)


def put_not_opened(tx: Transaction, one: Experience, request: Request, now: datetime) -> None:
    """Have both told that the thread could not be opened."""
    _put(tx, "experience.no-thread", request.member_id, request, now)
    _put(tx, "experience.no-thread-here", one.member_id, request, now)


def put_ending(tx: Transaction, one: Experience, now: datetime) -> None:
    """Have a member told that an offer ends soon."""
    key, payload = f"offer-ends:{one.id}:{one.until}", {"experience": one.id}
    outbox.put(tx, "experience.ending", key=key, lane=one.member_id, payload=payload, due=now)


def _put(tx: Transaction, kind: str, lane: int, request: Request, now: datetime) -> None:
    payload: dict[str, int | str] = {"experience": request.experience_id, "asker": request.member_id}
    outbox.put(tx, kind, key=_key(kind, request), lane=lane, payload=payload, due=now)


def _key(kind: str, request: Request) -> str:
    return f"{kind}:{request.experience_id}:{request.member_id}:{request.asked_on}"
