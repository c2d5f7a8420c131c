"""`/failures edit` and the button: the line and the date, and posts that follow them."""

from tests.door.conftest import Stage
from tests.door.feed.steps import newest_failure, nothing_more_comes, share


async def test_an_edited_line_is_shown_and_its_card_follows(stage: Stage) -> None:
    card = await share(stage, stage.ada, "Not shortlsted at Uni X")
    form = (await stage.ada.slash("/failures edit", failure=await newest_failure(stage.ada))).modal

    shown = await stage.ada.submit(form, line="Not shortlisted at Uni X", date="2024-03")

    assert shown.ephemeral
    assert "Not shortlisted at Uni X" in shown.text
    assert "2024" in shown.text
    await nothing_more_comes(stage)
    assert "Not shortlisted at Uni X" in card.text


async def test_the_button_under_an_entry_opens_the_same_form_with_what_is_there(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Absage aus Wien", date="2019")
    entry = await stage.bo.slash("/failures show", failure=await newest_failure(stage.bo))

    form = (await stage.bo.press("Ändern", on=entry.message)).modal
    shown = await stage.bo.submit(form, line="Absage aus Graz", date="2019")

    assert "Absage aus Graz" in shown.text
    assert "Absage aus Wien" not in shown.text


async def test_an_edit_with_a_future_date_changes_nothing_and_gives_the_line_back(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Not shortlisted")
    chosen = await newest_failure(stage.ada)
    form = (await stage.ada.slash("/failures edit", failure=chosen)).modal

    refused = await stage.ada.submit(form, line="Not invited", date="2099")

    assert "Not invited" in refused.text
    assert "Not shortlisted" in (await stage.ada.slash("/failures show", failure=chosen)).text


async def test_a_form_pressed_by_somebody_else_changes_nothing(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Not shortlisted")
    chosen = await newest_failure(stage.ada)
    refused = await stage.chen.slash("/failures edit", failure=chosen)

    assert refused.modal is None
    assert "Not shortlisted" not in refused.text


async def test_a_new_line_that_would_push_the_story_past_its_length_is_refused_and_comes_back(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="A polite no")
    await stage.ada.press("Add story")
    await stage.ada.submit(story="s" * 3990)
    await stage.ada.slash("/failures edit", failure="polite")
    refusal = await stage.ada.submit(line="A line that is much too long. " * 10)
    assert refusal.text.startswith("A story has at most 4000 characters here.")
    assert "A line that is much too long. A line" in refusal.text
    shown = await stage.ada.slash("/failures show", failure="polite")
    assert shown.text.startswith("> A polite no\n")


async def test_options_change_what_they_name_and_nothing_else(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=30, scope="chairs")
    await stage.ada.slash("/quest start", goal=10, scope="prizes")
    await stage.ada.slash("/fail", line="Chair in Oslo", quest="chairs", sting=7)
    shown = await stage.ada.slash(
        "/failures edit", failure="oslo", kind="near-miss", section="Chairs", date="2019-03", sting=2, quest="prizes"
    )
    assert shown.ephemeral
    assert shown.text == (
        "> Chair in Oslo\n"
        "-# March 2019 · Chairs · A near miss · sting 2 of 10 · counts toward prizes · private: only me"
    )
    counts = [one.name for one in await stage.ada.autocomplete("/fail", option="quest", typed="")]
    assert counts == ["prizes · 1/10", "chairs · 0/30"]
    none = (await stage.ada.autocomplete("/failures edit", option="quest", typed="no quest"))[-1]
    freed = await stage.ada.slash("/failures edit", failure="oslo", quest=none.value)
    assert "counts toward" not in freed.text


async def test_what_it_became_is_offered_plainly_and_may_be_anything(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Absage aus Wien")
    (usual,) = await stage.bo.autocomplete("/failures edit", option="became", typed="")
    assert usual.name == "nicht viel passiert"
    shown = await stage.bo.slash("/failures edit", failure="wien", became=usual.value)
    assert shown.text.endswith("-# was daraus wurde: nicht viel passiert")
    assert await stage.bo.autocomplete("/failures edit", option="became", typed="Eine Stelle") == []
    shown = await stage.bo.slash("/failures edit", failure="wien", became="Eine Stelle in Graz @everyone")
    assert "-# was daraus wurde: Eine Stelle in Graz" in shown.text
    assert "@everyone" not in shown.text


async def test_the_form_holds_all_that_can_be_written_and_empties_what_is_emptied(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Chair in Oslo", section="awards", sting=7)
    await stage.ada.slash("/failures edit", failure="oslo")
    shown = await stage.ada.submit(section="My own heading", sting="", became="nothing much happened")
    assert shown.text == (
        "> Chair in Oslo\n-# My own heading · private: only me\n-# what it became: nothing much happened"
    )
    await stage.ada.slash("/failures edit", failure="oslo")
    shown = await stage.ada.submit(section="Awards and scholarships I did not get", became="")
    assert shown.text == "> Chair in Oslo\n-# Awards and scholarships I did not get · private: only me"


async def test_a_form_with_a_sting_that_is_none_gives_everything_back(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="Chair in Oslo")
    for sting in ("a", "11", "-1", "½"):
        await stage.ada.slash("/failures edit", failure="oslo")
        refusal = await stage.ada.submit(sting=sting, became="a long walk")
        assert refusal.text.startswith("The sting goes from 0 to 10.")
        assert "> Chair in Oslo" in refusal.text
        assert "> a long walk" in refusal.text


async def test_an_entry_does_not_move_to_a_quest_of_somebody_else(stage: Stage) -> None:
    await stage.ada.slash("/quest start", goal=3)
    (quest,) = await stage.ada.autocomplete("/fail", option="quest", typed="")
    await stage.chen.slash("/fail", line="Mine")
    refusal = await stage.chen.slash("/failures edit", failure="mine", quest=str(quest.value))
    assert refusal.text.startswith("That quest is not there any more.")
