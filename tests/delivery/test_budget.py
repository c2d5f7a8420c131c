"""The request budget, in virtual time."""

import asyncio

from bot.kernel.budget import IN_FLIGHT, RATE, Budget
from tests.delivery import virtual_time


async def spend(
    budget: Budget, starts: list[tuple[float, str]], name: str, *, bulk: bool, lasting: float = 0.0
) -> None:
    loop = asyncio.get_running_loop()
    async with budget.place(bulk=bulk):
        starts.append((loop.time(), name))
        await asyncio.sleep(lasting)


async def most_in_flight(budget: Budget, requests: int) -> int:
    """Make this many requests of ten seconds at once, and return how many of them ran side by side at most."""
    flying = most = 0

    async def fly() -> None:
        nonlocal flying, most
        async with budget.place(bulk=False):
            flying += 1
            most = max(most, flying)
            await asyncio.sleep(10)
            flying -= 1

    await asyncio.gather(*(fly() for _ in range(requests)))
    return most


def test_no_second_sees_more_than_fifty_requests() -> None:
    async def main() -> list[float]:
        budget, starts = Budget(asyncio.get_running_loop().time), list[tuple[float, str]]()
        async with asyncio.TaskGroup() as group:
            for number in range(1_500):
                group.create_task(spend(budget, starts, str(number), bulk=True, lasting=0.08))
        return [at for at, _ in starts]

    starts = virtual_time.run(main())
    assert len(starts) == 1_500
    for index, at in enumerate(starts):
        assert sum(1 for later in starts[index : index + 60] if later < at + 1) <= 50
    assert starts[-1] <= 1_500 / RATE + 1


def test_at_most_twenty_are_in_flight() -> None:
    async def main() -> int:
        return await most_in_flight(Budget(asyncio.get_running_loop().time), 100)

    assert virtual_time.run(main()) == IN_FLIGHT


def test_a_fresh_deed_goes_before_the_bulk_that_came_first() -> None:
    async def main() -> list[str]:
        budget, starts = Budget(asyncio.get_running_loop().time), list[tuple[float, str]]()
        async with asyncio.TaskGroup() as group:
            for number in range(100):
                group.create_task(spend(budget, starts, f"bulk {number}", bulk=True))
            await asyncio.sleep(0.5)
            group.create_task(spend(budget, starts, "fresh", bulk=False))
        return [name for _, name in starts]

    order = virtual_time.run(main())
    assert order.index("fresh") < 40
    assert [name for name in order if name != "fresh"] == [f"bulk {number}" for number in range(100)]


def test_who_is_cancelled_while_waiting_takes_nothing_from_the_others() -> None:
    async def main() -> int:
        budget, starts = Budget(asyncio.get_running_loop().time), list[tuple[float, str]]()
        waiting = [asyncio.create_task(spend(budget, starts, "given up", bulk=False)) for _ in range(500)]
        await asyncio.sleep(0)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        given_up = len(starts)
        await asyncio.gather(*(spend(budget, starts, "stayed", bulk=True) for _ in range(IN_FLIGHT * 3)))
        assert asyncio.get_running_loop().time() < (IN_FLIGHT * 3) / RATE + 1
        return given_up

    assert virtual_time.run(main()) <= 5


def test_who_is_cancelled_at_the_moment_of_admission_frees_the_place() -> None:
    async def main() -> None:
        budget, starts = Budget(asyncio.get_running_loop().time), list[tuple[float, str]]()
        for _ in range(IN_FLIGHT * 2):
            task = asyncio.create_task(spend(budget, starts, "cut off", bulk=False))
            await asyncio.sleep(0)  # admitted, but not yet awake to see it
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await asyncio.sleep(1)
        await asyncio.wait_for(spend(budget, starts, "next", bulk=False), 1)

    virtual_time.run(main())


def test_those_who_need_two_requests_do_not_wait_for_each_other() -> None:
    async def main() -> float:
        budget = Budget(asyncio.get_running_loop().time)

        async def twice() -> None:
            async with budget.place(bulk=False) as place:
                await asyncio.sleep(1)
                await place.renew()
                await asyncio.sleep(1)

        async with asyncio.timeout(60):
            await asyncio.gather(*(twice() for _ in range(IN_FLIGHT * 2)))
        return asyncio.get_running_loop().time()

    assert virtual_time.run(main()) < 10


def test_who_is_cancelled_while_renewing_gives_back_nothing_twice() -> None:
    async def main() -> int:
        budget = Budget(asyncio.get_running_loop().time)

        async def renew() -> None:
            async with budget.place(bulk=False) as place:
                await place.renew()

        for _ in range(10):
            eager = [asyncio.create_task(renew()) for _ in range(10)]
            await asyncio.sleep(0.05)
            for task in eager:
                task.cancel()
            await asyncio.gather(*eager, return_exceptions=True)

        return await most_in_flight(budget, 60)

    assert virtual_time.run(main()) == IN_FLIGHT


def test_a_request_within_a_place_takes_no_second_one() -> None:
    async def main() -> float:
        loop = asyncio.get_running_loop()
        budget = Budget(loop.time)

        async def request() -> float:
            return loop.time()

        async def twice() -> None:
            async with budget.place(bulk=False):
                await budget.spend(request)

        await asyncio.gather(*(twice() for _ in range(100)))
        within = loop.time()
        await asyncio.gather(*(budget.spend(request) for _ in range(100)))
        assert loop.time() - within > 100 / RATE - 1
        return within

    assert virtual_time.run(main()) < 100 / RATE + 1


def test_what_a_member_waits_for_does_not_wait_behind_stuck_deliveries() -> None:
    async def main() -> float:
        loop = asyncio.get_running_loop()
        budget = Budget(loop.time)

        async def request() -> float:
            return loop.time()

        async def stuck() -> None:
            async with budget.place(bulk=False):
                await asyncio.sleep(60)

        deliveries = [asyncio.create_task(stuck()) for _ in range(IN_FLIGHT * 3)]
        await asyncio.sleep(5)
        asked = loop.time()
        answered = await budget.spend(request)
        await asyncio.gather(*deliveries)
        return answered - asked

    assert virtual_time.run(main()) < 0.1
