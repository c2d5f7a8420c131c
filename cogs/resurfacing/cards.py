"""How an entry of an earlier year looks that comes back to its member."""

from datetime import datetime

from bot.journal.model import BECAME_LIMIT, NOTHING_MUCH, Failure
from bot.kernel.text import say
from bot.resurfacing.model import Resurfaced, Resurfacing
from cogs.common.card import Block, Button, Card, Row, Text
from cogs.common.dates import known_date
from cogs.common.form import Field, Form
from cogs.common.look import NIGHT, PRIVATE, RESURFACED
from cogs.common.plain import one_line
from cogs.failures.facts import quoted, told

BRIEF = 300
"""UTF-16 units of a line where it is one of several parts of a check-in."""


def resurfaced(found: Resurfaced | None, locale: str) -> tuple[Block, ...]:
    """Draw the check-in's part about an entry that comes back: 4 components, 700 UTF-16 units; nothing for none."""
    if found is None:
        return ()
    on = known_date(found.of.year, found.of.month, found.of.day, locale)
    lines = [f"{RESURFACED} {say('resurfacing.heading', locale, n=found.years, date=on)}"]
    lines.append(f"> {one_line(found.failure.line, limit=BRIEF)}")
    if found.then is not None and found.then != found.now:
        lines.append(say("resurfacing.stung_later", locale, then=found.then, now=found.now))
    elif found.then is not None:
        lines.append(say("resurfacing.stung", locale, then=found.then))
    lines.append(say("resurfacing.question", locale))
    buttons = (
        Button(say("resurfacing.tell", locale), f"resurface:tell:{found.failure.id}"),
        Button(say("resurfacing.never", locale), f"resurface:never:{found.failure.id}"),
    )
    return (Text("\n".join(lines)), Row(buttons))


def begun(wish: Resurfacing, locale: str, checkin_at: datetime | None, *, paused: bool, resume: str) -> Card:
    """Tell what comes back from now on, and when the first time; `resume` is the mention of the command."""
    lines = [f"{RESURFACED} {say('resurfacing.begun', locale)}"]
    if wish.least is not None:
        lines.append(f"- {say('resurfacing.least', locale, least=wish.least)}")
    if wish.most is not None:
        lines.append(f"- {say('resurfacing.most', locale, most=wish.most)}")
    if checkin_at is not None:
        lines.append(f"-# {say('resurfacing.next', locale, at=f'<t:{int(checkin_at.timestamp())}:F>')}")
    if paused:
        lines.append(f"-# {say('resurfacing.held_back', locale, resume=resume)}")
    return Card((Text("\n".join(lines)),), NIGHT)


def ended(locale: str, *, was_on: bool) -> Card:
    """Tell that nothing comes back."""
    return Card((Text(say("resurfacing.ended" if was_on else "resurfacing.was_off", locale)),), NIGHT)


def spared(failure: Failure, locale: str) -> Card:
    """Tell that an entry never comes back, with the way to let it."""
    again = Button(say("resurfacing.again", locale), f"resurface:again:{failure.id}")
    return Card((_said("resurfacing.spared", failure, locale), Row((again,))), NIGHT)


def unspared(failure: Failure, locale: str) -> Card:
    """Tell that an entry may come back after all, with the way back."""
    never = Button(say("resurfacing.never", locale), f"resurface:never-after-all:{failure.id}")
    return Card((_said("resurfacing.unspared", failure, locale), Row((never,))), NIGHT)


def noted(failure: Failure, locale: str) -> Card:
    """Show an entry with what it became."""
    key = "resurfacing.told" if failure.became else "resurfacing.emptied"
    return Card((Text(f"{PRIVATE} {say(key, locale)}\n{told(failure, locale)}"),), NIGHT)


def form(failure: Failure, locale: str) -> Form:
    """Ask what an entry became, with what stands there so far."""
    became = failure.became or ""
    field = Field(
        "became",
        say("failures.became_label", locale),
        say("failures.became_hint", locale),
        value=say(f"journal.became.{NOTHING_MUCH}", locale) if became == NOTHING_MUCH else became,
        limit=BECAME_LIMIT,
        required=not became,
    )
    return Form(say("resurfacing.tell_title", locale), f"resurface:tell-form:{failure.id}", (field,))


def _said(key: str, failure: Failure, locale: str) -> Text:
    return Text(f"{PRIVATE} {say(key, locale)}\n{quoted(failure.line)}")
