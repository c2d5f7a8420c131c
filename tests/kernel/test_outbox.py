from bot.kernel import outbox
from bot.kernel.database import Database
from bot.kernel.outbox import Notice
from bot.kernel.transaction import Transaction
from tests.conftest import NOW
from tests.kernel.notices import FEED, HOUR, MEMBER, MINUTE, PARTY, due, put, redraw, send


async def test_a_lasting_notice_is_said_once_ever(db: Database) -> None:
    def story(tx: Transaction) -> list[Notice]:
        put(tx, "milestone")
        put(tx, "milestone")
        send(tx, due(tx)[0])
        put(tx, "milestone")
        return due(tx)

    assert await db.run(story) == []


async def test_of_what_was_said_nothing_is_left_but_its_key_and_where_it_stands(db: Database) -> None:
    def story(tx: Transaction) -> tuple[list[tuple[object, ...]], object]:
        put(tx, "card")
        put(tx, "private", MEMBER)
        card, private = due(tx)
        outbox.attempt(tx, private.id, NOW)
        outbox.sent(tx, private, None)
        outbox.sent(tx, card, 4711)
        assert (outbox.said(tx, "card"), outbox.said(tx, "private")) == ((FEED, 4711), None)
        return [tuple(row) for row in tx.all("SELECT * FROM said")], tx.value("SELECT count(*) FROM outbox")

    assert await db.run(story) == ([("card", FEED, 4711), ("private", None, None)], 0)


async def test_a_private_notice_that_cannot_arrive_leaves_its_key_alone(db: Database) -> None:
    def story(tx: Transaction) -> tuple[list[Notice], object]:
        put(tx, "milestone", MEMBER)
        outbox.bury(tx, due(tx)[0], "403 50007", private=True)
        put(tx, "milestone", MEMBER)
        return due(tx), tx.value("SELECT count(*) FROM outbox")

    assert await db.run(story) == ([], 0)


async def test_a_buried_notice_is_not_dug_up_by_asking_again(db: Database) -> None:
    def story(tx: Transaction) -> list[Notice]:
        put(tx, "milestone")
        outbox.bury(tx, due(tx)[0], "403 50001")
        put(tx, "milestone")
        return due(tx)

    assert await db.run(story) == []


async def test_a_forgotten_notice_can_be_asked_for_anew_under_another_nonce(db: Database) -> None:
    def story(tx: Transaction) -> tuple[Notice, Notice]:
        put(tx, "card")
        before = due(tx)[0]
        outbox.bury(tx, before, "404 10003")
        outbox.forget(tx, "card")
        put(tx, "card")
        return before, due(tx)[0]

    before, after = await db.run(story)
    assert before.nonce != after.nonce


async def test_what_was_buried_is_tried_again_from_the_start_in_its_lane_and_of_its_kind(db: Database) -> None:
    def story(tx: Transaction) -> list[Notice]:
        put(tx, "card")
        redraw(tx, draft=1)
        while waiting := due(tx):
            outbox.attempt(tx, waiting[0].id, NOW)
            outbox.bury(tx, waiting[0], "403 50001")
        outbox.revive(tx, PARTY, ("feed.card", "feed.redraw"))
        assert due(tx) == []
        outbox.revive(tx, FEED, ("feed.redraw",))
        return due(tx)

    (only,) = await db.run(story)
    assert (only.kind, only.attempts, only.first_attempt_at) == ("feed.redraw", 0, None)


async def test_redraws_asked_for_together_are_one_with_the_latest_payload(db: Database) -> None:
    def story(tx: Transaction) -> list[Notice]:
        redraw(tx, draft=1)
        redraw(tx, draft=2)
        return due(tx)

    (only,) = await db.run(story)
    assert only.payload == {"draft": 2}


async def test_a_sent_redraw_goes_and_can_be_asked_for_again(db: Database) -> None:
    def story(tx: Transaction) -> tuple[list[Notice], list[Notice]]:
        redraw(tx)
        send(tx, due(tx)[0])
        between = due(tx)
        redraw(tx)
        return between, due(tx)

    between, again = await db.run(story)
    assert (len(between), len(again)) == (0, 1)


async def test_a_redraw_asked_for_while_one_is_in_flight_is_done_afterwards_as_if_new(db: Database) -> None:
    def story(tx: Transaction) -> tuple[list[Notice], list[Notice]]:
        redraw(tx)
        in_flight = due(tx)[0]
        outbox.attempt(tx, in_flight.id, NOW)
        redraw(tx)
        outbox.sent(tx, in_flight, None)
        once_more = due(tx)
        send(tx, once_more[0])
        return once_more, due(tx)

    (once_more,), afterwards = await db.run(story)
    assert (once_more.attempts, once_more.first_attempt_at) == (0, None)
    assert afterwards == []


async def test_a_redraw_that_died_does_not_bar_the_next_one(db: Database) -> None:
    def story(tx: Transaction) -> list[Notice]:
        redraw(tx)
        first = due(tx)[0]
        outbox.attempt(tx, first.id, NOW)
        outbox.bury(tx, first, "403 50013")
        redraw(tx)
        return due(tx)

    (fresh,) = await db.run(story)
    assert fresh.attempts == 0


async def test_what_was_never_attempted_can_be_taken_back(db: Database) -> None:
    def story(tx: Transaction) -> tuple[bool, bool, list[Notice]]:
        put(tx, "card")
        return outbox.take_back(tx, "card"), outbox.take_back(tx, "card"), due(tx)

    assert await db.run(story) == (True, False, [])


async def test_what_was_attempted_cannot_be_taken_back(db: Database) -> None:
    def story(tx: Transaction) -> bool:
        put(tx, "card")
        outbox.attempt(tx, due(tx)[0].id, NOW)
        return outbox.take_back(tx, "card")

    assert await db.run(story) is False


async def test_no_attempt_begins_on_what_was_taken_back_sent_or_buried(db: Database) -> None:
    def story(tx: Transaction) -> list[bool]:
        for lane, key in enumerate(("taken back", "sent", "buried")):
            put(tx, key, lane)
        taken_back, sent, buried = due(tx)
        outbox.take_back(tx, "taken back")
        send(tx, sent)
        outbox.bury(tx, buried, "403 50001")
        return [outbox.attempt(tx, notice.id, NOW) for notice in (taken_back, sent, buried)]

    assert await db.run(story) == [False, False, False]


async def test_the_first_attempt_is_remembered_through_all_others(db: Database) -> None:
    def story(tx: Transaction) -> Notice:
        put(tx, "card")
        notice = due(tx)[0]
        outbox.attempt(tx, notice.id, NOW + MINUTE)
        outbox.attempt(tx, notice.id, NOW + HOUR)
        return due(tx)[0]

    notice = await db.run(story)
    assert (notice.attempts, notice.first_attempt_at) == (2, NOW + MINUTE)


async def test_organisers_hear_what_died_or_keeps_failing_in_their_lanes_only(db: Database) -> None:
    def story(tx: Transaction) -> None:
        for lane, key in ((FEED, "died"), (PARTY, "failing"), (MEMBER, "not theirs"), (400, "fine")):
            put(tx, key, lane)
        died, failing, foreign, _ = due(tx)
        outbox.bury(tx, died, "403 50001")
        for notice in (failing, foreign):
            outbox.attempt(tx, notice.id, NOW)
            outbox.later(tx, notice, NOW)

    await db.run(story)
    stuck = await db.read(outbox.stuck, (FEED, PARTY, 400))
    assert [(one.lane, one.attempts, one.dead_reason) for one in stuck] == [(FEED, 0, "403 50001"), (PARTY, 1, None)]


async def test_a_notice_rings_the_bell(db: Database) -> None:
    await db.run(put, "card")
    assert db.bell.is_set()


async def test_a_notice_is_pending_until_it_is_sent_or_buried(db: Database) -> None:
    def story(tx: Transaction) -> list[bool]:
        seen = [outbox.is_pending(tx, "card")]
        put(tx, "card")
        seen.append(outbox.is_pending(tx, "card"))
        send(tx, due(tx)[0])
        return [*seen, outbox.is_pending(tx, "card")]

    assert await db.run(story) == [False, True, False]


async def test_what_was_buried_is_revived_by_lane_and_kind_as_if_new(db: Database) -> None:
    def story(tx: Transaction) -> list[tuple[str, int, int]]:
        redraw(tx)
        put(tx, "card elsewhere", PARTY)
        put(tx, "card", MEMBER)
        for notice in due(tx):
            outbox.attempt(tx, notice.id, NOW)
            outbox.bury(tx, notice, "403 50013")
        outbox.revive(tx, FEED, ("feed.redraw",))
        outbox.revive(tx, PARTY, ("feed.redraw",))
        return [(notice.kind, notice.lane, notice.attempts) for notice in due(tx)]

    assert await db.run(story) == [("feed.redraw", FEED, 0)]


async def test_what_was_sent_is_not_revived(db: Database) -> None:
    def story(tx: Transaction) -> list[Notice]:
        put(tx, "card")
        send(tx, due(tx)[0])
        outbox.revive(tx, FEED, ("feed.card",))
        return due(tx)

    assert await db.run(story) == []
