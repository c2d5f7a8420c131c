import re
from collections import Counter

import pytest

from bot.kernel.text import LANGUAGES
from bot.prompts import bank
from bot.prompts.model import Prompt, PromptType, PromptWords

EVERY_WORDING = [
    pytest.param(prompt.key, language, id=f"{prompt.key}-{language}")
    for prompt in bank.prompts()
    for language in LANGUAGES
]
THREAD_NAME = 80
SENTENCE_END = re.compile(r"[.?](?=\s|$)")


def everything(words: PromptWords) -> str:
    return " ".join(filter(None, (words.title, words.question, words.hint)))


def test_the_bank_has_a_year_of_prompts_and_some_to_choose_from() -> None:
    assert len(bank.prompts()) >= 60


def test_every_type_has_several_prompts_and_a_light_one() -> None:
    types = Counter(prompt.type for prompt in bank.prompts())

    assert min(types[one] for one in PromptType) >= 7
    assert {prompt.type for prompt in bank.prompts() if prompt.light} == set(PromptType)


def test_every_fourth_prompt_can_be_light() -> None:
    light = [prompt for prompt in bank.prompts() if prompt.light]

    assert len(light) * 4 >= len(bank.prompts())
    assert all(prompt.minutes == 5 for prompt in light)


@pytest.mark.parametrize("prompt", bank.prompts(), ids=lambda prompt: prompt.key)
def test_a_key_is_a_slug_and_a_prompt_takes_five_to_twenty_minutes(prompt: Prompt) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", prompt.key)
    assert 5 <= prompt.minutes <= 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_the_same_prompts_in_the_same_order(language: str) -> None:
    assert list(bank.wordings(language)) == [prompt.key for prompt in bank.prompts()]


@pytest.mark.parametrize("prompt", bank.prompts(), ids=lambda prompt: prompt.key)
def test_a_hint_is_there_in_every_language_or_in_none(prompt: Prompt) -> None:
    assert len({bank.words(prompt.key, language).hint is None for language in LANGUAGES}) == 1


@pytest.mark.parametrize(("key", "language"), EVERY_WORDING)
def test_a_title_fits_the_name_of_a_thread(key: str, language: str) -> None:
    title = bank.words(key, language).title

    assert 0 < len(title) <= THREAD_NAME
    assert not title.endswith((".", "?"))


@pytest.mark.parametrize(("key", "language"), EVERY_WORDING)
def test_a_question_is_two_to_four_sentences_and_the_last_one_asks(key: str, language: str) -> None:
    question = bank.words(key, language).question

    assert 2 <= len(SENTENCE_END.findall(question)) <= 4
    assert question.count("?") == 1
    assert question.endswith("?")


@pytest.mark.parametrize(("key", "language"), EVERY_WORDING)
def test_no_prompt_raises_its_voice_or_brings_markup(key: str, language: str) -> None:
    assert not re.search(r"[!*_`<>@#|~\[\]]|\n", everything(bank.words(key, language)))


@pytest.mark.parametrize(("key", "language"), EVERY_WORDING)
def test_no_prompt_has_stray_blanks_or_typewriter_quotes(key: str, language: str) -> None:
    text = everything(bank.words(key, language))

    assert text == " ".join(text.split())
    assert '"' not in text


def test_titles_are_told_apart() -> None:
    for language in LANGUAGES:
        titles = [words.title for words in bank.wordings(language).values()]
        assert len(set(titles)) == len(titles)


def test_german_readers_get_german_and_all_others_english() -> None:
    assert bank.words("plain-luck", "de").title.startswith("Eine Münze")
    assert bank.words("plain-luck", "en-GB") == bank.words("plain-luck", "fr") == bank.words("plain-luck", "en")


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        bank.words("no-such-prompt", "en")
