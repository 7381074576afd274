import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import MEAN, SHARE, Design, Tree, estimate, estimate_means
from analysis.calibration import (
    Margins,
    calibrate,
    calibrated_estimates,
    poststratify_cells,
)
from analysis.design import summarise_design
from analysis.totals import estimate_totals
from tests.analysis import sheets
from tests.analysis.calibration.samples import Drawn, drawn


def raked(sample: Drawn, weight=None):
    base = sample.design.weight if weight is None else weight
    return calibrate(base, sample.columns, sample.margins)


@pytest.mark.parametrize("method", ["raking", "linear"])
def test_what_is_known_has_no_error(method):
    sample = drawn()
    found = calibrate(
        sample.design.weight, sample.columns, sample.margins, method=method
    )
    women = (sample.columns["sex"] == "F").astype(float)
    total = estimate_totals(women, sample.design, calibration=found)
    assert total.total[0] == pytest.approx(6000)
    assert total.se[0] == pytest.approx(0, abs=1e-7)


def test_margins_that_explain_the_answers_make_them_surer():
    sample = drawn()
    plain = estimate_means(sample.y, sample.design)
    found = estimate_means(sample.y, sample.design, calibration=raked(sample))
    assert found.se[0] < 0.85 * plain.se[0]
    # Too few of the content were drawn: half are women, 29 % are old.
    assert found.mean[0] > plain.mean[0] + 2


def test_leaving_out_each_sampling_unit_gives_the_same_error():
    """The jackknife rakes again each time and knows no formula."""
    sample = drawn(600)
    design = sample.design
    size = np.bincount(design.stratum_of_psu)
    means = []
    for unit, home in enumerate(design.stratum_of_psu):
        inside = design.stratum_of_psu[design.psu] == home
        weight = design.weight * np.where(inside, size[home] / (size[home] - 1), 1.0)
        weight[design.psu == unit] = 0.0
        w = raked(sample, weight).weight
        means.append(w @ sample.y / w.sum())
    spread = sum(
        (size[h] - 1) * np.var(np.array(means)[design.stratum_of_psu == h])
        for h in range(3)
    )
    found = estimate_means(sample.y, design, calibration=raked(sample))
    assert found.se[0] == pytest.approx(np.sqrt(spread), rel=0.05)


@pytest.fixture
def survey() -> tuple[np.ndarray, Design]:
    found = sheets.drawn()
    weight = np.random.default_rng(2).uniform(0.5, 4, 400)
    home = found.stratum_of_psu[found.psu]
    return found.levels, Design.build(stratum=home, psu=found.psu, weight=weight)


def test_strata_of_known_totals_are_poststratified(survey):
    """Sheet by sheet the same as from the sums of the strata."""
    levels, design = survey
    home = design.stratum_of_psu[design.psu]
    totals = {"0": 900.0, "1": 400.0, "2": 700.0, "3": 100.0}
    found = poststratify_cells(design.weight, home, totals)
    rows = calibrated_estimates(
        levels, design, sheets.TREE, score=MEAN, calibration=found
    )
    strata = summarise_design(levels, design, sheets.TREE)
    base = np.bincount(home, design.weight)
    weights = [total / base[int(name)] for name, total in totals.items()]
    sums = estimate(
        strata, sheets.TREE, score=MEAN, weights=weights, poststratified=True
    )
    assert_allclose([e.index for e in rows], [e.index for e in sums], rtol=1e-12)
    assert_allclose([e.se for e in rows], [e.se for e in sums], rtol=1e-9)
    assert [e.df for e in rows] == [e.df for e in sums]


def test_calibration_to_what_the_weights_already_meet(survey):
    """Nothing moves the estimates; the errors are those of the residuals."""
    levels, design = survey
    labels = np.where(np.arange(400) % 2, "a", "b")
    totals = {x: float(design.weight[labels == x].sum()) for x in "ab"}
    found = calibrate(design.weight, {"half": labels}, Margins.build({"half": totals}))
    rows = calibrated_estimates(
        levels, design, sheets.TREE, score=SHARE, calibration=found
    )
    plain = calibrated_estimates(levels, design, sheets.TREE, score=SHARE)
    assert_allclose([e.index for e in rows], [e.index for e in plain], rtol=1e-12)
    assert_allclose([e.se for e in rows], [e.se for e in plain], rtol=0.1)
    assert [e.n for e in rows] == [e.n for e in plain]


def test_nobody_in_the_domain(survey):
    levels, design = survey
    found = calibrated_estimates(
        levels, design, sheets.TREE, score=SHARE, domain=np.zeros(400, dtype=bool)
    )
    assert {(e.n, e.df, e.index, e.se, e.coverage) for e in found} == {
        (0, 0, None, None, 0.0)
    }


def test_a_stratum_known_and_of_one_sampling_unit_adds_nothing():
    levels = np.array([[5], [1], [5], [4], [1], [2]])
    design = Design.build(stratum=list("AAAABB"), psu=[1, 2, 3, 4, 1, 1])
    tree = Tree.build([("Q", None, None, 1)])
    known = poststratify_cells(design.weight, list("AAAABB"), {"A": 40, "B": 60})
    both = {
        rule: calibrated_estimates(
            levels, design, tree, score=SHARE, calibration=known, lonely=rule
        )[0]
        for rule in ("adjust", "remove")
    }
    assert both["adjust"].se == pytest.approx(both["remove"].se)
    assert both["adjust"].df == 3


def test_another_base_is_refused(survey):
    levels, design = survey
    known = poststratify_cells(np.ones(400), ["x"] * 400, {"x": 10})
    with pytest.raises(ValueError, match="other weights than the design"):
        calibrated_estimates(
            levels, design, sheets.TREE, score=SHARE, calibration=known
        )
