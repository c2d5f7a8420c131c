"""Close threads of ours, and open them again."""

import discord

from bot.kernel.budget import Place
from bot.letters import ShutThread


async def shut_thread(client: discord.Client, letter: ShutThread, place: Place) -> bool:
    """Close a thread or open it, and tell whether there is any; raise discord.py's errors.

    Locking needs *Manage Threads*; without it the thread leaves the list, and whoever writes in it brings it back.
    """
    try:
        await client.http.edit_channel(letter.thread, archived=letter.shut, locked=letter.shut)
    except discord.NotFound:
        return False
    except discord.Forbidden:
        await place.renew()
        await client.http.edit_channel(letter.thread, archived=letter.shut)
    return True
