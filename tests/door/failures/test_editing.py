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
