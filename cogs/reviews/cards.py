"""How looking back, and asking for feedback, look to the member."""

from collections.abc import Sequence
from datetime import datetime

from bot.journal.model import Failure
from bot.kernel.text import say
from bot.reviews.model import FeedbackState, FeedbackTask, Outcome, Review
from cogs.common.card import Block, Button, Card, Divider, File, Option, Row, Select, Style, Text
from cogs.common.look import LET_GO, NIGHT, PRIVATE
from cogs.common.plain import name, one_line
from cogs.common.titled import titled
from cogs.common.whole import whole
from cogs.failures.facts import told

IN_CHECKIN = 3
"""Failures that a check-in names; it has room for other things too."""
LISTED, TASKS_LISTED = 6, 4
"""Failures and requests that a list spells out; its menus hold more."""
BRIEF = 240
"""UTF-16 units of a line where it is one of several."""


def ripe(failures: Sequence[Failure], locale: str) -> tuple[Card, ...]:
    """Draw the check-in's part about failures that are ripe for a look back; nothing where none is."""
    if not failures:
        return ()
    lines = [say("reviews.ripe_heading", locale), *_lines(failures[:IN_CHECKIN])]
    if len(failures) > IN_CHECKIN:
        lines.append(f"-# {say('reviews.ripe_more', locale)}")
    return (Card((Text("\n".join(lines)), _menu(failures[:IN_CHECKIN], locale)), NIGHT),)


def overview(failures: Sequence[Failure], tasks: Sequence[tuple[FeedbackTask, Failure]], locale: str) -> Card:
    """List what can be looked back at, and the feedback that is still to be asked for or waited for."""
    blocks: list[Block] = []
    if failures:
        lines = [f"{PRIVATE} {say('reviews.ripe_heading', locale)}", *_lines(failures[:LISTED])]
        lines += [_more(locale)] if len(failures) > LISTED else []
        blocks += [Text("\n".join(lines)), _menu(failures, locale)]
    if tasks:
        blocks += [Divider()] if blocks else []
        lines = [f"{PRIVATE} {say('reviews.feedback_heading', locale)}"]
        lines += [f"{_line(failure)} · {_state(task, locale)}" for task, failure in tasks[:TASKS_LISTED]]
        lines += [_more(locale)] if len(tasks) > TASKS_LISTED else []
        options = tuple(Option(name(failure.line), str(failure.id)) for _, failure in tasks)
        blocks += [Text("\n".join(lines)), Select("feedback:open", options, say("reviews.feedback_open", locale))]
    return Card(tuple(blocks), NIGHT)


def nothing(locale: str, review: str, next_ripe: datetime | None) -> Card:
    """Tell that nothing is ripe, and when something will be; `review` is the mention of the command."""
    if next_ripe is None:
        return Card((Text(say("reviews.none", locale, review=review)),), NIGHT)
    return Card((Text(say("reviews.none_yet", locale, review=review, date=_day(next_ripe))),), NIGHT)


def look_back(
    failure: Failure, review: Review | None, task: FeedbackTask | None, locale: str, *, fresh: bool = False
) -> Card:
    """Show what came of looking back at a failure, and what can be done; `fresh` is one that is not ripe yet."""
    blocks: list[Block]
    files: tuple[File, ...] = ()
    match review:
        case Review(outcome=Outcome.WRITTEN):
            day = say("reviews.written_on", locale, date=_day(review.decided_at))
            parts = [(say(f"reviews.part_{part}", locale), text) for part, text in review.look_back.parts]
            texts, files = titled(parts, say("reviews.file", locale))
            blocks = [Text(told(failure, locale, day)), Divider(), *texts]
            deeds = [_write(failure, locale, "reviews.change")]
        case Review(outcome=Outcome.NOTHING):
            blocks = [Text(f"{told(failure, locale)}\n{say('reviews.nothing', locale)}")]
            deeds = [_write(failure, locale, "reviews.look_back_after_all")]
        case Review(outcome=Outcome.DECLINED):
            blocks = [Text(f"{told(failure, locale)}\n{say('reviews.declined', locale)}")]
            deeds = [_write(failure, locale, "reviews.look_back_after_all")]
        case _:
            hint = say("reviews.fresh" if fresh else "reviews.undecided", locale)
            blocks = [Text(f"{told(failure, locale)}\n-# {hint}")]
            deeds = [
                _write(failure, locale, "reviews.look_back", Style.PRIMARY),
                Button(say("reviews.nothing_to_learn", locale), f"review:nothing:{failure.id}"),
                Button(say("reviews.not_this_one", locale), f"review:decline:{failure.id}"),
            ]
    under_way = task is not None and task.state is not FeedbackState.DROPPED
    label = say("reviews.feedback" if under_way else "reviews.ask_feedback", locale)
    deeds.append(Button(label, f"feedback:want:{failure.id}"))
    if not failure.let_go:
        deeds.append(Button(say("failures.let_go", locale), f"failure:let-go:{failure.id}", LET_GO))
    return Card((*blocks, Row(tuple(deeds))), NIGHT, files)


def feedback(failure: Failure, task: FeedbackTask, locale: str) -> Card:
    """Show how far asking for feedback is; a letter to copy where it is not asked for yet."""
    failure_id = failure.id
    answered = Button(say("reviews.they_answered", locale), f"feedback:answer:{failure_id}")
    drop = Button(say("reviews.drop", locale), f"feedback:drop:{failure_id}")
    blocks: tuple[Block, ...] = (Text(told(failure, locale)),)
    files: tuple[File, ...] = ()
    deeds: tuple[Button, ...]
    match task.state:
        case FeedbackState.OPEN:
            letter = say("reviews.letter", locale).strip()
            blocks += (Text(f"{say('reviews.feedback_how', locale)}\n```\n{letter}\n```"),)
            asked = Button(say("reviews.i_asked", locale), f"feedback:asked:{failure_id}", style=Style.PRIMARY)
            deeds = (asked, answered, drop)
        case FeedbackState.ASKED:
            blocks += (Text(say("reviews.feedback_asked_on", locale, date=_day(task.changed_at))),)
            deeds = (answered, drop)
        case FeedbackState.ANSWERED:
            blocks += (Text(say("reviews.feedback_answered", locale)),)
            if task.answer:
                texts, files = whole(task.answer, say("reviews.answer_file", locale))
                blocks += (Divider(), *texts)
            deeds = (Button(say("reviews.change_answer", locale), f"feedback:answer:{failure_id}"),)
        case FeedbackState.DROPPED:
            blocks += (Text(say("reviews.feedback_dropped", locale)),)
            deeds = (Button(say("reviews.ask_after_all", locale), f"feedback:want:{failure_id}"),)
    back = Button(say("reviews.to_look_back", locale), f"review:show:{failure_id}")
    return Card((*blocks, Row((*deeds, back))), NIGHT, files)


def _write(failure: Failure, locale: str, label: str, style: Style = Style.SECONDARY) -> Button:
    return Button(say(label, locale), f"review:write:{failure.id}", style=style)


def _lines(failures: Sequence[Failure]) -> list[str]:
    return [_line(failure) for failure in failures]


def _line(failure: Failure) -> str:
    return f"- {one_line(failure.line, limit=BRIEF)}"


def _menu(failures: Sequence[Failure], locale: str) -> Select:
    options = tuple(Option(name(failure.line), str(failure.id)) for failure in failures)
    return Select("review:open", options, say("reviews.open", locale))


def _more(locale: str) -> str:
    return f"-# {say('reviews.in_the_menu', locale)}"


def _state(task: FeedbackTask, locale: str) -> str:
    if task.state is FeedbackState.ASKED:
        return say("reviews.feedback_state_asked", locale, date=_day(task.changed_at))
    return say("reviews.feedback_state_open", locale)


def _day(instant: datetime) -> str:
    """Return an instant that Discord shows as a date, in the language and zone of whoever reads it."""
    return f"<t:{int(instant.timestamp())}:D>"
