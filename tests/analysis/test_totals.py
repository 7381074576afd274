import numpy as np
import pytest

from analysis import Design
from analysis.calibration import poststratify_cells
from analysis.ratios import estimate_ratios
from analysis.totals import estimate_totals


@pytest.fixture
def design() -> Design:
    return Design.build(
        stratum=["A"] * 3 + ["B"] * 2, psu=range(5), weight=[10, 10, 10, 5, 5]
    )


def test_stratified_total_by_hand(design):
    found = estimate_totals([1.0, 2.0, 6.0, 4.0, 8.0], design)
    assert found.total[0] == 150
    variance = 3 * 100 * np.var([1, 2, 6], ddof=1) + 2 * 25 * np.var([4, 8], ddof=1)
    assert found.covariance[0, 0] == pytest.approx(variance)
    assert (found.n[0], found.df[0]) == (5, 3)


def test_domain_and_missing_values_count_as_0(design):
    values = np.array([1.0, 2.0, 6.0, np.nan, 8.0])
    domain = np.array([True, False, True, True, True])
    found = estimate_totals(values, design, domain=domain)
    filled = estimate_totals([1.0, 0.0, 6.0, 0.0, 8.0], design)
    assert found.total[0] == filled.total[0] == 110
    assert found.se[0] == pytest.approx(filled.se[0])
    assert (found.n[0], found.df[0]) == (3, 1)


def test_nobody(design):
    found = estimate_totals(np.ones(5), design, domain=np.zeros(5, dtype=bool))
    assert (found.total[0], found.se[0], found.n[0]) == (0, 0, 0)


def test_a_known_total_has_no_error(design):
    known = poststratify_cells(design.weight, list("ABABA"), {"A": 70, "B": 30})
    is_a = [1.0, 0.0, 1.0, 0.0, 1.0]
    found = estimate_totals(is_a, design, calibration=known)
    assert found.total[0] == pytest.approx(70)
    assert found.se[0] == pytest.approx(0, abs=1e-10)


def test_other_weights_are_refused(design):
    known = poststratify_cells(np.ones(5), list("ABABA"), {"A": 70, "B": 30})
    with pytest.raises(ValueError, match="other weights than the design"):
        estimate_totals(np.ones(5), design, calibration=known)


def test_ratio_to_a_constant_is_a_multiple(design):
    y, x = np.array([1.0, 2, 6, 4, 8]), np.array([2.0, 2, 5, 4, 4])
    once, twice = (estimate_ratios(y, k * x, design) for k in (1, 2))
    assert once.ratio[0] == pytest.approx(2 * twice.ratio[0])
    assert once.se[0] == pytest.approx(2 * twice.se[0])
    same = estimate_ratios(3 * x, x, design)
    assert (same.ratio[0], same.se[0]) == (3, 0)


def test_refusals(design):
    with pytest.raises(ValueError, match="values need 5 rows"):
        estimate_totals([1.0], design)
    with pytest.raises(ValueError, match="row 2, column 1 is inf"):
        estimate_totals([1.0, np.inf, 1, 1, 1], design)
    with pytest.raises(ValueError, match="denominators of column 1 add up to 0"):
        estimate_ratios(np.ones(5), np.zeros(5), design)
    with pytest.raises(ValueError, match="differ"):
        estimate_ratios(np.ones(5), np.ones((5, 2)), design)
