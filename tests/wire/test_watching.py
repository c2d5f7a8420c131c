"""A test whose wire carried something wrong fails at its end, with everything that was wrong."""

import pytest

from sandbox.wire import Dispatch, Exchange, Wire
from tests.wire.bodies import MESSAGE
from tests.wire.plugin import watch
from tests.wire.violation import WireBroken

MESSAGES = "/channels/{channel_id}/messages"


class Watched:
    """As much of a sandbox as a watcher needs."""

    def __init__(self) -> None:
        self.wire = Wire()


def posted(body: object, answer: object = MESSAGE) -> Exchange:
    return Exchange("POST", "/api/v10/channels/5/messages", MESSAGES, body, (), 200, answer)


def test_a_clean_wire_passes() -> None:
    sandbox = Watched()
    with watch(sandbox) as watcher:
        sandbox.wire.tell(posted({"content": "x"}))
    assert watcher.exchanges == 1


def test_everything_that_was_wrong_is_listed_once_with_its_count() -> None:
    sandbox = Watched()

    def carry() -> None:
        with watch(sandbox):
            sandbox.wire.tell(posted({"content": 5}))
            sandbox.wire.tell(posted({"content": 5}))
            sandbox.wire.tell(posted({"content": "x"}, {**MESSAGE, "flags": None}))
            sandbox.wire.tell(Dispatch("MESSAGE_CREATE", dict(MESSAGE)))

    with pytest.raises(WireBroken) as broken:
        carry()
    _, *lines = str(broken.value).splitlines()
    assert len(lines) == 3
    assert f"POST {MESSAGES}: request at /content" in lines[0]
    assert lines[0].endswith("(2 times)")
    assert f"POST {MESSAGES}: answer at /flags" in lines[1]
    assert "MESSAGE_CREATE" in lines[2]


def test_what_goes_over_the_wire_after_the_watch_is_nobodys_concern() -> None:
    sandbox = Watched()
    with watch(sandbox) as watcher:
        pass
    sandbox.wire.tell(posted({"content": 5}))
    assert watcher.exchanges == 0


def test_a_failing_test_keeps_its_own_failure() -> None:
    sandbox = Watched()

    def fail() -> None:
        with watch(sandbox):
            sandbox.wire.tell(posted({"content": 5}))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
