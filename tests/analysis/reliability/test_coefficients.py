import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.reliability import (
    alpha_if_dropped,
    correlation_matrix,
    cronbach_alpha,
    feldt_interval,
    guttman_lambda6,
    mean_correlation,
    merge_moments,
    moments,
    rest_correlations,
    standardized_alpha,
    weighted_covariance,
)


def _items(seed, n=60, k=4):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, 1)) + rng.normal(size=(n, k)) * rng.uniform(0.5, 2, k)


def test_published_limits_of_feldt():
    """The statistics page of the MRC Cognition and Brain Sciences Unit prints these."""
    found = feldt_interval(0.913, n=873, n_items=20)
    assert_allclose(found, (0.9044024, 0.9211588), atol=5e-8)


def test_parallel_items_reach_the_reliability_of_their_sum():
    """Spearman-Brown: K items of reliability r have K r/(1 + (K - 1) r)."""
    for k, r in ((2, 0.5), (5, 0.3), (10, 0.7)):
        matrix = np.full((k, k), r) + (1 - r) * np.eye(k)
        want = pytest.approx(k * r / (1 + (k - 1) * r))
        assert cronbach_alpha(matrix) == want
        assert standardized_alpha(matrix) == want
        assert mean_correlation(matrix) == pytest.approx(r)


def test_alpha_is_the_mean_of_all_split_halves():
    """Cronbach 1951: of the Flanagan-Rulon coefficients of all equal halves."""
    matrix = weighted_covariance(_items(1, k=4))
    total = matrix.sum()
    halves = [
        4 * matrix[np.ix_(half, rest)].sum() / total
        for half, rest in (([0, 1], [2, 3]), ([0, 2], [1, 3]), ([0, 3], [1, 2]))
    ]
    assert np.mean(halves) == pytest.approx(cronbach_alpha(matrix))


def test_rest_correlations_are_those_of_the_rows():
    values = _items(2)
    rest = values.sum(axis=1, keepdims=True) - values
    want = [
        np.corrcoef(own, other)[0, 1]
        for own, other in zip(values.T, rest.T, strict=True)
    ]
    assert_allclose(rest_correlations(weighted_covariance(values)), want)


def test_lambda6_from_regressions():
    values = _items(3)
    scaled = (values - values.mean(axis=0)) / values.std(axis=0)
    errors = []
    for j in range(4):
        others = np.delete(scaled, j, axis=1)
        fitted = others @ np.linalg.lstsq(others, scaled[:, j])[0]
        errors.append(np.mean((scaled[:, j] - fitted) ** 2))
    want = 1 - sum(errors) / np.mean(scaled.sum(axis=1) ** 2)
    assert guttman_lambda6(weighted_covariance(values)) == pytest.approx(want)


@given(st.integers(0, 10_000), st.floats(0.01, 100), st.permutations(range(4)))
def test_scale_and_order_do_not_matter(seed, factor, order):
    values = _items(seed)
    order = list(order)
    plain, moved = weighted_covariance(values), weighted_covariance(values[:, order])
    assert cronbach_alpha(moved * factor) == pytest.approx(cronbach_alpha(plain))
    for each in (alpha_if_dropped, rest_correlations):
        assert_allclose(each(moved * factor), each(plain)[order], rtol=1e-9)
    unequal = plain * np.outer([1, 2, 3, factor], [1, 2, 3, factor])
    assert guttman_lambda6(unequal) == pytest.approx(guttman_lambda6(plain))
    assert standardized_alpha(unequal) == pytest.approx(standardized_alpha(plain))


@given(st.integers(0, 10_000), st.integers(1, 59))
def test_strata_apart_and_together(seed, cut):
    rng = np.random.default_rng(seed)
    values, weight = _items(seed) + 50, rng.uniform(0, 3, 60)
    whole = moments(values, weight)
    parts = [
        moments(values[:cut], weight[:cut]),
        moments(values[cut:], weight[cut:]),
        moments(values[:0], weight[:0]),
    ]
    merged = merge_moments(parts)
    assert merged.n == whole.n
    assert_allclose(merged.mean, whole.mean)
    assert_allclose(merged.scatter, whole.scatter, atol=1e-9)


def test_whole_weights_are_repeated_rows():
    values, weight = _items(5), np.arange(60) % 3
    repeated = weighted_covariance(np.repeat(values, weight, axis=0), np.ones(59 + 1))
    assert_allclose(weighted_covariance(values, weight), repeated)
    assert_allclose(weighted_covariance(values, weight * 7.5), repeated)


def test_rows_with_a_gap_are_left_out():
    values = _items(6)
    values[::5, 2] = np.nan
    complete = ~np.isnan(values).any(axis=1)
    assert moments(values).n == 48
    assert_allclose(weighted_covariance(values), np.cov(values[complete].T))


def test_a_constant_is_exactly_constant():
    values = np.column_stack([np.full(7, 0.1), np.arange(7.0)])
    matrix = weighted_covariance(values, np.full(7, 1 / 3))
    assert matrix[0].tolist() == [0.0, 0.0]
    with pytest.raises(ValueError, match="A24 is constant"):
        correlation_matrix(matrix, ["A24", "A25"])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: cronbach_alpha([[1.0]]), "at least 2"),
        (lambda: cronbach_alpha([[1.0, 0.5], [0.4, 1.0]]), "symmetric"),
        (lambda: cronbach_alpha([[1.0, np.nan], [np.nan, 1.0]]), "finite"),
        (lambda: cronbach_alpha([[1.0, -1.0], [-1.0, 1.0]]), "no variance"),
        (lambda: cronbach_alpha(np.ones(4)), "shape"),
        (lambda: alpha_if_dropped(np.eye(2)), "at least 3"),
        (lambda: guttman_lambda6(np.ones((3, 3))), "determine each other"),
        (lambda: rest_correlations(np.diag([1.0, 0.0])), "item 2 is constant"),
        (lambda: feldt_interval(1.2, n=20, n_items=3), "at most 1"),
        (lambda: feldt_interval(float("nan"), n=20, n_items=3), "at most 1"),
        (lambda: feldt_interval(0.8, n=1, n_items=3), "two rows"),
        (lambda: feldt_interval(0.8, n=9, n_items=3, confidence=95), "confidence"),
        (lambda: weighted_covariance([[1.0, np.nan], [1.0, 2.0]]), "two complete"),
        (lambda: weighted_covariance([[1.0], [2.0]], [0, 0]), "two complete"),
        (lambda: weighted_covariance([[1.0], [2.0]], [1, -1]), "row 2 is -1"),
        (lambda: weighted_covariance([[1.0], [np.inf]]), "finite"),
        (lambda: moments([1.0, 2.0]), "shape"),
        (lambda: merge_moments([]), "at least one"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=message):
        call()
