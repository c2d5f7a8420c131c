"""How a member's own failures look to them."""

from bot.journal.model import SECTIONS, Entry, Failure, Logged, Page
from bot.kernel.text import say
from cogs.common.card import Block, Button, Card, Divider, Row, Style, Text
from cogs.common.look import GOLD, NIGHT, PRIVATE, ROSE, SHARE, STORY, UNDO
from cogs.common.plain import one_line, plain
from cogs.failures.filters import Filters
from cogs.milestones.cards import standing

LISTED = 320
"""UTF-16 units of a line in a list: eight of them, with their headings, stay below a message's 4,000."""


def receipt(logged: Logged, locale: str) -> tuple[Card, ...]:
    """Tell that a failure is saved and what may be done with it; and of earlier ones whose answer never showed."""
    heading = say("failures.saved" if logged.first_time else "failures.saved_before", locale)
    blocks: list[Block] = [Text(f"{PRIVATE} {heading}\n{quoted(logged.failure.line)}")]
    if logged.failure.story:
        blocks.append(Text(f"-# {say('failures.story_kept', locale)}"))
    if logged.quest:
        blocks.append(Text(standing(logged.quest, locale, logged.reached)))
    blocks.append(Row(_deeds(logged.failure, locale)))
    card = Card(tuple(blocks), GOLD if logged.reached else NIGHT)
    return (card, _told_late(logged.unseen, locale)) if logged.unseen else (card,)


def entry(failure: Failure, locale: str, audiences: str) -> Card:
    """Show one failure whole."""
    facts = [
        fact
        for fact in (
            str(failure.happened or ""),
            section_name(failure.section, locale),
            say(f"failures.kind_{failure.kind}", locale) if failure.kind else "",
            say("failures.sting", locale, sting=failure.sting) if failure.sting is not None else "",
            audiences,
        )
        if fact
    ]
    blocks: list[Block] = [Text(f"{quoted(failure.line)}\n-# {' · '.join(facts)}")]
    if failure.story:
        blocks += [Divider(), Text(plain(failure.story, limit=3000))]
    delete = Button(say("failures.delete", locale), f"failure:delete:{failure.id}", style=Style.DANGER)
    blocks.append(Row((*_deeds(failure, locale)[:2], delete)))
    return Card(tuple(blocks), NIGHT)


def listing(page: Page, locale: str, filters: Filters) -> Card:
    """Show a page of one's failures, newest first."""
    if not page.entries:
        return Card((Text(say("failures.none", locale)),), NIGHT)
    heading = say("failures.list_heading", locale, n=page.total)
    lines = "\n".join(_line(one, locale) for one in page.entries)
    blocks: list[Block] = [Text(f"{PRIVATE} **{heading}**\n{lines}")]
    if page.pages > 1:
        blocks.append(Row(_turning(page, locale, filters)))
    return Card(tuple(blocks), NIGHT)


def confirm_delete(failure: Failure, locale: str) -> Card:
    """Ask once before a failure goes for good."""
    buttons = Row(
        (
            Button(say("failures.delete_for_good", locale), f"failure:delete-now:{failure.id}", style=Style.DANGER),
            Button(say("failures.keep", locale), f"failure:keep:{failure.id}"),
        )
    )
    return Card((Text(f"{say('failures.delete_ask', locale)}\n{quoted(failure.line)}"), buttons), ROSE)


def gone(failure: Failure, locale: str, key: str) -> Card:
    """Tell that a failure is gone, and give its text back, so that nothing typed is lost."""
    text = say(key, locale)
    blocks: list[Block] = [Text(f"{text}\n{quoted(failure.line)}")]
    if failure.story:
        blocks += [Divider(), Text(plain(failure.story, limit=3000))]
    return Card(tuple(blocks), NIGHT)


def _told_late(failures: tuple[Failure, ...], locale: str) -> Card:
    """Tell of failures that were saved although Discord showed no answer."""
    lines = "\n".join(quoted(failure.line) for failure in failures)
    return Card((Text(f"{PRIVATE} {say('failures.told_late', locale, n=len(failures))}\n{lines}"),), NIGHT)


def quoted(line: str) -> str:
    """Return a line as a quotation."""
    return f"> {one_line(line)}"


def section_name(section: str | None, locale: str) -> str:
    """Return a section's heading: one of Haushofer's in the reader's language, or the member's own."""
    if section is None:
        return ""
    return say(f"journal.section.{section}", locale) if section in SECTIONS else one_line(section)


def _line(one: Entry, locale: str) -> str:
    year = f"{one.failure.happened.year} · " if one.failure.happened else ""
    section = section_name(one.failure.section, locale)
    under = f" · *{section}*" if section else ""
    shared = f" {SHARE}" if one.audiences else ""
    return f"- {year}{one_line(one.failure.line, limit=LISTED)}{under}{shared}"


def _deeds(failure: Failure, locale: str) -> tuple[Button, ...]:
    story = "failures.edit_story" if failure.story else "failures.add_story"
    return (
        Button(say(story, locale), f"failure:story:{failure.id}", STORY),
        Button(say("failures.share", locale), f"share:open:{failure.id}", SHARE),
        Button(say("failures.undo", locale), f"failure:undo:{failure.id}", UNDO),
    )


def _turning(page: Page, locale: str, filters: Filters) -> tuple[Button, ...]:
    back = Button(say("failures.newer", locale), filters.route(page.page - 1), "◀️", disabled=page.page == 0)
    where = Button(say("failures.page", locale, page=page.page + 1, pages=page.pages), "failures:here", disabled=True)
    onward = Button(
        say("failures.older", locale), filters.route(page.page + 1), "▶️", disabled=page.page + 1 >= page.pages
    )
    return back, where, onward
