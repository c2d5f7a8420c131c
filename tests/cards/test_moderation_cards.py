from datetime import date

import pytest

from bot.feed.actions.holding import Reported
from bot.feed.cases import Case, Desk
from bot.feed.model import State
from bot.moderation.model import Block, Deed, Done, Reports
from cogs.common.card import Row, Select
from cogs.moderation import cards
from tests.cards.limits import complaints, units
from tests.cards.reading import said

ID = 988990011223344556
DAY = date(2026, 9, 30)
LOCALES = ("en-US", "de")


def case(number: int, *, text: str = "Not shortlisted", member_id: int | None = ID, reports: int = 0) -> Case:
    return Case(
        f"card-{number:011}",
        State.HELD,
        member_id,
        text,
        DAY,
        Reports(reports, 0),
        "0123456789ab",
        text if len(text) > 100 else None,
    )


def full(text: str) -> Desk:
    """Return a desk with more of everything than is shown."""
    return Desk(
        held=tuple(case(n, text=text, reports=10**6) for n in range(50)),
        reported=tuple(case(100 + n, text=text, reports=10**6) for n in range(50)),
        blocks=tuple(Block(ID, f"block-{n:010}", DAY) for n in range(50)),
        deeds=tuple(Done(ID, f"card-{n:011}", deed, ID, DAY) for n, deed in enumerate((*Deed, Deed.BLOCK, Deed.BLOCK))),
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("text", ["x " * 2000, "*" * 4000, "🍾" * 2000, "@everyone <@1> " * 200])
@pytest.mark.parametrize("done", [None, *Deed])
def test_the_list_fits_with_all_that_can_stand_in_it(text: str, locale: str, done: Deed | None) -> None:
    if done is not Deed.AUTO_HOLD:
        assert complaints(cards.desk(full(text), locale, done, pressed=True)) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_choices_of_the_list_fit(locale: str) -> None:
    (menu,) = [block for block in cards.desk(full("x"), locale).blocks if isinstance(block, Select)]
    assert len(menu.options) == 25
    assert all(units(option.label) <= 100 for option in menu.options)
    assert units(menu.placeholder) <= 150


@pytest.mark.parametrize("locale", LOCALES)
def test_other_answers_fit(locale: str) -> None:
    for deed in (Deed.HOLD, Deed.RELEASE, Deed.REMOVE):
        assert complaints(cards.ruled(case(1, text="*" * 4000), deed, locale, changed=True)) == []
    assert complaints(cards.blocked(case(1, text="*" * 4000), Block(ID, "x", DAY), locale)) == []
    assert complaints(cards.report_question("card", "🍾" * 2000, locale)) == []
    for outcome in Reported:
        assert complaints(cards.reported(outcome, locale)) == []


def test_an_empty_list_says_so() -> None:
    shown = cards.desk(Desk((), (), (), ()), "en-US")
    assert said(shown) == (
        "**Held: not in the feed until you decide**\nNothing is held.\n"
        "**Reported, and still in the feed**\nNothing is reported."
    )
    assert not [block for block in shown.blocks if isinstance(block, Row | Select)]


def test_a_card_without_a_name_is_shown_without_one_and_one_with_a_name_with_it() -> None:
    shown = said(cards.desk(Desk((case(1, member_id=None), case(2)), (), (), ()), "en-US"))
    assert shown.count("without a name") == 1
    assert shown.count(f"<@{ID}>") == 1


def test_a_content_note_is_read_with_the_card_and_is_harmless() -> None:
    noted = Case("card-1", State.HELD, None, "The story", DAY, Reports(), "0123456789ab", "loss, @everyone\n# of all")
    assert said(cards.desk(Desk((noted,), (), (), ()), "en-US")).split("\n")[1:3] == [
        "> -# Content note: loss, @\u200beveryone # of all",
        "> The story",
    ]


@pytest.mark.parametrize("text", ["A long story. " * 285, "*" * 4000, "🍾" * 2000, "Short"])
def test_a_long_card_can_be_read_whole(text: str) -> None:
    shown = cards.desk(Desk((case(1, text=text),), (), (), ()), "en-US")
    labels = [button.label for block in shown.blocks if isinstance(block, Row) for button in block.buttons]
    assert ("Read it whole" in labels) is (text != "Short")
    whole = cards.read(case(1, text=text), "en-US")
    assert complaints(whole) == []
    assert not whole.files or whole.files[0].content.decode() == text


def test_what_comes_behind_the_first_ones_is_counted() -> None:
    shown = said(cards.desk(full("x"), "en-US"))
    assert "47 more come up as you decide." in shown
    assert "48 more come up as you decide." in shown
    four = Desk(tuple(case(n) for n in range(4)), (), (), ())
    assert "1 more comes up as you decide." in said(cards.desk(four, "en-US"))
    three = Desk(tuple(case(n) for n in range(3)), (), (), ())
    assert "more" not in said(cards.desk(three, "en-US"))


def test_the_audit_names_card_and_moderator_and_who_left_by_no_name() -> None:
    deeds = (Done(1, "card", Deed.REMOVE, ID, DAY), Done(1, "card", Deed.HOLD, None, DAY))
    shown = said(cards.desk(Desk((), (), (), (*deeds, Done(1, "card", Deed.AUTO_HOLD, None, DAY))), "en-US"))
    assert f"30 September 2026 · ❌ removed · `card` · <@{ID}>" in shown
    assert "held · `card` · a former moderator" in shown
    assert "held by reports · `card` · by reports" in shown
