from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.drivers import decompose
from analysis.drivers.shapley import explained, shapley


def _covariance(seed, p=4, n=80):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 1)) * 0.7 + rng.normal(size=(n, p))
    y = x @ rng.uniform(0, 1, p) + rng.normal(size=n)
    return np.cov(np.column_stack([x, y]).T)


def _r2(covariance, chosen):
    chosen = list(chosen)
    if not chosen:
        return 0.0
    within = covariance[np.ix_(chosen, chosen)]
    with_y = covariance[chosen, -1]
    return with_y @ np.linalg.solve(within, with_y) / covariance[-1, -1]


def test_published_relative_weights():
    """The example of relWt in the R package iopsych, with its printed output."""
    r = [
        [1.0, 0.2, 0.3, 0.4, -0.4],
        [0.2, 1.0, 0.5, 0.1, 0.1],
        [0.3, 0.5, 1.0, 0.2, -0.3],
        [0.4, 0.1, 0.2, 1.0, 0.4],
        [-0.4, 0.1, -0.3, 0.4, 1.0],
    ]
    want = (0.24066119, 0.05492664, 0.12143476, 0.28158189)
    assert_allclose(decompose(r).johnson, want, atol=5e-9)


def test_lmg_is_the_mean_gain_over_all_orders():
    covariance = _covariance(1)
    gains = np.zeros(4)
    orders = list(permutations(range(4)))
    for order in orders:
        for at, j in enumerate(order):
            before = _r2(covariance, order[:at])
            gains[j] += _r2(covariance, order[: at + 1]) - before
    assert_allclose(decompose(covariance).lmg, gains / len(orders))


def test_every_subset_has_its_bits():
    covariance = _covariance(2, p=5)
    sd = np.sqrt(np.diag(covariance))
    found = explained((covariance / np.outer(sd, sd))[None])[0]
    for subset in range(32):
        chosen = [j for j in range(5) if subset >> j & 1]
        assert found[subset] == pytest.approx(_r2(covariance, chosen))


def test_independent_predictors_keep_their_own():
    r = np.eye(5)
    r[:4, 4] = r[4, :4] = [0.5, 0.4, 0.3, 0.0]
    found = decompose(r)
    own = np.array([0.25, 0.16, 0.09, 0.0])
    for each in (found.lmg, found.johnson, found.first, found.last):
        assert_allclose(each, own, atol=1e-12)
    assert found.r2 == pytest.approx(0.5)


def test_twins_share_alike():
    r = np.array([[1.0, 0.99, 0.6], [0.99, 1.0, 0.6], [0.6, 0.6, 1.0]])
    found = decompose(r)
    assert_allclose(found.lmg, found.r2 / 2)
    assert_allclose(found.johnson, found.r2 / 2)


@given(st.integers(0, 10_000), st.integers(1, 7))
def test_parts_add_up_and_are_not_negative(seed, p):
    found = decompose(_covariance(seed, p=p))
    for each in (found.lmg, found.johnson):
        assert each.sum() == pytest.approx(float(found.r2))
        assert np.all(each >= -1e-12)
    assert_allclose(found.first, found.r**2)


def test_two_predictors_leave_no_choice():
    """With two, Johnson's weights are the Shapley values."""
    found = decompose(_covariance(4, p=2))
    assert_allclose(found.lmg, found.johnson)


@given(st.integers(0, 10_000), st.permutations(range(4)), st.floats(0.01, 100))
def test_order_and_scale_do_not_matter(seed, order, factor):
    covariance = _covariance(seed)
    order = [*order, 4]
    scale = np.array([1, 2, 3, factor, 5])
    moved = (covariance * np.outer(scale, scale))[np.ix_(order, order)]
    plain, other = decompose(covariance), decompose(moved)
    assert_allclose(other.lmg, plain.lmg[order[:4]])
    assert_allclose(other.johnson, plain.johnson[order[:4]])


def test_a_predictor_turned_round_keeps_its_importance():
    covariance = _covariance(6)
    sign = np.array([1, -1, 1, 1, 1])
    turned = decompose(covariance * np.outer(sign, sign))
    assert_allclose(turned.lmg, decompose(covariance).lmg)
    assert_allclose(turned.beta, decompose(covariance).beta * sign[:4])


def test_many_predictors_have_johnson_only():
    found = decompose(_covariance(7, p=13))
    assert found.lmg is None
    assert found.johnson.sum() == pytest.approx(float(found.r2))
    assert decompose(_covariance(7, p=12)).lmg.shape == (12,)


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        (np.diag([1.0, 0.0, 1.0]), "access is constant"),
        (np.diag([1.0, 1.0, 0.0]), "the outcome is constant"),
        (
            [[1.0, 1.0, 0.5], [1.0, 1.0, 0.5], [0.5, 0.5, 1.0]],
            "officers, access determine each other",
        ),
        ([[1.0, 0.5], [0.5, 1.0]], "1 predictors need 1 names"),
        ([[1.0]], "at least 2"),
        (np.full((3, 3), np.nan), "finite"),
    ],
)
def test_refusals(matrix, message):
    with pytest.raises(ValueError, match=message):
        decompose(matrix, ["officers", "access"])


def test_collinear_in_the_batch():
    with pytest.raises(ValueError, match="combination"):
        explained(np.ones((1, 3, 3)))
    assert shapley(np.zeros((2, 1))).shape == (2, 0)
