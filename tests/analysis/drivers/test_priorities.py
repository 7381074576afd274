import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis.drivers import limits_against_mean, priorities
from analysis.intervals import Interval, wald_interval


def _around(values, half):
    return Interval(np.asarray(values) - half, np.asarray(values) + half)


def test_four_corners_and_the_middle():
    share = np.array([0.3, 0.3, 0.1, 0.1, 0.2])
    index = np.array([60.0, 95.0, 60.0, 95.0, 77.5])
    found = priorities(share, _around(share, 0.05), index, _around(index, 5))
    assert found.quadrants == (
        "fix_first",
        "keep_up",
        "low_priority",
        "possible_overkill",
        "unclear",
    )
    assert (found.importance_line, found.performance_line) == (
        pytest.approx(0.2),
        pytest.approx(77.5),
    )


@pytest.mark.parametrize(("wide", "high"), [(0.15, 5), (0.05, 40)])
def test_no_claim_when_either_crosses(wide, high):
    share, index = np.array([0.3, 0.1]), np.array([60.0, 95.0])
    found = priorities(share, _around(share, wide), index, _around(index, high))
    assert found.quadrants == ("unclear", "unclear")


def test_touching_the_line_is_crossing_it():
    share, index = np.array([0.75, 0.25]), np.array([60.0, 90.0])
    found = priorities(share, _around(share, 0.25), index, _around(index, 1))
    assert found.quadrants == ("unclear", "unclear")


def test_limits_against_the_mean_are_those_of_the_gap():
    rng = np.random.default_rng(1)
    draws = rng.multivariate_normal(
        [0, 0, 0], np.full((3, 3), 0.8) + 0.2 * np.eye(3), 99
    )
    matrix = np.cov(draws.T)
    index = np.array([80.0, 85.0, 90.0])
    low, high = limits_against_mean(index, matrix, df=40)
    gap = draws - draws.mean(axis=1, keepdims=True)
    want = wald_interval(index, gap.std(axis=0, ddof=1), df=40)
    assert_allclose(low, want.low)
    assert_allclose(high, want.high)


def test_factors_that_move_together_are_told_apart_better():
    index, apart = np.array([80.0, 84.0]), np.diag([4.0, 4.0])
    together = np.array([[4.0, 3.9], [3.9, 4.0]])
    wide = limits_against_mean(index, apart)
    narrow = limits_against_mean(index, together)
    assert np.all(narrow.high - narrow.low < (wide.high - wide.low) / 3)


def test_refusals():
    share, index = np.array([0.6, 0.4]), np.array([60.0, 90.0])
    near, about = _around(share, 0.1), _around(index, 3)
    for given, message in [
        ((share[:1], _around(share[:1], 0.1), index, about), "at least two"),
        ((share, _around(share, [0.1, np.nan]), index, about), "of importance"),
        ((share, near, index, _around(index + 9, 3)), "performance must be finite"),
        ((share, near, index, _around(index[:1], 3)), "one value a factor"),
        (
            (share, near, np.ones(3), _around(np.ones(3), 1)),
            "importance and performance need",
        ),
    ]:
        with pytest.raises(ValueError, match=message):
            priorities(*given)
    with pytest.raises(ValueError, match="same factors"):
        limits_against_mean(index, np.eye(3))
    with pytest.raises(ValueError, match="finite"):
        limits_against_mean([np.nan, 1.0], np.eye(2))
