"""Stings that are told again: one private batch, and what each answer leads to."""

from datetime import timedelta

from tests.door.conftest import Stage
from tests.door.failures.steps import forged_press, message_of
from tests.door.stings.steps import HOW_MUCH, MONTH, WEEK, due_after, menus, stung


async def test_before_a_week_nothing_is_due_and_it_says_when_something_will_be(stage: Stage) -> None:
    nothing = await stage.ada.slash("/sting due")
    assert nothing.text == "No sting waits to be told again."

    await stung(stage.ada)
    coming = await stage.ada.slash("/sting due")

    instant = int((stage.sandbox.clock.now() + WEEK).timestamp())
    assert coming.ephemeral
    assert coming.text == f"No sting waits to be told again. The next one comes up <t:{instant}:R>."


async def test_a_week_later_all_that_stung_is_asked_for_in_one_private_batch_without_what_it_was(stage: Stage) -> None:
    first, second = await stung(stage.ada, "The first no"), await stung(stage.ada, "The second no", sting=3)
    await stage.ada.slash("/fail", line="It did not matter")

    batch = await due_after(stage, stage.ada, WEEK)

    assert batch.ephemeral
    assert batch.text.startswith("🐝 **How much do these sting now?**\n-# From 0 to 10, as it is today.")
    assert "> The first no\n-# logged on <t:" in batch.text
    assert "It did not matter" not in batch.text
    assert "7" not in batch.text.replace("<t:17", "")
    assert menus(batch.message) == [f"sting:rate:{one}:week" for one in (first, second)]


async def test_an_answer_stands_above_what_is_left_to_ask(stage: Stage) -> None:
    first, second = await stung(stage.ada, "The first no"), await stung(stage.ada, "The second no")
    batch = await due_after(stage, stage.ada, WEEK)

    answered = await stage.ada.select(f"sting:rate:{first}:week", ["2"])

    assert message_of(answered).id == message_of(batch).id
    assert answered.text.startswith("🔒 **Noted.** It stung 7 then and 2 now.\n> The first no")
    assert menus(answered.message) == [f"sting:rate:{first}:week", f"sting:rate:{second}:week"]

    done = await stage.ada.select(f"sting:rate:{second}:week", ["skip"])

    assert done.text == "🔒 **Skipped.** Nothing was noted.\n> The second no"


async def test_a_rising_sting_is_told_in_the_same_words(stage: Stage) -> None:
    one = await stung(stage.ada, sting=2)
    await due_after(stage, stage.ada, WEEK)

    answered = await stage.ada.select(f"sting:rate:{one}:week", ["9"])

    assert answered.text == "🔒 **Noted.** It stung 2 then and 9 now.\n> A polite no"


async def test_a_slip_is_put_right_where_it_was_confirmed(stage: Stage) -> None:
    one = await stung(stage.ada)
    await due_after(stage, stage.ada, WEEK)
    await stage.ada.select(f"sting:rate:{one}:week", ["2"])

    again = await stage.ada.select(f"sting:rate:{one}:week", ["3"])

    assert again.text.startswith("🔒 **Noted.** It stung 7 then and 3 now.")
    shown = await stage.ada.press("How it went")
    assert "A week later: **3**" in shown.text


async def test_of_steps_missed_long_ago_only_the_latest_is_asked(stage: Stage) -> None:
    one = await stung(stage.ada)

    batch = await due_after(stage, stage.ada, timedelta(days=100))

    assert menus(batch.message) == [f"sting:rate:{one}:month"]


async def test_stop_asking_is_silent_from_then_on_and_can_be_taken_back(stage: Stage) -> None:
    one = await stung(stage.ada)
    await due_after(stage, stage.ada, WEEK)

    stopped = await stage.ada.select(HOW_MUCH, ["stop"])

    assert stopped.text.startswith("🔒 **All right.** Cork does not ask about the sting of this one again.")
    assert (await due_after(stage, stage.ada, MONTH)).text == "No sting waits to be told again."
    again = await stage.ada.press("Ask again", on=message_of(stopped))
    assert again.text.startswith("🔒 **All right.** Cork asks about the sting of this one again.")
    assert menus((await stage.ada.slash("/sting due")).message) == [f"sting:rate:{one}:month"]


async def test_no_longer_wanting_it_is_noted_without_a_verdict(stage: Stage) -> None:
    await stung(stage.ada)
    await due_after(stage, stage.ada, WEEK)

    noted = await stage.ada.select(HOW_MUCH, ["reorient"])

    assert noted.text.startswith("🔒 **Noted: you no longer want it.** Cork does not ask")
    shown = await stage.ada.press("How it went", on=message_of(noted))
    assert "-# You no longer want it, and Cork does not ask about it any more." in shown.text


async def test_more_than_a_message_holds_comes_after_the_first_ones_are_answered(stage: Stage) -> None:
    ids = [await stung(stage.ada, f"No number {n}.") for n in range(10)]

    batch = await due_after(stage, stage.ada, WEEK)

    assert len(menus(batch.message)) == 8
    assert batch.text.endswith("-# 2 more wait: `/sting due` shows them.")
    answered = await stage.ada.select(f"sting:rate:{ids[0]}:week", ["1"])
    assert menus(answered.message)[-1] == f"sting:rate:{ids[8]}:week"
    assert answered.text.endswith("-# One more waits: `/sting due` shows it.")


async def test_a_menu_from_a_step_that_has_passed_says_so_and_changes_nothing(stage: Stage) -> None:
    one = await stung(stage.ada)
    batch = await due_after(stage, stage.ada, WEEK)
    await due_after(stage, stage.ada, MONTH)

    refusal = await stage.ada.select(f"sting:rate:{one}:week", ["2"], on=message_of(batch))

    assert refusal.text == "The time for that answer has passed. `/sting due` shows what is asked now."
    assert menus((await stage.ada.slash("/sting due")).message) == [f"sting:rate:{one}:month"]


async def test_nobody_elses_sting_can_be_touched(stage: Stage) -> None:
    one = await stung(stage.ada)
    await due_after(stage, stage.ada, WEEK)
    own = message_of(await stage.olu.slash("/fail", line="Somebody else", sting=4))

    for deed in (f"sting:stop:{one}", f"sting:show:{one}", f"sting:forecast:{one}", "sting:stop:99999999999999999999"):
        refusal = await forged_press(stage, stage.olu, own, deed)
        assert refusal.text.startswith("That entry is not there any more.")
    assert menus((await stage.ada.slash("/sting due")).message) == [f"sting:rate:{one}:week"]


async def test_it_works_in_direct_messages_and_in_german(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Leider nein", sting=6, dm=True)
    stage.sandbox.clock.advance(WEEK)

    batch = await stage.bo.slash("/sting due", dm=True)

    assert batch.text.startswith("🐝 **Wie sehr schmerzt das jetzt?**")
    answered = await stage.bo.select("Wie sehr schmerzt es jetzt?", ["1"])
    assert answered.text.startswith("🔒 **Notiert.** Damals schmerzte es 6, jetzt 1.")
