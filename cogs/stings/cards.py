"""How stings look to their member: what is asked again, and how it went on."""

from datetime import datetime

from bot.journal.model import STINGS
from bot.kernel.text import say
from bot.stings.actions import may_forecast
from bot.stings.model import FORECAST_FOR, Due, Ending, Step, Told, next_step, step_reached
from cogs.common.card import Block, Button, Card, File, Option, Picture, Row, Select, Text
from cogs.common.look import FORECAST, NIGHT, PRIVATE, STING
from cogs.common.plain import clip, name, one_line
from cogs.failures.facts import quoted, told
from cogs.stings.buttons import forecast_button

IN_CHECKIN = 3
"""Stings in a check-in, where two other parts stand beside them."""
AT_ONCE = 8
"""Stings in a message of their own."""
BRIEF = 300
"""UTF-16 units of a line where it is one of several."""
LISTED = 10
"""Failures in an overview, in words."""
OPENED = 25
"""Failures that a menu offers."""
PICTURE = "sting.png"
ALT = 1024
"""UTF-16 units of a picture's words."""


def due(batch: tuple[Due, ...], locale: str, *, most: int = IN_CHECKIN) -> tuple[Card, ...]:
    """Ask for these stings again, without showing what they were; no card where none is due.

    With three of them at most 12 components and 1,300 UTF-16 units, since it is one of three parts of a check-in.
    """
    if not batch:
        return ()
    heading = f"{STING} **{say('stings.due_heading', locale, n=len(batch))}**\n-# {say('stings.due_hint', locale)}"
    blocks: list[Block] = [Text(heading)]
    for one in batch[:most]:
        logged = say("stings.logged", locale, date=day(one.failure.logged_at))
        blocks += [Text(f"> {one_line(one.failure.line, limit=BRIEF)}\n-# {logged}"), _ask(one, locale)]
    if len(batch) > most:
        blocks.append(Text(f"-# {say('stings.due_more', locale, n=len(batch) - most)}"))
    return (Card(tuple(blocks), NIGHT),)


def nothing_due(locale: str, coming: datetime | None) -> Card:
    """Tell that nothing is asked now, and when something will be."""
    said = say("stings.none_due", locale)
    if coming is not None:
        said = f"{said} {say('stings.next_due', locale, when=soon(coming))}"
    return Card((Text(said),), NIGHT)


def noted(sentence: str, one: Told, locale: str, step: Step | None = None) -> Card:
    """Confirm an answer, with the way to what it adds up to, and back: another answer to a step, or asking again."""
    blocks: list[Block] = [Text(f"{PRIVATE} {sentence}\n{quoted(one.failure.line)}")]
    if step is not None:
        rating = one.course.rated(step)
        blocks.append(_ask(Due(one.failure, step), locale, None if rating is None else rating.sting))
    buttons = [Button(say("stings.how_it_went", locale), f"sting:show:{one.failure.id}", STING)]
    if one.course.ending is not None:
        buttons.append(Button(say("stings.ask_again", locale), f"sting:again:{one.failure.id}"))
    return Card((*blocks, Row(tuple(buttons))), NIGHT)


def ask_forecast(one: Told, locale: str) -> Card:
    """Ask what a member expects of a sting."""
    hint = say("stings.forecast_hint", locale, then=one.then)
    said = f"{FORECAST} **{say('stings.forecast_ask', locale)}**\n{quoted(one.failure.line)}\n-# {hint}"
    select = Select(f"sting:forecast-now:{one.failure.id}", _scale(locale), say("stings.forecast_choose", locale))
    return Card((Text(said), select), NIGHT)


def course(one: Told, locale: str, now: datetime, picture: bytes | None) -> Card:
    """Show how a failure's sting went on, in words and, where there is something to compare, in a picture."""
    failure = one.failure
    words = in_words(one, locale)
    blocks: list[Block] = [Text(f"{told(failure, locale)}\n{words}")]
    files: tuple[File, ...] = ()
    if picture is not None:
        alt = clip(words.replace("*", ""), ALT)
        blocks.append(Picture(PICTURE, alt))
        files = (File(PICTURE, picture, alt),)
    if ending := one.course.ending:
        blocks.append(Text(f"-# {say(f'stings.ended_{ending}', locale)}"))
    elif (step := step_reached(failure.logged_at, now)) and one.course.rated(step) is None:
        blocks.append(_ask(Due(failure, step), locale))
    elif coming := next_step(failure.logged_at, now):
        blocks.append(Text(f"-# {say('stings.asks_next', locale, when=soon(coming))}"))
    if buttons := _deeds(one, locale, now):
        blocks.append(Row(buttons))
    return Card(tuple(blocks), NIGHT, files)


def overview(all_told: tuple[Told, ...], locale: str, picture: bytes) -> Card:
    """Show then and now of a member's stings, the newest first."""
    lines = [f"{STING} **{say('stings.overview_title', locale)}**"]
    lines += [f"- {line_of(one, one_line(one.failure.line, limit=BRIEF), locale)}" for one in all_told[:LISTED]]
    if len(all_told) > LISTED:
        lines.append(say("stings.overview_more", locale, n=len(all_told) - LISTED))
    lines.append(f"-# {say('stings.overview_hint', locale)}")
    alt = clip(" · ".join(line_of(one, name(one.failure.line), locale) for one in all_told[:LISTED]), ALT)
    options = tuple(Option(name(one.failure.line), str(one.failure.id)) for one in all_told[:OPENED])
    opening = Select("sting:open", options, say("stings.open", locale))
    return Card((Text("\n".join(lines)), Picture(PICTURE, alt), opening), NIGHT, (File(PICTURE, picture, alt),))


def nothing_told(locale: str, failing: str, coming: datetime | None) -> Card:
    """Tell that there is nothing to compare yet; `failing` is the mention of the command that logs."""
    said = say("stings.nothing_told", locale, fail=failing)
    if coming is not None:
        said = f"{said} {say('stings.next_due', locale, when=soon(coming))}"
    return Card((Text(said),), NIGHT)


def in_words(one: Told, locale: str) -> str:
    """Say how a sting went on, step by step, and how that compares with what was expected; without a verdict."""
    steps = [say("stings.told", locale, when=say("stings.first", locale), sting=one.then)]
    for rating in one.course.ratings:
        when = say(f"stings.step.{rating.step}", locale)
        if rating.sting is None:
            steps.append(say("stings.told_skipped", locale, when=when))
        else:
            steps.append(say("stings.told", locale, when=when, sting=rating.sting))
    said = " · ".join(steps)
    if (forecast := one.course.forecast) is None:
        return said
    came = one.course.rated(FORECAST_FOR)
    if came is None or came.sting is None:
        return f"{said}\n{say('stings.expected', locale, forecast=forecast)}"
    return f"{said}\n{say('stings.expected_was', locale, forecast=forecast, sting=came.sting)}"


def line_of(one: Told, line: str, locale: str) -> str:
    """Say then and now of one failure in a line."""
    return say("stings.overview_line", locale, then=one.then, now=one.now, line=line)


def day(instant: datetime) -> str:
    """Return a day as the reader's own clock and language show it."""
    return f"<t:{int(instant.timestamp())}:D>"


def soon(instant: datetime) -> str:
    """Return how far away an instant is, in the reader's language."""
    return f"<t:{int(instant.timestamp())}:R>"


def _ask(one: Due, locale: str, picked: int | None = None) -> Select:
    others = tuple(Option(say(f"stings.{other}", locale), other) for other in ("skip", "stop", "reorient"))
    route = f"sting:rate:{one.failure.id}:{one.step}"
    return Select(route, (*_scale(locale, picked), *others), say("stings.how_much", locale))


def _scale(locale: str, picked: int | None = None) -> tuple[Option, ...]:
    ends = {STINGS[0]: "stings.scale_least", STINGS[-1]: "stings.scale_most"}
    return tuple(
        Option(say(ends[sting], locale) if sting in ends else str(sting), str(sting), chosen=sting == picked)
        for sting in STINGS
    )


def _deeds(one: Told, locale: str, now: datetime) -> tuple[Button, ...]:
    failure, ending = one.failure, one.course.ending
    deeds: list[Button] = []
    if may_forecast(failure, now):
        deeds.append(forecast_button(failure.id, locale))
    if ending is not None:
        deeds.append(Button(say("stings.ask_again", locale), f"sting:again:{failure.id}"))
    elif next_step(failure.logged_at, now) is not None:
        deeds.append(Button(say("stings.stop", locale), f"sting:stop:{failure.id}"))
    if ending is not Ending.REORIENTED:
        deeds.append(Button(say("stings.reorient", locale), f"sting:reorient:{failure.id}"))
    return tuple(deeds)
