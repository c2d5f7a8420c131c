from datetime import UTC, date, datetime

import pytest

from bot.kernel.schedule import Occurrence
from bot.prompts import bank
from bot.prompts.model import MOST_WAITING, Banked, OwnPrompt, Preview, Prompt, PromptType, PromptWords, Standing
from cogs.common.card import Card, Row, Select
from cogs.prompts import bank_cards, cards
from tests.cards.limits import complaints

COMING = Occurrence(date(2026, 11, 22), datetime(2026, 11, 22, 17, tzinfo=UTC))
LONGEST = PromptWords("@" * 80, "*" * 600)
OWN = Prompt("own-0123456789abcdef", PromptType.ADVICE_GIVING, 20, own=True)
MENTIONS = cards.Mentions(*("</prompt schedule:1234567890123456789>",) * 6)
LOCALES = pytest.mark.parametrize("locale", ["en-US", "de"])


def whole(standing: Standing | None) -> list[Banked]:
    ours = [Banked(one, bank.words(one.key, "de")) for one in bank.prompts()]
    return [Banked(Prompt(f"own-{n:016}", OWN.type, 20), LONGEST, standing) for n in range(200)] + ours


@LOCALES
@pytest.mark.parametrize("standing", list(Standing))
def test_every_card_of_the_bank_fits_at_its_longest(standing: Standing, locale: str) -> None:
    banked = Banked(OWN, LONGEST, standing)
    own = OwnPrompt("0" * 16, 1, 2, OWN.type, 20, LONGEST.title, LONGEST.question, standing, told=False)
    drawn: list[Card] = [
        *(bank_cards.page(whole(standing), number, locale) for number in (0, 19, 20, 25)),
        bank_cards.one(banked, 25, locale),
        bank_cards.written(own, MENTIONS.add, locale),
        bank_cards.preview(Preview(COMING, banked), locale, MENTIONS),
        bank_cards.preview(Preview(COMING, None), locale, MENTIONS),
        bank_cards.preview(Preview(COMING, None, skipped=True), locale, MENTIONS),
    ]
    assert [complaints(card) for card in drawn] == [[]] * len(drawn)


@LOCALES
def test_news_of_many_suggestions_fit(locale: str) -> None:
    decided = [
        OwnPrompt("0" * 16, 1, 2, OWN.type, 20, LONGEST.title, LONGEST.question, standing, told=False)
        for standing in (Standing.APPROVED, Standing.DECLINED) * 5
    ]
    assert complaints(bank_cards.news(decided, OWN.type, 20, locale)) == []


def test_a_page_beyond_the_last_is_the_last_and_each_page_offers_what_it_lists() -> None:
    found = whole(Standing.SUGGESTED)
    last = bank_cards.page(found, 999, "en")
    assert last == bank_cards.page(found, 25, "en")
    (menu,) = [block for block in last.blocks if isinstance(block, Select)]
    assert [one.value for one in menu.options] == [one.prompt.key for one in found[-10:]]


@LOCALES
def test_as_many_suggestions_as_may_wait_fit_and_each_can_be_taken_back(locale: str) -> None:
    waiting = [
        OwnPrompt(f"{n:016}", 1, 2, OWN.type, 20, LONGEST.title, LONGEST.question, Standing.SUGGESTED, told=False)
        for n in range(MOST_WAITING)
    ]
    card = bank_cards.suggestions(waiting, MENTIONS.bank, locale)
    assert complaints(card) == []
    routes = [button.route for block in card.blocks if isinstance(block, Row) for button in block.buttons]
    assert routes == [f"prompt:take-back:{one.key}" for one in waiting]
