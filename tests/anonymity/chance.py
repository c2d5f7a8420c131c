"""How likely it is to be right so often by guessing."""

from collections.abc import Mapping

from tests.anonymity.guess import Guess

ANYBODY = 18
"""The fewest members who were there at any time: a guess among anybody is right once in so many times."""


def hits(guesses: Mapping[str, Guess], authors: Mapping[str, int]) -> int:
    """Count the guesses that are right."""
    return sum(authors[share_id] == guess.member_id for share_id, guess in guesses.items())


def likelihood(guesses: Mapping[str, Guess], authors: Mapping[str, int]) -> float:
    """Return how likely at least as many hits are where each guess is right once in as many times as it had choices.

    For guesses among anybody this is the one-sided binomial test with p = 1/18.
    """
    exactly = [1.0]
    for guess in guesses.values():
        p = 1 / (guess.among or ANYBODY)
        exactly = [
            (exactly[n] * (1 - p) if n < len(exactly) else 0.0) + (exactly[n - 1] * p if n else 0.0)
            for n in range(len(exactly) + 1)
        ]
    return min(1.0, sum(exactly[hits(guesses, authors) :]))
