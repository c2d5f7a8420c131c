"""What a failure's own cards show of its sting."""

from bot.kernel.text import say
from cogs.common.card import Button
from cogs.common.look import FORECAST


def forecast_button(failure_id: int, locale: str) -> Button:
    """Return the button that asks how a sting will go on."""
    return Button(say("stings.forecast", locale), f"sting:forecast:{failure_id}", FORECAST)
