"""`/stats group`: what a server shared, all together, for whoever asks."""

from datetime import timedelta

from sandbox.people.reply import Reply
from tests.door.conftest import Stage


async def stats(stage: Stage, name: str, *, dm: bool = False) -> Reply:
    """Ask for a server's numbers and wait until they are drawn."""
    return await (await stage.sandbox.person(name).slash("/stats group", dm=dm)).settled()


async def counted(stage: Stage, receipt: Reply) -> None:
    """Wait until what was logged is counted, too."""
    await stage.sandbox.until(lambda: receipt.followups)


async def collect(stage: Stage) -> None:
    """Let five members count what they log, and go on to the next month."""
    stage.sandbox.limits.lasting = 0
    for person in (stage.ada, stage.bo, stage.chen, stage.dara, stage.olu):
        for n, kind in enumerate(("form", "silence")):
            options = {"kind": kind, "section": "awards", "date": "2025", "share": "counted"}
            receipt = await person.slash("/fail", line=f"No number {n}", options=options)
            await counted(stage, receipt)
    stage.sandbox.clock.advance(timedelta(days=14))


async def test_a_server_of_which_too_little_is_shared_is_told_why(stage: Stage) -> None:
    reply = await stats(stage, "ada")
    assert reply.ephemeral
    assert reply.text.startswith("There is too little to tell yet. Once at least 5 members")
    assert reply.files == []


async def test_the_numbers_come_in_words_and_drawn_to_whoever_asks(stage: Stage) -> None:
    await collect(stage)
    reply = await stats(stage, "ada")
    assert reply.ephemeral
    assert reply.text.startswith(
        "**10** failures of 5 members were shared or counted here until the end of November 2026."
    )
    for words in (
        "- 2025: **10**",
        "- Awards and scholarships I did not get: **10**",
        "- A form letter: **5** of 10\n- Silence: **5** of 10",
    ):
        assert words in reply.text
    assert [file.filename for file in reply.files] == ["answers.png"]


async def test_nobody_stands_in_it_and_nothing_is_told_of_this_month(stage: Stage) -> None:
    await collect(stage)
    await counted(stage, await stage.ada.slash("/fail", line="One more", kind="personal", share="counted"))
    german = (await stats(stage, "bo")).text
    assert german.startswith("**10** Mal gescheitert: von 5 Mitgliedern")
    assert all(name not in german for name in ("<@", "ada", "Ada"))


async def test_where_cork_is_not_there_is_no_server_to_tell_of(stage: Stage) -> None:
    assert (await stage.ada.slash("/stats group", dm=True)).text.startswith("This belongs to a server")
    world = stage.sandbox.world
    elsewhere = world.add_guild("Quiet Lab", with_bot=False)
    world.add_channel(elsewhere, "general")
    world.add_member("gil", guild=elsewhere).user.has_app = True
    guest = stage.sandbox.person("gil", elsewhere)
    assert (await guest.slash("/stats group")).text.startswith("This belongs to a server")
