import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.stats import ttest_ind_from_stats, tukey_hsd

from analysis.comparison import (
    difference,
    games_howell,
    games_howell_limits,
    holm,
)


def from_groups(groups):
    sizes = np.array([len(group) for group in groups])
    means = [np.mean(group) for group in groups]
    errors = np.array([np.std(group, ddof=1) for group in groups]) / np.sqrt(sizes)
    return games_howell(means, errors, sizes - 1)


def test_against_scipy():
    rng = np.random.default_rng(20261126)
    groups = [rng.normal(85 + i, 4 + 2 * i, size=6 + 4 * i) for i in range(4)]
    pairs = from_groups(groups)
    expected = tukey_hsd(*groups, equal_var=False).pvalue
    assert_allclose(
        pairs.p_games_howell, expected[pairs.first, pairs.second], atol=1e-9
    )


def test_penguins():
    # Body mass of Adelie, Chinstrap and Gentoo penguins (K. B. Gorman et al. 2014, PLoS
    # ONE 9, e90081): mean, standard deviation, number.
    mean = np.array([3700.662, 3733.088, 5076.016])
    sd, n = np.array([458.566, 384.335, 504.116]), np.array([151, 68, 123])
    pairs = games_howell(mean, sd / np.sqrt(n), n - 1)
    assert_allclose(pairs.se, [59.706, 58.811, 65.103], atol=2e-3)
    assert_allclose(pairs.df, [152.455, 249.643, 170.404], atol=2e-3)
    assert_allclose(pairs.p_games_howell, [0.85, 0, 0], atol=5e-3)


def test_two_units_are_a_welch_test():
    pairs = games_howell([90, 85], [2, 1.5], [20, 30])
    welch = ttest_ind_from_stats(
        90, 2 * np.sqrt(21), 21, 85, 1.5 * np.sqrt(31), 31, equal_var=False
    )
    for p in (pairs.p, pairs.p_holm, pairs.p_bh, pairs.p_bonferroni):
        assert p[0] == pytest.approx(welch.pvalue, rel=1e-12)
    assert pairs.p_games_howell[0] == pytest.approx(welch.pvalue, abs=1e-12)


def test_order_of_units_only_turns_signs():
    index, se = np.array([90.0, 85, 80, 88]), np.array([2.0, 1, 3, 2])
    df, order = np.array([10, 20, 8, 40]), np.array([2, 0, 3, 1])
    pairs = games_howell(index, se, df)
    turned = games_howell(index[order], se[order], df[order])
    place = {
        frozenset(pair): i
        for i, pair in enumerate(zip(pairs.first, pairs.second, strict=True))
    }
    same = [
        place[frozenset((order[i], order[j]))]
        for i, j in zip(turned.first, turned.second, strict=True)
    ]
    assert_allclose(turned.p_games_howell, pairs.p_games_howell[same], rtol=1e-12)
    assert_allclose(np.abs(turned.difference), np.abs(pairs.difference[same]))


def test_milder_than_bonferroni():
    rng = np.random.default_rng(3)
    pairs = games_howell(rng.normal(85, 6, 30), rng.uniform(1, 3, 30), 25)
    assert len(pairs.p) == 435
    assert np.all(pairs.p_games_howell >= pairs.p - 1e-12)
    assert np.all(pairs.p_games_howell <= pairs.p_bonferroni + 1e-12)


def test_pairs_that_cannot_be_tested():
    pairs = games_howell([90, 70, 100, 100, 95], [1, 2, 0, 0, 3], [20, 20, 20, 9, 0])
    known = (pairs.first < 4) & (pairs.second < 4)
    both_agree = (pairs.first == 2) & (pairs.second == 3)
    assert_array_equal(pairs.testable, known & ~both_agree)
    for p in (pairs.p_holm, pairs.p_bh, pairs.p_bonferroni, pairs.p_games_howell):
        assert np.all(p[~pairs.testable] == 1)
    # They do not count among the others.
    assert_allclose(pairs.p_holm[pairs.testable], holm(pairs.p[pairs.testable]))


def test_censuses_are_exact():
    pairs = games_howell([90, 90, 80], 0 * np.ones(3), np.inf)
    assert pairs.testable.all()
    assert_allclose(pairs.p_games_howell, [1, 0, 0], atol=1e-12)
    assert difference(90, 0, 80, 0).p == 0


@pytest.mark.parametrize(
    ("index", "se", "df", "message"),
    [
        ([90], [1], 10, "index and se need one value a unit for two units or more"),
        ([90, 80], [1], 10, "index and se need one value a unit"),
        (90, 1, 10, "index and se need one value a unit"),
        ([90, np.nan], [1, 1], 10, "must be finite"),
        ([90, 80], [1, -1], 10, "must be 0 or more"),
        ([90, 80], [1, 1], np.nan, "not missing"),
        ([90, 80], [1, 1], [1, 2, 3], "df needs one value a unit"),
    ],
)
def test_refusals(index, se, df, message):
    with pytest.raises(ValueError, match=message):
        games_howell(index, se, df)


def test_limits_against_scipy():
    rng = np.random.default_rng(20261126)
    groups = [rng.normal(85 + i, 4 + 2 * i, size=6 + 4 * i) for i in range(4)]
    pairs = from_groups(groups)
    expected = tukey_hsd(*groups, equal_var=False).confidence_interval(0.9)
    low, high = games_howell_limits(pairs, 4, confidence=0.9)
    assert_allclose(low, expected.low[pairs.first, pairs.second], rtol=1e-8)
    assert_allclose(high, expected.high[pairs.first, pairs.second], rtol=1e-8)


def test_limits_and_p_agree():
    """The limits just touch 0 where the adjusted p is one minus their confidence."""
    pairs = games_howell([90.7, 76.0, 94.7], [2.8, 4.3, 2.2], [39, 12, 5])
    for place, p in enumerate(pairs.p_games_howell):
        low, high = games_howell_limits(pairs, 3, confidence=1 - p)
        ends = abs(np.array([low[place], high[place]]))
        assert ends.min() == pytest.approx(0, abs=1e-6)


def test_no_limits_without_a_known_error():
    pairs = games_howell([90, 85, 80], [2, 1, 1], [20, 0, 20])
    low, _high = games_howell_limits(pairs, 3)
    assert_array_equal(np.isnan(low), [True, False, True])
