"""How an import looks, card by card; tests/door/imports reads them whole."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.imports.model import MOST, Batch, Column, Found, Reading, Role, Sent, TakenBack, Trouble, Unread
from bot.imports.news import News
from bot.journal.model import BECAME_LIMIT, Kind, PartialDate
from bot.kernel.text import LANGUAGES
from bot.privacy.model import Restored
from bot.quests.model import Quest
from cogs.common.card import Button, Card, Row, Style, Text
from cogs.common.look import NIGHT, ROSE
from cogs.cv import bringing_cards as cards
from tests.cards.limits import complaints

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
LARGEST_ID = 10**18 * 9
MARKUP = "*_|~`>#[" * 20
LONGEST = Found(
    row=1,
    text=MARKUP[:140],
    section=MARKUP[:60],
    kind=Kind.SETBACK,
    happened=PartialDate(2026, 9, 12),
    sting=10,
    became="*" * BECAME_LIMIT,
    either_way=True,
)
FULLEST = Reading(
    encoding="shift_jis",
    columns=(*(Column(MARKUP, role) for role in Role), *(Column(MARKUP, None) for _ in range(189))),
    failures=(LONGEST,) * MOST,
    waiting=(Sent(1, "x"),) * MOST,
    accepted=(Sent(1, "x"),) * MOST,
    unread=tuple(Unread(row, trouble) for trouble in Trouble for row in range(90_000, 90_100)),
    filename="*" * 300,
)
QUEST = Quest(LARGEST_ID, 1, None, "en-US", 30, "tea", MARKUP[:140], False, NOON, None, 12)  # noqa: FBT003 - its fields in order


@pytest.mark.parametrize("locale", LANGUAGES)
def test_the_fullest_dry_run_fits_into_a_message(locale: str) -> None:
    news = News(FULLEST.failures, FULLEST.waiting, MOST)
    for reading in (FULLEST, replace(FULLEST, month_first=True)):
        assert complaints(cards.dry_run(LARGEST_ID, reading, news, locale, NOON)) == []


@pytest.mark.parametrize("locale", LANGUAGES)
def test_everything_after_it_fits_as_well(locale: str) -> None:
    batch = Batch(LARGEST_ID, MOST, MOST, NOON)
    quests = tuple(replace(QUEST, id=QUEST.id - number) for number in range(9))
    restored = Restored(failures=MOST, known=MOST, quests=9, asks=9, answers=9, others=9)
    for card in (
        cards.brought(batch, quests, locale, failures="</failures list:1>", asks="</ask list:1>"),
        cards.counted(LARGEST_ID, QUEST, locale),
        cards.taken_back(TakenBack(MOST, MOST), locale),
        cards.archive("*" * 300, LARGEST_ID, restored, locale),
        cards.put_back(LARGEST_ID, restored, locale),
        cards.discarded(locale, "</cv import:1>"),
    ):
        assert complaints(card) == []


def test_a_file_with_nothing_new_offers_nothing_to_import() -> None:
    card = cards.dry_run(7, Reading("utf-8", filename="x.md", accepted=(Sent(1, "x"),)), News((), (), 2), "en-GB", NOON)
    assert card == Card(
        (
            Text("🔒 **x.md, as Cork reads it.** Nothing is saved yet, and only you can see this."),
            Text("2 are there already, or twice in the file.\n1 was a yes, and is left out."),
            Text("Nothing in it is new: there is nothing to import."),
            Row((Button("Not like this", "import:discard:7"),)),
        ),
        NIGHT,
    )


def test_an_import_of_asks_alone_speaks_of_asks_alone() -> None:
    card = cards.brought(Batch(7, 0, 2, NOON), (QUEST,), "en-GB", failures="/failures list", asks="/ask list")
    assert card.blocks[0] == Text("2 asks were added. /ask list shows what is still waiting.")
    assert card.blocks[1] == Row((Button("Take it all back", "import:undo:7", "↩️"),))


def test_an_export_tells_what_is_new_sort_by_sort() -> None:
    card = cards.archive("cork.json", 7, Restored(failures=2, known=1, quests=1), "en-GB")
    assert card.blocks[1] == Text("- 2 failures\n- 1 quest, no longer announced anywhere\n1 entry is there already.")
    assert card.blocks[3] == Row(
        (Button("Put 3 back", "import:bring:7", style=Style.PRIMARY), Button("Not like this", "import:discard:7"))
    )


def test_what_was_taken_back_is_told_in_rose() -> None:
    assert cards.taken_back(TakenBack(1, 0), "en-GB") == Card(
        (Text("Taken back: 1 failure is gone again, and what was shared of it."),), ROSE
    )
