import pytest

from bot.kernel.database import Database
from bot.kernel.errors import Refused
from bot.kernel.transaction import Transaction
from bot.parties import actions as parties
from bot.parties.evening import MOST_LINES, MOST_TOASTS, TOAST_LIMIT, Picked
from bot.parties.model import Award, Host, Plan, Ritual, State
from tests.conftest import NOW
from tests.parties.evenings import ADA, BEN, CARO, CHANNEL, GUILD, asked_for, begun, held, later, logged, planned


async def test_what_is_chosen_is_read_in_the_order_of_choosing_and_can_be_left_out_again(db: Database) -> None:
    def choosing(tx: Transaction) -> list[list[str]]:
        party, (rome, oslo) = planned(tx), logged(tx, ADA, "Rome", "Oslo")
        steps = [
            parties.choose(tx, ADA, party.id, [oslo], (), NOW),
            parties.choose(tx, ADA, party.id, [rome, oslo], (), NOW),
            parties.choose(tx, ADA, party.id, [], {oslo.failure_id}, NOW),
        ]
        return [[line.text for line in step] for step in steps]

    assert await db.run(choosing) == [["Oslo"], ["Oslo", "Rome"], ["Rome"]]


async def test_a_party_has_room_for_so_many_lines_and_refusing_one_more_changes_nothing(db: Database) -> None:
    party = await db.run(planned)
    picked = await db.run(logged, ADA, *(f"No number {at}" for at in range(MOST_LINES + 1)))
    with pytest.raises(Refused, match=r"evening_rules\.too_many_lines"):
        await db.run(parties.choose, ADA, party.id, picked, (), NOW)
    assert await db.read(parties.chosen, ADA, party.id) == ()
    assert len(await db.run(parties.choose, ADA, party.id, picked[1:], (), NOW)) == MOST_LINES


@pytest.mark.parametrize("member_id", [BEN, CARO])
async def test_nobody_but_its_hosts_holds_a_party(db: Database, member_id: int) -> None:
    party = (await db.run(begun, "Rome")).party
    for deed in (
        lambda tx: parties.choose(tx, member_id, party.id, [], (), NOW),
        lambda tx: parties.begin(tx, member_id, party.id, NOW),
        lambda tx: parties.read_next(tx, member_id, party.id, 0, NOW),
        lambda tx: parties.honour(tx, member_id, party.id, Award.KINDEST, None, NOW),
        lambda tx: parties.end(tx, member_id, party.id, NOW),
    ):
        with pytest.raises(Refused, match=r"evening_rules\.only_hosts"):
            await db.run(deed)


async def test_anothers_failure_cannot_be_read(db: Database) -> None:
    party = await db.run(planned)
    (hers,) = await db.run(logged, BEN, "Hers")
    with pytest.raises(Exception, match="FOREIGN KEY"):
        await db.run(parties.choose, ADA, party.id, [Picked(hers.failure_id, hers.text)], (), NOW)


@pytest.mark.parametrize(("hours", "refused"), [(12, None), (13, "evening_rules.too_early")])
async def test_a_party_begins_from_half_a_day_before_its_start_on(
    db: Database, hours: int, refused: str | None
) -> None:
    party = await db.run(lambda tx: planned(tx, hours=hours))
    if refused:
        with pytest.raises(Refused, match=refused):
            await db.run(parties.begin, ADA, party.id, NOW)
    else:
        assert (await db.run(parties.begin, ADA, party.id, NOW)).state is State.BEGUN


@pytest.mark.parametrize("ritual", [Ritual.SHRED, Ritual.READ_ALOUD])
async def test_where_the_ritual_needs_lines_it_does_not_begin_without(db: Database, ritual: Ritual) -> None:
    party = await db.run(planned, ritual)
    with pytest.raises(Refused, match=r"evening_rules\.nothing_to_read"):
        await db.run(parties.begin, ADA, party.id, NOW)


async def test_beginning_and_ending_twice_say_everything_once(db: Database) -> None:
    def twice(tx: Transaction) -> list[int]:
        party = begun(tx, "Rome").party
        parties.begin(tx, ADA, party.id, NOW)
        for _ in range(2):
            parties.end(tx, ADA, party.id, NOW)
        return [asked_for(tx, kind) for kind in ("party.evening", "party.keepsake")]

    assert await db.run(twice) == [1, 1]


async def test_a_party_ends_by_itself_at_a_full_hour_half_a_day_after_it_began(db: Database) -> None:
    party = (await db.run(begun, "Rome")).party
    await db.run(parties.end_overdue, later(hours=11, minutes=59))
    assert (await db.read(held, party.id)).over is False
    await db.run(parties.end_overdue, later(hours=13))
    assert (await db.read(held, party.id)).over is True
    assert await db.read(asked_for, "party.keepsake") == 1


async def test_reading_the_next_line_is_asked_for_by_how_many_were_read(db: Database) -> None:
    def reading(tx: Transaction) -> list[int]:
        party = begun(tx, "Rome", "Oslo", "Lima", ritual=Ritual.READ_ALOUD).party
        read = []
        for number in (0, 0, 2, 1, 1):
            parties.read_next(tx, ADA, party.id, number, NOW)
            read.append(len(held(tx, party.id).read))
        return read

    assert await db.run(reading) == [1, 1, 1, 2, 2]


async def test_only_read_lines_of_this_party_can_be_honoured(db: Database) -> None:
    one = await db.run(begun, "Rome", "Oslo")
    held_now = await db.run(parties.honour, ADA, one.party.id, Award.KINDEST, one.lines[0].id, NOW)
    assert held_now.honours(one.lines[0]) == (Award.KINDEST,)
    moved = await db.run(parties.honour, ADA, one.party.id, Award.KINDEST, one.lines[1].id, NOW)
    assert (moved.honours(one.lines[0]), moved.honours(one.lines[1])) == ((), (Award.KINDEST,))
    with pytest.raises(Refused, match=r"parties_rules\.gone"):
        await db.run(parties.honour, ADA, one.party.id, Award.SLOWEST, "x" * 16, NOW)


async def test_a_toast_is_one_of_each_member_and_of_limited_length(db: Database) -> None:
    party = (await db.run(begun)).party
    for text in ("To tea", " To \n cake "):
        await db.run(parties.raise_glass, BEN, party.id, text, NOW)
    assert [toast.text for toast in (await db.read(held, party.id)).toasts] == ["To cake"]
    assert await db.run(parties.raise_glass, CARO, party.id, "\u200b\u2060", NOW) == ""
    assert [toast.text for toast in (await db.read(held, party.id)).toasts] == ["To cake"]
    with pytest.raises(Refused, match=r"evening_rules\.toast_too_long"):
        await db.run(parties.raise_glass, BEN, party.id, "x" * (TOAST_LIMIT + 1), NOW)
    assert await db.run(parties.lower_glass, BEN, party.id, NOW) is True
    assert await db.run(parties.lower_glass, BEN, party.id, NOW) is False


async def test_a_party_holds_so_many_toasts(db: Database) -> None:
    party = (await db.run(begun)).party

    def fill(tx: Transaction) -> None:
        for member_id in range(100, 100 + MOST_TOASTS):
            parties.raise_glass(tx, member_id, party.id, "To tea", NOW)

    await db.run(fill)
    with pytest.raises(Refused, match=r"evening_rules\.too_many_toasts"):
        await db.run(parties.raise_glass, BEN, party.id, "To cake", NOW)
    assert await db.run(parties.raise_glass, 100, party.id, "To cake", NOW) == "To cake"


async def test_a_quiet_party_has_no_lines_and_no_toasts(db: Database) -> None:
    party = await db.run(planned, Ritual.QUIET)
    (rome,) = await db.run(logged, ADA, "Rome")
    with pytest.raises(Refused, match=r"evening_rules\.no_lines"):
        await db.run(parties.choose, ADA, party.id, [rome], (), NOW)
    await db.run(parties.begin, ADA, party.id, NOW)
    with pytest.raises(Refused, match=r"evening_rules\.no_toasts"):
        await db.run(parties.raise_glass, BEN, party.id, "To tea", NOW)


async def test_lines_come_along_when_a_missed_party_gets_another_day(db: Database) -> None:
    def again(tx: Transaction) -> list[str]:
        party = planned(tx)
        parties.choose(tx, ADA, party.id, logged(tx, ADA, "Rome"), (), NOW)
        parties.look_after(tx, later(hours=6))
        at = later(hours=30).replace(tzinfo=None)
        parties.redate(tx, ADA, party.id, Plan(at, "UTC", "The kitchen", "", Ritual.TOAST), later(hours=6))
        parties.plan(tx, ADA, party.id, later(hours=6))
        return [line.text for line in parties.chosen(tx, ADA, party.id)]

    assert await db.run(again) == ["Rome"]


async def test_each_host_sees_only_their_own_lines_until_it_begins(db: Database) -> None:
    def two(tx: Transaction) -> tuple[list[str], list[str]]:
        party = planned(tx)
        at = later(hours=3).replace(tzinfo=None)
        other = parties.draft(tx, GUILD, CHANNEL, Host(BEN), Plan(at, "UTC", "Here", "", Ritual.TOAST), NOW)
        parties.join(tx, BEN, other.invitation.party.id, NOW)
        for member_id, text in ((ADA, "Rome"), (BEN, "Lima")):
            parties.choose(tx, member_id, party.id, logged(tx, member_id, text), (), NOW)
        seen = [line.text for line in parties.upcoming(tx, BEN, party.id, NOW).read]
        parties.begin(tx, BEN, party.id, NOW)
        return seen, [line.text for line in held(tx, party.id).read]

    assert await db.run(two) == (["Lima"], ["Rome", "Lima"])


async def test_hosts_leave_toasts_out_and_guests_do_not(db: Database) -> None:
    party = (await db.run(begun)).party
    await db.run(parties.raise_glass, BEN, party.id, "To tea", NOW)
    with pytest.raises(Refused, match=r"evening_rules\.only_hosts"):
        await db.run(parties.leave_out, CARO, party.id, BEN, NOW)
    assert len((await db.run(parties.leave_out, ADA, party.id, 10**30, NOW)).toasts) == 1
    assert (await db.run(parties.leave_out, ADA, party.id, BEN, NOW)).toasts == ()


async def test_what_was_chosen_before_a_party_was_made_quiet_is_seen_by_nobody(db: Database) -> None:
    def made_quiet(tx: Transaction) -> tuple[int, int]:
        party = planned(tx)
        parties.choose(tx, ADA, party.id, logged(tx, ADA, "Rome"), (), NOW)
        at = later(hours=2).replace(tzinfo=None)
        parties.change(tx, ADA, party.id, Plan(at, "UTC", "The kitchen", "", Ritual.QUIET), NOW)
        shown = len(parties.upcoming(tx, ADA, party.id, NOW).read)
        parties.begin(tx, ADA, party.id, NOW)
        return shown, len(held(tx, party.id).read)

    assert await db.run(made_quiet) == (0, 0)
