"""What may be told of a month, so that it tells nothing of anybody."""

from hypothesis import given
from hypothesis import strategies as st

from bot.digest.model import FEWEST, FEWEST_ALIKE, Contribution, figures
from bot.journal.model import SECTIONS, Kind

contributions = st.lists(
    st.builds(
        Contribution,
        st.integers(1, 9),
        st.none() | st.sampled_from([*SECTIONS, "Dr. Miller's laboratory"]),
        st.none() | st.sampled_from(list(Kind)),
    ),
    max_size=40,
)


def crowd(people: int, section: str | None = None, kind: Kind | None = None) -> list[Contribution]:
    return [Contribution(member_id, section, kind) for member_id in range(people)]


def test_under_five_people_there_are_no_figures_however_many_failures() -> None:
    assert figures(crowd(4) * 20, 30, [1, 2, 3]) is None
    found = figures(crowd(5), 0, [])
    assert found is not None
    assert (found.total, found.people) == (5, 5)


def test_a_heading_or_kind_of_fewer_than_three_people_is_not_told() -> None:
    told = crowd(3, "awards", Kind.SILENCE)
    hidden = [Contribution(member_id, "research-funding", Kind.FORM) for member_id in (7, 8)] * 5
    found = figures(told + hidden, 0, [])
    assert found is not None
    assert (found.sections, found.kinds) == ((("awards", 3),), (("silence", 3),))
    assert found.total == 13


def test_a_heading_of_ones_own_is_in_the_total_only() -> None:
    found = figures(crowd(9, "Dr. Miller's laboratory"), 0, [])
    assert found is not None
    assert (found.total, found.sections) == (9, ())


def test_fewer_than_three_without_a_name_are_not_told() -> None:
    told = [found.unnamed for number in (1, 2, 3) if (found := figures(crowd(5), number, []))]
    assert told == [0, 0, 3]


def test_endings_are_told_of_three_people_on() -> None:
    told = [found.endings for ended in ([1, 1, 1], [1, 2], [1, 2, 3, 3]) if (found := figures(crowd(5), 0, ended))]
    assert told == [0, 0, 4]


@given(contributions, st.integers(0, 20), st.lists(st.integers(1, 9), max_size=9))
def test_nothing_is_told_of_fewer_people_than_the_floors_say(
    found: list[Contribution], unnamed: int, ended: list[int]
) -> None:
    told = figures(found, unnamed, ended)
    people = {one.member_id for one in found}
    if told is None:
        assert len(people) < FEWEST
        return
    assert told.people == len(people) >= FEWEST
    assert told.total == len(found)
    for key, number in told.sections:
        within = [one.member_id for one in found if one.section == key]
        assert number == len(within)
        assert len(set(within)) >= FEWEST_ALIKE
    for key, number in told.kinds:
        within = [one.member_id for one in found if one.kind == key]
        assert number == len(within)
        assert len(set(within)) >= FEWEST_ALIKE
    assert told.unnamed == 0 or told.unnamed == unnamed >= FEWEST_ALIKE
    assert told.endings == 0 or len(set(ended)) >= FEWEST_ALIKE


@given(contributions, st.integers(0, 20))
def test_the_order_in_which_people_came_shows_nowhere(found: list[Contribution], unnamed: int) -> None:
    assert figures(found, unnamed, []) == figures(found[::-1], unnamed, [])
