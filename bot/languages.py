"""The languages that members chose, at hand before anything looks at an interaction."""

from typing import Any

from bot.kernel.database import Database
from bot.kernel.text import language_of
from bot.members import actions as members


class Languages:
    """Whoever chose a language is answered in it, and no interaction has to look that up."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._chosen: dict[int, str] = {}

    async def load(self) -> None:
        """Learn what every member has chosen."""
        self._chosen = await self._db.read(members.languages)

    async def learn(self, member_id: int) -> None:
        """Learn what a member has chosen; to be called once that changed, was restored or was erased."""
        member = await self._db.read(members.find, member_id)
        if member.locale_chosen:
            self._chosen[member_id] = member.locale
        else:
            self._chosen.pop(member_id, None)

    def speak(self, data: Any) -> None:
        """Have an interaction, as Discord sent it, say the language that its member chose where it says another."""
        user = data["member"]["user"] if "member" in data else data["user"]
        chosen = self._chosen.get(int(user["id"]))
        if chosen is not None and language_of(chosen) != language_of(data["locale"]):
            data["locale"] = chosen
