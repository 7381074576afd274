"""Differences and all pairs of units, against R; the inputs are R's own figures."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from analysis.comparison import (
    benjamini_hochberg,
    bonferroni,
    difference,
    games_howell,
    holm,
    mover_interval,
    satterthwaite_df,
)
from analysis.intervals import wald_interval
from tests.oracle.samples import column, read

SETS = ("small", "medium", "waves", "awkward")
ROWS = {"small": 54, "medium": 400, "waves": 70, "awkward": 360}
PAIRS = {"small": 3, "medium": 435, "awkward": 465}
# R's ptukey is right to 1e-11 for 3 means, to 1e-6 for 30 with 10 degrees of freedom or
# more, but only to 3e-4 with 2 to 6: tests/analysis/comparison/test_studentized_range.
PTUKEY = {"small": 1e-8, "medium": 1e-6, "awkward": 3e-4}


def columns(name: str, *fields: str) -> list[np.ndarray]:
    return [column(name, field) for field in fields]


def agree(ours: np.ndarray, table: str, field: str, **tolerance: float) -> None:
    """Hold a column to R's wherever R has a value."""
    theirs = column(table, field)
    known = ~np.isnan(theirs)
    assert_allclose(ours[known], theirs[known], **tolerance)


@pytest.mark.parametrize("name", SETS)
def test_differences(name):
    table = f"{name}/expected/differences"
    a, se_a, b, se_b = columns(table, "est_a", "se_a", "est_b", "se_b")
    shared, df = columns(table, "cov_ab", "df_union")
    found = difference(a, se_a, b, se_b, covariance=shared, df=df)
    normal = difference(a, se_a, b, se_b, covariance=shared)
    assert len(a) == ROWS[name]
    assert_allclose(found.difference, column(table, "diff"), atol=1e-12)
    assert_allclose(found.se, column(table, "se_diff"), rtol=1e-9)
    # R leaves 0/0 open, and a p-value without a degree of freedom.
    agree(normal.p, table, "p_z", rtol=1e-7)
    agree(found.p, table, "p_t_union", rtol=1e-7)
    agree(found.t, table, "t", rtol=1e-9, atol=1e-12)
    expected = np.isfinite(column(table, "p_t_union")) & (found.se > 0)
    assert_array_equal(found.testable, expected)


@pytest.mark.parametrize("name", SETS)
def test_satterthwaite(name):
    table = f"{name}/expected/differences"
    se_a, df_a, se_b, df_b = columns(table, "se_a", "df_a", "se_b", "df_b")
    df = satterthwaite_df(se_a, df_a, se_b, df_b)
    a, b, shared = columns(table, "est_a", "est_b", "cov_ab")
    found = difference(a, se_a, b, se_b, covariance=shared, df=df)
    assert_array_equal(found.testable, np.isfinite(column(table, "p_t_satt")))
    tested = found.testable
    assert_allclose(df[tested], column(table, "df_satt")[tested], rtol=1e-12)
    assert_allclose(found.p[tested], column(table, "p_t_satt")[tested], rtol=1e-7)


@pytest.mark.parametrize("name", SETS)
def test_mover_of_plain_limits_is_the_difference(name):
    table = f"{name}/expected/differences"
    a, se_a, b, se_b = columns(table, "est_a", "se_a", "est_b", "se_b")
    shared = column(table, "cov_ab")
    product = se_a * se_b
    r = np.divide(shared, product, out=np.zeros(len(a)), where=product > 0)
    limits_a, limits_b = wald_interval(a, se_a), wald_interval(b, se_b)
    low, high = mover_interval(a, limits_a, b, limits_b, correlation=r)
    expected = wald_interval(column(table, "diff"), column(table, "se_diff"))
    assert_allclose(low, expected.low, atol=1e-8)
    assert_allclose(high, expected.high, atol=1e-8)


@pytest.mark.parametrize("name", PAIRS)
def test_pairs(name):
    table = f"{name}/expected/pairwise_units"
    units = [
        row
        for row in read(f"{name}/expected/composites")
        if (row["domain_type"], row["composite"], row["kind"], row["lonely"])
        == ("unit", "OVERALL", "pct", "adjust")
        and row["est"] != "NaN"
    ]
    index, se, df = (
        np.array([float(row[field]) for row in units]) for field in ("est", "se", "df")
    )
    pairs = games_howell(index, se, df)
    labels = np.array([row["domain"] for row in units])
    assert len(pairs.p) == PAIRS[name]
    assert_array_equal(labels[pairs.first], [row["a"] for row in read(table)])
    assert_array_equal(labels[pairs.second], [row["b"] for row in read(table)])
    assert_allclose(pairs.difference, column(table, "diff"), atol=1e-11)
    assert_allclose(pairs.se, column(table, "se"), rtol=1e-9)
    assert_array_equal(pairs.testable, np.isfinite(column(table, "p")))
    tested = pairs.testable
    assert_allclose(pairs.df[tested], column(table, "df_satt")[tested], rtol=1e-9)
    agree(pairs.p, table, "p", rtol=1e-8)
    agree(pairs.p_holm, table, "p_holm", rtol=1e-8)
    agree(pairs.p_bh, table, "p_bh", rtol=1e-8)
    agree(pairs.p_bonferroni, table, "p_bonf", rtol=1e-8)
    tolerance = PTUKEY[name]
    agree(pairs.p_games_howell, table, "p_tukey_games_howell", atol=tolerance)


@pytest.mark.parametrize("name", PAIRS)
def test_adjustments_alone(name):
    table = f"{name}/expected/pairwise_units"
    p = column(table, "p")
    known = np.isfinite(p)
    for adjust, field in (
        (holm, "p_holm"),
        (benjamini_hochberg, "p_bh"),
        (bonferroni, "p_bonf"),
    ):
        assert_allclose(adjust(p[known]), column(table, field)[known], rtol=1e-12)
