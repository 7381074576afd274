import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import MEAN, SHARE, Design, Tree, estimate, summarise_design
from analysis.calibration import calibrated_estimates
from analysis.influences import influence
from tests.analysis.sheets import CRITERIA, TREE, drawn

TREES = {
    "criteria": TREE,
    "pooled": Tree.build(CRITERIA, "pooled"),
    "factors": Tree.build(CRITERIA, "factors"),
    "weighted": Tree.build(
        CRITERIA, "weighted", factor_weights={"A": 2, "B": 1, "C": 1}
    ),
}


@pytest.fixture
def weight():
    return np.random.default_rng(2).uniform(0.5, 4, 400)


@pytest.mark.parametrize("kind", TREES)
@pytest.mark.parametrize("score", [SHARE, MEAN], ids=["share", "mean"])
def test_sheet_by_sheet_is_the_same_as_by_strata(kind, score, weight):
    sheets, tree = drawn(), TREES[kind]
    home = sheets.stratum_of_psu[sheets.psu]
    weight = np.where(np.arange(400) % 11 == 0, 0.0, weight)
    design = Design.build(stratum=home, psu=sheets.psu, weight=weight, fpc=25.0 + home)
    domain = np.arange(400) % 3 > 0
    rows = calibrated_estimates(sheets.levels, design, tree, score=score, domain=domain)
    strata = summarise_design(sheets.levels, design, tree, domain=domain)
    for ours, theirs in zip(rows, estimate(strata, tree, score=score), strict=True):
        assert (ours.node, ours.n, ours.df) == (theirs.node, theirs.n, theirs.df)
        assert_allclose(ours.index, theirs.index, rtol=1e-12)
        assert_allclose(ours.se, theirs.se, rtol=1e-9)
        assert ours.coverage == pytest.approx(theirs.coverage)


@pytest.mark.parametrize("kind", TREES)
def test_values_are_the_derivatives_over_the_weights(kind, weight):
    levels, tree = drawn().levels, TREES[kind]
    at = influence(levels, weight, tree, score=MEAN)
    for row in (0, 17, 200):
        step = np.zeros(400)
        step[row] = 1e-4
        up, down = (
            influence(levels, weight + sign * step, tree, score=MEAN).index
            for sign in (1, -1)
        )
        assert_allclose(at.values[row], (up - down) / 2e-4, atol=1e-7)


@pytest.mark.parametrize("kind", TREES)
def test_weighted_values_add_up_to_0(kind, weight):
    domain = np.arange(400) < 300
    found = influence(drawn().levels, weight, TREES[kind], score=MEAN, domain=domain)
    assert_allclose(weight @ found.values, 0, atol=1e-10)
    assert not found.values[~domain].any()


def test_a_criterion_nobody_answered(weight):
    levels = drawn().levels.copy()
    levels[:, 3] = 0
    found = influence(levels, weight, TREE, score=SHARE)
    assert np.isnan(found.index[3])
    assert not found.values[:, 3].any()
    assert found.coverage[-1] == pytest.approx(4 / 7)


def test_refusals(weight):
    levels = drawn().levels
    with pytest.raises(ValueError, match=r"weight must have shape \(400,\)"):
        influence(levels, weight[:3], TREE, score=SHARE)
    with pytest.raises(ValueError, match="row 1 is nan"):
        influence(levels, np.full(400, np.nan), TREE, score=SHARE)
    with pytest.raises(ValueError, match="sheet 1, item 1 is 9"):
        influence(np.full((400, 4), 9), weight, TREE, score=SHARE)
