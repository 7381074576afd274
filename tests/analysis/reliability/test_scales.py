import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.reliability import (
    cronbach_alpha,
    omega_total,
    one_factor,
    scale_reliability,
)


def _sheets(n=400, k=4, seed=1):
    rng = np.random.default_rng(seed)
    latent = rng.normal(size=(n, 1)) + rng.normal(size=(n, k)) * 0.8
    return np.clip(np.round(latent + 4), 1, 5).astype(np.uint8)


@given(
    st.lists(st.floats(0.3, 0.95), min_size=3, max_size=9),
    st.floats(0.1, 10),
)
def test_a_matrix_made_of_one_factor_gives_it_back(loadings, scale):
    loading = np.array(loadings)
    matrix = np.outer(loading, loading)
    np.fill_diagonal(matrix, 1.0)
    sd = scale * np.arange(1, len(loading) + 1)
    found = one_factor(matrix * np.outer(sd, sd))
    assert_allclose(found.loadings, loading, atol=1e-6)
    assert_allclose(found.uniquenesses, 1 - loading**2, atol=1e-6)
    assert not found.heywood
    assert found.discrepancy == pytest.approx(0, abs=1e-9)


def test_the_solution_is_a_minimum_and_keeps_the_variances():
    matrix = np.corrcoef(_sheets(k=6, seed=3).T)
    found = one_factor(matrix)
    assert_allclose(found.loadings**2 + found.uniquenesses, 1, atol=1e-7)

    def misfit(loadings, unique):
        model = np.outer(loadings, loadings) + np.diag(unique)
        logs = np.linalg.slogdet(model)[1] - np.linalg.slogdet(matrix)[1]
        return logs + np.trace(np.linalg.solve(model, matrix)) - len(matrix)

    best = misfit(found.loadings, found.uniquenesses)
    assert best == pytest.approx(found.discrepancy, abs=1e-9)
    rng = np.random.default_rng(0)
    for _ in range(50):
        near = found.loadings + rng.normal(0, 0.01, 6)
        assert misfit(near, 1 - near**2) > best


def test_a_heywood_case_is_flagged():
    matrix = np.array([[1.0, 0.8, 0.8], [0.8, 1.0, 0.4], [0.8, 0.4, 1.0]])
    found = one_factor(matrix)
    assert found.heywood
    assert found.uniquenesses.min() == pytest.approx(0.005)


def test_omega_is_alpha_where_all_items_load_alike():
    matrix = np.full((5, 5), 0.4) + 0.6 * np.eye(5)
    found = one_factor(matrix)
    omega = omega_total(found.loadings, found.uniquenesses)
    assert omega == pytest.approx(cronbach_alpha(matrix))


def test_omega_is_above_alpha_where_they_do_not():
    found = scale_reliability(_sheets())
    assert found.firm
    assert found.omega_note == ""
    assert found.alpha < found.omega


def test_weights_and_order_of_rows():
    sheets, weight = _sheets(n=300), np.arange(300) % 4
    weighted = scale_reliability(sheets, weight=weight)
    repeated = scale_reliability(np.repeat(sheets, weight, axis=0))
    assert weighted.alpha == pytest.approx(repeated.alpha)
    assert weighted.omega == pytest.approx(repeated.omega)
    assert (weighted.n, weighted.alpha_unweighted) == (
        300,
        pytest.approx(scale_reliability(sheets[::-1]).alpha),
    )


def test_other_levels_with_the_same_steps():
    sheets = _sheets()
    turned = scale_reliability((6 - sheets).astype(np.uint8))
    assert turned.alpha == pytest.approx(scale_reliability(sheets).alpha)
    assert turned.omega == pytest.approx(scale_reliability(sheets).omega)


def test_blank_and_not_applicable_leave_the_sheet_out():
    sheets = _sheets(n=250)
    sheets[:30, 1], sheets[30:60, 3] = 0, 6
    found = scale_reliability(sheets)
    assert (found.n, found.n_sheets, found.firm) == (190, 250, False)
    assert found.alpha == pytest.approx(scale_reliability(sheets[60:]).alpha)


def test_two_criteria_have_alpha_but_no_omega():
    found = scale_reliability(_sheets(k=2))
    assert (found.omega, found.omega_note) == (None, "two_items")
    assert found.if_dropped is None
    assert found.lambda6 is not None


def test_a_criterion_that_repeats_another():
    sheets = _sheets(k=3)
    found = scale_reliability(np.column_stack([sheets, sheets[:, 0]]))
    assert (found.omega, found.lambda6) == (None, None)
    assert found.omega_note == "dependent_items"


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        (np.full((9, 3), 4), "A24 is constant"),
        (np.array([[5, 4, 3], [0, 1, 2], [6, 1, 2], [4, 4, 4]]), "3 complete"),
        (np.array([[5], [4], [3]]), "at least 2"),
        (np.array([[5, 4, 7]] * 4), "is 7"),
        (np.zeros((0, 3), dtype=int), "got 0"),
    ],
)
def test_refusals(sheets, message):
    names = ["A24", "A25", "A26"][: sheets.shape[1]]
    with pytest.raises(ValueError, match=message):
        scale_reliability(sheets, names=names)


def test_more_refusals():
    with pytest.raises(ValueError, match="as many as names"):
        scale_reliability(_sheets(), names=["A"])
    with pytest.raises(ValueError, match="constant"):
        scale_reliability(_sheets(n=5), weight=[1, 0, 0, 0, 0])
    with pytest.raises(ValueError, match="at least 3"):
        one_factor(np.eye(2))
    with pytest.raises(ValueError, match="one value an item"):
        omega_total([0.5, 0.5], [0.5])
    with pytest.raises(ValueError, match="0 or more"):
        omega_total([0.0], [0.0])
