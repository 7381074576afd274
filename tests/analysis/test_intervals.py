import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import binom, norm, t

from analysis import (
    beta_interval,
    korn_graubard_size,
    logit_interval,
    t_quantile,
    wald_interval,
    wilson_interval,
)


# Newcombe (1998), Statist. Med. 17, 857-872: score method without correction.
@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_of_newcombe(count, n, low, high):
    assert_allclose(wilson_interval(count / n, n), (low, high), atol=5e-5)


# The same paper: exact method.
@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2527, 0.3676),
        (15, 148, 0.0578, 0.1617),
        (0, 20, 0.0000, 0.1684),
        (1, 29, 0.0009, 0.1776),
    ],
)
def test_exact_of_newcombe(count, n, low, high):
    assert_allclose(beta_interval(count / n, n), (low, high), atol=5e-5)


def coverage(interval, n):
    counts = np.arange(n + 1)
    low, high = interval(counts / n, n)
    truth = np.linspace(0.01, 0.99, 197)[:, None]
    held = (low <= truth) & (truth <= high)
    return (held * binom.pmf(counts, n, truth)).sum(axis=1)


def test_exact_coverage():
    assert coverage(wilson_interval, 30).mean() == pytest.approx(0.95, abs=0.01)
    assert coverage(beta_interval, 30).min() >= 0.95


@pytest.mark.parametrize("interval", [wilson_interval, beta_interval])
def test_symmetry(interval):
    p = np.linspace(0, 1, 21)
    low, high = interval(p, 17.5)
    mirrored = interval(1 - p, 17.5)
    assert_allclose(low, 1 - mirrored.high, atol=1e-12)
    assert np.all((low >= 0) & (low <= p) & (p <= high) & (high <= 1))


def test_quantiles():
    assert_allclose(t_quantile([1, 5, 1e6]), t.ppf(0.975, [1, 5, 1e6]), rtol=1e-10)
    assert_allclose(t_quantile([0, -3, np.inf]), norm.ppf(0.975))


def test_korn_graubard_size():
    few, many = t.ppf(0.975, 99), t.ppf(0.975, 10)
    assert korn_graubard_size(100, 60, 10) == pytest.approx(60 * (few / many) ** 2)
    assert korn_graubard_size(100, 160, 99) == 100
    assert korn_graubard_size(100, 160, 99, capped=False) == pytest.approx(160)
    assert korn_graubard_size(1, 1, 10) == 1
    assert korn_graubard_size(100, 60, 0) == 60


def test_logit_needs_the_inside():
    assert np.isnan(logit_interval([0.0, 1.0], 0.1)).all()
    low, high = logit_interval(0.5, 0.1)
    assert low == pytest.approx(1 - high)


def test_wald_is_symmetric_and_not_clipped():
    low, high = wald_interval(0.99, 0.02)
    assert high > 1
    assert low + high == pytest.approx(1.98)


@pytest.mark.parametrize("interval", [wilson_interval, beta_interval])
@pytest.mark.parametrize(
    ("share", "n", "confidence", "message"),
    [
        (1.2, 10, 0.95, "share must lie between 0 and 1"),
        (-0.1, 10, 0.95, "share must lie between 0 and 1"),
        (0.5, 0, 0.95, "n must be above 0"),
        (0.5, 10, 95, "confidence must lie between 0 and 1, got 95"),
    ],
)
def test_refusals(interval, share, n, confidence, message):
    with pytest.raises(ValueError, match=message):
        interval(share, n, confidence=confidence)


@pytest.mark.parametrize("confidence", [0, 1, 1e-300, 1 - 1e-16, np.nan, np.inf])
def test_a_level_of_nothing_or_certainty_is_refused(confidence):
    for limits in (wilson_interval, beta_interval, logit_interval):
        with pytest.raises(ValueError, match="confidence"):
            limits(0.9, 50, confidence=confidence)
