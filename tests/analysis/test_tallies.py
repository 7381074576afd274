import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import MEAN, SHARE, Tree, estimate, from_counts, summarise

TREE = Tree.build([(code, "F", None, 1) for code in ("Q1", "Q2", "Q3")])
COUNTS = [[3, 5, 12, 50, 30], [0, 2, 20, 48, 30], [10, 0, 10, 40, 40]]


@pytest.mark.parametrize("score", [SHARE, MEAN])
def test_no_arrangement_of_the_sheets_has_a_larger_error(score):
    bound = estimate([from_counts(COUNTS, TREE)], TREE, score=score)[-1]
    rng = np.random.default_rng(5)
    columns = [np.repeat(np.arange(1, 6), row) for row in COUNTS]
    for _ in range(30):
        levels = np.stack([rng.permutation(column) for column in columns], axis=1)
        drawn = estimate([summarise(levels, np.arange(100), TREE)], TREE, score=score)[
            -1
        ]
        assert drawn.index == pytest.approx(bound.index)
        assert drawn.se < bound.se


def test_the_bound_stays_below_adding_errors():
    found = estimate([from_counts(COUNTS, TREE)], TREE, score=SHARE)
    assert found[-1].se <= np.mean([e.se for e in found[:3]]) + 1e-12


@pytest.mark.parametrize(
    "counts", [COUNTS, [[3, 5, 12, 50, 30], [0, 2, 8, 20, 10], [10, 0, 10, 40, 0]]]
)
def test_the_bound_is_that_of_the_sorted_values(counts):
    """Also where some left a criterion blank: a blank adds 0, between no and yes."""
    n, values = 100, []
    for row in counts:
        p = sum(row[3:]) / sum(row)
        no, yes = [-p / sum(row)] * sum(row[:3]), [(1 - p) / sum(row)] * sum(row[3:])
        values.append(np.sort([*no, *[0.0] * (n - sum(row)), *yes]))
    largest = np.mean(values, axis=0)
    bound = estimate([from_counts(counts, TREE)], TREE, score=SHARE)[-1]
    assert bound.se == pytest.approx(100 * np.sqrt(n / (n - 1) * (largest @ largest)))


def test_criteria_are_exact():
    q1 = estimate([from_counts(COUNTS, TREE)], TREE, score=SHARE)[0]
    assert q1.counts == (3, 5, 12, 50, 30)
    assert_allclose(q1.se, 100 * np.sqrt(0.8 * 0.2 / 99))
    assert q1.df == 99


def test_criteria_with_fewer_answers():
    counts = [[0, 0, 0, 50, 50], [0, 0, 5, 5, 0], [0, 0, 0, 0, 0]]
    found = estimate([from_counts(counts, TREE)], TREE, score=SHARE)
    assert [e.n for e in found] == [100, 10, 0, 100, 100]
    assert found[1].index == 50
    assert found[-1].index == 75
    assert found[-1].coverage == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ([[1, 2, 3, 4, 5]], r"shape \(3, 5\), got \(1, 5\)"),
        ([[1, 2, 3, 4, -5]] * 3, "whole numbers, 0 or more"),
        ([[1, 2, 3, 4, 0.5]] * 3, "whole numbers, 0 or more"),
        ([[1, 2, 3, 4, float("nan")]] * 3, "whole numbers, 0 or more"),
        ([[0, 0, 0, 0, 10_000_001]] * 3, "at most 10000000"),
    ],
)
def test_refusals(counts, message):
    with pytest.raises(ValueError, match=message):
        from_counts(counts, TREE)


def test_an_empty_tally_has_no_index():
    found = estimate([from_counts([[0] * 5] * 3, TREE)], TREE, score=SHARE)
    assert {e.fallback for e in found} == {"no_data"}
    assert found[-1].index is None
