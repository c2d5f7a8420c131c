"""How a member's own failures look to them, one at a time."""

from bot.journal.model import Failure, Logged
from bot.kernel.text import say
from cogs.care.cards import STRONG, care_button
from cogs.common.card import Block, Button, Card, Divider, File, Row, Style, Text
from cogs.common.look import GOLD, LET_GO, NIGHT, PRIVATE, ROSE, SHARE, STORY, UNDO
from cogs.common.plain import one_line
from cogs.common.whole import whole
from cogs.failures.facts import told
from cogs.milestones.cards import standing
from cogs.stings.buttons import forecast_button

TOLD_LATE = 5
"""Entries that are told of late one by one; of more there is a list."""
BRIEF = 320
"""UTF-16 units of a line where it is one of several."""


def receipt(logged: Logged, locale: str, *, shareable: bool, listing: str) -> tuple[Card, ...]:
    """Tell that a failure is saved and what may be done with it; and of earlier ones whose answer never showed.

    `listing` is the mention of the command that shows all of them.
    """
    failure = logged.failure
    heading = say("failures.saved" if logged.first_time else "failures.saved_before", locale)
    blocks: list[Block] = [Text(f"{PRIVATE} {heading}\n{told(failure, locale)}")]
    if failure.story:
        blocks.append(Text(f"-# {say('failures.story_kept', locale)}"))
    if logged.quest:
        blocks.append(Text(standing(logged.quest, locale, logged.reached)))
    undo = Button(say("failures.undo", locale), f"failure:undo:{failure.id}", UNDO)
    guess = () if failure.sting is None else (forecast_button(failure.id, locale),)
    quietly = (care_button(locale),) if failure.sting is not None and failure.sting >= STRONG else ()
    blocks.append(Row((*_deeds(failure, locale, shareable=shareable), *guess, undo, *quietly)))
    card = Card(tuple(blocks), GOLD if logged.reached else NIGHT)
    return (card, _told_late(logged.unseen, locale, listing)) if logged.unseen else (card,)


def entry(failure: Failure, locale: str, *more: str, shareable: bool) -> Card:
    """Show one failure whole; `more` says such things as who sees what of it."""
    story, files = _story(failure, locale)
    delete = Button(say("failures.delete", locale), f"failure:delete:{failure.id}", style=Style.DANGER)
    if failure.let_go:
        said = f"{told(failure, locale)}\n{say('failures.is_let_go', locale)}"
        return Card((Text(said), *story, Row((_bring_back(failure, locale), delete))), NIGHT, files)
    edit = Button(say("failures.edit", locale), f"failure:edit:{failure.id}")
    let_go = Button(say("failures.let_go", locale), f"failure:let-go:{failure.id}", LET_GO)
    deeds = Row((edit, *_deeds(failure, locale, shareable=shareable), let_go, delete))
    return Card((Text(told(failure, locale, *more)), *story, deeds), NIGHT, files)


def confirm_delete(failure: Failure, locale: str, question: str) -> Card:
    """Ask once before a failure goes for good."""
    buttons = Row(
        (
            Button(say("failures.delete_for_good", locale), f"failure:delete-now:{failure.id}", style=Style.DANGER),
            Button(say("failures.keep", locale), f"failure:keep:{failure.id}"),
        )
    )
    return Card((Text(f"{question}\n{told(failure, locale)}"), buttons), ROSE)


def ask_let_go(failure: Failure, locale: str, listing: str) -> Card:
    """Ask what shall become of a failure that its member wants to see no more, and of its count.

    `listing` is the mention of the command that shows what was let go.
    """
    buttons = Row(
        (
            Button(say("failures.let_go_count", locale), f"failure:let-go-now:{failure.id}", LET_GO, Style.PRIMARY),
            Button(say("failures.forget_both", locale), f"failure:delete:{failure.id}"),
            Button(say("failures.keep", locale), f"failure:keep:{failure.id}"),
        )
    )
    question = say("failures.let_go_ask", locale, letgo=listing)
    return Card((Text(f"{question}\n{told(failure, locale)}"), buttons), NIGHT)


def let_go(failure: Failure, locale: str) -> Card:
    """Tell that a failure is out of sight, and how it comes back; its words are not repeated."""
    return Card((Text(f"{LET_GO} {say('failures.let_go_done', locale)}"), Row((_bring_back(failure, locale),))), NIGHT)


def gone(failure: Failure, locale: str, sentence: str) -> Card:
    """Tell that a failure is gone, and give its text back, so that nothing typed is lost."""
    story, files = _story(failure, locale)
    return Card((Text(f"{sentence}\n{told(failure, locale)}"), *story), NIGHT, files)


def _bring_back(failure: Failure, locale: str) -> Button:
    return Button(say("failures.bring_back", locale), f"failure:bring-back:{failure.id}")


def _told_late(failures: tuple[Failure, ...], locale: str, listing: str) -> Card:
    """Tell of failures that were saved although Discord showed no answer."""
    lines = [say("failures.told_late", locale, n=len(failures))]
    lines += [f"> {one_line(failure.line, limit=BRIEF)}" for failure in failures[:TOLD_LATE]]
    if len(failures) > TOLD_LATE:
        lines.append(say("failures.told_late_more", locale, list=listing))
    lines[0] = f"{PRIVATE} {lines[0]}"
    return Card((Text("\n".join(lines)),), NIGHT)


def _story(failure: Failure, locale: str) -> tuple[tuple[Block, ...], tuple[File, ...]]:
    if not failure.story:
        return (), ()
    blocks, files = whole(failure.story, say("failures.story_file", locale))
    return (Divider(), *blocks), files


def _deeds(failure: Failure, locale: str, *, shareable: bool) -> tuple[Button, ...]:
    story = say("failures.edit_story" if failure.story else "failures.add_story", locale)
    deeds: tuple[Button, ...] = (Button(story, f"failure:story:{failure.id}", STORY),)
    if shareable:
        deeds += (Button(say("failures.share", locale), f"share:open:{failure.id}", SHARE),)
    return deeds
