import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from analysis import rows, summarise, summarise_many
from tests.analysis.sheets import TREE, drawn
from tests.analysis.test_strata import same


def plainly(levels, psu):
    """Totals, cross products and bases by loops over sheets."""
    units = {p: np.zeros((5, levels.shape[1]), dtype=int) for p in psu}
    for sheet, p in zip(levels, psu, strict=True):
        for j, level in enumerate(sheet):
            if 1 <= level <= 5:
                units[p][level - 1, j] += 1
    x = np.array([unit.ravel() for unit in units.values()])
    return x.sum(axis=0).reshape(5, -1), x.T @ x


def test_against_loops():
    sheets = drawn(80)
    stratum = summarise(sheets.levels, sheets.psu, TREE)
    totals, cross = plainly(sheets.levels, sheets.psu)
    assert_array_equal(stratum.totals, totals)
    assert_array_equal(stratum.cross, cross)
    assert stratum.totals.dtype == stratum.cross.dtype == np.int64
    for code in range(7):
        assert_array_equal(stratum.counts[:, code], (sheets.levels == code).sum(axis=0))


def test_bases_of_nodes():
    levels = np.array([[5, 0, 6, 0], [0, 0, 0, 0], [0, 4, 0, 0], [0, 0, 0, 1]])
    stratum = summarise(levels, np.array([1, 1, 2, 3]), TREE)
    found = dict(zip(TREE.codes, stratum.node_sheets.tolist(), strict=True))
    assert found["A1"] == 1
    assert found["A"] == found["S"] == 2
    assert found["B"] == 0
    assert found["overall"] == 3
    assert stratum.node_psus[-1] == 3
    assert (stratum.n_sheets, stratum.n_psu) == (4, 3)


def test_many_are_the_same_as_each():
    sheets = drawn()
    found = summarise_many(*sheets, TREE)
    assert len(found) == 4
    for h, stratum in enumerate(found):
        rows = sheets.stratum_of_psu[sheets.psu] == h
        assert same(stratum, summarise(sheets.levels[rows], sheets.psu[rows], TREE))


def test_order_of_sheets_and_size_of_blocks_do_not_matter(monkeypatch):
    sheets = drawn()
    found = summarise_many(*sheets, TREE)
    order = np.random.default_rng(3).permutation(len(sheets.psu))
    monkeypatch.setattr(rows, "_BLOCK_CELLS", 300)
    shuffled = sheets._replace(levels=sheets.levels[order], psu=sheets.psu[order])
    for one, other in zip(found, summarise_many(*shuffled, TREE), strict=True):
        assert same(one, other)


def test_equal_weights_are_a_factor():
    sheets = drawn()
    plain = summarise_many(*sheets, TREE)
    double = summarise_many(*sheets, TREE, weight=np.full(len(sheets.psu), 2.0))
    for one, other in zip(plain, double, strict=True):
        assert_allclose(other.totals, 2 * one.totals)
        assert_allclose(other.cross, 4 * one.cross)
        assert_array_equal(other.node_sheets, one.node_sheets)
        assert_allclose(other.node_weights, [2 * one.node_sheets, 4 * one.node_sheets])


def test_weight_0_keeps_the_sampling_unit_but_not_the_sheet():
    sheets = drawn()
    weight = (sheets.psu >= 20).astype(float)
    (stratum,) = summarise_many(
        sheets.levels, sheets.psu, sheets.stratum_of_psu * 0, TREE, weight=weight
    )
    late = sheets.psu >= 20
    less = summarise(sheets.levels[late], sheets.psu[late], TREE)
    assert stratum.n_psu == 40
    assert_array_equal(stratum.node_psus, less.node_psus)
    assert_array_equal(stratum.node_sheets, less.node_sheets)
    assert_array_equal(stratum.counts, less.counts)


def test_a_stratum_without_sheets_has_its_place():
    sheets = drawn()
    found = summarise_many(*sheets, TREE, n_strata=6)
    assert [s.n_sheets for s in found[4:]] == [0, 0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"psu": np.zeros(3, int)}, r"psu must have shape \(400,\)"),
        ({"psu": np.full(400, 40)}, "psu must lie between 0 and 39"),
        ({"psu": np.full(400, -1)}, "psu must lie between 0 and 39"),
        ({"n_strata": 3}, "stratum_of_psu must lie between 0 and 2"),
        ({"population": [9.0]}, "population needs 4 values, got 1"),
        ({"population": [90.0, 90.0, 90.0, 0.0]}, "population must be above 0"),
        (
            {"population": [90.0, 9.0, 90.0, None]},
            "9 sampling units cannot hold the 10",
        ),
        ({"weight": np.ones(3)}, r"weight must have shape \(400,\)"),
        ({"weight": -np.ones(400)}, "row 1 is -1.0"),
        ({"weight": np.full(400, np.nan)}, "row 1 is nan"),
    ],
)
def test_refusals(change, message):
    arguments = {**drawn()._asdict(), "tree": TREE, **change}
    with pytest.raises(ValueError, match=message):
        summarise_many(**arguments)
