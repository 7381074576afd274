"""How each sheet is filled in, against base R."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from analysis.quality import sheet_quality
from tests.oracle.samples import column, levels, read, sample


@pytest.mark.parametrize("name", ["small", "medium", "awkward"])
def test_sheets(name):
    """Items of the index in their order, then the overall question."""
    items = [row["item"] for row in read(f"{name}/criteria")]
    columns = sample(name).columns
    items += [item for item in ("Q25",) if item in columns]
    found = sheet_quality(levels(name, tuple(items)), columns["unit"])

    wanted = f"{name}/expected/response_quality"
    rank = {row["id"]: at for at, row in enumerate(read(wanted))}
    order = np.array([rank[code] for code in columns["id"].tolist()])

    def want(field: str) -> np.ndarray:
        return column(wanted, field)[order]

    assert_array_equal(found.answered, want("n_answered"))
    assert_array_equal(found.longest_run, want("longstring"))
    assert_array_equal(found.identical, want("n_identical_in_unit"))
    assert_allclose(found.variability, want("irv"), rtol=1e-9, equal_nan=True)
    assert_array_equal(found.variability == 0, want("irv") == 0)
