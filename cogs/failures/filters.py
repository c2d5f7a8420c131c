"""Which failures a list shows, small enough to travel in a button: numbers and the product's own words, no text."""

from dataclasses import dataclass
from typing import Self

from bot.feed.model import Audience


@dataclass(frozen=True, slots=True)
class Filters:
    """A year, a quest, an audience and a section.

    A section is one of Haushofer's keys or, for a member's own, the id of a failure that stands under it.
    """

    year: int | None = None
    quest_id: int | None = None
    audience: Audience | None = None
    section: str | None = None

    def route(self, page: int) -> str:
        """Return the custom_id of a button that turns to this page (`x` where there is none)."""
        parts = (self.year, self.quest_id, self.audience, self.section)
        where = "x" if page < 0 else str(page)
        return f"failures:page:{where}:" + ":".join("-" if part is None else str(part) for part in parts)

    @classmethod
    def parse(cls, year: str, quest: str, audience: str, section: str) -> Self:
        """Read back what `route` wrote."""
        return cls(
            year=None if year == "-" else int(year),
            quest_id=None if quest == "-" else int(quest),
            audience=None if audience == "-" else Audience(audience),
            section=None if section == "-" else section,
        )
