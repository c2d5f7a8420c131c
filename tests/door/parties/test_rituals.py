"""The evening itself: what is read, shredded, drunk to and honoured, and who may do it."""

from sandbox.world.words import walk
from tests.door.conftest import Stage
from tests.door.failures.steps import message_of
from tests.door.parties.evening_steps import (
    SELECT,
    begin,
    card,
    choose,
    drawn,
    end,
    labels,
    log,
    plan,
    redrawn,
    standing,
    toast,
    values_of,
)

ONLY_HOSTS = "Only those who host this party can do that."


async def test_a_toast_party_shows_the_lines_that_were_chosen_and_the_glasses_of_its_guests(stage: Stage) -> None:
    await log(stage.ada, "Rome", "Paris", "Oslo")
    invitation = await plan(stage.ada, "toast")
    told = await choose(stage.ada, invitation, "Oslo", "Rome")
    assert "2 lines chosen." in told.text
    party = await begin(stage, stage.ada, invitation)
    assert party.text.split("\n") == [
        "### 🥂 Here we are",
        f"The kitchen · hosted by <@{stage.ada.id}>",
        "**Read tonight**",
        "**1** · Oslo",
        "**2** · Rome",
    ]
    assert labels(party) == ["Raise a glass", "Awards", "End the party"]
    answer = await toast(stage.chen, party, "auf @everyone")
    assert answer.ephemeral
    await drawn(stage, party, f"🥂 <@{stage.chen.id}>: auf @\u200beveryone")
    assert party.mentions == []


async def test_before_it_begins_a_host_reads_exactly_what_will_be_seen_and_nobody_else_does(stage: Stage) -> None:
    await log(stage.ada, "Rome")
    invitation = await plan(stage.ada, "toast")
    await choose(stage.ada, invitation, "Rome")
    preview = await stage.ada.press("Begin", on=invitation)
    assert preview.ephemeral
    assert "**1** · Rome" in preview.text
    assert not any("Rome" in one.text for one in stage.channel("party"))


async def test_a_toast_is_one_for_each_member_and_can_be_changed_and_taken_back(stage: Stage) -> None:
    party = await begin(stage, stage.ada, await plan(stage.ada, "toast"))
    await toast(stage.chen, party, "To tea")
    await toast(stage.chen, party, "To cake")
    await drawn(stage, party, "To cake")
    assert "To tea" not in party.text
    await stage.chen.press("Raise a glass", on=party)
    answer = await stage.chen.submit(toast="")
    assert answer.text == "It is taken back. Nothing of it stays on the card."
    await redrawn(stage, party, "To cake")


async def test_a_host_leaves_a_toast_out_before_it_stands_in_the_album(stage: Stage) -> None:
    party = await begin(stage, stage.ada, await plan(stage.ada, "toast"))
    await toast(stage.chen, party, "To tea")
    await toast(stage.dara, party, "To nobody here")
    asked = message_of(await stage.ada.press("End the party", on=party))
    await stage.ada.select("Leave a toast out", values_of(asked, ["To nobody here"]), on=asked)
    await redrawn(stage, party, "To nobody here")
    assert values_of(asked, ["To tea"]) == [str(stage.chen.id)]
    await stage.ada.press("End it", on=asked)
    left = await standing(stage, "What is left of the party")
    page = next(file for file in left.attachments if file.filename == "album.html").content.decode()
    assert "To tea" in page
    assert "To nobody here" not in page


async def test_shredding_strikes_a_line_through_and_leaves_the_entry_alone(stage: Stage) -> None:
    await log(stage.ada, "Rome", "Paris")
    invitation = await plan(stage.ada, "shred")
    await choose(stage.ada, invitation, "Paris", "Rome")
    party = await begin(stage, stage.ada, invitation)
    assert labels(party)[:2] == ["Shred 1", "Shred 2"]
    refused = await stage.chen.press("Shred 1", on=party)
    assert refused.text == "Only the one who chose this line can shred it."
    await stage.ada.press("Shred 1", on=party)
    await drawn(stage, party, "**1** · ~~Paris~~")
    assert "**2** · Rome" in party.text
    assert labels(party)[0] == "Shred 2"
    assert "Paris" in (await stage.ada.slash("/failures list")).text


async def test_reading_aloud_shows_one_line_at_a_time_and_a_double_press_skips_none(stage: Stage) -> None:
    await log(stage.ada, "Rome", "Paris")
    invitation = await plan(stage.ada, "read-aloud")
    await choose(stage.ada, invitation, "Paris", "Rome")
    party = await begin(stage, stage.ada, invitation)
    assert "Paris" not in party.text
    assert (await stage.chen.press("Read the next one", on=party)).text == ONLY_HOSTS
    await stage.ada.press("Read the next one", on=party)
    await stage.ada.press("Read the next one", on=party)
    await drawn(stage, party, "**1 of 2**\n> Paris")
    assert "Rome" not in party.text
    await stage.ada.press("Read the next one", on=party)
    await drawn(stage, party, "**2 of 2**\n> Rome\n-# That was the last line.")
    assert "Read the next one" not in labels(party)


async def test_a_quiet_party_asks_nothing_of_anybody(stage: Stage) -> None:
    invitation = await plan(stage.ada, "quiet")
    assert "Choose what to read" not in labels(invitation)
    party = await begin(stage, stage.ada, invitation)
    assert "Nothing has to be read tonight. Being here is enough." in party.text
    assert labels(party) == ["End the party"]
    left = await end(stage, stage.ada, party)
    assert [file.filename for file in left.attachments] == ["party.png", "album.html"]


async def test_awards_go_to_letters_and_only_hosts_give_them(stage: Stage) -> None:
    await log(stage.ada, "Rome", "Paris")
    invitation = await plan(stage.ada, "toast")
    await choose(stage.ada, invitation, "Paris", "Rome")
    party = await begin(stage, stage.ada, invitation)
    assert (await stage.chen.press("Awards", on=party)).text == ONLY_HOSTS
    menu = message_of(await stage.ada.press("Awards", on=party))
    await stage.ada.press("Kindest letter", on=menu)
    await stage.ada.select("Which letter was it?", values_of(menu, ["Rome"]), on=menu)
    assert "🎗️ Kindest letter: Rome" in menu.text
    await drawn(stage, party, "**2** · Rome · 🎗️ Kindest letter")
    await stage.ada.press("Kindest letter", on=menu)
    await stage.ada.press("No letter", on=menu)
    await redrawn(stage, party, "🎗️")


async def test_the_slowest_letter_is_suggested_from_how_long_the_answer_took(stage: Stage) -> None:
    await log(stage.ada, "Rome")
    await stage.ada.slash("/ask add", line="The institute", date="2026-03-01")
    await stage.ada.slash("/ask answered", ask="The institute", answer="form", date="2026-11-01")
    invitation = await plan(stage.ada, "toast")
    await choose(stage.ada, invitation, "Rome", "The institute")
    party = await begin(stage, stage.ada, invitation)
    menu = message_of(await stage.ada.press("Awards", on=party))
    reply = await stage.ada.press("Slowest letter", on=menu)
    (menu_of_lines,) = (one for one in walk(message_of(reply).components) if one["type"] == SELECT)
    assert [(one["label"], one.get("description")) for one in menu_of_lines["options"]] == [
        ("The institute", "waited 245 days"),
        ("Rome", None),
    ]


async def test_two_hosts_read_their_own_lines_and_each_stands_under_its_name(stage: Stage) -> None:
    await log(stage.ada, "Rome")
    await log(stage.chen, "Lima")
    first = await plan(stage.ada, "toast")
    await stage.chen.slash("/party plan", options={"when": "2026-11-18 20:00", "where": "Here", "ritual": "toast"})
    await stage.chen.press("Give it together")
    await choose(stage.ada, first, "Rome")
    shown = message_of(await stage.chen.slash("/party show"))
    told = await choose(stage.chen, shown, "Lima")
    assert "Rome" not in told.text
    party = await begin(stage, stage.ada, first)
    assert f"**1** · Rome · <@{stage.ada.id}>\n**2** · Lima · <@{stage.chen.id}>" in party.text


async def test_what_cannot_begin_says_why_and_what_to_do(stage: Stage) -> None:
    invitation = await plan(stage.ada, "shred")
    empty = await stage.ada.press("Begin", on=invitation)
    assert empty.text == "Nobody has chosen what to read yet. Press *Choose what to read* first."
    later = await plan(stage.chen, "toast", "2026-11-20 19:00")
    assert (await stage.chen.press("Begin", on=later)).text.startswith("It is too early to begin. From <t:")


async def test_a_party_that_was_begun_twice_has_one_card(stage: Stage) -> None:
    invitation = await plan(stage.ada, "toast")
    preview = message_of(await stage.ada.press("Begin", on=invitation))
    await stage.ada.press("Begin now", on=preview)
    again = message_of(await stage.ada.press("Begin", on=invitation))
    await stage.ada.press("Begin now", on=again)
    party = await card(stage)
    await toast(stage.chen, party, "To tea")
    await drawn(stage, party, "To tea")
    assert [one.id for one in stage.channel("party") if "Here we are\n" in one.text] == [party.id]


async def test_a_stale_button_says_that_the_party_is_over(stage: Stage) -> None:
    party = await begin(stage, stage.ada, await plan(stage.ada, "toast"))
    await toast(stage.chen, party, "To tea")
    form = (await stage.chen.press("Raise a glass", on=party)).modal
    await end(stage, stage.ada, party)
    answer = await stage.chen.submit(form, toast="Too late")
    assert "Too late" in answer.text  # what was typed comes back
    await standing(stage, "The party is over")
