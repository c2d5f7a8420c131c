from datetime import timedelta

from tests.door.conftest import Stage

SUNDAY_EVENING = timedelta(days=4, hours=7)
"""From the stage's Wednesday at 10:00 UTC to Sunday 18:00 in Berlin."""


async def test_a_member_logs_shares_celebrates_and_is_asked_a_question(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/quest start", goal=3, scope="faculty positions", announce=True)

    receipt = await ada.slash("/fail", line="Not shortlisted at Uni X")
    assert receipt.ephemeral
    assert "Only you can see this" in receipt.text
    assert stage.channel("cv-of-failures") == []

    preview = await ada.press("Share…")
    assert "exactly what others will see" in preview.text
    assert "Not shortlisted at Uni X" in preview.text
    assert stage.channel("cv-of-failures") == []
    await ada.press("Post")
    (card,) = await stage.posted("cv-of-failures")
    assert "Not shortlisted at Uni X" in card.text

    await ada.slash("/fail", line="A polite no from Zurich")
    await ada.slash("/fail", line="Silence from Oslo")
    *_, party = await stage.posted("party", 3)
    assert "made it: 3" in party.text
    assert [file.filename for file in party.attachments] == ["party.png"]

    stage.sandbox.clock.advance(SUNDAY_EVENING)
    (prompt,) = await stage.posted("weekly-prompt")
    await stage.sandbox.until(lambda: prompt.thread is not None)
    assert "Passing is fine" in prompt.text
