"""How a list of a member's own failures looks to them."""

from collections.abc import Callable

from bot.journal.model import Entry, Page
from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, Option, Row, Select, Text
from cogs.common.look import NIGHT, PRIVATE, SHARE
from cogs.common.plain import name, one_line
from cogs.failures.cards import BRIEF
from cogs.failures.facts import section_name
from cogs.failures.filters import Filters

NEWER, OLDER = "◀️", "▶️"


def listing(page: Page, locale: str, filters: Filters, words: tuple[str, ...]) -> Card:
    """Show a page of one's failures, newest first; `words` name the filters that are set."""
    lines = [f"{PRIVATE} **{say('failures.list_heading', locale, n=page.total)}**"]
    lines += [f"-# {' · '.join(words)}"] if words else []
    lines += [_line(one, locale) for one in page.entries]
    blocks: list[Block] = [Text("\n".join(lines))]
    options = tuple(Option(name(one.failure.line), str(one.failure.id)) for one in page.entries)
    blocks.append(Select("failures:open", options, say("failures.open", locale)))
    if page.pages > 1:
        blocks.append(Row(_turning(page, locale, filters.route)))
    return Card(tuple(blocks), NIGHT)


def let_go(page: Page, locale: str) -> Card:
    """Show a page of what one let go, newest first; each can be opened, and brought back there."""
    lines = [f"{PRIVATE} **{say('failures.let_go_heading', locale, n=page.total)}**"]
    lines += [_line(one, locale) for one in page.entries]
    options = tuple(Option(name(one.failure.line), str(one.failure.id)) for one in page.entries)
    blocks: list[Block] = [Text("\n".join(lines)), Select("failures:open", options, say("failures.open", locale))]
    if page.pages > 1:
        blocks.append(Row(_turning(page, locale, "failures:let-go:{}".format)))
    return Card(tuple(blocks), NIGHT)


def nothing(sentence: str) -> Card:
    """Show that a list is empty, and what to do about it."""
    return Card((Text(sentence),), NIGHT)


def _line(one: Entry, locale: str) -> str:
    failure = one.failure
    year = (failure.happened or failure.logged_at).year
    section = section_name(failure.section, locale)
    under = f" · *{section}*" if section else ""
    shared = f" {SHARE}" if one.audiences else ""
    return f"- {year} · {one_line(failure.line, limit=BRIEF)}{under}{shared}"


def _turning(page: Page, locale: str, route: Callable[[int], str]) -> tuple[Button, ...]:
    back = Button(say("failures.newer", locale), route(page.page - 1), NEWER, disabled=page.page == 0)
    where = Button(say("failures.page", locale, page=page.page + 1, pages=page.pages), "failures:here", disabled=True)
    onward = Button(say("failures.older", locale), route(page.page + 1), OLDER, disabled=page.page + 1 >= page.pages)
    return back, where, onward
