"""Calibrated weights, and estimates by them, against R survey 4.5."""

from functools import cache

import pytest
from numpy.testing import assert_allclose

from analysis.calibration import (
    Calibration,
    Margins,
    NodeEstimate,
    calibrate,
    calibrated_estimates,
    poststratify_cells,
)
from tests.oracle import samples
from tests.oracle.samples import SCORES, column, read

WEIGHTS = "medium/expected/calibrated_weights"
ESTIMATES = "medium/expected/calibrated_estimates"
METHODS = {
    "cal_raking": {"method": "raking"},
    "cal_linear": {"method": "linear"},
    "cal_logit": {"method": "logit", "bounds": (0.2, 5.0)},
}
WEIGHTINGS = ("base", "ps_stratum", "ps_prov_age", *METHODS)


def totals(margin: str) -> dict[str, float]:
    rows = read("medium/margins")
    return {row["level"]: float(row["N"]) for row in rows if row["margin"] == margin}


@cache
def calibration(name: str) -> Calibration | None:
    sample = samples.sample("medium")
    weight, columns = sample.design.weight, sample.columns
    if name == "base":
        return None
    if name == "ps_stratum":
        known = {row["stratum"]: float(row["N_trans"]) for row in read("medium/strata")}
        return poststratify_cells(weight, columns["stratum"], known)
    if name == "ps_prov_age":
        pairs = zip(columns["province"], columns["age"], strict=True)
        labels = [":".join(pair) for pair in pairs]
        return poststratify_cells(weight, labels, totals("province:age"))
    margins = Margins.build({m: totals(m) for m in ("unit", "service", "sex", "age")})
    return calibrate(weight, columns, margins, **METHODS[name])


@cache
def found(name: str, kind: str, domain: str, score: str) -> dict[str, NodeEstimate]:
    """Return the estimates of all nodes, and of the item outside the index."""
    nodes: dict[str, NodeEstimate] = {}
    for alone in ("", "Q25"):
        levels = samples.levels("medium", (alone,)) if alone else None
        part = calibrated_estimates(
            samples.index_levels("medium") if levels is None else levels,
            samples.sample("medium").design,
            samples.tree("medium", alone=alone),
            score=SCORES[score],
            calibration=calibration(name),
            domain=samples.mask("medium", kind, domain),
        )
        nodes = {each.node: each for each in part} | nodes
    return nodes


@pytest.mark.parametrize("name", WEIGHTINGS[1:])
def test_weights(name):
    ours = calibration(name)
    assert ours is not None
    theirs = column(WEIGHTS, f"w_{name}")
    assert len(theirs) == 4903
    assert [row["id"] for row in read(WEIGHTS)] == list(
        samples.sample("medium").columns["id"]
    )
    assert_allclose(ours.weight, theirs, rtol=1e-10)
    assert ours.miss < 1e-11


def test_raking_is_iterative_proportional_fitting():
    """The package's other way to the same weights."""
    ours = calibration("cal_raking")
    assert ours is not None
    assert_allclose(ours.weight, column(WEIGHTS, "w_rake"), rtol=1e-10)


@pytest.mark.parametrize("name", WEIGHTINGS)
def test_estimates(name):
    rows = [row for row in read(ESTIMATES) if row["weighting"] == name]
    assert len(rows) == 100
    for row in rows:
        node = row["target"].replace("OVERALL", "overall")
        ours = found(name, row["domain_type"], row["domain"], row["kind"])[node]
        assert ours.df == int(row["df"])
        assert_allclose(ours.index, float(row["est"]), rtol=1e-12)
        assert_allclose(ours.se, float(row["se"]), rtol=1e-9)


def test_back_fitting_is_near():
    """The package's own variance of `rake` is an approximation of ours."""
    rows = [row for row in read(ESTIMATES) if row["weighting"] == "rake_ipf"]
    for row in rows:
        node = row["target"].replace("OVERALL", "overall")
        ours = found("cal_raking", row["domain_type"], row["domain"], row["kind"])[node]
        assert_allclose(ours.index, float(row["est"]), rtol=1e-10)
        assert_allclose(ours.se, float(row["se"]), rtol=0.1)
