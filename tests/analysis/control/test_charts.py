import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy.stats import chi2

from analysis.control import BEYOND_3, RUN_8, index_chart, share_chart

MONTHS = 24
N = np.random.default_rng(1).integers(40, 200, 60)


def shares(months=MONTHS, *, extra=0.0, seed=2):
    """Draw shares around 0.85, with variation beyond sampling if wanted."""
    rng = np.random.default_rng(seed)
    truth = np.clip(0.85 + rng.normal(0, extra, months) if extra else 0.85, 0, 1)
    n = N[:months]
    return rng.binomial(n, truth, months) / n, n


def test_effective_numbers_need_not_be_whole():
    p, n = shares()
    found = share_chart(p, n / 1.7)
    assert_allclose(found.sigma, share_chart(p, n).sigma * np.sqrt(1.7))


def test_the_first_20_points_are_the_baseline_for_good():
    p, n = shares(30)
    early, late = share_chart(p[:22], n[:22]), share_chart(p, n)
    assert early.baseline.sum() == late.baseline.sum() == 20
    assert early.centre == late.centre
    assert early.signals == late.signals[:22]
    assert late.status == "established"


def test_a_new_baseline_by_mask():
    p, n = shares(40)
    p[:20] -= 0.2
    mask = np.arange(40) >= 20
    found = share_chart(p, n, baseline=mask)
    alone = share_chart(p[20:], n[20:])
    assert found.centre == pytest.approx(alone.centre)
    assert found.sigma_z == pytest.approx(alone.sigma_z)
    assert_allclose(found.low[20:], alone.low)


def test_ranges_do_not_reach_over_a_gap():
    p, n = shares(12)
    mask = np.ones(12, dtype=bool)
    mask[5] = False
    found = share_chart(p, n, baseline=mask)
    p[5] = 0.2
    assert share_chart(p, n, baseline=mask).sigma_z == pytest.approx(found.sigma_z)


def test_short_series_orient_only():
    p, n = shares(7, extra=0.2)
    found = share_chart(p, n)
    assert (found.status, found.method) == ("short", "sampling")
    assert found.signals == ((),) * 7
    assert share_chart(*shares(8)).status == "provisional"


def test_the_method_follows_the_dispersion():
    assert share_chart(*shares()).method == "sampling"
    wide = share_chart(*shares(extra=0.1))
    assert wide.method == "laney"
    assert wide.phi > wide.phi_limit
    assert wide.phi_limit == pytest.approx(chi2.ppf(0.95, 19) / 19)


def test_a_lasting_shift_is_not_taken_for_noise():
    """It raises the dispersion, not the moving ranges: limits stay, runs show."""
    n = np.full(20, 400)
    p = np.where(np.arange(20) < 10, 0.80, 0.92) + 0.002 * (-1.0) ** np.arange(20)
    found = share_chart(p, n)
    assert found.phi > found.phi_limit
    assert found.method == "sampling"
    assert RUN_8 in found.signals[9]


def test_a_fall_is_a_signal():
    p, n = shares(26)
    p[25] = 0.6
    found = share_chart(p, n)
    assert BEYOND_3 in found.signals[25]
    assert found.z[25] < 0
    assert p[25] < found.low[25]


@given(st.integers(0, 1000), st.floats(0.01, 100))
def test_the_index_chart_and_its_unit(seed, factor):
    p, _ = shares(20, seed=seed)
    se = np.random.default_rng(seed).uniform(0.01, 0.05, 20)
    one = index_chart(p, se, bounds=(0, 1))
    other = index_chart(p * factor, se * factor, bounds=(0, factor))
    assert_allclose(other.low, one.low * factor, rtol=1e-9, atol=1e-12)
    assert other.signals == one.signals
    assert one.centre == pytest.approx(np.average(p, weights=se**-2))


def test_limits_stay_in_range():
    found = index_chart([98.0, 99, 97, 99, 98, 99, 98, 97], [2.0] * 8)
    assert_array_equal(found.high, 100)
    assert np.all(found.low > 0)


def test_false_alarms_are_as_rare_as_theory_has_it():
    """p' on over-dispersed shares: 0.27 % beyond 3, and far more without it."""
    rng = np.random.default_rng(11)
    n = np.full(220, 150)
    plain, laney = [], []
    for _ in range(100):
        truth = np.clip(rng.normal(0.7, 0.06, 220), 0, 1)
        p = rng.binomial(n, truth) / n
        for method, alarms in (("sampling", plain), ("laney", laney)):
            chart = share_chart(p, n, baseline=200, method=method)
            alarms += [BEYOND_3 in codes for codes in chart.signals[200:]]
    assert 0.0005 < np.mean(laney) < 0.008
    assert np.mean(plain) > 0.04


def test_a_frozen_baseline_of_20_costs_some_false_alarms():
    rng = np.random.default_rng(12)
    alarms = []
    for _ in range(400):
        p = rng.binomial(150, np.clip(rng.normal(0.7, 0.06, 40), 0, 1)) / 150
        chart = share_chart(p, np.full(40, 150))
        alarms += [BEYOND_3 in codes for codes in chart.signals[20:]]
    assert 0.003 < np.mean(alarms) < 0.02


GOOD = [0.8, 0.9, 0.85, 0.9, 0.8, 0.9, 0.85, 0.9]


@pytest.mark.parametrize(
    ("share", "n", "options", "message"),
    [
        ([0.9, 1.1], [9, 9], {}, "share must lie between 0 and 1"),
        ([0.9, np.nan], [9, 9], {}, "share of period 2 is nan; it must be finite"),
        ([0.9, 0.8], [9, 0], {}, "n of period 2 is 0.0; it must be finite and above 0"),
        ([0.9, 0.8], [9], {}, r"one value a period, got \(2,\) and \(1,\)"),
        ([0.9], [9], {}, "a chart needs at least 2 points, got 1"),
        ([1.0, 1, 1], [9, 9, 9], {}, "all answers of the baseline agree"),
        (GOOD, [9] * 8, {"baseline": 9}, "baseline must be 2 to 8 points, got 9"),
        (GOOD, [9] * 8, {"baseline": [True]}, "a mask of 8 points"),
        (GOOD, [9] * 8, {"baseline": [True, False] * 4}, "two points next to each"),
        (GOOD, [9] * 8, {"method": "p"}, "method must be auto, sampling or laney"),
        (GOOD[:7], [9] * 7, {"method": "laney"}, "a baseline of at least 8 points"),
        ([0.9] * 8, [9] * 8, {"method": "laney"}, "the baseline does not move"),
    ],
)
def test_refusals(share, n, options, message):
    with pytest.raises(ValueError, match=message):
        share_chart(share, n, **options)


def test_index_refusals():
    with pytest.raises(ValueError, match=r"se of period 2 is 0\.0"):
        index_chart([80, 81], [1, 0])
    with pytest.raises(ValueError, match="values must lie between 0 and 100"):
        index_chart([80, 101], [1, 1])
    with pytest.raises(ValueError, match="bounds must be a lower and an upper"):
        index_chart([80, 81], [1, 1], bounds=(1, 0))
