"""What moderators let stand days later is shown to nobody whom its author did not agree to."""

from datetime import timedelta

import pytest

from bot.feed.model import State
from tests.door.conftest import Stage
from tests.door.feed.audience import close
from tests.door.feed.steps import newest_failure
from tests.door.moderation.steps import allow_anonymous, until_in, vet
from tests.door.waiting import pressed, until_kept

TEXT = "Not shortlisted"


async def held(stage: Stage, audience: str, button: str) -> None:
    """Share something while only Ada and Olu see the feed; moderators look first."""
    await allow_anonymous(stage)
    await vet(stage)
    close(stage, stage.ada, stage.olu)
    await stage.ada.slash("/fail", line=TEXT)
    await stage.ada.slash("/share", failure=await newest_failure(stage.ada), options={"as": audience})
    await pressed(stage.ada, button)
    stage.sandbox.clock.advance(timedelta(days=2))
    await until_in(stage, stage.ada, State.HELD)


AS = pytest.mark.parametrize(
    ("audience", "button"), [("named", "Post"), ("anonymous", "Post it without my name")], ids=["named", "anonymous"]
)


@AS
async def test_where_more_people_see_the_feed_it_goes_back_to_its_author(
    stage: Stage, audience: str, button: str
) -> None:
    await held(stage, audience, button)
    close(stage, stage.ada, stage.olu, stage.dara)
    assert "If more people can see the feed" in (await stage.olu.slash("/mod release", post=TEXT)).text
    await until_kept(stage.bot.db, lambda tx: tx.one("SELECT 1 FROM share") is None)
    await until_kept(stage.bot.db, lambda tx: not tx.value("SELECT count(*) FROM outbox"))
    assert any("was **not posted**" in word.text for word in stage.ada.dms()) == (audience == "named")
    assert "**Not posted**" in (await stage.ada.slash("/share")).text


@AS
async def test_where_no_more_people_see_it_it_is_posted(stage: Stage, audience: str, button: str) -> None:
    await held(stage, audience, button)
    await stage.olu.slash("/mod release", post=TEXT)
    await until_in(stage, stage.ada, State.POSTED)
