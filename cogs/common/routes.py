"""Where presses, choices and filled-in forms go: one table from a route's pattern to a function.

A component or form carries a route such as `fail:undo:123` as its custom_id, and nothing else of it is remembered in
memory, so one from before ten restarts still works. Whatever a handler raises ends in `report`.
"""

import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from cogs.common.reply import Interaction
from cogs.common.report import Outdated, report

Handler = Callable[..., Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Route:
    """A pattern for whole custom_ids, a sample that fits it, and `handler(interaction, **parts)`."""

    pattern: re.Pattern[str]
    sample: str
    handler: Handler


class Routes:
    """The routes of every cog."""

    def __init__(self) -> None:
        self._by_topic: defaultdict[str, list[Route]] = defaultdict(list)
        """The routes by what comes before their first colon, which is never a placeholder."""

    def add(self, template: str, handler: Handler) -> None:
        """Send custom_ids such as `fail:undo:{failure}` to `handler`; raise ValueError for one that is taken.

        A placeholder stands for one part of letters, digits, `-` and `_`.
        """
        pattern = re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[\\w-]+)", re.escape(template)))
        sample = re.sub(r"\{\w+\}", "1", template)
        topic = self._by_topic[_topic(template)]
        if any(route.pattern.fullmatch(sample) or pattern.fullmatch(route.sample) for route in topic):
            raise ValueError(template)
        topic.append(Route(pattern, sample, handler))

    async def dispatch(self, interaction: Interaction) -> None:
        """Hand a press, choice or form to its handler, and what goes wrong to the member."""
        custom_id = _data(interaction).get("custom_id", "")
        for route in self._by_topic.get(_topic(custom_id), ()):
            if match := route.pattern.fullmatch(custom_id):
                try:
                    await route.handler(interaction, **match.groupdict())
                except Exception as error:  # noqa: BLE001 - the one error door
                    await report(interaction, error)
                return
        await report(interaction, Outdated())


def answers(interaction: Interaction) -> dict[str, str]:
    """Return what was typed into a form, by field name."""
    inputs = (label["component"] for label in _data(interaction)["components"] if "component" in label)
    return {one["custom_id"]: one["value"] for one in inputs if "value" in one}


def chosen(interaction: Interaction) -> list[str]:
    """Return the values that were picked in a select."""
    return list(_data(interaction).get("values", ()))


def number_in(part: str) -> int:
    """Return the number that a route's part is; anything else is from no version of Cork."""
    if not part.isdecimal():
        raise Outdated
    return int(part)


def _topic(custom_id: str) -> str:
    return custom_id.partition(":")[0]


def _data(interaction: Interaction) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", interaction.data)
