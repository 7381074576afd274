"""Domains side by side: groups, unions, post-strata, sums for a few scores."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import (
    MEAN,
    SHARE,
    Design,
    Domains,
    calibrated_estimates,
    domains_of,
    estimate,
    estimates_of,
    figures_of,
    poststratify_cells,
    summarise_many,
    summarise_strata,
)
from tests.analysis.sheets import TREE, drawn

NUMBERS = ("index", "se", "low", "high", "n_star", "share_index", "mean_index")


@pytest.fixture
def strata():
    return summarise_many(*drawn(), TREE)


def test_a_known_total_of_several_strata():
    """By strata and by rows: sheets of a post-stratum weigh alike in all its strata."""
    sheets = drawn(1200, n_psu=90, n_strata=6)
    stratum = sheets.stratum_of_psu[sheets.psu]
    group = np.array([0, 0, 0, 1, 1, 2])
    known = poststratify_cells(
        np.ones(1200), group[stratum].astype(str), {"0": 900, "1": 100, "2": 2500}
    )
    design = Design.build(stratum=stratum, psu=sheets.psu)
    rows = calibrated_estimates(
        sheets.levels, design, TREE, score=MEAN, calibration=known
    )
    weight = [known.weight[stratum == h][0] for h in range(6)]
    strata = summarise_many(*sheets, TREE)
    found = estimate(strata, TREE, score=MEAN, weights=weight, poststrata=group)
    for ours, theirs in zip(found, rows, strict=True):
        assert ours.index == pytest.approx(theirs.index, rel=1e-12)
        assert ours.se == pytest.approx(theirs.se, rel=1e-9)
        assert ours.df == theirs.df


def test_groups_are_the_domains_one_by_one(strata):
    """All domains at once, in any order of strata, and unions of them."""
    weights = np.array([1.0, 2.0, 0.5, 4.0])
    both = domains_of(strata, SHARE, groups=[1, 0, 1, 0], weights=weights)
    apart = [
        estimate([strata[k] for k in own], TREE, score=SHARE, weights=weights[own])
        for own in ([1, 3], [0, 2])
    ]
    for one, other in zip(estimates_of(both, TREE), apart, strict=True):
        assert_allclose(
            [[getattr(e, f) for f in NUMBERS] for e in one],
            [[getattr(e, f) for f in NUMBERS] for e in other],
            rtol=1e-10,
        )
    union = estimates_of(both.merged([[0, 1]]), TREE)[0]
    whole = estimate(strata, TREE, score=SHARE, weights=weights)
    assert [e.se for e in union] == pytest.approx([e.se for e in whole], rel=1e-10)


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        ([0, 2, 0, 2], "numbered from 0"),
        ([0, 1], "groups needs 4 whole numbers"),
        ([0.0, 1.0, 0.0, 1.0], "groups needs 4 whole numbers"),
    ],
)
def test_groups_that_cannot_be(strata, groups, message):
    with pytest.raises(ValueError, match=message):
        domains_of(strata, SHARE, groups=groups)


def test_sums_for_some_scores_only():
    """Two scores take less memory, give the same, and refuse a third."""
    sheets = drawn()
    few = summarise_strata(*sheets, TREE, scores=(SHARE, MEAN))
    every = summarise_strata(*sheets, TREE)
    assert few.cross.size * 25 == every.cross.size * 9
    for score in (SHARE, MEAN):
        one, other = (
            figures_of(domains_of(strata, score), TREE) for strata in (few, every)
        )
        assert_allclose(one.se, other.se, rtol=1e-9)
        assert_allclose(one.low, other.low, rtol=1e-9)
    with pytest.raises(ValueError, match="does not follow from them"):
        domains_of(few, (0, 0, 50, 100, 100))
    with pytest.raises(ValueError, match="keep every level"):
        few.apart(weighted=False)


@pytest.mark.parametrize("frame", [None, 90])
def test_parts_are_joined_in_their_order(strata, frame):
    """Where nothing was drawn both spreads are one; else each keeps its own."""
    framed = [stratum.with_population(frame) for stratum in strata]
    parts = [domains_of([stratum], SHARE) for stratum in framed]
    found = Domains.joined(parts)
    assert (found.spread_wr is found.spread) == (frame is None)
    whole = figures_of(domains_of(framed, SHARE, groups=range(4)), TREE)
    assert_allclose(figures_of(found, TREE).se, whole.se, rtol=1e-12)
    assert_allclose(figures_of(found, TREE).n_star, whole.n_star, rtol=1e-12)
