"""How long a story takes to tell, what of it fits into ninety seconds, and what one might ask oneself about it."""

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from bot.stories.model import PARTS, Parts

WORDS_A_MINUTE = 150
"""How fast people speak when they are listened to."""
SECONDS = 90
WORDS = WORDS_A_MINUTE * SECONDS // 60
"""What fits into ninety seconds."""
SHARES = {"situation": 45, "mine": 30, "did": 70, "result": 35, "differently": 45}
"""Words that each part has of these when all of them are long."""
UNSPACED = 0.6
"""Words that a character takes to say in a script that puts no spaces between words."""
LONG_SITUATION = 1 / 3
"""From this part of the whole on, what went before crowds out what was done."""

_UNSPACED = regex.compile(r"(?!\p{M})[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.,-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*")
_SENTENCE = regex.compile(r".*?(?:[.!?…]+[\"'”’»)\]]*(?=\s|$)|[。！？]+|\n+|$)\s*", regex.S)
_STEP = regex.compile(rf"{_UNSPACED.pattern}|{_WORD.pattern}")
_SELF = regex.compile(r"\b(?:i|me|my|mine|myself|ich|mir|mich|mein\w*)\b", regex.I)
_TOGETHER = regex.compile(r"\b(?:we|us|our|ours|ourselves|wir|uns|unser\w*)\b", regex.I)
_OTHERS = regex.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|theirs|er|ihm|ihn|sein\w*|sie|ihnen|ihr\w*)\b", regex.I
)


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """A part of a story: how many words it has, and what of it is said within ninety seconds."""

    name: str
    words: int
    text: str = field(repr=False)
    cut: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """A story as one tells it in ninety seconds."""

    parts: tuple[SpokenPart, ...]
    words: int
    """Of the whole story, before anything was left out."""

    @property
    def seconds(self) -> int:
        """How long the whole story takes."""
        return round(self.words * 60 / WORDS_A_MINUTE)

    @property
    def fits(self) -> bool:
        """Whether nothing had to be left out."""
        return not any(part.cut for part in self.parts)


def spoken(parts: Parts) -> Spoken:
    """Fit a story into ninety seconds: parts that are too long for their share end at an earlier sentence.

    What a short part does not need goes to the long ones. A first sentence that is too long ends at a word.
    """
    counts = {name: count_words(text) for name, text in parts.told}
    allowed = _allowances(counts)
    told = tuple(_fit(name, text, counts[name], allowed[name]) for name, text in parts.told)
    return Spoken(told, sum(counts.values()))


def count_words(text: str) -> int:
    """Count what it takes to say a text, in words."""
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + math.ceil(unspaced * UNSPACED)


def questions(parts: Parts) -> Iterator[str]:
    """Give the keys of the questions that this story raises: first what is missing, last what goes for every story.

    They are questions and not findings: nothing here can tell whether a story is honest, only its author can.
    """
    told = dict(parts.told)
    yield from (f"empty_{name}" for name in PARTS if name not in told)
    whole = spoken(parts)
    if not whole.fits:
        yield "long"
    situation = count_words(told.get("situation", ""))
    if situation > SHARES["situation"] and situation > whole.words * LONG_SITUATION:
        yield "long_situation"
    own = " ".join(told.get(name, "") for name in ("mine", "did"))
    self, together, others = (len(pattern.findall(own)) for pattern in (_SELF, _TOGETHER, _OTHERS))
    if others > self + together:
        yield "others"
    if together > self:
        yield "together"
    yield from ("listening", "ending")


def _allowances(counts: dict[str, int]) -> dict[str, int]:
    """Return how many words of each part are said: all where they fit, else by their shares."""
    allowed, left, room = dict[str, int](), dict(counts), WORDS
    while left:
        shares = sum(SHARES[name] for name in left)
        fitting = [name for name, words in left.items() if words * shares <= SHARES[name] * room]
        if not fitting:
            return allowed | {name: SHARES[name] * room // shares for name in left}
        for name in fitting:
            allowed[name] = left.pop(name)
            room -= allowed[name]
    return allowed


def _fit(name: str, text: str, words: int, allowed: int) -> SpokenPart:
    if words <= allowed:
        return SpokenPart(name, words, text, cut=False)
    kept, said = "", 0
    for sentence in (match[0] for match in _SENTENCE.finditer(text)):
        said += count_words(sentence)
        if said > allowed:
            break
        kept += sentence
    return SpokenPart(name, words, kept.strip() or _first_words(text, allowed), cut=True)


def _first_words(text: str, allowed: int) -> str:
    ends = [match.end() for match in _STEP.finditer(text)]
    # A longer beginning never has fewer words.
    fitting = bisect_right(ends, allowed, key=lambda end: count_words(text[:end]))
    return text[: ends[fitting - 1] if fitting else 0] + "…"
