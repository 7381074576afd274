"""Reliability, against R: package psych, cov.wt, and svycralpha of package survey."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis.reliability import (
    ScaleReliability,
    scale_reliability,
    weighted_covariance,
)
from analysis.reliability.coefficients import (
    alpha_if_dropped,
    cronbach_alpha,
    feldt_interval,
    guttman_lambda6,
    mean_correlation,
    rest_correlations,
    standardized_alpha,
)
from tests.oracle.samples import column, levels, number, read, sample

SETS = ("small", "medium", "awkward")
ITEMS = "misc/expected/reliability_items"


def _scale(name: str) -> np.ndarray:
    items = [item for item in read(name)[0] if item.startswith("X")]
    return np.stack([column(name, item) for item in items], axis=1)


def _factor(name: str, factor: str) -> ScaleReliability:
    rows = read(f"{name}/criteria")
    items = tuple(row["item"] for row in rows if row["factor"] == factor)
    weight = sample(name).columns["weight"].astype(float)
    return scale_reliability(levels(name, items), weight=weight)


@pytest.mark.parametrize(
    ("name", "want"),
    [(name, row) for name in SETS for row in read(f"{name}/expected/reliability")],
    ids=lambda value: value if isinstance(value, str) else value["factor"],
)
def test_factors(name, want):
    found = _factor(name, want["factor"])
    assert (found.n, found.n_items) == (int(want["n_complete"]), int(want["k"]))
    pairs = {
        "alpha_unweighted": found.alpha_unweighted,
        "alpha_weighted": found.alpha,
        "svycralpha": found.alpha,
        "feldt_lo": found.low,
        "feldt_hi": found.high,
        "mean_interitem_r": found.mean_r,
    }
    for field, value in pairs.items():
        assert value == pytest.approx(number(want[field]), rel=1e-9), field


def test_coefficients_of_a_scale():
    values, weight = _scale("misc/scale_items"), column("misc/scale_items", "weight")
    plain, weighted = weighted_covariance(values), weighted_covariance(values, weight)
    alpha = cronbach_alpha(plain)
    low, high = feldt_interval(alpha, n=len(values), n_items=values.shape[1])
    found = {
        "alpha_raw": alpha,
        "alpha_std": standardized_alpha(plain),
        "alpha_weighted": cronbach_alpha(weighted),
        "feldt_lo95": float(low),
        "feldt_hi95": float(high),
        "guttman_lambda6": guttman_lambda6(plain),
        "mean_r": mean_correlation(plain),
    }
    for row in read("misc/expected/reliability"):
        if row["stat"] in found:
            want = pytest.approx(number(row["value"]), rel=1e-9)
            assert found.pop(row["stat"]) == want, row
    assert not found


def test_items_of_a_scale():
    covariance = weighted_covariance(_scale("misc/scale_items"))
    dropped, rest = alpha_if_dropped(covariance), rest_correlations(covariance)
    assert_allclose(dropped, column(ITEMS, "alpha_if_dropped"), rtol=1e-9)
    assert_allclose(rest, column(ITEMS, "r_drop"), rtol=1e-9)


def test_one_factor_and_omega():
    """The reference stops its own iteration at five or six digits."""
    found = scale_reliability(_scale("misc/scale_items").astype(np.uint8))
    assert_allclose(found.loadings, column(ITEMS, "loading_ml"), atol=1e-5)
    want = {row["stat"]: row["value"] for row in read("misc/expected/reliability")}
    assert found.omega_standardized == pytest.approx(
        number(want["omega_total_ml1_corr"]), abs=1e-5
    )
    assert found.omega == pytest.approx(number(want["omega_total_ml1_cov"]), abs=1e-5)
