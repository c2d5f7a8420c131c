"""A bank without a prompt that may be asked."""

from datetime import timedelta

from bot.kernel.schedule import Occurrence
from bot.kernel.transaction import Transaction
from bot.prompts import actions as prompts
from bot.prompts import bank, store
from bot.prompts.model import State
from tests.door.conftest import Stage
from tests.door.prompts.steps import CHANNEL, SUNDAY_AT_SIX, until_states

DAY = timedelta(days=1)


async def test_organisers_find_it_in_check_status_and_preview_and_nothing_is_posted(stage: Stage) -> None:
    guild_id = stage.sandbox.world.guild.id

    def use_up(tx: Transaction) -> None:
        schedule = prompts.find(tx, guild_id)
        assert schedule is not None
        for age, prompt in enumerate(bank.prompts(), start=2):
            instant = stage.sandbox.clock.now() - age * DAY
            day = Occurrence(instant.date(), instant)
            occurrence = store.insert_occurrence(tx, schedule, day, prompt.key, State.DUE, late=False)
            assert occurrence is not None
            store.set_posted(tx, occurrence, None)

    checked = await (await stage.olu.slash("/setup check")).settled()
    assert "pass without one" not in checked.text
    await stage.bot.db.run(use_up)
    checked = await (await stage.olu.slash("/setup check")).settled()
    assert "Every prompt was asked here within the last half year" in checked.text
    for command in ("/prompt status", "/prompt preview"):
        told = (await stage.olu.slash(command)).text
        assert "Every prompt was asked here within the last half year" in told
        assert stage.bot.mention("prompt add") in told
    stage.sandbox.clock.move_to(SUNDAY_AT_SIX)
    await until_states(stage, State.EMPTY, *(State.POSTED,) * 4)
    assert stage.channel(CHANNEL) == []
