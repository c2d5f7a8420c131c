"""How a CV of failures looks in a chat, and what goes with its files."""

from collections.abc import Iterator

from bot.cv.formats import words
from bot.cv.model import INTRO_LIMIT, NAME_LIMIT, Cv, Format, Heading, Include, Item, Picking
from bot.kernel.text import say
from cogs.common.card import Attached, Block, Button, Card, File, Option, Picture, Row, Select, Text
from cogs.common.form import Field, Form
from cogs.common.look import NIGHT, PRIVATE
from cogs.common.plain import clip, name, one_line, plain, units

ROOM = 3000
"""UTF-16 units of entries on a page; the rest of the 4,000 is for what stands around them."""
INTRO_SHOWN = 500
BACK, ON = "◀️", "▶️"


def own(cv: Cv, locale: str, page: int, small_print: str) -> Card:
    """Show a page of one's own CV."""
    top = [f"{PRIVATE} **{say('cv.own_heading', locale, n=cv.total)}**", *_masthead(cv.heading)]
    return _paged(cv, locale, page, "cv:page:{}", top, small_print)


def of_member(cv: Cv, locale: str, page: int, member_id: int) -> Card:
    """Show a page of what everybody in a server can see of somebody's CV."""
    if not cv.total:
        return sentence(say("cv.here_none", locale, member=f"<@{member_id}>"))
    top = [say("cv.here_heading", locale, n=cv.total, member=f"<@{member_id}>")]
    return _paged(cv, locale, page, f"cv:of:{member_id}:{{}}", top, say("cv.here_small_print", locale))


def built(cv: Cv, locale: str, include: Include, chosen: Format, content: bytes) -> Card:
    """Hand out a file."""
    said = Text(f"{PRIVATE} {say(f'cv.built.{include}', locale, n=cv.total)}")
    filename = f"{say('cv.filename', locale)}.{chosen}"
    if chosen is Format.PNG:
        title = cv.heading.name or words.title(locale)
        alt = say("cv.picture_alt", locale, title=name(title))
        return Card((said, Picture(filename, alt)), NIGHT, (File(filename, content, alt),))
    return Card((said, Attached(filename)), NIGHT, (File(filename, content),))


def picking(found: Picking, locale: str, build: str, *, heading: str = "") -> Card:
    """Offer a page of failures to pick from; `heading` stands in the place of the usual sentence."""
    said = [heading or say("cv.choose", locale)]
    if found.picked:
        said.append(say("cv.picked", locale, n=found.picked))
    said.append(f"-# {say('cv.choose_next', locale, build=build)}")
    options = tuple(
        Option(
            name(one.failure.line),
            str(one.failure.id),
            str((one.failure.happened or one.failure.logged_at).year),
            chosen=one.picked,
        )
        for one in found.picks
    )
    ends = f"{found.picks[0].failure.id}:{found.picks[-1].failure.id}"
    menu = Select(f"cv:choose:{found.page}:{ends}", options, say("cv.choose_placeholder", locale), 0, len(options))
    blocks: list[Block] = [Text("\n".join(said)), menu]
    if found.pages > 1:
        blocks.append(_turning(locale, found.page, found.pages, "cv:choose-page:{}"))
    return Card(tuple(blocks), NIGHT)


def kept(heading: Heading, locale: str) -> Card:
    """Show what stands above the CV now."""
    if heading == Heading():
        return sentence(say("cv.removed", locale))
    return sentence("\n".join((say("cv.kept", locale), *_masthead(heading, whole=True))))


def intro_form(heading: Heading, locale: str) -> Form:
    """Ask for a name and an intro."""
    fields = (
        Field(
            "name",
            say("cv.form_name", locale),
            say("cv.form_name_description", locale),
            value=heading.name or "",
            limit=NAME_LIMIT,
        ),
        Field(
            "intro",
            say("cv.form_intro", locale),
            say("cv.form_intro_description", locale),
            value=heading.intro or "",
            placeholder=say("cv.form_intro_placeholder", locale),
            long=True,
            limit=INTRO_LIMIT,
        ),
    )
    return Form(say("cv.form_title", locale), "cv:intro-form", fields)


def sentence(said: str) -> Card:
    """Say something and nothing else."""
    return Card((Text(said),), NIGHT)


def _paged(cv: Cv, locale: str, page: int, route: str, top: list[str], small_print: str) -> Card:
    pages = list(_pages(cv, locale))
    page = min(max(page, 0), len(pages) - 1)
    blocks: list[Block] = [Text("\n".join((*top, *pages[page], f"-# {small_print}")))]
    if len(pages) > 1:
        blocks.append(_turning(locale, page, len(pages), route))
    return Card(tuple(blocks), NIGHT)


def _pages(cv: Cv, locale: str) -> Iterator[list[str]]:
    """Yield the lines of each page; a part that goes on has its heading again."""
    lines, room = list[str](), ROOM
    for part in cv.parts:
        heading = f"### {one_line(words.heading(part, locale), limit=200)}"
        headed = False
        for item in part.items:
            entry = _entry(item, locale, with_year=part.year is None)
            needed = _line(entry) + (0 if headed else _line(heading))
            if lines and needed > room:
                yield lines
                lines, room, headed = [], ROOM, False
                needed = _line(entry) + _line(heading)
            lines += [entry] if headed else [heading, entry]
            room, headed = room - needed, True
    yield lines


def _entry(item: Item, locale: str, *, with_year: bool) -> str:
    line = " ".join(part for part in (one_line(item.line), words.repeats(item)) if part)
    outcome = one_line(words.outcome(item, locale), limit=300)
    shown = f"{item.year} · {line}" if with_year else line
    return f"- {shown}\n-# → {outcome}" if outcome else f"- {shown}"


def _masthead(heading: Heading, *, whole: bool = False) -> list[str]:
    lines = [f"**{one_line(heading.name, limit=200)}**"] if heading.name else []
    if heading.intro:
        intro = plain(heading.intro) if whole else clip(one_line(heading.intro), INTRO_SHOWN)
        lines += [f"> {line}" for line in intro.split("\n")]
    return lines


def _turning(locale: str, page: int, pages: int, route: str) -> Row:
    # A place before the first page has a name of its own, so that no two buttons share one.
    back = Button(say("cv.newer", locale), route.format(page - 1 if page else "x"), BACK, disabled=page == 0)
    where = Button(say("cv.page", locale, page=page + 1, pages=pages), "cv:here", disabled=True)
    onward = Button(say("cv.older", locale), route.format(page + 1), ON, disabled=page + 1 >= pages)
    return Row((back, where, onward))


def _line(text: str) -> int:
    """Count the units of a line with its end."""
    return units(text) + 1
