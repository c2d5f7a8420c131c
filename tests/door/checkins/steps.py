"""What the tests of this folder do again and again."""

from datetime import UTC, datetime, timedelta

from bot.checkins import actions as checkins
from bot.client import Cork
from bot.kernel import outbox
from bot.kernel.transaction import Transaction
from bot.members import actions as members
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world.message import Message
from tests.door.conftest import Stage
from tests.door.waiting import until_kept

SUNDAY = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
"""The first check-in: five in the afternoon in Berlin."""
WEEK = timedelta(days=7)
HEADING = "🔒 **Your week, between you and Cork**"


def received(person: Person) -> list[Message]:
    """Return the check-ins among a member's private messages."""
    return [message for message in person.dms() if message.text.startswith(HEADING)]


async def let_it_be(sandbox: Sandbox, bot: Cork, instant: datetime) -> None:
    """Move the clock to an instant, and wait until all check-ins are taken up by then and nothing is to be sent."""
    sandbox.clock.move_to(instant)

    def nothing_is_left(tx: Transaction) -> bool:
        return not checkins.due(tx, instant) and outbox.next_due(tx) is None

    await until_kept(bot.db, nothing_is_left)


async def next_checkin(stage: Stage) -> None:
    """Move on to the hour of Ada's next check-in, and wait until it is behind, whether it was sent or not."""
    before = await stage.bot.db.read(members.find, stage.ada.id)
    assert before.checkin_at is not None
    stage.sandbox.clock.move_to(before.checkin_at)

    def moved_on(tx: Transaction) -> bool:
        return members.find(tx, stage.ada.id).checkin_at != before.checkin_at

    await until_kept(stage.bot.db, moved_on)
