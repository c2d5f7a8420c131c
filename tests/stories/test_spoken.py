from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.model import clean_story
from bot.kernel.text import LANGUAGES, catalogue
from bot.stories.model import PART_LIMIT, PARTS, QUESTIONS, Parts
from bot.stories.spoken import SHARES, WORDS, count_words, questions, spoken
from tests.stories.telling import WHOLE

TEXTS = st.one_of(
    st.text(max_size=PART_LIMIT),
    st.lists(st.sampled_from(["I", "we", "failed.", "3.5", "“Why?”", "don't", "失敗", "しました。", "\n"])).map(
        " ".join
    ),
).map(clean_story)
PARTS_OF_A_STORY = st.builds(Parts, **{name: st.none() | TEXTS for name in PARTS})


def sentences(number: int, words: int = 5) -> str:
    return " ".join([" ".join(["Word"] * words) + "."] * number)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" … — ?!", 0),
        ("I didn't re-apply in 2.5 years.", 6),
        ("Ça m'a coûté l'été.", 4),
        ("Es hat nicht geklappt, leider", 5),
        ("नमस्ते दुनिया", 2),
        ("هذا صعب", 2),
        ("나는 떨어졌다", 2),
        ("我没有得到那份工作。", 6),
        ("ได้ยิน", 3),
        ("👩‍🔬 tried", 1),
    ],
)
def test_words_are_counted_as_they_are_spoken(text: str, words: int) -> None:
    assert count_words(text) == words


def test_the_shares_are_what_ninety_seconds_hold() -> None:
    assert WORDS == 225
    assert sum(SHARES.values()) == WORDS
    assert tuple(SHARES) == PARTS


def test_a_short_story_is_told_whole_and_each_part_is_counted() -> None:
    told = spoken(WHOLE)
    assert [(part.name, part.words, part.text) for part in told.parts] == [
        ("situation", 9, WHOLE.situation),
        ("mine", 9, WHOLE.mine),
        ("did", 11, WHOLE.did),
        ("result", 9, WHOLE.result),
        ("differently", 5, WHOLE.differently),
    ]
    assert (told.words, told.seconds, told.fits) == (43, 17, True)


def test_exactly_ninety_seconds_are_not_cut() -> None:
    told = spoken(Parts(did=sentences(45)))
    assert (told.words, told.seconds, told.fits) == (225, 90, True)
    assert not spoken(Parts(did=sentences(45) + " More.")).fits


def test_parts_that_are_too_long_end_at_an_earlier_sentence_by_their_shares() -> None:
    long = sentences(40)
    told = spoken(Parts(long, long, long, long, long))
    assert {part.name: count_words(part.text) for part in told.parts} == SHARES
    assert all(part.cut and part.words == 200 and part.text.endswith("Word.") for part in told.parts)
    assert (told.words, told.seconds) == (1000, 400)


def test_what_a_short_part_does_not_need_goes_to_the_long_ones() -> None:
    told = spoken(replace(WHOLE, did=sentences(60)))
    assert {part.name: part.cut for part in told.parts if part.cut} == {"did": True}
    (did,) = (part for part in told.parts if part.name == "did")
    assert count_words(did.text) == 190  # of the 193 that the others leave: three words make no sentence here


def test_two_long_parts_that_fit_together_are_told_whole() -> None:
    assert spoken(Parts(situation=sentences(20), did=sentences(25))).fits
    assert spoken(Parts(situation=sentences(25), did=sentences(20))).fits


def test_a_first_sentence_that_is_too_long_ends_at_a_word() -> None:
    (part,) = spoken(Parts(did="never " * 300)).parts
    assert (count_words(part.text), part.text[-6:], part.cut) == (225, "never…", True)
    (unspaced,) = spoken(Parts(did="失" * 1000)).parts
    assert (count_words(unspaced.text), unspaced.text[-2:]) == (225, "失…")


@given(PARTS_OF_A_STORY)
def test_the_spoken_version_of_anything_holds_ninety_seconds_and_only_what_was_written(parts: Parts) -> None:
    told = spoken(parts)
    assert sum(count_words(part.text) for part in told.parts) <= WORDS
    assert [part.name for part in told.parts] == [name for name, _ in parts.told]
    for part, (_, text) in zip(told.parts, parts.told, strict=True):
        assert part.cut or part.text == text
        assert text.strip().startswith(part.text.removesuffix("…").strip())
    assert told.fits == (told.words <= WORDS)


def test_a_whole_story_is_asked_only_what_goes_for_every_story() -> None:
    assert list(questions(WHOLE)) == ["listening", "ending"]


def test_each_missing_part_is_asked_for() -> None:
    assert list(questions(Parts())) == [*(f"empty_{part}" for part in PARTS), "listening", "ending"]
    assert list(questions(replace(WHOLE, result=None))) == ["empty_result", "listening", "ending"]


def test_a_story_that_is_too_long_is_asked_what_could_stay_out() -> None:
    assert list(questions(replace(WHOLE, did=sentences(60)))) == ["long", "listening", "ending"]


def test_a_long_way_in_is_asked_about() -> None:
    assert "long_situation" in questions(replace(WHOLE, situation=sentences(10)))
    assert "long_situation" not in questions(replace(WHOLE, situation=sentences(9)))
    assert "long_situation" not in questions(replace(WHOLE, situation=sentences(10), did=sentences(25)))


@pytest.mark.parametrize(
    ("did", "asked"),
    [
        ("They never read it. He lost it.", "others"),
        ("Sie haben es nie gelesen, und er hat es verlegt.", "others"),
        ("They never read it, so I asked. I asked again.", None),
        ("They read it. They lost it. We wrote to them, and I called.", "others"),
        ("They read it. They lost it. We wrote, and I called.", None),
        ("We wrote it. We sent it.", "together"),
        ("Wir haben es geschrieben. Unsere Idee.", "together"),
        ("We wrote it, and I sent it.", None),
        ("Ich habe es geschrieben, und wir haben es geschickt.", None),
    ],
)
def test_a_middle_that_speaks_of_others_is_asked_what_was_ones_own(did: str, asked: str | None) -> None:
    found = set(questions(Parts("Before.", "The letter.", did, "No.", "Nothing yet."))) - {"listening", "ending"}
    assert found == ({asked} if asked else set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_is_a_question_and_no_verdict(language: str) -> None:
    asked = {key: text for key, text in catalogue(language).items() if key.startswith("stories.ask_")}
    assert len(asked) == len(PARTS) + 6
    assert [key for key, text in asked.items() if "?" not in str(text)] == []


def test_there_are_enough_questions_and_each_stands_once() -> None:
    assert len(set(QUESTIONS)) == len(QUESTIONS) >= 8
