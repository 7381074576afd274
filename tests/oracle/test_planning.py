"""Sample sizes over a grid, against base R."""

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from analysis.planning import SampleSize, cochran_size, yamane_size
from tests.oracle.samples import column, read

GRID = "misc/expected/samplesize"


def grid() -> SampleSize:
    size, p, e, deff, rr = (column(GRID, f) for f in ("N", "p", "e", "deff", "rr"))
    [confidence] = np.unique(column(GRID, "level"))
    return cochran_size(
        size,
        share=p,
        margin=e,
        deff=deff,
        response_rate=rr,
        confidence=float(confidence),
    )


def test_cochran():
    ours = grid()
    assert len(ours.exact) == len(read(GRID)) == 96
    assert_allclose(ours.exact, column(GRID, "n_fpc"), rtol=1e-12)
    assert_array_equal(ours.required, column(GRID, "n_required"))
    assert_array_equal(ours.to_approach, column(GRID, "n_to_approach"))
    short = np.ceil(ours.required / column(GRID, "rr") - 1e-9) > column(GRID, "N")
    assert_array_equal(ours.census_falls_short, short)
    assert 0 < short.sum() < 96


def test_without_a_known_population():
    p, e, deff = (column(GRID, f) for f in ("p", "e", "deff"))
    ours = cochran_size(np.inf, share=p, margin=e, deff=deff)
    assert_allclose(ours.exact, column(GRID, "n_deff_inf"), rtol=1e-12)


def test_yamane():
    ours = yamane_size(column(GRID, "N"), margin=column(GRID, "e"))
    assert_allclose(ours.exact, column(GRID, "yamane"), rtol=1e-12)
