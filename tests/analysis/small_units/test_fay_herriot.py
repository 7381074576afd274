import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.small_units import area_estimates, fit_fay_herriot
from analysis.small_units.reml import reml_variance, slope

# Efron & Morris (1975), J. Amer. Statist. Assoc. 70, table 1: hits in the first 45
# times at bat of 1970.
HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]


def invented(k=40, *, seed=3, between=4.0):
    rng = np.random.default_rng(seed)
    x = np.stack([rng.normal(size=k), rng.integers(0, 2, k)], axis=1)
    variance = rng.uniform(2, 20, k)
    mean = 80 + x @ [3.0, -2.0]
    y = mean + rng.normal(0, np.sqrt(between + variance))
    return y, variance, x


def likelihood(sigma2, y, x, variance):
    """Restricted log-likelihood with whole matrices."""
    v = np.diag(sigma2 + variance)
    inner = x.T @ np.linalg.solve(v, x)
    beta = np.linalg.solve(inner, x.T @ np.linalg.solve(v, y))
    rest = y - x @ beta
    return -0.5 * (
        np.linalg.slogdet(v)[1]
        + np.linalg.slogdet(inner)[1]
        + rest @ np.linalg.solve(v, rest)
    )


def test_equal_variances_have_a_closed_form():
    """REML is S/(k − 1) − D: the hits of Efron and Morris, as angles."""
    z = np.arcsin(np.sqrt(np.array(HITS) / 45))
    d = 1 / (4 * 45)
    spread = np.var(z, ddof=1)
    model = fit_fay_herriot(z, np.full(18, d))
    assert model.sigma2 == max(0, spread - d) or model.sigma2 == pytest.approx(
        spread - d
    )
    wide = fit_fay_herriot(z, np.full(18, spread / 2))
    assert wide.sigma2 == pytest.approx(spread / 2, rel=1e-9)
    assert wide.beta[0] == pytest.approx(z.mean(), rel=1e-12)
    assert wide.se[0] == pytest.approx(np.sqrt(spread / 18), rel=1e-9)


def test_areas_alike_stand_at_the_boundary():
    model = fit_fay_herriot([80.0, 80.5, 79.8, 80.1], [4.0, 5.0, 6.0, 7.0])
    found = area_estimates([80.0, 80.5, 79.8, 80.1], [4.0, 5.0, 6.0, 7.0])
    assert model.sigma2 == 0
    assert found.kind == ("synthetic",) * 4
    assert_allclose(found.value, model.beta[0])


def test_the_score_is_the_slope_of_the_likelihood():
    y, variance, x = invented()
    x = np.hstack([np.ones((40, 1)), x])
    for sigma2 in (0.5, 3.0, 20.0):
        h = 1e-4
        by_difference = (
            likelihood(sigma2 + h, y, x, variance)
            - likelihood(sigma2 - h, y, x, variance)
        ) / (2 * h)
        score, information = slope(sigma2, y, x, variance)
        assert score == pytest.approx(by_difference, rel=1e-5)
        assert information > 0


def test_the_estimate_is_a_maximum():
    y, variance, x = invented()
    x = np.hstack([np.ones((40, 1)), x])
    best, _ = reml_variance(y, x, variance, tolerance=1e-11, max_iterations=200)
    top = likelihood(best, y, x, variance)
    assert all(likelihood(best * f, y, x, variance) < top for f in (0.5, 0.9, 1.1, 2))


@given(seed=st.integers(0, 10_000), factor=st.floats(0.01, 100))
def test_a_change_of_unit_changes_the_unit_only(seed, factor):
    y, variance, x = invented(12, seed=seed)
    assume(np.all(np.ptp(x, axis=0) > 0))  # a constant covariate is refused
    one = area_estimates(y, variance, x)
    other = area_estimates(y * factor, variance * factor**2, x)
    assert_allclose(other.value, one.value * factor, rtol=1e-7)
    assert_allclose(other.gamma, one.gamma, atol=1e-8)
    assert_allclose(other.rmse, one.rmse * factor, rtol=1e-6)


@given(seed=st.integers(0, 10_000))
def test_order_of_areas_and_unit_of_covariates_change_nothing(seed):
    y, variance, x = invented(12, seed=seed)
    assume(np.all(np.ptp(x, axis=0) > 0))  # a constant covariate is refused
    order = np.random.default_rng(seed).permutation(12)
    one = area_estimates(y, variance, x)
    other = area_estimates(y[order], variance[order], 2000 + 5 * x[order])
    assert_allclose(other.value, one.value[order], rtol=1e-7)
    assert_allclose(other.mse, one.mse[order], rtol=1e-5)


@given(seed=st.integers(0, 10_000), spread=st.floats(0, 6), k=st.integers(3, 30))
def test_it_settles_whatever_the_variances(seed, spread, k):
    rng = np.random.default_rng(seed)
    variance = 10 ** rng.uniform(-spread, spread, k)
    y = rng.normal(80, np.sqrt(rng.uniform(0, 9) + variance))
    assert fit_fay_herriot(y, variance).sigma2 >= 0


GOOD = ([80.0, 82, 85, 90], [4.0, 5, 6, 7], [[1.0, 0], [2, 1], [3, 0], [5, 1]])


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (0, [80.0, np.nan, 85, 90], "direct of area 2 is nan; it must be finite"),
        (1, [4.0, 5, 0, 7], "variance of area 3 is 0.0; it must be finite and above 0"),
        (1, [4.0, 5, np.inf, 7], "variance of area 3 is inf"),
        (1, [4.0, 5, 6], r"variance must have the shape of direct, \(4,\)"),
        (2, [[1.0, 2], [1, 2], [1, 2]], r"shape \(4, c\), got \(3, 2\)"),
        (2, [[1, 0], [2, 1], [np.inf, 0], [5, 1]], "covariate 'load' of unit 3 is inf"),
        (2, [[1, 2], [2, 4], [3, 6], [5, 10]], "covariate 'urban' is a combination"),
        (2, [[1, 3], [1, 1], [1, 2], [1, 9]], "covariate 'load' is a combination"),
        (2, [[0, 3], [0, 1], [0, 2], [0, 9]], "covariate 'load' is a combination"),
    ],
)
def test_refusals(place, value, message):
    arguments = list(GOOD)
    arguments[place] = value
    with pytest.raises(ValueError, match=message):
        fit_fay_herriot(*arguments, names=["load", "urban"])


def test_too_few_areas_and_names():
    with pytest.raises(ValueError, match="2 covariates need at least 4 areas"):
        fit_fay_herriot([1.0, 2, 3], [1.0, 1, 1], [[1, 0], [2, 1], [3, 0]])
    with pytest.raises(ValueError, match="names need one for each of 2 covariates"):
        fit_fay_herriot(*GOOD, names=["load"])
    with pytest.raises(ValueError, match="direct needs one value an area"):
        fit_fay_herriot([[1.0]], [[1.0]])


def test_what_to_do_when_it_does_not_settle():
    with pytest.raises(ValueError, match=r"did not settle in 1 steps.*max_iterations"):
        fit_fay_herriot(*invented(), max_iterations=1)
