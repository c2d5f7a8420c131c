"""Two parties on one day are one, given by both; and who leaves, leaves the others to it."""

import asyncio

from tests.door.conftest import Stage
from tests.door.parties.steps import events, invited, plan, propose, reads

BOTH = "**Given by:** <@{}>, <@{}>"


async def joined(stage: Stage) -> None:
    """Let Ada plan a party and Chen give it with her."""
    await plan(stage.ada)
    await propose(stage.chen, "friday 21:00", "The roof")
    await stage.chen.press("Give it together")
    await reads(stage, await invited(stage), BOTH.format(stage.ada.id, stage.chen.id))


async def test_a_second_plan_for_the_day_is_offered_to_join_the_first(stage: Stage) -> None:
    await plan(stage.ada)
    await invited(stage)
    await stage.chen.slash("/quest start", goal=20, scope="papers", toast="Tea")
    shown = await propose(stage.chen, "friday 21:00", "The roof", quest="papers")
    assert shown.text.startswith("**On that day there is a party already.**")
    assert "**Where:** The kitchen" in shown.text
    together = await stage.chen.press("Give it together")
    assert together.text.startswith("**You give it together.**")
    card = await invited(stage)
    await reads(stage, card, BOTH.format(stage.ada.id, stage.chen.id))
    assert f"<@{stage.chen.id}> opens a bottle for 20 failures: Tea" in card.text
    assert len(events(stage)) == 1


async def test_of_two_who_plan_at_the_same_moment_one_is_asked_to_join(stage: Stage) -> None:
    people = (stage.ada, stage.chen)
    shown = [await propose(one, where=f"Place {number}") for number, one in enumerate(people)]
    pressed = await asyncio.gather(
        *(one.press("Plan it", on=reply.message) for one, reply in zip(people, shown, strict=True))
    )
    assert sorted(one.text.startswith("**It is planned.**") for one in pressed) == [False, True]
    assert any("On that day there is a party already." in one.text for one in pressed)
    await invited(stage)
    await stage.sandbox.until(lambda: events(stage))
    assert len(events(stage)) == 1


async def test_one_s_own_day_is_changed_and_not_joined(stage: Stage) -> None:
    await plan(stage.ada)
    shown = await propose(stage.ada, "friday 21:00")
    assert shown.text.startswith("**On that day you give a party already.**")
    assert "Give it together" not in str(shown.message.components if shown.message else "")


async def test_who_came_to_it_later_steps_back_and_calls_nothing_off(stage: Stage) -> None:
    await joined(stage)
    asked = await stage.chen.slash("/party off")
    assert asked.text.startswith("**Step back from this party?**")
    assert "Call it off" not in str(asked.message.components if asked.message else "")
    await stage.chen.press("Step back")
    await reads(stage, await invited(stage), f"**Given by:** <@{stage.ada.id}>")


async def test_who_came_to_it_later_does_not_change_it(stage: Stage) -> None:
    await joined(stage)
    refused = await stage.chen.slash("/party change", options={"where": "The roof"})
    assert refused.text.startswith("Only who planned this party can change it or call it off.")
    assert "The kitchen" in (await invited(stage)).text


async def test_when_its_first_host_leaves_the_server_s_cork_the_other_goes_on(stage: Stage) -> None:
    await joined(stage)
    asked = await stage.ada.slash("/leave")
    assert "What others give with you goes on without you" in asked.text
    await stage.ada.press("Leave")
    card = await invited(stage)
    await stage.sandbox.until(lambda: str(stage.ada.id) not in card.text)
    changed = await stage.chen.slash("/party change", options={"where": "The roof"})
    assert changed.text.startswith("**It is changed.**")


async def test_when_its_only_host_leaves_it_is_called_off(stage: Stage) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    await stage.sandbox.until(lambda: events(stage))
    await stage.ada.slash("/leave")
    await stage.ada.press("Leave")
    await reads(stage, card, "This party is called off.")
    await stage.sandbox.until(lambda: not events(stage))


async def test_when_its_only_host_erases_everything_nothing_is_left_of_it(stage: Stage) -> None:
    await plan(stage.ada)
    await invited(stage)
    await stage.sandbox.until(lambda: events(stage))
    await stage.ada.slash("/privacy erase")
    await stage.ada.press("Erase everything")
    await stage.sandbox.until(lambda: not stage.channel("party") and not events(stage))


async def test_a_guest_who_erases_everything_is_counted_no_more(stage: Stage) -> None:
    await plan(stage.ada)
    card = await invited(stage)
    await stage.chen.press("Coming", on=card)
    await stage.dara.press("Coming", on=card)
    await reads(stage, card, "2 coming")
    await stage.chen.slash("/privacy erase")
    await stage.chen.press("Erase everything")
    await reads(stage, card, "1 coming")
