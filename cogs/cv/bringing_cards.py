"""How an import looks: the dry run, what came of it, and what was taken back."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from bot.imports.model import Batch, Reading, TakenBack, Unread
from bot.imports.news import News
from bot.imports.texts import as_draft
from bot.journal.actions.check import drafted
from bot.kernel.text import say
from bot.privacy.model import Restored
from bot.quests.model import Quest
from cogs.common.card import Block, Button, Card, Row, Style, Text
from cogs.common.look import NIGHT, ROSE, UNDO
from cogs.common.own import scope_of
from cogs.common.plain import clip, name, one_line
from cogs.failures.facts import told

_COLUMNS = 8
_HEADING = 30
_EXAMPLES = 3
_EXAMPLE = 350
_ROWS = 10
_QUESTS = 3
_LABEL = 80
"""Discord's limit of a button's label."""


def dry_run(draft_id: int, reading: Reading, news: News, locale: str, now: datetime) -> Card:
    """Show how a file was understood and what would come of it."""
    total = news.total
    parts = [
        say("imports.heading", locale, file=one_line(reading.filename, limit=100)),
        "\n".join(_columns(reading, locale)),
        "\n".join(_counts(reading, news, locale)),
        "\n".join(_examples(news, locale, now)),
        "\n".join(_unread(reading.unread, locale)),
        "\n".join(_doubts(reading, locale)),
        say("imports.promise" if total else "imports.nothing_new", locale),
    ]
    blocks: list[Block] = [Text(part) for part in parts if part]
    buttons = [Button(say("imports.bring", locale, n=total), f"import:bring:{draft_id}", style=Style.PRIMARY)]
    if reading.either_way is not None:
        buttons.append(Button(say("imports.other_way", locale), f"import:swap:{draft_id}"))
    buttons.append(Button(say("imports.discard", locale), f"import:discard:{draft_id}"))
    return Card((*blocks, Row(tuple(buttons if total else buttons[1:]))), NIGHT)


def archive(filename: str, draft_id: int, news: Restored, locale: str) -> Card:
    """Show what of an export of Cork's is not there already."""
    heading = say("imports.archive", locale, file=one_line(filename, limit=100))
    known = say("imports.archive.known", locale, n=news.known) if news.known else ""
    counts = "\n".join(filter(None, (*(f"- {one}" for one in _restored(news, locale)), known)))
    promise = say("imports.archive_promise" if news.total else "imports.nothing_new", locale)
    bring = Button(say("imports.put_back", locale, n=news.total), f"import:bring:{draft_id}", style=Style.PRIMARY)
    discard = Button(say("imports.discard", locale), f"import:discard:{draft_id}")
    texts = (Text(part) for part in (heading, counts, promise) if part)
    return Card((*texts, Row((bring, discard) if news.total else (discard,))), NIGHT)


def brought(batch: Batch, quests: tuple[Quest, ...], locale: str, *, failures: str, asks: str) -> Card:
    """Tell what was imported, and offer to take it back or to have it count; the rest are mentions of commands."""
    said: list[str] = []
    if not (batch.entries or batch.asks):
        said.append(say("imports.nothing_brought", locale))
    if batch.entries:
        said.append(
            f"{say('imports.brought', locale, n=batch.entries)} {say('imports.see_failures', locale, list=failures)}"
        )
    if batch.asks:
        said.append(f"{say('imports.asks_brought', locale, n=batch.asks)} {say('imports.see_asks', locale, list=asks)}")
    buttons = [Button(say("imports.take_back", locale), f"import:undo:{batch.id}", UNDO)]
    if batch.entries:
        buttons += (
            Button(
                name(say("imports.count_toward", locale, scope=scope_of(quest, locale)), limit=_LABEL),
                f"import:count:{batch.id}:{quest.id}",
            )
            for quest in quests[:_QUESTS]
        )
    return Card((Text("\n".join(said)), Row(tuple(buttons))), NIGHT)


def put_back(batch_id: int, restored: Restored, locale: str) -> Card:
    """Tell what of an export is back."""
    said = "\n".join((say("imports.archive_done", locale), *(f"- {one}" for one in _restored(restored, locale))))
    undo = Button(say("imports.take_back", locale), f"import:undo:{batch_id}", UNDO)
    return Card((Text(said), Row((undo,))), NIGHT)


def counted(batch_id: int, quest: Quest, locale: str) -> Card:
    """Tell that an import counts toward a quest."""
    scope = one_line(scope_of(quest, locale), limit=200)
    said = say("imports.counted", locale, scope=scope, count=quest.count, goal=quest.goal)
    undo = Button(say("imports.take_back", locale), f"import:undo:{batch_id}", UNDO)
    return Card((Text(said), Row((undo,))), NIGHT)


def taken_back(gone: TakenBack, locale: str) -> Card:
    """Tell what of an import is gone again."""
    said = [say("imports.taken_back", locale, n=gone.entries)]
    if gone.asks:
        said.append(say("imports.asks_taken_back", locale, n=gone.asks))
    return Card((Text("\n".join(said)),), ROSE)


def discarded(locale: str, command: str) -> Card:
    """Tell that nothing was imported, and how to have a file understood better."""
    return Card((Text(say("imports.discarded", locale, command=command)),), NIGHT)


def _columns(reading: Reading, locale: str) -> Iterator[str]:
    used = [column for column in reading.columns if column.role is not None]
    if not used:
        return
    yield say("imports.columns", locale)
    for column in used:
        role = say(f"imports.role.{column.role}", locale)
        yield f"- {say('imports.column', locale, heading=one_line(column.heading, limit=_HEADING), role=role)}"
    beside = [one_line(column.heading, limit=_HEADING) for column in reading.columns if column.role is None]
    if beside:
        shown = beside[:_COLUMNS]
        if len(beside) > _COLUMNS:
            shown.append(say("imports.more_columns", locale, n=len(beside) - _COLUMNS))
        yield f"-# {say('imports.left_out', locale, columns=', '.join(shown))}"


def _counts(reading: Reading, news: News, locale: str) -> Iterator[str]:
    if news.failures:
        yield say("imports.new", locale, n=len(news.failures))
    ended = sum(1 for ask in news.ended if ask is not None)
    for key, n in (
        ("ended", ended),
        ("granted", len(news.granted)),
        ("new_asks", len(news.asks)),
        ("known", news.known),
        ("accepted", len(reading.accepted) - len(news.granted)),
    ):
        if n:
            yield say(f"imports.{key}", locale, n=n)


def _examples(news: News, locale: str, now: datetime) -> Iterator[str]:
    shown = news.failures[:_EXAMPLES]
    if shown:
        yield say("imports.examples", locale, n=1 if len(news.failures) <= _EXAMPLES else len(shown))
    for found in shown:
        yield clip(told(drafted(as_draft(found, 0), 0, now), locale), _EXAMPLE)


def _unread(unread: tuple[Unread, ...], locale: str) -> Iterator[str]:
    if unread:
        yield say("imports.unread_heading", locale)
    for trouble, group in groupby(sorted(unread, key=lambda one: one.trouble), key=lambda one: one.trouble):
        numbers = [one.row for one in group]
        rows = ", ".join(map(str, numbers[:_ROWS]))
        if len(numbers) > _ROWS:
            rows = f"{rows}, {say('imports.more_rows', locale, n=len(numbers) - _ROWS)}"
        yield f"- {say('imports.unread', locale, trouble=say(f'imports.trouble.{trouble}', locale), rows=rows)}"


def _doubts(reading: Reading, locale: str) -> Iterator[str]:
    day = reading.either_way
    if day is not None and reading.month_first:
        yield say("imports.month_first", locale, example=f"{day.month}/{day.day}/{day.year}")
    elif day is not None:
        yield say("imports.day_first", locale, example=f"{day.day}/{day.month}/{day.year}")
    if not reading.encoding.startswith("utf"):
        yield say("imports.encoding", locale, encoding=reading.encoding)


def _restored(news: Restored, locale: str) -> Iterator[str]:
    counts = (
        ("failures", news.failures),
        ("asks", news.asks),
        ("quests", news.quests),
        ("answers", news.answers),
        ("others", news.others),
    )
    for key, n in counts:
        if n:
            yield say(f"imports.archive.{key}", locale, n=n)
