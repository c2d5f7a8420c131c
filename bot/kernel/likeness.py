"""Find lines that words come near to, in any order and in spite of a typo."""

from rapidfuzz import fuzz, process

_LIKE = 75
"""How like a word's best place in a line must be, of 100: one letter wrong or missing in four, two turned in five."""
_GUESSABLE = 4
"""Letters from which on a word may be a typo; a shorter one would be like almost anything."""


def near(wanted: str, lines: dict[int, str]) -> list[int]:
    """Return the ids of the lines in which each word has a place, the best first; of equals the one that came first."""
    likeness, place = dict.fromkeys(lines, 0.0), {one: at for at, one in enumerate(lines)}
    for word in wanted.split():
        if len(word) < _GUESSABLE:
            likeness = {one: so_far for one, so_far in likeness.items() if word in lines[one]}
            continue
        left = {one: lines[one] for one in likeness}
        alike = process.extract(word, left, scorer=fuzz.partial_ratio, score_cutoff=_LIKE, limit=None)
        likeness = {one: likeness[one] + score for _, score, one in alike}
    return sorted(likeness, key=lambda one: (-likeness[one], place[one]))
