"""How a member's asks look to them."""

from datetime import datetime

from bot.asks.model import Added, Answer, Ask, Page, whole_day
from bot.journal.dates import LIMIT as DATE_LIMIT
from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, File, Option, Row, Select, Text
from cogs.common.dates import long_date
from cogs.common.form import Field, Form
from cogs.common.look import NIGHT, PRIVATE, UNDO, WAITING
from cogs.common.plain import clip, name, one_line
from cogs.common.whole import whole
from cogs.failures.facts import quoted, section_name, when
from cogs.failures.forms import LONGEST_LINE

SHOWN = 8
"""Asks in one message: in a check-in two other parts stand beside them."""
BRIEF = 100
"""UTF-16 units of a line where it is one of several."""
ROW = 5
"""Buttons side by side."""
SILENT = "🔕"
BACK, ONWARD = "◀️", "▶️"
COMING = (Answer.FORM, Answer.PERSONAL, Answer.NEAR_MISS, Answer.OTHER, Answer.YES)
"""What an answer can be that somebody wrote."""


def waiting(asks: tuple[Ask, ...], locale: str, now: datetime) -> tuple[Card, ...]:
    """Ask which of these have gone silent; no card where nothing waits.

    At most 14 components and 1,700 UTF-16 units, since it is one of three parts of a check-in.
    """
    if not asks:
        return ()
    lines = [f"{WAITING} {say('asks.weekly_heading', locale, n=len(asks))}", *_numbered(asks, locale, now)]
    if len(asks) > SHOWN:
        lines.append(say("asks.more", locale, n=len(asks) - SHOWN))
    return (Card((Text("\n".join(lines)), *_presses(asks[:SHOWN], locale)), NIGHT),)


def listing(page: Page, locale: str, now: datetime, *, answered: bool) -> Card:
    """Show a page of what waits, with a button for each that has gone silent, or of what is answered."""
    heading = say("asks.answered_heading" if answered else "asks.waiting_heading", locale, n=page.total)
    lines = [f"{PRIVATE} **{heading}**"]
    if answered:
        lines += [f"- {one_line(ask.line, limit=BRIEF)} · {ending(ask, locale)}" for ask in page.asks]
        blocks: tuple[Block, ...] = (Select("ask:open", _options(page.asks), say("asks.open", locale)),)
    else:
        lines += _numbered(page.asks, locale, now)
        blocks = _presses(page.asks, locale)
    if page.pages > 1:
        blocks += (Row(_turning(page, locale, "answered" if answered else "waiting")),)
    return Card((Text("\n".join(lines)), *blocks), NIGHT)


def nothing(sentence: str) -> Card:
    """Say that there is nothing to show, and what to do about it."""
    return Card((Text(sentence),), NIGHT)


def noted(added: Added, locale: str, now: datetime, notify: str) -> Card:
    """Tell that an ask is noted; `notify` mentions the command that turns the weekly question off."""
    ask = added.ask
    heading = say("asks.noted" if added.first_time else "asks.noted_before", locale)
    buttons = (
        Button(say("asks.answer_came", locale), f"ask:came:{ask.id}"),
        Button(say("asks.change", locale), f"ask:change:{ask.id}"),
        Button(say("asks.take_off", locale), f"ask:forget:{ask.id}", UNDO),
    )
    said = f"{WAITING} {heading}\n{facts(ask, locale, now)}\n{say('asks.weekly', locale, notify=notify)}"
    return Card((Text(said), Row(buttons)), NIGHT)


def one(ask: Ask, locale: str, now: datetime, sentence: str = "") -> Card:
    """Show an ask whole, under a sentence about it, with everything that can be done with it."""
    story, files = _story(ask, locale)
    said = facts(ask, locale, now)
    endings = _endings(ask, locale) if ask.answer is None else _corrections(ask, locale)
    rows = Row(endings), Row(_other_deeds(ask, locale))
    return Card((Text(f"{sentence}\n{said}" if sentence else said), *story, *rows), NIGHT, files)


def which_answer(ask: Ask, locale: str) -> Card:
    """Ask what sort of answer came."""
    options = tuple(Option(answer_name(answer, locale), answer.value) for answer in COMING)
    said = Text(f"**{say('asks.which_answer', locale)}**\n{quoted(ask.line)}")
    return Card((said, Select(f"ask:answer:{ask.id}", options, say("asks.choose_answer", locale))), NIGHT)


def change_form(ask: Ask, locale: str) -> Form:
    """Return the form that changes what was asked for, and when it was sent."""
    line = Field(
        "line",
        say("asks.line_label", locale),
        value=clip(ask.story or ask.line, LONGEST_LINE),
        long=True,
        required=True,
        limit=LONGEST_LINE,
    )
    day = Field("date", say("asks.date_label", locale), value=str(ask.sent_on or ""), limit=DATE_LIMIT)
    return Form(say("asks.change_title", locale), f"ask:change-form:{ask.id}", (line, day))


def told(ask: Ask, locale: str, sentence: str) -> Card:
    """Say what an answer led to, with the way to correct it."""
    return Card((Text(sentence), Row((*_corrections(ask, locale), *_other_deeds(ask, locale)))), NIGHT)


def forgotten(ask: Ask, locale: str, now: datetime) -> Card:
    """Tell that an ask is off the list, and give its text back."""
    story, files = _story(ask, locale)
    return Card((Text(f"{say('asks.forgotten', locale)}\n{facts(ask, locale, now)}"), *story), NIGHT, files)


def facts(ask: Ask, locale: str, now: datetime) -> str:
    """Return the line, and below it in small print what is known of it."""
    known = [_since(ask, locale, now), section_name(ask.section, locale), ending(ask, locale)]
    return f"{quoted(ask.line)}\n-# {' · '.join(part for part in known if part)}"


def ending(ask: Ask, locale: str) -> str:
    """Return how an ask ended and when, nothing while it waits."""
    date = when(ask.answered_on, locale) or say("asks.undated", locale)
    match ask.answer:
        case None:
            return ""
        case Answer.SILENCE:
            return say("asks.silent", locale, date=date)
        case Answer.WITHDREW:
            return say("asks.withdrawn", locale, date=date)
        case answer:
            return say("asks.answered", locale, date=date, answer=answer_name(answer, locale))


def answer_name(answer: Answer, locale: str) -> str:
    """Return an answer's name: that of its kind in the journal, or that of a yes."""
    return say("asks.yes", locale) if answer.kind is None else say(f"journal.kind.{answer.kind}", locale)


def _numbered(asks: tuple[Ask, ...], locale: str, now: datetime) -> list[str]:
    return [
        f"{n}. {one_line(ask.line, limit=BRIEF)} · {_since(ask, locale, now)}" for n, ask in enumerate(asks[:SHOWN], 1)
    ]


def _story(ask: Ask, locale: str) -> tuple[tuple[Block, ...], tuple[File, ...]]:
    return whole(ask.story, say("asks.story_file", locale)) if ask.story else ((), ())


def _since(ask: Ask, locale: str, now: datetime) -> str:
    """Say since when it waits, and while it does, for how many days where that is known."""
    if ask.sent_on is None:
        return say("asks.added", locale, date=long_date(ask.added_at.date(), locale))
    sent, day = say("asks.sent", locale, date=when(ask.sent_on, locale)), whole_day(ask.sent_on)
    days = 0 if day is None else (now.date() - day).days
    return f"{sent}, {say('asks.for_days', locale, n=days)}" if days > 0 and ask.answer is None else sent


def _presses(asks: tuple[Ask, ...], locale: str) -> tuple[Block, ...]:
    """Give each ask a button of its own, and all of them a way to everything else."""
    buttons = [
        Button(say("asks.one_gone_silent", locale, n=n), f"ask:silent:{ask.id}", SILENT)
        for n, ask in enumerate(asks, 1)
    ]
    half = (len(buttons) + 1) // 2 if len(buttons) > ROW else len(buttons)
    rows = tuple(Row(tuple(part)) for part in (buttons[:half], buttons[half:]) if part)
    return (*rows, Select("ask:open", _options(asks), say("asks.something_else", locale)))


def _options(asks: tuple[Ask, ...]) -> tuple[Option, ...]:
    return tuple(Option(name(ask.line), str(ask.id)) for ask in asks)


def _endings(ask: Ask, locale: str) -> tuple[Button, ...]:
    return (
        Button(say("asks.still_waiting", locale), f"ask:waiting:{ask.id}", WAITING),
        Button(say("asks.gone_silent", locale), f"ask:silent:{ask.id}", SILENT),
        Button(say("asks.withdrew", locale), f"ask:withdrew:{ask.id}"),
        Button(say("asks.answer_came", locale), f"ask:came:{ask.id}"),
    )


def _corrections(ask: Ask, locale: str) -> tuple[Button, ...]:
    return (
        Button(say("asks.another_answer", locale), f"ask:came:{ask.id}"),
        Button(say("asks.wait_again", locale), f"ask:reopen:{ask.id}", UNDO),
    )


def _other_deeds(ask: Ask, locale: str) -> tuple[Button, ...]:
    return (
        Button(say("asks.change", locale), f"ask:change:{ask.id}"),
        Button(say("asks.take_off", locale), f"ask:forget:{ask.id}"),
    )


def _turning(page: Page, locale: str, state: str) -> tuple[Button, ...]:
    where = say("failures.page", locale, page=page.page + 1, pages=page.pages)
    return (
        Button(say("asks.back", locale), f"asks:page:{state}:{max(page.page - 1, 0)}", BACK, disabled=page.page == 0),
        Button(where, "asks:here", disabled=True),
        Button(
            say("asks.onward", locale),
            f"asks:page:{state}:{page.page + 1}",
            ONWARD,
            disabled=page.page + 1 >= page.pages,
        ),
    )
