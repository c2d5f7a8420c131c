"""Another prompt in the place of one that is gone between its hour and its posting."""

from bot.kernel.text import LANGUAGES
from bot.kernel.transaction import Transaction
from bot.prompts import store
from bot.prompts.actions.choosing import banked, chosen
from bot.prompts.model import State


def replace_gone(tx: Transaction, guild_id: int) -> None:
    """Have another prompt posted where the one that waits to be was taken out; without any, the week passes."""
    for occurrence_id in store.waiting(tx, guild_id):
        record = store.find_occurrence(tx, occurrence_id)
        if record is None or record.prompt is None or banked(tx, guild_id, record.prompt, LANGUAGES[0]) is not None:
            continue
        another = chosen(tx, guild_id, record.local_date)
        if another is None:
            store.set_state(tx, occurrence_id, State.EMPTY)
        else:
            store.set_prompt(tx, occurrence_id, another)
