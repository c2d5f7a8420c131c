"""How a member's own failures look to them, card by card."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.feed.model import Audience
from bot.journal.model import Entry, Failure, Kind, Logged, Page, PartialDate
from bot.quests.model import Quest
from cogs.common.card import Attached, Button, Card, Divider, File, Option, Row, Select, Style, Text
from cogs.common.look import GOLD, NIGHT, ROSE
from cogs.failures import cards, lists
from cogs.failures.filters import Filters
from cogs.stings.buttons import forecast_button
from tests.cards.limits import complaints

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
PLAIN = Failure(
    id=7,
    member_id=11,
    line="A polite no",
    story=None,
    kind=None,
    section=None,
    happened=None,
    sting=None,
    quest_id=None,
    logged_at=NOON,
    edited_at=None,
)
FULL = replace(
    PLAIN,
    story="Two years of it",
    kind=Kind.PERSONAL,
    section="awards",
    happened=PartialDate(2019, 3),
    sting=7,
)
LONGEST = replace(FULL, line="*_|~`>" * 23, story="*" * 4000, section="*_|~`>#[" * 7, became="*_" * 150)
QUEST = Quest(
    id=3,
    member_id=11,
    guild_id=None,
    locale="en-US",
    goal=30,
    toast="tea",
    scope="chairs",
    announced=False,
    started_at=NOON,
    ended_at=None,
    count=3,
)
ADD_STORY = Button("Add story", "failure:story:7", "🪶")
EDIT = Button("Edit", "failure:edit:7")
EDIT_STORY = Button("Edit story", "failure:story:7", "🪶")
SHARE = Button("Share…", "share:open:7", "📮")
GUESS = forecast_button(7, "en-US")
UNDO = Button("Undo", "failure:undo:7", "↩️")
LET_GO = Button("Let go…", "failure:let-go:7", "🎈")
BRING_BACK = Button("Bring it back", "failure:bring-back:7")
DELETE = Button("Delete…", "failure:delete:7", style=Style.DANGER)
FACTS = "-# March 2019 · Awards and scholarships I did not get · A personal answer · sting 7 of 10"


def receipt(logged: Logged, *, shareable: bool = True) -> tuple[Card, ...]:
    return cards.receipt(logged, "en-US", shareable=shareable, listing="/failures list")


def test_a_receipt_says_that_it_is_saved_and_private() -> None:
    said = "🔒 **Saved.** Only you can see this.\n> A polite no"
    assert receipt(Logged(PLAIN, first_time=True, quest=None)) == (
        Card((Text(said), Row((ADD_STORY, SHARE, UNDO))), NIGHT),
    )


def test_a_receipt_where_nothing_can_be_shared_offers_no_share() -> None:
    (card,) = receipt(Logged(PLAIN, first_time=True, quest=None), shareable=False)
    assert card.blocks[-1] == Row((ADD_STORY, UNDO))


def test_a_receipt_of_a_milestone_is_golden_and_says_how_far_it_is() -> None:
    (card,) = receipt(Logged(FULL, first_time=True, quest=QUEST, reached=(3,)))
    assert card == Card(
        (
            Text(f"🔒 **Saved.** Only you can see this.\n> A polite no\n{FACTS}"),
            Text("-# It is long, so the whole text is kept as its story."),
            Text("🍾▫️▫️▫️▫️▫️▫️▫️▫️▫️\n**3** of 30 · chairs\nA milestone: you have tried 3 times."),
            Row((EDIT_STORY, SHARE, GUESS, UNDO)),
        ),
        GOLD,
    )


@pytest.mark.parametrize("count", [1, 5, 6, 200])
def test_what_was_not_answered_is_told_late_and_fits_however_much_it_is(count: int) -> None:
    shown = receipt(Logged(LONGEST, first_time=True, quest=QUEST, unseen=(LONGEST,) * count))
    _, late = shown
    (text,) = late.blocks
    assert isinstance(text, Text)
    assert text.content.count("\n> ") == min(count, 5)
    assert ("/failures list" in text.content) == (count > 5)
    assert complaints(*shown) == []


def test_an_entry_shows_all_that_is_known_and_who_sees_it() -> None:
    assert cards.entry(FULL, "en-US", "private: only me", shareable=True) == Card(
        (
            Text(f"> A polite no\n{FACTS} · private: only me"),
            Divider(),
            Text("Two years of it"),
            Row((EDIT, EDIT_STORY, SHARE, LET_GO, DELETE)),
        ),
        NIGHT,
    )


@pytest.mark.parametrize(
    ("became", "shown"),
    [
        ("nothing-much", "nothing much happened"),
        ("a job in Oslo, https://example.org", "a job in Oslo, https:\u200b//example.org"),
    ],
)
def test_what_it_became_stands_below_the_rest(became: str, shown: str) -> None:
    card = cards.entry(replace(PLAIN, became=became), "en-US", "private: only me", shareable=False)
    assert card.blocks[0] == Text(f"> A polite no\n-# private: only me\n-# what it became: {shown}")


def test_an_entry_that_was_let_go_says_so_and_offers_the_way_back() -> None:
    said = f"> A polite no\n{FACTS}\nYou let this go: it is in no list and no reminder, and it still counts."
    assert cards.entry(replace(FULL, let_go=True), "en-US", "private: only me", shareable=True) == Card(
        (Text(said), Divider(), Text("Two years of it"), Row((BRING_BACK, DELETE))), NIGHT
    )


def test_letting_go_asks_what_becomes_of_the_count() -> None:
    card = cards.ask_let_go(PLAIN, "en-US", "/failures letgo")
    assert card.blocks[-1] == Row(
        (
            Button("Let go, keep the count", "failure:let-go-now:7", "🎈", Style.PRIMARY),
            Button("Forget both…", "failure:delete:7"),
            Button("Keep it", "failure:keep:7"),
        )
    )
    assert complaints(cards.ask_let_go(LONGEST, "de", "</failures letgo:12345678901234567890>")) == []


def test_what_was_let_go_is_not_named_again() -> None:
    card = cards.let_go(PLAIN, "en-US")
    assert card.blocks == (Text("🎈 Let go. It still counts, and nothing will bring it up."), Row((BRING_BACK,)))


def test_an_entry_that_is_too_long_for_a_message_comes_with_its_story_in_a_file() -> None:
    card = cards.entry(LONGEST, "de", "privat: nur ich", shareable=True)
    assert card.files == (File("geschichte.txt", b"*" * 4000),)
    assert Attached("geschichte.txt") in card.blocks
    assert complaints(card) == []


def test_a_deletion_is_asked_about_in_red_with_the_safe_answer_last() -> None:
    assert cards.confirm_delete(PLAIN, "en-US", "Sure?") == Card(
        (
            Text("Sure?\n> A polite no"),
            Row(
                (
                    Button("Delete for good", "failure:delete-now:7", style=Style.DANGER),
                    Button("Keep it", "failure:keep:7"),
                )
            ),
        ),
        ROSE,
    )


def test_what_is_gone_is_given_back_and_offers_nothing_more() -> None:
    assert cards.gone(FULL, "en-US", "Deleted.") == Card(
        (Text(f"Deleted.\n> A polite no\n{FACTS}"), Divider(), Text("Two years of it")), NIGHT
    )


def test_a_list_names_year_heading_and_what_is_shared() -> None:
    page = Page((Entry(FULL, (Audience.NAMED,)), Entry(replace(PLAIN, id=6), ())), page=0, pages=1, total=2)
    assert lists.listing(page, "en-US", Filters(), ()) == Card(
        (
            Text(
                "🔒 **Your 2 failures**\n"
                "- 2019 · A polite no · *Awards and scholarships I did not get* 📮\n"
                "- 2026 · A polite no"
            ),
            Select("failures:open", (Option("A polite no", "7"), Option("A polite no", "6")), "Open one of these"),
        ),
        NIGHT,
    )


def test_a_list_of_several_pages_is_turned_within_its_filters() -> None:
    page = Page((Entry(FULL, ()),), page=1, pages=3, total=17)
    filters = Filters(2019, 3, Audience.COUNTED, "awards")
    card = lists.listing(page, "en-US", filters, ("2019",))
    assert card.blocks[-1] == Row(
        (
            Button("Newer", "failures:page:0:2019:3:counted:awards", "◀️"),
            Button("2 of 3", "failures:here", disabled=True),
            Button("Older", "failures:page:2:2019:3:counted:awards", "▶️"),
        )
    )
    assert Filters.parse("2019", "3", "counted", "awards") == filters
    assert Filters.parse("-", "-", "-", "-") == Filters()


def test_what_was_let_go_is_listed_page_by_page() -> None:
    card = lists.let_go(Page((Entry(PLAIN, ()),), page=0, pages=2, total=9), "en-US")
    assert card.blocks[0] == Text("🔒 **The 9 entries you let go**\n- 2026 · A polite no")
    assert card.blocks[-1] == Row(
        (
            Button("Newer", "failures:let-go:-1", "◀️", disabled=True),
            Button("1 of 2", "failures:here", disabled=True),
            Button("Older", "failures:let-go:1", "▶️"),
        )
    )


def test_the_fullest_page_of_the_longest_lines_fits_a_message() -> None:
    entries = tuple(Entry(replace(LONGEST, id=10**18 - n), (Audience.NAMED,)) for n in range(8))
    filters = Filters(2999, 10**18 - 1, Audience.ANONYMOUS, str(10**18 - 1))
    assert complaints(lists.listing(Page(entries, 10**6, 10**7, 10**8), "de", filters, ("*" * 200,) * 4)) == []
