"""How the bank of prompts looks, what comes next out of it, and what members suggest for it."""

from collections.abc import Sequence

from bot.kernel.text import say
from bot.prompts.model import (
    QUESTION_LIMIT,
    TITLE_LIMIT,
    Banked,
    OwnPrompt,
    Preview,
    PromptType,
    PromptWords,
    Standing,
)
from cogs.common.card import Block, Button, Card, Divider, Option, Row, Select, Style, Text
from cogs.common.form import Field, Form
from cogs.common.look import NIGHT, NO, PROMPT, UNDO, WAITING, YES
from cogs.common.plain import name, one_line
from cogs.prompts.cards import Mentions, asked, stamp

A_PAGE = 10
BRIEF = 300
"""UTF-16 units of a suggestion's title, and of its question, where it is one of several."""
OWN = "🏠"


def preview(found: Preview, locale: str, mentions: Mentions) -> Card:
    """Show what comes on the next date, and let it be changed."""
    day, when = found.coming.local_date.isoformat(), stamp(found.coming)
    if found.skipped:
        back = Button(say("prompts.unskip", locale), f"prompt:unskip:{day}", UNDO)
        return Card((Text(say("prompts.skipped", locale, when=when)), Row((back,))), NIGHT)
    skip = Button(say("prompts.skip", locale), f"prompt:skip:{day}")
    if found.banked is None:
        text = f"{NO} {say('prompts.nothing_left', locale, add=mentions.add)}"
        return Card((Text(text), Row((skip,))), NIGHT)
    another = Button(say("prompts.another", locale), f"prompt:another:{day}:{found.banked.prompt.key}")
    about = say("prompts.preview_about", locale, about=_about(found.banked, locale))
    heading = Text(say("prompts.preview", locale, when=when))
    return Card((heading, *asked(found.banked.words), Divider(), Text(f"-# {about}"), Row((another, skip))), NIGHT)


def form(deed: str, kind: PromptType, minutes: int, locale: str) -> Form:
    """Ask for the words of an own prompt; `deed` is `add` or `suggest`."""
    fields = (
        Field("title", say("prompts.own_title", locale), required=True, limit=TITLE_LIMIT),
        Field(
            "question",
            say("prompts.own_question", locale),
            description=say("prompts.own_question_hint", locale),
            long=True,
            required=True,
            limit=QUESTION_LIMIT,
        ),
    )
    return Form(say(f"prompts.form_{deed}", locale), f"prompt:{deed}-form:{kind}:{minutes}", fields)


def written(one: OwnPrompt, suggest: str, locale: str) -> Card:
    """Tell what became of a form: in the bank, or waiting for an organiser; `suggest` is the mention of the command."""
    words = asked(one.words)
    if one.standing is Standing.APPROVED:
        return Card((*words, Divider(), Text(say("prompts.added", locale))), NIGHT)
    kept = say("prompts.suggestion_kept", locale, suggest=suggest)
    return Card((*words, Divider(), Text(kept), _take_back(one, locale)), NIGHT)


def suggestions(waiting: Sequence[OwnPrompt], suggest: str, locale: str) -> Card:
    """Show a member their suggestions that wait, to be taken back; `suggest` is the mention of the command."""
    if not waiting:
        return Card((Text(say("prompts.no_suggestions", locale, suggest=suggest)),), NIGHT)
    blocks: list[Block] = [Text(say("prompts.suggestions", locale))]
    for one in waiting:
        question = one_line(one.question, limit=BRIEF)
        blocks += [Text(f"{PROMPT} **{one_line(one.title, limit=BRIEF)}**\n> {question}"), _take_back(one, locale)]
    return Card(tuple(blocks), NIGHT)


def taken_back(words: PromptWords, locale: str) -> Card:
    """Tell that a suggestion is taken back."""
    return Card((Text(f"{PROMPT} {one_line(words.title)}\n{say('prompts.suggestion_taken_back', locale)}"),), NIGHT)


def news(decided: Sequence[OwnPrompt], kind: PromptType, minutes: int, locale: str) -> Card:
    """Tell a member what became of their suggestions, before they suggest another."""
    lines = "\n".join(
        say(f"prompts.news_{one.standing}", locale, title=one_line(one.title, limit=TITLE_LIMIT)) for one in decided
    )
    button = Button(say("prompts.suggest", locale), f"prompt:suggest:{kind}:{minutes}", style=Style.PRIMARY)
    return Card((Text(lines), Row((button,))), NIGHT)


def page(whole: Sequence[Banked], number: int, locale: str) -> Card:
    """List a page of the bank, suggestions first."""
    pages = max(1, -(-len(whole) // A_PAGE))
    number = max(0, min(number, pages - 1))
    shown = whole[number * A_PAGE : (number + 1) * A_PAGE]
    lines = "\n".join(f"- {_mark(one)}{one_line(one.words.title)} · {_about(one, locale)}" for one in shown)
    menu = tuple(Option(name(one.words.title), one.prompt.key) for one in shown)
    own = sum(one.standing is Standing.APPROVED for one in whole)
    waiting = sum(one.standing is Standing.SUGGESTED for one in whole)
    counts = say("prompts.bank_counts", locale, all=len(whole) - waiting, own=own, waiting=waiting)
    blocks: list[Block] = [
        Text(f"**{say('prompts.bank', locale)}**\n{counts}"),
        Text(lines),
        Select(f"prompt:bank-look:{number}", menu, say("prompts.bank_choose", locale)),
        Row(
            (
                Button(say("prompts.bank_back", locale), f"prompt:bank:{number - 1}", disabled=number == 0),
                Button(say("prompts.bank_on", locale), f"prompt:bank:{number + 1}", disabled=number == pages - 1),
            )
        ),
        Text(f"-# {say('prompts.bank_page', locale, page=number + 1, pages=pages)}"),
    ]
    return Card(tuple(blocks), NIGHT)


def one(found: Banked, number: int, locale: str) -> Card:
    """Show one prompt of the bank with what an organiser can do with it, and the way back to its page."""
    key = found.prompt.key
    match found.standing:
        case Standing.SUGGESTED:
            buttons: tuple[Button, ...] = (
                Button(say("prompts.approve", locale), f"prompt:approve:{key}:{number}", YES),
                Button(say("prompts.decline", locale), f"prompt:decline:{key}:{number}"),
            )
        case Standing.APPROVED:
            buttons = (Button(say("prompts.take_out", locale), f"prompt:take-out:{key}:{number}"),)
        case Standing.DECLINED | None:
            buttons = ()
    back = Button(say("prompts.bank", locale), f"prompt:bank:{number}", UNDO)
    about = Text(f"-# {_mark(found)}{_about(found, locale)}")
    return Card((*asked(found.words), Divider(), about, Row((*buttons, back))), NIGHT)


def decided(words: PromptWords, sentence: str, number: int, locale: str) -> Card:
    """Say what was done with a prompt, and lead back to the bank."""
    back = Button(say("prompts.bank", locale), f"prompt:bank:{number}", UNDO)
    return Card((Text(f"{PROMPT} {one_line(words.title)}\n{sentence}"), Row((back,))), NIGHT)


def _take_back(one: OwnPrompt, locale: str) -> Row:
    return Row((Button(say("prompts.take_back", locale), f"prompt:take-back:{one.key}", UNDO),))


def _about(found: Banked, locale: str) -> str:
    kind = say(f"prompts.type_{found.prompt.type}", locale)
    return say("prompts.kind_and_minutes", locale, kind=kind, minutes=found.prompt.minutes)


def _mark(found: Banked) -> str:
    match found.standing:
        case Standing.SUGGESTED:
            return f"{WAITING} "
        case Standing.APPROVED:
            return f"{OWN} "
        case Standing.DECLINED | None:
            return ""
