"""Men and women of the same sampling units, against R's joint covariance."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import linearise_totals
from analysis.groups import covariance_of_sums, group_figures, group_sums
from tests.oracle.samples import SCORES, index_levels, read, sample, tree

ROWS = [
    row
    for row in read("medium/expected/differences")
    if row["relation"] == "same_clusters" and row["target"] == "OVERALL"
]
SEXES = ("F", "M")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['a']}-{row['kind']}")
def test_groups_of_the_same_sampling_units(row):
    columns, design = sample("medium")
    sex = columns["sex"]
    if ":" in row["a"]:
        inside = columns["province"] == row["a"].split(":")[0]
        sex = np.where(inside, sex, "")
    group = np.select([sex == one for one in SEXES], [0, 1], 2)
    score = SCORES[row["kind"]]
    sums = group_sums(
        index_levels("medium"),
        design.psu,
        group,
        score,
        n_psus=len(design.stratum_of_psu),
        n_groups=2,
        weight=design.weight,
    )
    line = linearise_totals(sums.totals.sum(axis=0), tree("medium"), best=100.0)
    z = np.einsum("pgk,gk->pg", sums.totals, line.gradient[:, -1])
    n_psu = np.bincount(design.stratum_of_psu)
    frame = [np.inf if size is None else size for size in design.population]
    found = covariance_of_sums(z, design.stratum_of_psu, fraction=n_psu / frame)
    index, se = line.index[:, -1], np.sqrt(np.diag(found))
    assert_allclose(index, [float(row["est_a"]), float(row["est_b"])], rtol=1e-12)
    assert_allclose(se, [float(row["se_a"]), float(row["se_b"])], rtol=1e-9)
    assert_allclose(found[0, 1], float(row["cov_ab"]), rtol=1e-8, atol=1e-12)


def test_a_group_has_the_interval_of_any_domain():
    ones = np.ones(2)
    shown = group_figures(
        np.array([93.2142857, 100.0]),
        np.array([2.66833**2, 0.0]),
        n=40 * ones,
        n_kish=40 * ones,
        df=39 * ones,
    )
    assert_allclose([shown.low[0], shown.high[0]], [85.41, 96.99], atol=0.01)
    assert shown.fallback.tolist() == ["", "extreme"]
