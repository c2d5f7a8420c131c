"""What the tests of the outbox put into it and take out of it."""

from datetime import timedelta

from bot.kernel import outbox
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from tests.conftest import NOW

FEED, PARTY, MEMBER = 100, 200, 300
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def put(tx: Transaction, key: str, lane: int = FEED, *, bulk: bool = False, after: timedelta = timedelta(0)) -> None:
    outbox.put(tx, "feed.card", key=key, lane=lane, payload={"key": key}, due=NOW + after, bulk=bulk)


def redraw(tx: Transaction, lane: int = FEED, **payload: int) -> None:
    outbox.put(tx, "feed.redraw", key="redraw", lane=lane, payload=payload, due=NOW, fleeting=True)


def due(tx: Transaction, after: timedelta = timedelta(0), busy: tuple[int, ...] = (), limit: int = 100) -> list[Notice]:
    return outbox.due(tx, NOW + after, busy=busy, limit=limit)


def keys(notices: list[Notice]) -> list[int | str]:
    return [notice.payload["key"] for notice in notices]


def send(tx: Transaction, notice: Notice) -> None:
    assert outbox.attempt(tx, notice.id, NOW)
    outbox.sent(tx, notice, 4711)
