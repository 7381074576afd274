"""Criteria, composites, covariances and rules against R survey 4.5."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from analysis import (
    beta_interval,
    covariance,
    estimate_means,
    korn_graubard_size,
    logit_interval,
    respondent_scores,
    wald_interval,
    wilson_interval,
)
from tests.oracle import samples
from tests.oracle.samples import SCORES, SETS, column, found, read, values

pytestmark = pytest.mark.parametrize("name", SETS)


def test_criteria(name):
    table = f"{name}/expected/criteria"
    ours = found(name, "criteria")
    assert len(ours) > 60
    some = column(table, "n") > 0
    assert_array_equal(values(ours, "n"), column(table, "n"))
    assert_array_equal(values(ours, "df")[some], column(table, "df")[some])
    assert_allclose(values(ours, "index"), column(table, "est"), rtol=1e-12)
    # R cannot say the error of a domain that one sampling unit makes up.
    known = np.isfinite(column(table, "se"))
    assert_allclose(values(ours, "se")[known], column(table, "se")[known], rtol=1e-9)
    known = np.isfinite(column(table, "deff_wr"))
    deff = column(table, "deff_wr")[known]
    assert_allclose(values(ours, "deff")[known], deff, rtol=1e-9)


def test_reported(name):
    table = f"{name}/expected/reported"
    ours = found(name, "reported")
    for field, theirs in {
        "n": "n",
        "n_kish": "n_kish",
        "n_star": "n_star",
        "index": "est",
    }.items():
        assert_allclose(values(ours, field), column(table, theirs), rtol=1e-9)
    for field, theirs in {
        "low": "lo",
        "high": "hi",
        "firm_low": "kg_lo",
        "firm_high": "kg_hi",
    }.items():
        assert_allclose(values(ours, field), column(table, theirs), atol=1e-7, rtol=0)
    rows = read(table)
    assert [e.fallback for e in ours] == [
        "no_data" if row["status"] == "no_data" else row["fallback"].replace("NA", "")
        for row in rows
    ]
    assert [e.status or "no_data" for e in ours] == [row["status"] for row in rows]
    assert_array_equal(
        values(ours, "complement"), np.nan_to_num(column(table, "complement_flag"))
    )


def test_composites(name):
    table = f"{name}/expected/composites"
    ours = found(name, "composites", node="composite")
    assert_array_equal(values(ours, "df"), column(table, "df"))
    assert_allclose(values(ours, "index"), column(table, "est"), rtol=1e-12)
    assert_allclose(values(ours, "se"), column(table, "se"), rtol=1e-9)
    assert_allclose(
        values(ours, "coverage"), column(table, "weight_coverage"), rtol=1e-9
    )
    wald = wald_interval(
        values(ours, "index"), values(ours, "se"), df=values(ours, "df")
    )
    assert_allclose(wald.low, column(table, "wald_lo"), atol=1e-7, rtol=0)
    assert_allclose(wald.high, column(table, "wald_hi"), atol=1e-7, rtol=0)
    regular = np.isfinite(column(table, "xlogit_lo"))
    assert regular.mean() > 0.9
    for field, theirs in {"low": "xlogit_lo", "high": "xlogit_hi"}.items():
        limits = column(table, theirs)[regular]
        assert_allclose(values(ours, field)[regular], limits, atol=1e-7, rtol=0)


def test_covariances(name):
    rows = read(f"{name}/expected/vcov")
    keys = dict.fromkeys((r["domain_type"], r["domain"], r["kind"]) for r in rows)
    tree = samples.tree(name)
    at = {code: k for k, code in enumerate(tree.codes)} | {
        "OVERALL": len(tree.codes) - 1
    }
    for kind, domain, score in keys:
        matrix = covariance(
            samples.strata(name, kind, domain), tree, score=SCORES[score]
        )
        se = np.sqrt(np.diag(matrix))
        for row in rows:
            if (row["domain_type"], row["domain"], row["kind"]) == (
                kind,
                domain,
                score,
            ):
                a, b = at[row["a"]], at[row["b"]]
                size = se[a] * se[b]
                assert abs(matrix[a, b] - float(row["cov"])) <= 1e-9 * size


def test_respondent_index(name):
    table = f"{name}/expected/respondent_index"
    tree, design = samples.tree(name), samples.sample(name).design
    for row in read(table):
        own = respondent_scores(
            samples.index_levels(name), tree, score=SCORES[row["kind"]]
        )
        rows = samples.mask(name, row["domain_type"], row["domain"])
        ours = estimate_means(own, design, domain=rows)
        assert ours.df[0] == int(row["df"])
        assert_allclose(ours.mean[0], float(row["est"]), rtol=1e-12)
        assert_allclose(ours.se[0], float(row["se"]), rtol=1e-9)


def test_intervals(name):
    """The four closed forms, from our estimate and standard error."""
    table = f"{name}/expected/ci"
    ours = found(name, "ci")
    rows = read(table)
    p, se, df = (values(ours, f) for f in ("index", "se", "df"))
    p, se = p / 100, se / 100
    n_eff = p * (1 - p) / se**2
    kg = korn_graubard_size(values(ours, "n"), n_eff, df, capped=False)
    limits = {
        "mean": wald_interval(p, se, df=df),
        "xlogit": logit_interval(p, se, df=df),
        "wilson": wilson_interval(p, n_eff, df=df),
        "beta": beta_interval(p, kg),
    }
    for method, (low, high) in limits.items():
        here = np.array([row["method"] == method for row in rows])
        assert here.sum() > 25
        theirs = column(table, "lo")[here], column(table, "hi")[here]
        assert_allclose(100 * low[here], theirs[0], atol=1e-8, rtol=0)
        assert_allclose(100 * high[here], theirs[1], atol=1e-8, rtol=0)
