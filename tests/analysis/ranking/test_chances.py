import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.special import betaincc

from analysis.intervals import logit_interval
from analysis.ranking import chance_at_least


def logit(share):
    return np.log(share / (1 - share))


def test_one_degree_of_freedom_is_cauchy():
    x = (logit(0.85) - logit(0.9)) / (0.04 / (0.85 * 0.15))
    expected = 0.5 + np.arctan(x) / np.pi
    assert_allclose(chance_at_least(90, 85, 4, df=1), expected, rtol=1e-12)


def test_two_degrees_of_freedom_have_a_closed_form():
    x = (logit(0.85) - logit(0.9)) / (0.04 / (0.85 * 0.15))
    expected = 0.5 + x / (2 * np.sqrt(2 + x**2))
    assert_allclose(chance_at_least(90, 85, 4, df=2), expected, rtol=1e-12)


@given(st.floats(5, 95), st.floats(0.1, 5), st.sampled_from([1, 5, 40, np.inf]))
def test_the_limits_of_the_interval_are_its_quantiles(index, se, df):
    low, high = logit_interval(index / 100, se / 100, df=df, confidence=0.9)
    chances = chance_at_least([100 * low, 100 * high], index, se, df=df)
    assert_allclose(chances, [0.95, 0.05], atol=1e-6)


@given(st.floats(0.01, 0.99), st.integers(1, 500))
def test_all_or_nobody_satisfied(share, n):
    everybody = chance_at_least(100 * share, 100, 0, n_star=n)
    assert_allclose(everybody, 1 - share ** (n + 1), rtol=1e-9, atol=1e-12)
    nobody = chance_at_least(100 * share, 0, 0, n_star=n)
    assert_allclose(nobody, (1 - share) ** (n + 1), rtol=1e-9, atol=1e-12)


def test_a_census_is_what_it_prints():
    chances = chance_at_least(90, [89.994, 89.995, 100, 0], 0, n_star=np.inf)
    assert chances.tolist() == [0, 1, 1, 0]


def test_the_ends_of_the_scale():
    chances = chance_at_least([0, 100], [[85], [100]], [[4], [0]], n_star=20)
    assert chances.tolist() == [[1, 0], [1, 0]]


def test_without_degrees_of_freedom_the_error_is_not_used():
    beta = chance_at_least(80, 85, 0, n_star=30)
    assert chance_at_least(80, 85, 3, df=0, n_star=30) == beta


def test_on_the_bound_the_chance_is_uniform():
    """A confidence distribution: right as often as it says."""
    rng = np.random.default_rng(21)
    n, bound = 800, 90.0
    share = rng.binomial(n, bound / 100, 20_000) / n
    se = 100 * np.sqrt(share * (1 - share) / n)
    chances = chance_at_least(bound, 100 * share, se)
    for level in (0.05, 0.1, 0.5, 0.9, 0.95):
        assert np.mean(chances <= level) == pytest.approx(level, abs=0.03)


def test_chances_come_true():
    """Among true shares spread evenly, what is given 70 % happens 7 times in 10."""
    rng = np.random.default_rng(400)
    n, truth = 400, rng.uniform(0.7, 1, 400_000)
    share = rng.binomial(n, truth) / n
    se = 100 * np.sqrt(share * (1 - share) / n)
    chances = chance_at_least(85, 100 * share, se, df=n - 1, n_star=n)
    reached = truth >= 0.85
    for low in np.arange(0, 1, 0.1):
        told = (low <= chances) & (chances < low + 0.1)
        assert reached[told].mean() == pytest.approx(chances[told].mean(), abs=0.05)
    assert reached[chances >= 0.9].mean() > 0.98
    assert reached[chances <= 0.1].mean() < 0.02


@pytest.mark.parametrize(
    ("n", "bound", "furthest"),
    [(60, 80, 0.06), (60, 90, 0.1), (400, 80, 0.03), (400, 90, 0.04), (400, 95, 0.06)],
)
def test_decisions_agree_with_the_exact_posterior(n, bound, furthest):
    """The posterior of an even prior, for every possible sample."""
    yes = np.arange(n + 1)
    share = yes / n
    se = 100 * np.sqrt(share * (1 - share) / n)
    chances = chance_at_least(bound, 100 * share, se, df=n - 1, n_star=n)
    exact = betaincc(yes + 1, n - yes + 1, bound / 100)
    assert np.abs(chances - exact).max() < furthest
    assert np.all(exact[chances >= 0.9] > 0.89)
    assert np.all(exact[chances <= 0.1] < 0.11)


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((101, 85, 1), {}, "bounds must lie between 0 and 100"),
        ((90, 100.1, 1), {}, "indices must lie between 0 and 100"),
        ((90, np.nan, 1), {}, "indices must lie between 0 and 100"),
        ((90, 85, -1), {}, "standard errors must be finite, 0 or more"),
        ((90, 85, np.nan), {}, "standard errors must be finite, 0 or more"),
        ((90, 85, 1), {"df": np.nan}, "df must be a number"),
        ((90, 85, 1), {"n_star": 0}, "n_star must be above 0"),
        ((90, 100, 0), {}, "n_star is needed"),
        ((90, 85, 0), {}, "n_star is needed"),
        ((90, 85, 1), {"df": 0}, "n_star is needed"),
    ],
)
def test_refusals(arguments, options, message):
    with pytest.raises(ValueError, match=message):
        chance_at_least(*arguments, **options)
