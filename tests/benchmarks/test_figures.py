import pytest

from benchmarks.figures import Figure, Target, percentile, table


def test_a_figure_is_the_median_of_its_rounds_with_their_range() -> None:
    assert Figure.of([3.0, 1.0, 2.0]).spelled(1) == "2.0 (1.0–3.0)"


def test_ratios_are_taken_within_each_round_and_not_across_rounds() -> None:
    # In the second round the machine was busy with something else, which slowed both sides.
    assert Figure.ratio([12.0, 120.0], [10.0, 100.0]) == Figure(1.2, 1.2, 1.2)


@pytest.mark.parametrize(
    ("target", "median", "verdict"),
    [
        (Target(1.4), 1.4, "≤ 1.4 holds"),
        (Target(1.4), 1.41, "≤ 1.4 MISSED"),
        (Target(0.75, at_least=True), 0.75, "≥ 0.75 holds"),
        (Target(0.75, at_least=True), 0.74, "≥ 0.75 MISSED"),
    ],
)
def test_a_target_says_whether_it_holds(target: Target, median: float, verdict: str) -> None:
    assert target.verdict(Figure(median, median, median)) == verdict


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(n) for n in range(100)]
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.99) == 99
    assert percentile([7.0], 0.99) == 7


def test_a_table_lines_its_columns_up() -> None:
    assert table([("a", "long"), ("bb", "c")]) == "| a  | long |\n|----|------|\n| bb | c    |"
