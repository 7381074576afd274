import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.small_units import area_estimates, benchmark
from tests.analysis.small_units.test_fay_herriot import invented

WEIGHTS = np.arange(1, 41)


def estimates(**options):
    return area_estimates(*invented(), bounds=(0, 100), **options)


@given(target=st.floats(70, 82), unit=st.floats(0.001, 1000))
def test_the_weighted_mean_is_the_target(target, unit):
    plain = estimates()
    agreed = benchmark(plain, WEIGHTS * unit, target)
    assert np.average(agreed.value, weights=WEIGHTS) == pytest.approx(target)
    assert_allclose(agreed.value, plain.value * agreed.ratio)
    assert_allclose(agreed.mse, plain.mse + (agreed.value - plain.value) ** 2)
    assert agreed.kind == plain.kind


def test_a_target_that_is_met_changes_nothing():
    plain = estimates()
    agreed = benchmark(plain, WEIGHTS, np.average(plain.value, weights=WEIGHTS))
    assert_allclose(agreed.value, plain.value)
    assert agreed.ratio == pytest.approx(1)


def test_direct_estimates_stay():
    n = np.r_[np.full(38, 20), 500, 500]
    plain = estimates(n=n, direct_from=500)
    agreed = benchmark(plain, WEIGHTS, 78)
    assert_allclose(agreed.value[-2:], plain.value[-2:])
    assert_allclose(agreed.mse[-2:], plain.mse[-2:])
    assert np.average(agreed.value, weights=WEIGHTS) == pytest.approx(78)


def test_a_value_at_its_bound_stays_there_and_the_others_carry_the_rest():
    plain = area_estimates([99.9, 90, 80, 70], [0.1, 0.1, 0.1, 0.1], bounds=(0, 100))
    agreed = benchmark(plain, [1, 1, 1, 1], 90)
    assert agreed.value[0] == 100
    assert agreed.value.mean() == pytest.approx(90)
    assert_allclose(agreed.value[1:], plain.value[1:] * agreed.ratio)


@pytest.mark.parametrize(
    ("weights", "target", "message"),
    [
        ([1, 1], 80, "weights must be 40 finite numbers"),
        (-WEIGHTS, 80, "weights must be 40 finite numbers"),
        (np.zeros(40), 80, "weights are all 0"),
        (WEIGHTS, 101, "target must lie between 0 and 100, got 101"),
        (WEIGHTS, np.nan, "target must lie between 0 and 100, got nan"),
    ],
)
def test_refusals(weights, target, message):
    with pytest.raises(ValueError, match=message):
        benchmark(estimates(), weights, target)


def test_a_target_out_of_reach():
    n = np.full(40, 500)
    with pytest.raises(ValueError, match="no factor brings the weighted mean to 50"):
        benchmark(estimates(n=n, direct_from=500), WEIGHTS, 50)
    below = area_estimates([-1.0, -3, 5], [0.1, 0.1, 0.1])
    with pytest.raises(ValueError, match="model values of 0 or more"):
        benchmark(below, [1, 1, 1], 1)
