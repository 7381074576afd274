import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis.small_units import pooled_variances, smoothed_variances


def test_shares():
    found = smoothed_variances([1.0, 0.8, np.nan], [10, 30, 0], deff=2)
    assert_allclose(found[:2], 0.85 * 0.15 * 2 / np.array([10, 30]))
    assert found[2] == np.inf


def test_one_unit_is_its_own_binomial_variance():
    assert_allclose(smoothed_variances([0.9], [50]), 0.09 / 50)


def test_pooled_from_exact_variances_gives_them_back():
    n = np.array([5, 20, 80])
    assert_allclose(pooled_variances(300 / n, n), 300 / n)


def test_a_single_answer_tells_nothing():
    found = pooled_variances([np.nan, 15.0], [1, 20])
    assert_allclose(found, [300, 15])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: smoothed_variances([1.0, 1], [9, 9]), "all answers of all units"),
        (lambda: smoothed_variances([1.1, 1], [9, 9]), "share must lie between"),
        (lambda: smoothed_variances([0.5], [9], deff=0), "deff must be above 0"),
        (lambda: smoothed_variances([0.5], [-9]), "n must be finite and 0 or more"),
        (lambda: smoothed_variances([0.5], [0]), "no unit has enough answers"),
        (lambda: smoothed_variances([0.5, 1], [9]), "share and n need one value"),
        (lambda: pooled_variances([0.0], [9]), "all variances are 0"),
        (lambda: pooled_variances([-1.0], [9]), "variance must be finite"),
        (lambda: pooled_variances([1.0], [1]), "no unit has enough answers"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=message):
        call()
