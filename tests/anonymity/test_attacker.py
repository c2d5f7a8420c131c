"""The attacker: thirty members, three hundred shares, six weeks, and everything but the key.

The statistic: for each attack, how likely at least as many hits are by guessing (a one-sided binomial test, with
p = 1/18 for a guess among anybody). Once in a thousand runs, at most, one of the attacks succeeds by mere luck.
"""

import random
import re

import pytest

from tests.anonymity.attacks import ATTACKS, all_together
from tests.anonymity.chance import hits, likelihood
from tests.anonymity.conftest import Theft
from tests.anonymity.crowd import MEMBERS
from tests.anonymity.life import SHARES

SURELY = 0.001
UNLIKELY = SURELY / (len(ATTACKS) + 1)
DICE = random.Random(7)  # noqa: S311 - the attacker's guesses
ABLE = (
    "plain times",
    "public deeds",
    "days",
    "lengths",
    "equal bytes",
    "log of changes",
    "zones",
    "departures",
    "celebrations before",
)
"""Attacks that a careless bot must lose to; the others have nothing to go by even there."""


def test_so_much_happened_that_the_statistic_means_something(theft: Theft) -> None:
    assert len(theft.authors) > 0.9 * SHARES
    assert len(theft.loot.anonymous) > 100
    assert sum(post.gone_at is not None for post in theft.loot.anonymous) > 10
    assert len(theft.loot.tables["block"]) == 3
    answers = [row for row in theft.loot.tables["share"] if row["occurrence_id"] is not None]
    assert len(answers) > 20
    assert len({who for _, who in theft.loot.square.celebrations}) > 20
    assert len(theft.loot.tables["share_draft"]) > 2  # agreed to for fewer people than saw the channel by then
    assert len({theft.authors[post.share_id] for post in theft.loot.anonymous}) > 25


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_names_the_authors_better_than_chance(theft: Theft, attack: str) -> None:
    guesses = ATTACKS[attack](theft.loot, DICE)
    assert likelihood(guesses, theft.authors) > UNLIKELY, f"{hits(guesses, theft.authors)} of {len(guesses)}"


def test_all_attacks_together_do_not_either(theft: Theft) -> None:
    guesses = all_together(theft.loot, DICE)
    assert len(guesses) == len(theft.loot.anonymous)
    assert likelihood(guesses, theft.authors) > UNLIKELY, f"{hits(guesses, theft.authors)} of {len(guesses)}"


def test_the_attacker_is_able_where_somebody_was_careless(careless: Theft) -> None:
    guesses = {attack: ATTACKS[attack](careless.loot, DICE) for attack in ABLE}
    luck = {attack: likelihood(guessed, careless.authors) for attack, guessed in guesses.items()}
    assert {attack: chance for attack, chance in luck.items() if chance >= SURELY} == {}


def test_no_custom_id_says_more_than_its_card(theft: Theft) -> None:
    for post in theft.loot.square.posts.values():
        assert post.custom_ids
        for custom_id in post.custom_ids:
            assert re.fullmatch(rf"share:press:[a-z-]+:{re.escape(post.share_id)}", custom_id)


def test_what_is_kept_of_an_anonymous_post_differs_in_nothing_that_can_be_read(theft: Theft) -> None:
    told = {"id", "state", "shared_on", "message_id", "channel_id", "occurrence_id", "own_version", "text", "note"}
    rows = [row for row in theft.loot.tables["share"] if row["audience"] == "anonymous"]
    plain = [{name: value for name, value in row.items() if name not in told} for row in rows]
    looks = {
        tuple((name, len(value) if isinstance(value, bytes) else value) for name, value in row.items()) for row in plain
    }
    assert len(looks) == 1


def test_no_public_count_moves_with_an_anonymous_post(theft: Theft) -> None:
    kinds = [row["audience"] for row in theft.loot.tables["share"]]
    assert theft.loot.square.counts[-1][1] <= len(kinds) - kinds.count("anonymous")
    assert set(MEMBERS) >= {row["member_id"] for row in theft.loot.tables["share"] if row["member_id"]}
