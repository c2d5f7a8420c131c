"""Posts arrive once, in order, and one broken channel blocks no other."""

from datetime import timedelta

from bot.delivery import LAST_TRY
from bot.kernel import outbox
from bot.kernel.outbox import Notice
from bot.letters import DELETED_SINCE, Arrived, Letter
from tests.delivery.conftest import Office


async def test_notices_of_a_channel_arrive_in_their_order(office: Office) -> None:
    await office.put("general", "one", "two", "three", "four")
    await office.hears("was delivered", 4)
    assert office.texts("general") == ["one", "two", "three", "four"]
    assert [arrived.message for arrived in office.notes.delivered_to] == [one.id for one in office.messages("general")]


async def test_a_member_is_written_to_in_private(office: Office) -> None:
    ada = office.sandbox.person("ada")
    office.notes.confidant = ada.id
    await office.put(ada.id, "for you alone")
    await office.hears("was delivered")
    assert [message.text.splitlines()[0] for message in ada.dms()] == ["for you alone"]
    assert await office.value("SELECT message_id IS NULL AND channel_id IS NULL FROM said") == 1


async def test_what_a_member_does_not_take_in_private_leaves_only_its_key(office: Office) -> None:
    ada = office.sandbox.person("ada")
    office.notes.confidant = ada.id
    office.sandbox.trouble.fail("POST", "/users/@me/channels", status=403)
    await office.put(ada.id, "for you alone")
    await office.hears("will never arrive")
    assert await office.value("SELECT count(*) FROM outbox") == 0
    assert await office.value("SELECT dedupe_key FROM said") == f"{ada.id}:for you alone"


async def test_a_channel_that_answers_503_blocks_no_other_and_gets_its_posts_later(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=503)
    await office.put("general", "first", "second")
    await office.hears("is put off")
    await office.put("party", "elsewhere")
    await office.hears("was delivered")
    assert (office.texts("general"), office.texts("party")) == ([], ["elsewhere"])
    office.later(seconds=3)
    await office.hears("was delivered", 3)
    assert office.texts("general") == ["first", "second"]


async def test_a_channel_that_never_answers_blocks_no_other(office: Office) -> None:
    held = office.sandbox.trouble.hold("POST", office.route("general"))
    await office.put("general", "stuck", "behind it")
    await held.arrived()
    await office.put("party", "elsewhere", "and again")
    await office.hears("was delivered", 2)
    assert office.texts("party") == ["elsewhere", "and again"]
    held.release()
    await office.hears("was delivered", 4)
    assert office.texts("general") == ["stuck", "behind it"]


async def test_waits_grow_while_a_channel_stays_broken(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=503, times=3)
    await office.put("general", "patience")
    for attempt, seconds in enumerate((2, 4, 8), start=1):
        await office.hears("is put off", attempt)
        due = await office.bot.db.read(outbox.next_due)
        assert due == office.sandbox.clock.now() + timedelta(seconds=seconds)
        office.later(seconds=seconds)
    await office.hears("was delivered")
    assert office.texts("general") == ["patience"]


async def test_where_it_may_not_write_a_notice_is_buried_and_its_topic_is_told(office: Office) -> None:
    office.sandbox.trouble.deny("SEND_MESSAGES", office.channel("general"))
    await office.put("general", "unwelcome")
    await office.hears("will never arrive")
    assert office.notes.given_up == ["403 50013"]
    assert await office.value("SELECT dead_reason FROM outbox") == "403 50013"
    office.sandbox.trouble.allow("SEND_MESSAGES", office.channel("general"))
    await office.put("general", "welcome")
    await office.hears("was delivered")
    assert office.texts("general") == ["welcome"]


async def test_for_a_channel_that_is_gone_a_notice_is_buried(office: Office) -> None:
    general = office.channel("general")
    office.sandbox.trouble.delete_channel(general)
    await office.put(general.id, "nowhere to go")
    await office.hears("will never arrive")
    assert office.notes.given_up == ["404 10003"]


async def test_a_short_rate_limit_only_delays(office: Office) -> None:
    office.sandbox.trouble.rate_limit(retry_after=0.2, method="POST", route=office.route("general"))
    await office.put("general", "a little later")
    await office.hears("was delivered")
    assert office.texts("general") == ["a little later"]


async def test_a_long_rate_limit_is_obeyed_to_the_second(office: Office) -> None:
    office.sandbox.trouble.rate_limit(retry_after=600, method="POST", route=office.route("general"))
    await office.put("general", "much later")
    await office.hears("is put off")
    assert await office.bot.db.read(outbox.next_due) == office.sandbox.clock.now() + timedelta(seconds=600)
    office.later(seconds=600)
    await office.hears("was delivered")
    assert office.texts("general") == ["much later"]


async def test_what_was_posted_but_answered_500_stands_there_once(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=500, applied=True)
    await office.put("general", "once")
    await office.hears("was delivered")
    assert office.texts("general") == ["once"]
    assert office.notes.delivered_to == [Arrived(office.channel("general").id, office.messages("general")[0].id)]


async def test_a_message_deleted_before_its_answer_came_is_not_posted_again(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=503, applied=True)
    await office.put("general", "short-lived")
    await office.hears("is put off")
    await office.sandbox.person("olu").delete(office.messages("general")[0])
    office.later(seconds=3)
    await office.hears("was delivered")
    assert office.texts("general") == []
    assert office.notes.delivered_to == [Arrived(office.channel("general").id, DELETED_SINCE)]


async def test_what_was_taken_back_while_it_waited_for_its_turn_is_never_posted(office: Office) -> None:
    places = [office.bot.budget.place(bulk=False) for _ in range(20)]
    for place in places:
        await place.__aenter__()
    await office.put("general", "changed my mind")
    lane = office.channel("general").id
    assert await office.bot.db.run(outbox.take_back, f"{lane}:changed my mind")
    for place in places:
        await place.__aexit__()
    await office.put("general", "for good")
    await office.hears("was delivered")
    assert office.texts("general") == ["for good"]


async def test_what_has_nothing_to_say_any_more_is_done_with(office: Office) -> None:
    async def nothing(_: Notice) -> Letter | None:
        return None

    usual, office.notes.drawing = office.notes.drawing, nothing
    await office.put("general", "withdrawn")
    await office.hears("has nothing to say any more")
    office.notes.drawing = usual
    await office.put("general", "next")
    await office.hears("was delivered")
    assert office.texts("general") == ["next"]


async def test_a_drawing_that_fails_stops_nobody_else_and_is_tried_again(office: Office) -> None:
    async def broken(_: Notice) -> Letter | None:
        raise RuntimeError("a private line")

    usual, office.notes.drawing = office.notes.drawing, broken
    await office.put("general", "clumsy")
    await office.hears("is put off")
    office.notes.drawing = usual
    await office.put("party", "elsewhere")
    await office.hears("was delivered")
    office.later(seconds=3)
    await office.hears("was delivered", 2)
    assert office.texts("general") == ["clumsy"]


async def test_what_discord_calls_malformed_stops_blocking_its_channel_at_last(office: Office) -> None:
    office.sandbox.trouble.fail("POST", office.route("general"), status=400, times=2)
    await office.put("general", "malformed", "well-formed")
    await office.hears("is put off")
    await office.bot.db.run(lambda tx: tx.execute("UPDATE outbox SET attempts = ?", LAST_TRY - 1).rowcount)
    office.later(hours=1)
    await office.hears("was delivered")
    assert office.notes.given_up == ["400 0"]
    assert office.texts("general") == ["well-formed"]


async def test_an_unknown_kind_of_notice_waits_for_a_version_that_knows_it(office: Office) -> None:
    general = office.channel("general").id
    await office.bot.db.run(
        outbox.put, "from.the.future", key="x", lane=general, payload={}, due=office.bot.clock.now()
    )
    await office.hears("is put off")
    assert await office.value("SELECT dead_reason FROM outbox") is None


async def test_while_nothing_can_be_recorded_a_notice_is_not_tried_without_end(office: Office) -> None:
    await office.bot.db.run(
        lambda tx: (
            tx.execute(
                "CREATE TRIGGER broken BEFORE UPDATE OF retry_at ON outbox BEGIN SELECT raise(ABORT, 'no'); END"
            ).rowcount
        )
    )
    office.sandbox.trouble.fail("POST", office.route("general"), status=503, times=2)
    await office.put("general", "patience")
    await office.hears("cannot be put off")
    await office.bot.db.run(lambda tx: tx.execute("DROP TRIGGER broken").rowcount)
    office.later(seconds=30)
    await office.hears("is put off")
    assert len(office.notes.rendered) == 2
    office.later(minutes=1)
    await office.hears("was delivered")
    assert office.texts("general") == ["patience"]
