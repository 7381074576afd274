"""Area models, against the R package sae and the milk data of Arora and Lahiri."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis.small_units import area_estimates, fit_fay_herriot
from tests.oracle.samples import column, number, read

AREAS, MILK = "misc/fh_areas", "published/milk_1989"


def covariates(tag: str):
    if tag == "mean":
        return None
    return np.stack([column(AREAS, "x1"), column(AREAS, "x2")], axis=1)


@pytest.mark.parametrize("tag", ["cov", "mean"])
def test_estimates(tag):
    found = area_estimates(column(AREAS, "y"), column(AREAS, "vardir"), covariates(tag))
    expected = f"misc/expected/fh_{tag}"
    assert_allclose(found.gamma, column(expected, "gamma"), rtol=1e-9)
    assert_allclose(found.value, column(expected, "eblup"), rtol=1e-11)
    assert_allclose(found.mse, column(expected, "mse"), rtol=1e-9)
    assert found.is_model.all()


@pytest.mark.parametrize("tag", ["cov", "mean"])
def test_parameters(tag):
    model = fit_fay_herriot(
        column(AREAS, "y"), column(AREAS, "vardir"), covariates(tag)
    )
    rows = {row["param"]: row for row in read(f"misc/expected/fh_{tag}_params")}
    between = number(rows.pop("sigma2_u")["value"])
    assert model.sigma2 == pytest.approx(between, rel=1e-9)
    assert len(rows) == len(model.beta)
    for row, beta, se in zip(rows.values(), model.beta, model.se, strict=True):
        assert beta == pytest.approx(number(row["value"]), rel=1e-10)
        assert se == pytest.approx(number(row["se"]), rel=1e-10)


def test_milk():
    """Expenditure on milk in 43 areas, 1989; sae stops its scoring at 1e-4."""
    major = column(MILK, "major")[:, None] == [2, 3, 4]
    variance = column(MILK, "sd") ** 2
    found = area_estimates(column(MILK, "y"), variance, major)
    assert_allclose(found.value, column(MILK, "eblup"), atol=1e-5)
    assert_allclose(found.mse, column(MILK, "mse"), rtol=5e-4)
    assert found.model is not None
    assert_allclose(
        found.model.beta, [0.9681890, 0.1327801, 0.2269462, -0.2413011], atol=1e-5
    )
    assert_allclose(
        found.model.se, [0.06936208, 0.10300072, 0.09232981, 0.08161707], rtol=1e-4
    )
