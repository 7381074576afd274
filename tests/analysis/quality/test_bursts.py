from math import comb, exp, factorial

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis.quality import (
    burst_chances,
    excess_responses,
    peer_dispersion,
    usual_rates,
)


def test_poisson_tail():
    counts = np.array([4, 4, 4, 9])
    rate = usual_rates(counts, [1] * 4)[0]
    assert rate == pytest.approx(4 + np.log(2))
    below = sum(exp(-rate) * rate**k / factorial(k) for k in range(9))
    assert burst_chances(counts, [1] * 4)[3] == pytest.approx(1 - below)


def test_negative_binomial_tail():
    counts, a = np.array([4, 4, 4, 9]), 0.5
    m = usual_rates(counts, [1] * 4, dispersion=a)[0]
    p = 1 / (1 + a * m)
    below = sum(comb(k + 1, k) * p**2 * (1 - p) ** k for k in range(9))
    found = burst_chances(counts, [1] * 4, dispersion=a)[3]
    assert found == pytest.approx(1 - below)


def test_small_dispersion_is_poisson():
    counts = np.array([0, 3, 5, 12, 4])
    poisson = burst_chances(counts, [1] * 5)
    assert poisson[0] == 1.0
    near = burst_chances(counts, [1] * 5, dispersion=1e-5)
    assert_allclose(near, poisson, rtol=1e-3)


@pytest.mark.parametrize("dispersion", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("mean", [0.5, 4, 40])
def test_false_alarms_stay_near_or_below_their_level(mean, dispersion):
    rng = np.random.default_rng(5)
    counter = np.repeat(np.arange(500), 60)
    gamma = rng.gamma(1 / dispersion, dispersion, len(counter)) if dispersion else 1
    counts = rng.poisson(mean * gamma, len(counter))
    found = peer_dispersion(counts, counter)
    chances = burst_chances(counts, counter, dispersion=found)
    assert np.mean(chances < 0.01) < 0.015


def test_one_counter_s_burst_does_not_hide_itself():
    rng = np.random.default_rng(6)
    counter = np.repeat(np.arange(20), 50)
    counts = rng.poisson(6, 1000)
    plain = peer_dispersion(counts, counter)
    counts[7 * 50 : 7 * 50 + 10] = 80
    assert peer_dispersion(counts, counter) == pytest.approx(plain, abs=0.01)
    chances = burst_chances(counts, counter, dispersion=plain)
    assert np.flatnonzero(chances < 1e-6).tolist() == list(range(350, 360))


def test_counters_keep_their_own_rate_in_any_order():
    counts, counter = (
        np.array([2, 50, 2, 52, 3, 48]),
        np.array(list("ababab")),
    )
    rates = usual_rates(counts, counter)
    assert_allclose(rates, np.where(counter == "a", 2, 50) + np.log(2))


def test_responses_and_transactions():
    found = excess_responses([5, 5, 0, 3], [10, 4, 0, 0])
    assert found.tolist() == [0.5, 1.25, 0.0, np.inf]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: usual_rates([1, 2], [1]), "one value a half-day"),
        (lambda: usual_rates([1.5], [1]), "whole numbers"),
        (lambda: usual_rates([-1], [1]), "got -1"),
        (lambda: burst_chances([1], [1], dispersion=-1), "dispersion"),
        (lambda: burst_chances([1], [1], dispersion=np.nan), "dispersion"),
        (lambda: peer_dispersion([1, 2], [1, 1]), "no counter has 8"),
        (lambda: peer_dispersion([0] * 9, [1] * 9), "no counter has 8"),
        (lambda: excess_responses([1], [1, 2]), "same units"),
        (lambda: excess_responses([1], [np.nan]), "transactions must be whole"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_no_counts():
    assert burst_chances([], []).tolist() == []
