"""Gain and coverage of the model estimates, in a small simulation of fixed seed."""

import numpy as np

from analysis.small_units import (
    arcsine_estimates,
    area_estimates,
    beta_binomial_estimates,
)

K, REPEATS = 30, 300


def rounds():
    """Draw true indices of 30 units, direct estimates, and what the model says."""
    rng = np.random.default_rng(2026)
    x = rng.normal(size=K)
    variance = rng.uniform(4, 36, K)
    for _ in range(REPEATS):
        truth = 84 + 2 * x + rng.normal(0, 3, K)
        direct = truth + rng.normal(0, np.sqrt(variance))
        yield truth, direct, area_estimates(direct, variance, x)


def test_the_model_beats_the_direct_estimate_and_knows_its_error():
    gain, covered, claimed = [], [], []
    for truth, direct, found in rounds():
        error = (found.value - truth) ** 2
        gain.append([error.mean(), ((direct - truth) ** 2).mean()])
        covered.append(error <= 1.96**2 * found.mse)
        claimed.append(found.mse)
    model, direct = np.mean(gain, axis=0)
    assert model < 0.5 * direct
    # The error of the variance between units is in the claim, its skewness is not.
    assert 0.91 < np.mean(covered) < 0.96
    assert 0.9 < np.mean(claimed) / model < 1.1


def test_shares_near_1():
    """Beta-binomial and arcsine both beat shares of 12 answers."""
    rng = np.random.default_rng(7)
    n = np.full(K, 12)
    errors, covered = [], []
    for _ in range(REPEATS):
        truth = rng.beta(27, 3, K)
        share = rng.binomial(12, truth) / 12
        eb, arcsine = beta_binomial_estimates(share, n), arcsine_estimates(share, n)
        each = [(v - truth) ** 2 for v in (share, eb.value, arcsine.value)]
        errors.append(np.mean(each, axis=1))
        covered.append(each[1] <= 1.96**2 * eb.mse)
    direct, eb_error, arcsine_error = np.mean(errors, axis=0)
    assert eb_error < 0.4 * direct
    assert arcsine_error < 0.6 * direct
    assert 0.92 < np.mean(covered) < 0.98
