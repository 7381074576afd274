"""Closed-form intervals over a grid, against base R."""

import numpy as np
from numpy.testing import assert_allclose

from analysis import (
    Interval,
    beta_interval,
    korn_graubard_size,
    logit_interval,
    wald_interval,
    wilson_interval,
)
from tests.oracle.samples import column, read

GRID = "misc/expected/ci_grid"


def by_level(function, *arrays, **options) -> Interval:
    """Apply an interval whose confidence is one number to the rows of each level."""
    level = column(GRID, "level")
    low, high = np.full(len(level), np.nan), np.full(len(level), np.nan)
    for confidence in np.unique(level):
        here = level == confidence
        chosen = {name: value[here] for name, value in options.items()}
        part = function(*(a[here] for a in arrays), confidence=confidence, **chosen)
        low[here], high[here] = part
    return Interval(low, high)


def agree(name: str, ours: Interval) -> None:
    theirs = column(GRID, f"{name}_lo"), column(GRID, f"{name}_hi")
    known = np.isfinite(theirs[0])
    assert known.sum() >= 400
    for limit, expected in zip(ours, theirs, strict=True):
        assert_allclose(limit[known], expected[known], atol=1e-10, rtol=1e-8)


def kg(p, n, n_eff, df, *, confidence, capped) -> Interval:
    size = korn_graubard_size(n, n_eff, df, confidence=confidence, capped=capped)
    return beta_interval(p, size, confidence=confidence)


def test_grid():
    assert len(read(GRID)) == 600
    p, n, df, n_eff = (column(GRID, f) for f in ("p", "n", "df", "n_eff"))
    z = np.full(len(p), np.inf)
    agree("wilson_t", by_level(wilson_interval, p, n_eff, df=df))
    agree("wilson_cap", by_level(wilson_interval, p, np.minimum(n, n_eff), df=df))
    agree("wilson_z_srs", by_level(wilson_interval, p, n, df=z))
    agree("cp_srs", by_level(beta_interval, p, n))
    inside = (p > 0) & (p < 1)
    base = np.where(inside, n_eff, n)
    capped = np.ones(len(p), dtype=bool)
    agree("kg_nchs", by_level(kg_rows, p, n, base, df, capped))
    agree("kg_survey", by_level(kg_rows, p, n, n_eff, df, ~capped))
    se = np.sqrt(p * (1 - p) / n_eff)
    agree("wald_t", by_level(wald_interval, p, se, df=df))
    agree("xlogit", by_level(logit_interval, p, se, df=df))


def kg_rows(p, n, n_eff, df, capped, *, confidence) -> Interval:
    return kg(p, n, n_eff, df, confidence=confidence, capped=bool(capped[0]))
