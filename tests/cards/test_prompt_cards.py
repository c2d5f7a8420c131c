from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.kernel.schedule import Occurrence, Weekly
from bot.prompts import bank, model
from bot.prompts.model import ARCHIVE_MINUTES, OccurrenceRecord, Schedule, State, Status
from cogs.common.card import Button, Card, Divider, Row, Text
from cogs.common.look import NIGHT
from cogs.prompts import cards
from tests.cards.limits import complaints, units
from tests.cards.reading import said

SUNDAY = datetime(2026, 11, 22, 17, tzinfo=UTC)
CARD = model.Card(
    occurrence_id=5,
    guild_id=1,
    words=bank.words("a-friend-calls", "en-US"),
    minutes=10,
    locale="en-US",
    local_date=date(2026, 11, 22),
    late=False,
    channel_id=2000,
    ping_role=None,
    archive_minutes=1440,
    message_id=None,
)
SCHEDULE = Schedule(1, 2000, Weekly(6, time(18), "Europe/Berlin"), None, 1440, Occurrence(date(2026, 11, 22), SUNDAY))
RECORD = OccurrenceRecord(
    id=5,
    guild_id=1,
    local_date=date(2026, 11, 22),
    due_at=SUNDAY,
    prompt="a-friend-calls",
    state=State.POSTED,
    late=False,
    channel_id=2000,
    ping_role=None,
    archive_minutes=1440,
    message_id=7,
    thread_id=7,
)
MENTIONS = cards.Mentions(
    schedule="</s:1>", post="</p:2>", check="</c:3>", wizard="</w:4>", add="</a:5>", bank="</b:6>"
)


def test_a_prompt_asks_says_how_long_it_takes_and_that_passing_is_fine() -> None:
    asked = bank.words("a-friend-calls", "en-US")
    assert cards.prompt(CARD) == Card(
        (
            Text(f"### 💭 {asked.title}\n{asked.question}"),
            Text(str(asked.hint)),
            Divider(),
            Text("-# About 10 minutes. Answer in the thread, or only for yourself. Passing is fine."),
            Row((Button("Answer only for me", "prompt:answer:5", "🔒"),)),
        ),
        NIGHT,
    )


@pytest.mark.parametrize("locale", ["en-US", "de"])
@pytest.mark.parametrize("key", [one.key for one in bank.prompts()])
def test_every_prompt_fits_at_its_longest(key: str, locale: str) -> None:
    card = replace(
        CARD, words=bank.words(key, locale), locale=locale, late=True, ping_role=2**63, local_date=date(2026, 9, 30)
    )
    assert complaints(cards.prompt(card)) == []
    assert units(cards.thread_name(card)) <= 100
    assert "…" not in cards.thread_name(card)


def test_lateness_and_a_role_are_said_only_where_there_are_any() -> None:
    assert "Cork was away" not in said(cards.prompt(CARD))
    assert "<@&" not in said(cards.prompt(CARD))
    late = said(cards.prompt(replace(CARD, late=True, ping_role=3000)))
    assert late.endswith("(Cork was away at the usual hour, so this comes late.)\n<@&3000>")


@pytest.mark.parametrize(("locale", "hour"), [("en-US", "Every Sunday at 18:00"), ("de", "Jeden Sonntag um 18:00")])
@pytest.mark.parametrize("archive", ARCHIVE_MINUTES)
def test_a_schedule_is_told_in_its_readers_language(locale: str, hour: str, archive: int) -> None:
    told = said(cards.scheduled(replace(SCHEDULE, archive_minutes=archive), locale, cards.Doubts(), MENTIONS))
    assert f"{hour} (Europe/Berlin) in <#2000>." in told
    assert "<t:1795366800:F>" in told


@pytest.mark.parametrize(
    ("doubts", "said"),
    [
        (cards.Doubts(missing="Send Messages"), "In <#2000> Cork still lacks: Send Messages."),
        (cards.Doubts(silent_role=True), "<@&3000> may not be mentioned by Cork"),
        (cards.Doubts(no_zone=True), "or for the whole server with </w:4>."),
    ],
)
def test_each_doubt_is_a_sentence_of_its_own(doubts: cards.Doubts, said: str) -> None:
    schedule = replace(SCHEDULE, ping_role=3000)
    (_, doubt) = cards.scheduled(schedule, "en-US", doubts, MENTIONS).blocks
    assert isinstance(doubt, Text)
    assert said in doubt.content


@pytest.mark.parametrize(
    ("record", "fate"),
    [
        (RECORD, "What you would say to a friend · posted in <#7>"),
        (replace(RECORD, thread_id=None), "posted, but without a thread so far; </c:3> tells"),
        (replace(RECORD, state=State.DUE, message_id=None, thread_id=None), "on its way"),
        (replace(RECORD, state=State.MISSED, prompt=None), "skipped, since Cork was away for more than twelve hours"),
        (replace(RECORD, state=State.EMPTY, prompt=None), "skipped, since no prompt was left"),
        (replace(RECORD, state=State.UNDELIVERABLE), "could not be posted; </c:3> names what is missing, and </p:2>"),
    ],
)
def test_what_became_of_a_week_is_told(record: OccurrenceRecord, fate: str) -> None:
    told = said(cards.status(Status(SCHEDULE, (record,), 1), "en-US", MENTIONS))
    assert "- 22 November 2026: " in told
    assert fate in told
    assert "-# 1 prompt is left that" in told
