"""Many notices at once: Discord's limits are kept, and what is fresh does not wait behind what is bulk."""

from sandbox.wire import Dispatch, Exchange
from tests.delivery.conftest import Office

CHANNELS = 50
A_CHANNEL = 3
TOO_MANY = 429


async def test_a_flood_drains_without_one_refusal_and_in_order(office: Office) -> None:
    world = office.sandbox.world
    names = [f"room-{number}" for number in range(CHANNELS)]
    for name in names:
        world.add_channel(world.guild, name)
    statuses: list[int] = []

    def watch(seen: Exchange | Dispatch) -> None:
        if isinstance(seen, Exchange):
            statuses.append(seen.status)

    office.sandbox.wire.observe(watch)
    texts = [f"note {number}" for number in range(A_CHANNEL)]
    for name in names:
        await office.put(name, *texts, bulk=True)
    await office.put("general", "fresh")
    await office.hears("was delivered", CHANNELS * A_CHANNEL + 1)
    assert TOO_MANY not in statuses
    assert office.sandbox.door.invalid_requests == 0
    for name in names:
        assert office.texts(name) == texts
    order = [arrived.channel for arrived in office.notes.delivered_to]
    assert order.index(office.channel("general").id) < CHANNELS
