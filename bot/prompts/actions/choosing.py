"""Whose turn it is: the choice's rule over what a server was asked, did not want, and has of its own."""

from datetime import date

from bot.kernel.transaction import Transaction
from bot.prompts import bank, own, store
from bot.prompts.choose import choose
from bot.prompts.model import Banked, Prompt, Standing


def whole_bank(tx: Transaction, guild_id: int) -> tuple[Prompt, ...]:
    """Return every prompt that a server may be asked."""
    return (*bank.prompts(), *(one.prompt for one in own.of_guild(tx, guild_id, Standing.APPROVED)))


def chosen(tx: Transaction, guild_id: int, on: date) -> str | None:
    """Return the key of the prompt for a date, or None where none is left; the same as long as nothing changes.

    What was passed over for that date comes only where there is nothing else.
    """
    everything = whole_bank(tx, guild_id)
    history = [used for used in store.history(tx, guild_id) if used.local_date != on]
    passed = store.passed_over(tx, guild_id, on)
    wanted = [prompt for prompt in everything if prompt.key not in passed]
    prompt = choose(history, on, wanted, seed=guild_id) or choose(history, on, everything, seed=guild_id)
    return prompt.key if prompt else None


def banked(tx: Transaction, guild_id: int, key: str, locale: str) -> Banked | None:
    """Return a prompt of a server by its key with its words for a locale, or None where there is none any more."""
    for prompt in bank.prompts():
        if prompt.key == key:
            return Banked(prompt, bank.words(key, locale))
    found = own.find(tx, guild_id, key)
    return None if found is None else Banked(found.prompt, found.words, found.standing)
