import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from analysis.control import funnel, funnel_limits, overdispersion, peer_scores


def units(k=80, *, between=0.0, seed=4):
    rng = np.random.default_rng(seed)
    n = rng.integers(60, 600, k)
    truth = np.clip(rng.normal(0.8, between, k), 0, 1) if between else 0.8
    return rng.binomial(n, truth, k) / n, n


@given(st.floats(0, 1), st.floats(1, 1e4), st.floats(0, 0.1))
def test_limits_hold_the_target_and_do_not_turn_back(target, n, tau2):
    low, high = funnel_limits(target, n, confidence=0.998, tau2=tau2)
    narrow = funnel_limits(target, n, confidence=0.95, tau2=tau2)
    assert 0 <= low <= narrow.low <= target + 1e-12
    assert target - 1e-12 <= narrow.high <= high <= 1


def test_without_overdispersion_few_are_flagged():
    flags = [funnel(*units(seed=s)).flag for s in range(30)]
    assert 0.03 < np.mean(np.abs(flags) >= 1) < 0.07
    assert np.mean(np.abs(flags) == 2) < 0.006


def test_overdispersion_is_found_and_used():
    found = funnel(*units(between=0.08))
    assert found.phi > 2
    # sd of the angle: sd of the share over sin 2 theta = 0.8.
    assert 0.5 * 0.1**2 < found.tau2 < 1.5 * 0.1**2
    assert np.mean(np.abs(found.score) > 1.96) < 0.12
    assert np.mean(np.abs(found.z) > 1.96) > 0.3


def test_flags_agree_with_limits():
    found = funnel(*units(between=0.1))
    assert_array_equal(found.flag >= 1, found.share > found.warning.high)
    assert_array_equal(found.flag <= -1, found.share < found.warning.low)
    assert_array_equal(found.flag == -2, found.share < found.alarm.low)


def test_extreme_units_do_not_hide_themselves():
    p, n = units()
    p[:4] = 0.3
    found, sigma = funnel(p, n), 1 / (2 * np.sqrt(n))
    assert np.all(found.flag[:4] < 0)
    assert found.tau2 < overdispersion(found.z, sigma, winsorised=0).tau2 / 4


def test_everybody_satisfied():
    found = funnel([1.0, 1, 1], [10, 20, 30])
    assert_array_equal(found.flag, 0)
    assert_array_equal(found.warning.high, 1)
    assert np.all(np.diff(found.warning.low) > 0)


def test_a_target_of_ones_own():
    found = funnel([0.8, 0.8], [400, 400], target=0.95)
    assert found.target == 0.95
    assert np.all(found.z < -3)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: funnel([0.9], [9]), "at least 2 units"),
        (lambda: funnel([0.9, 1.1], [9, 9]), "share must lie between 0 and 1"),
        (lambda: funnel([0.9, 0.8], [9, 0]), "n must be finite and above 0"),
        (lambda: funnel([0.9, 0.8], [9, 9], target=2), "target must lie between"),
        (lambda: funnel_limits(0.9, [9], confidence=1), "confidence must lie"),
        (lambda: funnel_limits(0.9, [9], tau2=-1), "tau2 must be 0 or more"),
        (lambda: overdispersion([1.0], [1.0]), "at least 2 units"),
        (lambda: overdispersion([1.0, 2], [1.0, 0]), "sigma above 0"),
        (lambda: overdispersion([1, 2], [1, 1], winsorised=0.5), "below 0.5"),
        (lambda: peer_scores([1, 2, 3, 4]), "at least 5 peers"),
        (lambda: peer_scores([1, 2, 3, 4, np.nan]), "value of peer 5 is nan"),
        (lambda: peer_scores([1, 2, 3, 4, 5], [1, 1, 1, 1, 0]), "se must be 5 finite"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_peer_scores_of_a_normal_group_are_standard():
    x = np.random.default_rng(3).normal(10, 4, 4000)
    assert np.std(peer_scores(x)) == pytest.approx(1, abs=0.05)


@given(st.floats(-50, 50), st.floats(0.1, 10))
def test_peer_scores_keep_under_shift_and_scale(shift, factor):
    x = np.array([1.0, 2, 4, 7, 30])
    assert_allclose(peer_scores(shift + factor * x), peer_scores(x), rtol=1e-9)


def test_peers_mostly_equal():
    scores = peer_scores([0.0, 0, 0, 0, 0.5])
    assert_allclose(scores, [0, 0, 0, 0, 5 / 1.2533141373155001])
    assert_array_equal(peer_scores([1.0] * 5), 0)


def test_half_of_the_peers_may_be_wrong_and_one_still_stands_out():
    x = np.r_[np.random.default_rng(1).normal(0, 1, 60), np.full(40, 25.0)]
    assert np.all(peer_scores(x)[60:] > 10)


def test_with_errors_a_small_unit_is_forgiven():
    x = np.array([0.10, 0.11, 0.09, 0.10, 0.30, 0.30])
    scores = peer_scores(x, [0.01, 0.01, 0.01, 0.01, 0.01, 0.20])
    assert scores[4] > 1.5 * scores[5]
