"""All levels from blocks of strata are the levels one by one."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from analysis import (
    MEAN,
    SHARE,
    domains_of,
    figures_by_level,
    figures_of,
    rows,
    strata_blocks,
    summarise_strata,
)
from tests.analysis.sheets import TREE, drawn

UNITS = np.array([0, 0, 1, 2, 2, 2, 3, 4])  # of eight strata
DISTRICTS, COUNTRY = np.array([0, 1, 1, 0, 2]), np.array([0, 0, 0])
SHEETS = drawn(2000, n_psu=120, n_strata=8)
NAMES = ("index", "se", "low", "high", "n_star", "deff")


def blocks(**options):
    options.setdefault("groups", UNITS)
    return strata_blocks(*SHEETS, TREE, scores=(SHARE, MEAN), **options)


@pytest.fixture(params=[1, 10**6], ids=["a unit at a time", "all at once"])
def cut(request, monkeypatch):
    monkeypatch.setattr(rows, "_BLOCK_CELLS", request.param)


@pytest.mark.parametrize("by_sheet", [False, True])
def test_all_levels(cut, by_sheet):
    rng = np.random.default_rng(2)
    weight = rng.uniform(0.5, 3, 2000) if by_sheet else None
    weights = rng.uniform(0.5, 3, 8)
    found = figures_by_level(
        blocks(weight=weight),
        TREE,
        [UNITS, DISTRICTS, COUNTRY],
        scores=(SHARE, MEAN),
        weights=weights,
    )
    whole = summarise_strata(*SHEETS, TREE, weight=weight)
    homes = [UNITS, DISTRICTS[UNITS], np.zeros(8, int)]
    for score, levels in zip((SHARE, MEAN), found, strict=True):
        for home, ours in zip(homes, levels, strict=True):
            each = domains_of(whole, score, groups=home, weights=weights)
            theirs = figures_of(each, TREE)
            assert_array_equal(ours.n, theirs.n)
            assert_array_equal(ours.status, theirs.status)
            for name in NAMES:
                one, other = getattr(ours, name), getattr(theirs, name)
                assert_allclose(one, other, rtol=1e-9)


def test_a_unit_is_not_cut(monkeypatch):
    monkeypatch.setattr(rows, "_BLOCK_CELLS", 1)
    numbers = [(part.start, part.stop) for part, _ in blocks()]
    assert numbers == [(0, 2), (2, 3), (3, 6), (6, 7), (7, 8)]
    numbers = [(part.start, part.stop) for part, _ in blocks(groups=None)]
    assert numbers == [(h, h + 1) for h in range(8)]


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (UNITS[::-1], "in ascending order"),
        (UNITS[:3], "groups needs 8 whole numbers"),
        (UNITS / 2, "groups needs 8 whole numbers"),
    ],
)
def test_groups_that_cannot_be(groups, message):
    with pytest.raises(ValueError, match=message):
        list(blocks(groups=groups))


def test_a_district_without_a_unit():
    parents = [UNITS, np.array([0, 1, 1, 0, 3])]
    with pytest.raises(ValueError, match="each with a member"):
        figures_by_level(blocks(), TREE, parents, scores=(SHARE, MEAN))
