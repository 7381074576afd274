"""Importance of predictors, against R: all subsets by brute force, and lm."""

import numpy as np
from numpy.testing import assert_allclose

from analysis import Design
from analysis.drivers import decompose, key_drivers
from analysis.reliability import weighted_covariance
from tests.oracle.samples import column, read

WANTED, ROWS = "misc/expected/key_drivers", "misc/scale_items"


def _items() -> np.ndarray:
    items = [row["item"] for row in read(WANTED)]
    return np.stack([column(ROWS, item) for item in items], axis=1)


def test_decomposition():
    table = np.column_stack([_items(), column(ROWS, "Y")])
    found = decompose(weighted_covariance(table, column(ROWS, "weight")))
    pairs = {
        "lmg": found.lmg,
        "johnson_rw": found.johnson,
        "beta_std": found.beta,
        "r_xy": found.r,
        "first": found.first,
        "last": found.last,
        "r2": np.full(8, found.r2),
    }
    for field, values in pairs.items():
        assert_allclose(values, column(WANTED, field), rtol=1e-9, err_msg=field)


def test_the_same_from_the_rows():
    weight = column(ROWS, "weight")
    design = Design.build(
        stratum=np.arange(len(weight)) % 3, psu=np.arange(len(weight)), weight=weight
    )
    found = key_drivers(column(ROWS, "Y"), _items(), design)
    assert_allclose(found.importance, column(WANTED, "lmg"), rtol=1e-9)
    assert found.firm
    assert np.all((found.low < found.share) & (found.share < found.high))
