"""`/privacy show` and `/privacy anonymity`: what is kept, in words, and where being anonymous ends."""

from sandbox.people.person import Person
from tests.door.conftest import Stage
from tests.door.failures.steps import share_by_name


async def shown(person: Person, *, dm: bool = False) -> list[str]:
    answer = await person.slash("/privacy show", dm=dm)
    assert answer.ephemeral
    return answer.text.split("\n")


async def test_somebody_of_whom_nothing_is_kept_is_told_so(stage: Stage) -> None:
    assert await shown(stage.chen) == ["Cork keeps nothing of you."]


async def test_everything_that_is_kept_is_told_in_words_and_with_numbers(stage: Stage) -> None:
    ada = stage.ada
    await ada.slash("/quest start", goal=30, scope="chairs", announce=True)
    await share_by_name(stage, ada, "Not shortlisted at Uni X")
    receipt = await ada.slash("/fail", line="A polite no", date="2019-03", sting=7)
    await ada.press("Add story", on=receipt.message)
    await ada.submit(story="Two years.")
    await ada.slash("/ask add", line="Fellowship in Bergen")
    await ada.slash("/me zone", zone="Europe/Oslo")
    told = await shown(ada)
    assert told[0] == "🔒 **What Cork keeps of you**"
    years = "from 2019 to 2026"
    counts = "with a story: 1 · with a sting: 1"
    assert f"- **2 failures**, {years}: {counts}" in told
    assert "- **1 ask**: waiting: 1" in told
    assert "- **1 quest**: running: 1 · announced: 1" in told
    assert "- **1 share** in servers: by name: 1" in told
    (settings,) = [line for line in told if line.startswith("- **Settings**")]
    assert "zone Europe/Oslo · pauses: 0 · next check-in: <t:" in settings
    assert "</privacy export:" in told[-1]
    assert "</privacy where:" in told[-1]
    assert "</privacy erase:" in told[-1]


async def test_what_somebody_pressed_is_told_as_a_number(stage: Stage) -> None:
    card = await share_by_name(stage, stage.ada, "A polite no")
    await stage.chen.press("Hug", on=card)
    told = await shown(stage.chen)
    assert "- **1 press** on somebody's card, by a tag that recognises you and names nobody" in told


async def test_nobody_sees_what_is_kept_of_another(stage: Stage) -> None:
    await stage.ada.slash("/fail", line="The secret of Ada")
    assert await shown(stage.chen) == ["Cork keeps nothing of you."]


async def test_it_is_told_in_german_and_in_direct_messages(stage: Stage) -> None:
    await stage.bo.slash("/fail", line="Nicht eingeladen", dm=True)
    told = await shown(stage.bo, dm=True)
    assert told[0] == "🔒 **Was Cork von dir aufhebt**"
    assert "- **1 Eintrag**, von 2026" in told


async def test_where_being_anonymous_ends_is_said_as_it_is_now(stage: Stage) -> None:
    answer = await stage.ada.slash("/privacy anonymity")
    assert answer.ephemeral
    assert (
        "What is shared **anonymously**, or answered so to a prompt, comes out at random, 10 to 90 minutes later"
        in answer.text
    )
    assert "**Whoever hosts Cork** has the key while it runs." in answer.text
    in_german = await stage.bo.slash("/privacy anonymity", dm=True)
    assert in_german.text.startswith("**Wo Anonymität endet**")
