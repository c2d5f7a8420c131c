"""Discord's REST API v10, as far as a bot like Cork uses it."""

from sandbox.rest import channels, commands, entry, guilds, interactions, messages, scheduled
from sandbox.rest.call import Route

ROUTES: tuple[Route, ...] = (
    *entry.ROUTES,
    *guilds.ROUTES,
    *channels.ROUTES,
    *messages.ROUTES,
    *scheduled.ROUTES,
    *commands.ROUTES,
    *interactions.ROUTES,
)
