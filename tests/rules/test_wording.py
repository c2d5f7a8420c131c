"""Every word stands in both catalogues, is used, and can be said; and the rules that say so can fail."""

import itertools

import pytest

from bot.kernel.text import LANGUAGES
from tests.rules.source import Source, sources
from tests.rules.wording import Used, differences, faults, gaps, placeholders, read, used_keys

TOPICS = {key.partition(".")[0] for key in read(LANGUAGES[0])}


@pytest.mark.parametrize(("one", "other"), [*itertools.pairwise(LANGUAGES)])
def test_the_languages_have_the_same_keys_placeholders_and_forms(one: str, other: str) -> None:
    assert list(differences(read(one), read(other))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said_and_none_shouts(language: str) -> None:
    assert list(faults(read(language))) == []


def test_every_key_that_code_names_exists_and_every_key_is_named() -> None:
    speaking = (source for source in sources() if source.path.startswith(("bot/", "cogs/", "sandbox/")))
    used = [one for source in speaking for one in used_keys(source, TOPICS)]
    assert list(gaps(used, read(LANGUAGES[0]))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a.b": "x"}, {}),
        ({}, {"a.b": "x"}),
        ({"a.b": "{name}"}, {"a.b": "{nane}"}),
        ({"a.b": "x"}, {"a.b": {"one": "x", "other": "x"}}),
        ({"a.b": {"one": "{x}", "other": "x"}}, {"a.b": {"one": "x", "other": "x"}}),
    ],
)
def test_a_difference_between_two_languages_is_found(one: dict[str, str], other: dict[str, str]) -> None:
    assert len(list(differences(one, other))) == 1


@pytest.mark.parametrize(
    "entry", ["", "  ", "Saved!", {"one": "x"}, {"one": "x", "few": "y", "other": "z"}, {"one": "x", "other": "y!"}]
)
def test_a_text_that_cannot_be_said_is_found(entry: str | dict[str, str]) -> None:
    assert len(list(faults({"common.saved": entry}))) == 1


def test_a_party_may_be_loud() -> None:
    assert list(faults({"milestones.party_own": "You have made it!"})) == []


def test_the_value_that_chooses_a_form_is_needed_even_where_no_form_shows_it() -> None:
    assert placeholders({"one": "a single one", "other": "several"}) == {"n"}


SPEAKING = """
class Log:
    @command("fail", under="quest")
    async def fail(self, interaction, line, *, sting=0):
        say("journal.saved", locale, line=line)
        say(f"journal.kind_{kind}", locale)
        Text(f"**{say('journal.heading', locale)}**")
        raise Refused("journal.gone" if gone else "journal.moved")
        Notice(kind="feed.card")
"""


def test_the_keys_that_code_names_are_recognised() -> None:
    found = list(used_keys(Source("cogs/failures/log.py", SPEAKING), {"journal", "commands", "feed"}))
    named = {one.pattern.replace("\\", "") for one in found}
    assert named == {
        *("commands.quest.fail", "commands.quest.fail.line", "commands.quest.fail.sting"),
        *("journal.saved", "journal.kind_.+", "journal.heading", "journal.gone", "journal.moved"),
    }
    assert {one.given for one in found if one.pattern.endswith("saved")} == {frozenset({"line"})}


def used(pattern: str, *, exact: bool = True, given: frozenset[str] | None = None) -> Used:
    return Used("here: ", pattern, exact, given)


@pytest.mark.parametrize(
    ("named", "complaint"),
    [
        ([used(r"a\.b"), used(r"a\.c")], "here: a.c is in no catalogue"),
        ([used(r"a\.b"), used(r"a\.c.+", exact=False)], "here: a.c.+ is in no catalogue"),
        ([used(r"a\.b", given=frozenset({"nane"}))], "here: a.b is not given name"),
        ([], "a.b is never used"),
    ],
)
def test_a_gap_between_code_and_catalogue_is_found(named: list[Used], complaint: str) -> None:
    assert list(gaps(named, {"a.b": "{name}"})) == [complaint]


def test_a_key_that_is_named_with_all_its_values_is_left_alone() -> None:
    assert list(gaps([used(r"a\..+", exact=False), used(r"a\.b", given=frozenset({"name"}))], {"a.b": "{name}"})) == []
