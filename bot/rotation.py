"""Give a stopped bot a fresh key, and seal everything anew with it."""

from collections.abc import Callable

from bot.kernel import reseal, seal
from bot.kernel.database import Database
from bot.kernel.errors import StartRefused
from bot.kernel.text import say
from bot.process import alone
from bot.settings import Settings

_LOCALE = "en-US"


async def rotate(settings: Settings, write: Callable[[str], object]) -> int:
    """Put a fresh key in front of the file's others, reseal what they sealed, say so, and return the exit code.

    Refuses to start while the bot runs. Broken off halfway, it leaves a database that opens; running it again goes on
    with yet another key.
    """
    with alone(settings):
        if not settings.secret_key_file.exists():
            raise StartRefused("operator.key_missing", path=settings.secret_key_file)
        async with Database(settings.database_path, seal.rotate(settings.secret_key_file)) as db:
            count = await reseal.everything(db)
    write(say("operator.rotated", _LOCALE, n=count, path=settings.secret_key_file) + "\n")
    return 0
