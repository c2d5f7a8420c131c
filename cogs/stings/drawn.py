"""What the charts of stings show."""

from bot.kernel.text import say
from bot.pictures.charts import Line, Lines
from bot.stings.model import FORECAST_FOR, Step, Told
from cogs.common.plain import name

TOGETHER = 6
"""Lines in one picture: of more the eye follows none."""


def course(one: Told, locale: str) -> Lines | None:
    """Return the chart of one failure's sting over the steps, None where there is nothing to compare yet."""
    ratings = {rating.step: rating.sting for rating in one.course.given}
    if not ratings and one.course.forecast is None:
        return None
    steps = (say("stings.first", locale), *(say(f"stings.step.{step}", locale) for step in Step))
    lines = [Line(name(one.failure.line), (one.then, *(ratings.get(step) for step in Step)))]
    if (forecast := one.course.forecast) is not None:
        expected = (one.then, *(forecast if step is FORECAST_FOR else None for step in Step))
        lines.append(Line(say("stings.chart_expected", locale), expected, dashed=True))
    return Lines(say("stings.chart_title", locale), steps, tuple(lines))


def overview(all_told: tuple[Told, ...], locale: str) -> Lines:
    """Return the chart of then and now of the newest failures; there must be one."""
    lines = tuple(Line(name(one.failure.line), (one.then, one.now)) for one in all_told[:TOGETHER])
    steps = (say("stings.then", locale), say("stings.now", locale))
    return Lines(say("stings.overview_title", locale), steps, lines)
