import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.integrate import quad
from scipy.stats import norm

from analysis.small_units import (
    arcsine_estimates,
    arcsine_scale,
    beta_binomial_estimates,
    from_arcsine,
)


@pytest.mark.parametrize(("angle", "mse"), [(1.2, 0.01), (np.pi / 2, 0.02), (0.3, 0.1)])
def test_back_from_angles_by_integration(angle, mse):
    density = norm(angle, np.sqrt(mse)).pdf
    span = (angle - 4, angle + 4)
    mean = quad(lambda t: np.sin(t) ** 2 * density(t), *span)[0]
    square = quad(lambda t: np.sin(t) ** 4 * density(t), *span)[0]
    share, error = from_arcsine(angle, mse)
    assert share == pytest.approx(mean, rel=1e-8)
    assert error == pytest.approx(square - mean**2, rel=1e-6)


@given(st.floats(0, 1))
def test_without_error_there_and_back(share):
    angle, _ = arcsine_scale([share], [10])
    back, mse = from_arcsine(angle, [0.0])
    assert_allclose(back, [share], atol=1e-12)
    assert_allclose(mse, 0, atol=1e-12)


def test_all_satisfied_is_not_certain():
    share = [1.0, 1.0, 0.7, 0.85, 0.9]
    for found in (
        arcsine_estimates(share, [10] * 5),
        beta_binomial_estimates(share, [10] * 5),
    ):
        assert np.all((found.value > 0) & (found.value < 1))
        assert np.all(found.mse > 0)
        assert found.is_model.all()
        assert found.bounds == (0, 1)


def test_few_answers_and_many():
    found = arcsine_estimates(
        [np.nan, 1.0, 0.7, 0.85, 0.9],
        [0, 3, 30, 30, 400],
        n=[0, 4, 40, 40, 500],
        direct_from=500,
    )
    assert found.kind[:2] == ("synthetic", "synthetic")
    assert found.kind[4] == "direct"
    assert found.value[4] == 0.9
    assert found.rmse[4] == pytest.approx(np.sqrt(0.09 / 400), rel=0.01)


def test_beta_binomial_by_hand():
    found = beta_binomial_estimates([1.0, 0.7, 0.95, 0.8, 0], [10, 40, 40, 40, 0])
    mean = 108 / 130
    part = np.array([10, 40, 40, 40]) * (1 - np.array([10, 40, 40, 40]) / 130)
    spread = 10 * (1 - mean) ** 2
    spread += 40 * ((0.7 - mean) ** 2 + (0.95 - mean) ** 2 + (0.8 - mean) ** 2)
    n = np.array([10, 40, 40, 40])
    rho = (spread / mean / (1 - mean) - (part / n).sum()) / (part * (1 - 1 / n)).sum()
    gamma = 10 / (10 + 1 / rho - 1)
    assert found.gamma[0] == pytest.approx(gamma)
    assert found.value[0] == pytest.approx(gamma + (1 - gamma) * mean)
    assert found.value[4] == pytest.approx(mean)
    assert found.kind == ("model",) * 4 + ("synthetic",)


def test_units_alike_get_the_common_share():
    found = beta_binomial_estimates([0.9, 0.9, 0.9], [10, 20, 30])
    assert_allclose(found.value, 0.9)
    assert found.kind == ("synthetic",) * 3
    # The mean's variance, and that units may differ after all: 2 n³ Var(p) Var(rho).
    n = np.array([10, 20, 30])
    slope = ((1 - n / 60) * (n - 1)).sum()
    assert_allclose(found.mse, 0.09 / 60 + 2 * 0.09 * n * 2 * 3 / slope**2)


def test_units_of_one_mind_each_keep_their_own():
    found = beta_binomial_estimates([1.0, 0, 1, 0], [10, 10, 10, 10])
    assert_allclose(found.value, [1, 0, 1, 0])


@pytest.mark.parametrize(
    ("share", "n", "message"),
    [
        ([1.0, 1, 1], [9, 9, 9], "all answers of all units agree"),
        ([0.9, 1.2, 1], [9, 9, 9], "share must lie between 0 and 1"),
        ([0.9, np.nan, 1], [9, 9, 9], "share must lie between 0 and 1"),
        ([0.9, 0.8, 1], [9, 9, -1], "n must be 0, or finite and 1 or more"),
        ([0.9, 0.8, 1], [9, 9, 0.5], "n must be 0, or finite and 1 or more"),
        ([0.9, 0.8, 1], [9, 9, 0], "at least 3 units must have answers"),
        ([1, 0, 1], [1, 1, 1], "one of them more than one"),
        ([1, 0, 1], [1, 1], "one value a unit"),
    ],
)
def test_beta_binomial_refusals(share, n, message):
    with pytest.raises(ValueError, match=message):
        beta_binomial_estimates(share, n)


def test_arcsine_refusals():
    with pytest.raises(ValueError, match="share must lie between 0 and 1"):
        arcsine_estimates([0.9, 1.1, 1], [9, 9, 9])
    with pytest.raises(ValueError, match="n_star must be finite and above 0"):
        arcsine_estimates([0.9, 0.8, 1], [9, 9, 0])
    with pytest.raises(ValueError, match="one value a unit"):
        arcsine_estimates([0.9, 0.8, 1], [9, 9])
    with pytest.raises(ValueError, match="must have one shape"):
        arcsine_scale([0.9], [9, 9])
    with pytest.raises(ValueError, match="angle and mse must be finite"):
        from_arcsine([1.0], [-1.0])
