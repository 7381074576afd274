"""Units that ask for a rule, by both rules for lone sampling units, against R survey.

34 units: without answers, with one, everybody or nobody satisfied, one sampling unit in
a stratum, weights of 0, whole frames, more sampling units than the frame has, codes
outside the scale, labels used in two strata, criteria and factors nobody answered.
"""

import numpy as np
from numpy.testing import assert_allclose, assert_array_equal

from analysis import (
    covariance,
    estimate_means,
    logit_interval,
    respondent_scores,
    wald_interval,
)
from tests.oracle import samples
from tests.oracle.samples import SCORES, column, found, read, values

SET = "awkward"
CRITERIA, REPORTED = f"{SET}/expected/criteria", f"{SET}/expected/reported"
COMPOSITES = f"{SET}/expected/composites"


def test_the_set_is_awkward():
    sheets = samples.sample(SET).columns
    answered = samples.index_levels(SET) > 0
    whole = answered.any(axis=1) & (sheets["weight"].astype(float) > 0)
    units = {row["unit"] for row in read(f"{SET}/units")}
    assert units - set(sheets["unit"]) == {"A03"}
    assert units - set(sheets["unit"][whole]) == {"A02", "A03", "A13"}
    seen = {row["fallback"] for row in read(REPORTED)}
    assert seen == {"", "census", "df0", "extreme", "zero_variance"}
    assert len({row["status"] for row in read(REPORTED)}) == 6


def test_criteria():
    ours, some = found(SET, "criteria"), column(CRITERIA, "n") > 0
    assert len(ours) == 1804
    assert_array_equal(values(ours, "n"), column(CRITERIA, "n"))
    assert_array_equal(values(ours, "df")[some], column(CRITERIA, "df")[some])
    assert_array_equal(values(ours, "df")[~some], 0)
    assert_allclose(values(ours, "index"), column(CRITERIA, "est"), rtol=1e-12)
    assert_allclose(values(ours, "se"), column(CRITERIA, "se"), rtol=1e-9)
    assert_allclose(values(ours, "deff"), column(CRITERIA, "deff_wr"), rtol=1e-9)


def test_the_two_rules_differ_where_a_sampling_unit_is_alone():
    rows = read(CRITERIA)
    half = len(rows) // 2
    adjusted, removed = column(CRITERIA, "se")[:half], column(CRITERIA, "se")[half:]
    assert {row["lonely"] for row in rows[half:]} == {"remove"}
    apart = {
        row["domain"]
        for row, one, other in zip(rows, adjusted, removed, strict=False)
        if one > other
    }
    assert {"A10", "A11", "A32", "Đắk-33", "ALL", "F", "M"} <= apart
    # Alone in its domain it has nothing to differ from; A18 and A31 are whole frames.
    assert not {"A05", "A09", "A18", "A31"} & apart


def test_reported():
    ours = found(SET, "reported")
    assert len(ours) == 451
    for field, theirs in {
        "n": "n",
        "n_kish": "n_kish",
        "n_star": "n_star",
        "index": "est",
    }.items():
        assert_allclose(values(ours, field), column(REPORTED, theirs), rtol=1e-9)
    for field, theirs in {
        "low": "lo",
        "high": "hi",
        "firm_low": "kg_lo",
        "firm_high": "kg_hi",
    }.items():
        limits = column(REPORTED, theirs)
        assert_allclose(values(ours, field), limits, atol=1e-7, rtol=0)
    rows = read(REPORTED)
    assert [e.status or "no_data" for e in ours] == [row["status"] for row in rows]
    assert [e.fallback.replace("no_data", "") for e in ours] == [
        row["fallback"] for row in rows
    ]
    flags = np.nan_to_num(column(REPORTED, "complement_flag"))
    assert_array_equal(values(ours, "complement"), flags)


def test_composites():
    ours, df = found(SET, "composites", node="composite"), column(COMPOSITES, "df")
    assert len(ours) == 588
    assert_array_equal(values(ours, "df"), df)
    index, se = values(ours, "index"), values(ours, "se")
    assert_allclose(index, column(COMPOSITES, "est"), rtol=1e-12)
    assert_allclose(se, column(COMPOSITES, "se"), rtol=1e-9)
    covered = column(COMPOSITES, "weight_coverage")
    assert_allclose(values(ours, "coverage"), covered, rtol=1e-9)
    assert 0 < covered.min() < 0.2
    wald = wald_interval(index, se, df=df)
    assert_allclose(wald.low[df > 0], column(COMPOSITES, "wald_lo")[df > 0], atol=1e-7)
    assert_allclose(wald.high[df > 0], column(COMPOSITES, "wald_hi")[df > 0], atol=1e-7)
    regular = (df > 0) & (se > 0) & (index > 0) & (index < 100)
    assert_array_equal(np.isfinite(column(COMPOSITES, "xlogit_lo")), regular)
    delta = logit_interval(index / 100, se / 100, df=df)
    for limits, theirs in zip(delta, ("xlogit_lo", "xlogit_hi"), strict=True):
        want = column(COMPOSITES, theirs)[regular]
        assert_allclose(100 * limits[regular], want, atol=1e-7, rtol=0)


def test_nothing_is_answered_where_nothing_is_expected():
    """Domains without an answer of weight above 0 have no row of composites."""
    rows = read(COMPOSITES)
    there = {(row["domain_type"], row["domain"]) for row in rows}
    for unit in ("A02", "A03", "A13"):
        assert ("unit", unit) not in there
        for each in samples.estimates(SET, "unit", unit, score="pct").values():
            assert (each.n, each.index, each.se, each.low) == (0, None, None, None)
            assert (each.fallback, each.status, each.coverage) == ("no_data", "", 0)


def test_covariances():
    table = f"{SET}/expected/vcov"
    tree = samples.tree(SET)
    at = {code.replace("overall", "OVERALL"): k for k, code in enumerate(tree.codes)}
    rows, matrices = read(table), {}
    for row in rows:
        key = row["domain_type"], row["domain"], row["kind"]
        if key not in matrices:
            strata = samples.strata(SET, *key[:2])
            matrices[key] = covariance(strata, tree, score=SCORES[key[2]])
        matrix, a, b = matrices[key], at[row["a"]], at[row["b"]]
        # Where a variance is 0, both leave rounding noise, of either sign.
        size = max(np.sqrt(max(matrix[a, a], 0) * max(matrix[b, b], 0)), 1e-2)
        assert abs(matrix[a, b] - float(row["cov"])) <= 1e-9 * size
    assert len(rows) == 1942


def test_respondent_index():
    rows = read(f"{SET}/expected/respondent_index")
    tree, design = samples.tree(SET), samples.sample(SET).design
    for row in rows:
        own = respondent_scores(
            samples.index_levels(SET), tree, score=SCORES[row["kind"]]
        )
        here = samples.mask(SET, row["domain_type"], row["domain"])
        ours = estimate_means(own, design, domain=here)
        assert ours.df[0] == int(row["df"])
        assert_allclose(ours.mean[0], float(row["est"]), rtol=1e-12)
        assert_allclose(ours.se[0], float(row["se"]), rtol=1e-9)
    assert len(rows) == 76
