"""How a host chooses what to read: only they see it."""

from collections.abc import Collection

from bot.journal.model import Failure, Page
from bot.kernel.text import say
from bot.parties.model import Line, Party
from cogs.common.card import Block, Button, Card, Option, Row, Select, Text
from cogs.common.form import Field, Form
from cogs.common.look import NIGHT, PRIVATE
from cogs.common.plain import clip, name, one_line, units
from cogs.common.titled import fair_limit
from cogs.parties.evening_cards import begin_buttons

LINES_ROOM = 2600
"""UTF-16 units of a message's 4,000 that all chosen lines together have."""
SEARCH = "🔍"
NEWER, OLDER = "◀️", "▶️"


def choosing(party: Party, chosen: tuple[Line, ...], page: Page, offered: tuple[Failure, ...], locale: str) -> Card:
    """Show what is chosen, and a page of one's lines; `offered` are those of the page that may be read by name."""
    party_id = party.id
    blocks: list[Block] = [Text(_told(chosen, locale))]
    if offered:
        options = _options(offered, {line.failure_id for line in chosen})
        route = f"evening:pick:{party_id}:{page.page}"
        blocks.append(Select(route, options, say("evening.choose_place", locale), 0, len(options)))
    if len(offered) < len(page.entries):
        blocks.append(Text(f"-# {say('evening.choose_left_out', locale)}"))
    search = Button(say("evening.choose_words", locale), f"evening:words:{party_id}", SEARCH)
    turning = _turning(party_id, page, locale) if page.pages > 1 else ()
    begin = begin_buttons(party, locale)
    return Card((*blocks, Row((*turning, search, *begin))), NIGHT)


def found(party_id: str, chosen: tuple[Line, ...], fitting: tuple[Failure, ...], locale: str) -> Card:
    """Show what is chosen, and the lines that have some words in them, to be added."""
    options = _options(fitting, ())
    menu = Select(f"evening:add:{party_id}", options, say("evening.choose_add", locale), 1, len(options))
    back = Button(say("evening.choose", locale), f"evening:page:{party_id}:0")
    return Card((Text(_told(chosen, locale)), menu, Row((back,))), NIGHT)


def nothing_to_choose(locale: str, failing: str) -> Card:
    """Tell that the journal is empty; `failing` is the mention of the command that fills it."""
    return Card((Text(say("evening.choose_none", locale, fail=failing)),), NIGHT)


def words_form(party_id: str, locale: str) -> Form:
    """Ask for words of a line."""
    label = say("evening.choose_words_label", locale)
    field = Field("words", label, required=True, limit=100)
    return Form(say("evening.choose_words", locale), f"evening:found:{party_id}", (field,))


def glass_form(party_id: str, toast: str, limit: int, locale: str) -> Form:
    """Ask what a glass is raised to."""
    label, hint = say("evening.glass_label", locale), say("evening.glass_hint", locale)
    field = Field("toast", label, hint, value=toast, limit=limit)
    return Form(say("evening.raise_glass", locale), f"evening:toast:{party_id}", (field,))


def _told(chosen: tuple[Line, ...], locale: str) -> str:
    heading = f"{PRIVATE} **{say('evening.choose_heading', locale)}**"
    if not chosen:
        counted = say("evening.choose_none_chosen", locale)
        return f"{heading}\n{counted}\n-# {say('evening.choose_hint', locale)}"
    whole = [one_line(line.text) for line in chosen]
    limit = fair_limit([units(text) for text in whole], LINES_ROOM - 9 * len(whole))
    lines = [f"**{number}** · {clip(text, limit)}" for number, text in enumerate(whole, 1)]
    counted = say("evening.choose_count", locale, n=len(chosen))
    return "\n".join([heading, *lines, counted, f"-# {say('evening.choose_hint', locale)}"])


def _options(failures: tuple[Failure, ...], chosen: Collection[int]) -> tuple[Option, ...]:
    return tuple(
        Option(name(one.line), str(one.id), "" if one.happened is None else str(one.happened), chosen=one.id in chosen)
        for one in failures
    )


def _turning(party_id: str, page: Page, locale: str) -> tuple[Button, ...]:
    back, onward = (f"evening:page:{party_id}:{to}" for to in (max(page.page - 1, 0), page.page + 1))
    return (
        Button(say("evening.newer", locale), back, NEWER, disabled=page.page == 0),
        Button(say("evening.older", locale), onward, OLDER, disabled=page.page + 1 >= page.pages),
    )
