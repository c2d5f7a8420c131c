from string import Formatter

import pytest

from bot.kernel.text import LANGUAGES, Entry, catalogue, language_of, say

ENGLISH = catalogue("en")


def sentences(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def placeholders(entry: Entry) -> set[str]:
    return {name for sentence in sentences(entry) for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de", "de"), ("en-GB", "en"), ("en-US", "en"), ("pt-BR", "en"), ("ja", "en"), ("", "en"), ("den", "en")],
)
def test_whoever_has_no_catalogue_reads_english(locale: str, language: str) -> None:
    assert language_of(locale) == language


def test_a_sentence_is_said_in_the_language_of_its_reader() -> None:
    assert say("feed_rules.gone", "en-GB") == "This is no longer shared."
    assert say("feed_rules.gone", "de") == "Das ist nicht mehr geteilt."
    assert say("feed_rules.gone", "fi") == say("feed_rules.gone", "en-US")


def test_what_a_member_wrote_is_put_in_as_it_is() -> None:
    said = say("prompts_rules.unknown_zone", "en-US", zone="{zone} {0} {zone.__class__}")
    assert "“{zone} {0} {zone.__class__}”" in said


def test_a_key_without_a_sentence_is_an_error_in_every_language() -> None:
    for language in LANGUAGES:
        with pytest.raises(KeyError):
            say("feed_rules.no_such_key", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_chosen_by_n(language: str) -> None:
    plural = [key for key, entry in catalogue(language).items() if not isinstance(entry, str)]
    for key in plural:
        entry = catalogue(language)[key]
        assert not isinstance(entry, str)
        values = dict.fromkeys(placeholders(entry), "x")
        for n, form in ((0, "other"), (1, "one"), (2, "other"), (30, "other")):
            assert say(key, language, **{**values, "n": n}) == entry[form].format_map({**values, "n": n})


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_exists_in_every_language(language: str) -> None:
    assert sorted(catalogue(language)) == sorted(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_translation_fills_in_the_same_values(language: str) -> None:
    both = set(ENGLISH) & set(catalogue(language))
    differing = {key for key in both if placeholders(ENGLISH[key]) != placeholders(catalogue(language)[key])}
    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_a_sentence_or_has_both_plural_forms(language: str) -> None:
    odd = {
        key
        for key, entry in catalogue(language).items()
        if not (isinstance(entry, str) or set(entry) == {"one", "other"}) or not all(sentences(entry))
    }
    assert odd == set()
