import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import binom

from analysis import wald_interval, wilson_interval
from analysis.comparison import difference, error_correlation, mover_interval

shares = st.floats(0, 1)
sizes = st.floats(2, 500)


def newcombe(x, n, y, m, *, r=0.0, confidence=0.95):
    a, b = x / n, y / m
    limits_a = wilson_interval(a, n, confidence=confidence)
    limits_b = wilson_interval(b, m, confidence=confidence)
    return mover_interval(a, limits_a, b, limits_b, correlation=r)


# Newcombe (1998), Statist. Med. 17, 873-890, Table II, method 10.
@pytest.mark.parametrize(
    ("x", "n", "y", "m", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0000),
        (10, 10, 0, 10, 0.6075, 1.0000),
    ],
)
def test_independent_shares_of_newcombe(x, n, y, m, low, high):
    assert_allclose(newcombe(x, n, y, m), (low, high), atol=5.1e-5)


def phi(both, first, second, neither):
    """Correlation of the two margins with the paper's continuity correction."""
    n = both + first + second + neither
    margins = [both + first, second + neither, both + second, first + neither]
    cross = both * neither - first * second
    cross = max(cross - n / 2, 0) if cross > 0 else cross
    return cross / np.sqrt(np.prod(margins))


# Paired shares, square and add: Newcombe (1998), Statist. Med. 17, 2635-2650, as in
# D. G. Altman et al. (2000), Statistics with Confidence; and M. W. Fagerland et al.
# (2014), Statist. Med. 33, 2850-2875, Table V.
@pytest.mark.parametrize(
    ("table", "low", "high", "digits"),
    [
        ((12, 9, 2, 21), 0.0112, 0.2954, 4),
        ((1, 1, 7, 12), -0.507, -0.026, 3),
    ],
)
def test_paired_shares(table, low, high, digits):
    both, first, second, _ = table
    n = sum(table)
    limits = newcombe(both + first, n, both + second, n, r=phi(*table))
    assert_allclose(limits, (low, high), atol=0.51 * 10**-digits)


@given(shares, sizes, shares, sizes, st.floats(-1, 1))
def test_limits_hold_the_difference_and_stay_possible(a, n, b, m, r):
    limits_a, limits_b = wilson_interval(a, n), wilson_interval(b, m)
    low, high = mover_interval(a, limits_a, b, limits_b, correlation=r)
    assert low <= a - b <= high
    if r >= 0:
        assert low >= -1 - 1e-12
        assert high <= 1 + 1e-12
    turned = mover_interval(b, limits_b, a, limits_a, correlation=r)
    assert_allclose(turned, (-high, -low), atol=1e-12)


@given(sizes, sizes, st.floats(-0.99, 0.99))
def test_plain_limits_give_the_plain_difference(se_a, se_b, r):
    limits = [wald_interval(90, se_a, df=20), wald_interval(80, se_b, df=20)]
    ours = mover_interval(90, limits[0], 80, limits[1], correlation=r)
    found = difference(90, se_a, 80, se_b, covariance=r * se_a * se_b)
    assert_allclose(ours, wald_interval(10, found.se, df=20), rtol=1e-6, atol=1e-6)


def test_exact_coverage_near_the_top():
    # All 41 × 41 outcomes of two samples of 40; plain limits fall to 0.87.
    n, truth = 40, [(0.99, 0.95), (0.98, 0.98), (0.97, 0.9), (0.95, 0.85)]
    counts = np.arange(n + 1)
    share = counts / n
    a, b = share[:, None], share
    square = newcombe(counts[:, None], n, counts, n)
    plain = wald_interval(a - b, np.sqrt((a * (1 - a) + b * (1 - b)) / n))
    covered = [[], []]
    for p, q in truth:
        chance = binom.pmf(counts, n, p)[:, None] * binom.pmf(counts, n, q)
        for held, (low, high) in zip(covered, (square, plain), strict=True):
            held.append(chance[(low <= p - q) & (p - q <= high)].sum())
    assert min(covered[0]) > 0.96
    assert min(covered[1]) < 0.88


def test_everybody_agreed_twice():
    low, high = newcombe(30, 30, 25, 25)
    assert low == pytest.approx(-(1 - wilson_interval(1, 30).low))
    assert high == pytest.approx(1 - wilson_interval(1, 25).low)


def test_points_are_a_hundred_times_fractions():
    limits = [np.multiply(100, wilson_interval(p, 40)) for p in (0.95, 0.9)]
    points = mover_interval(95, limits[0], 90, limits[1])
    assert_allclose(points, np.multiply(100, newcombe(38, 40, 36, 40)), rtol=1e-12)


def test_correlation():
    assert error_correlation([1, 0, 0], [2, 0, 2], [1, 3, 1]).tolist() == [0.5, 0, 0]
    assert error_correlation(1 + 1e-12, 1, 1) == 1


@pytest.mark.parametrize(
    ("a", "limits", "r", "message"),
    [
        (0.5, (0.6, 0.7), 0, "a must lie between its own limits"),
        (0.5, (0.4, np.nan), 0, "high_a must be finite"),
        (0.5, (0.4, 0.6), 1.1, "correlation must lie between -1 and 1"),
        (0.5, (0.4, 0.6), np.nan, "correlation must be finite"),
        ([0.5, 0.5], ([0.4] * 3, [0.6] * 3), 0, "shapes do not fit"),
    ],
)
def test_refusals(a, limits, r, message):
    with pytest.raises(ValueError, match=message):
        mover_interval(a, limits, 0.5, (0.4, 0.6), correlation=r)


def test_refusal_of_a_covariance():
    with pytest.raises(ValueError, match="covariance must not exceed"):
        error_correlation(2, 1, 1)
