import numpy as np
import pytest
from numpy.testing import assert_array_equal

from analysis import Design, Stratum, Tree, summarise, summarise_design
from tests.analysis.sheets import TREE, drawn

ARRAYS = (
    "counts",
    "totals",
    "cross",
    "sizes",
    "size_cross",
    "node_sheets",
    "node_psus",
)


def same(one: Stratum, other: Stratum) -> bool:
    assert (one.n_sheets, one.n_psu) == (other.n_sheets, other.n_psu)
    assert one.population == other.population
    for name in ARRAYS:
        assert_array_equal(getattr(one, name), getattr(other, name))
    return True


@pytest.fixture
def whole() -> Stratum:
    sheets = drawn()
    return summarise(sheets.levels, sheets.psu, TREE, population=900)


def test_parts_add_up_to_the_whole(whole):
    sheets = drawn()
    early = sheets.psu < 17
    parts = [
        summarise(sheets.levels[rows], sheets.psu[rows], TREE, population=900)
        for rows in (early, ~early)
    ]
    assert same(parts[0].merge(parts[1]), whole)


def test_bytes_carry_everything(whole):
    block = whole.to_bytes()
    assert same(Stratum.from_bytes(block), whole)
    assert len(block) < 1500


def test_bytes_of_weighted_sheets():
    sheets = drawn()
    weight = np.random.default_rng(1).uniform(0, 3, len(sheets.psu))
    design = Design.build(stratum=sheets.psu * 0, psu=sheets.psu, weight=weight)
    (stratum,) = summarise_design(sheets.levels, design, TREE)
    again = Stratum.from_bytes(stratum.to_bytes())
    assert same(again, stratum)
    assert_array_equal(again.node_weights, stratum.node_weights)
    twice = stratum.merge(again)
    assert_array_equal(twice.node_weights, 2 * stratum.node_weights)


def test_nothing_collected_is_a_stratum_too():
    empty = summarise(np.zeros((0, 4), np.uint8), np.zeros(0, np.int64), TREE)
    assert same(Stratum.from_bytes(empty.to_bytes()), empty)
    assert empty.n_psu == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda block: b"",
        lambda block: b"hls0" + block[4:],
        lambda block: block[:-9],
        lambda block: block[:40] + b"\x00\x00\x00" + block[43:],
    ],
)
def test_damaged_bytes_are_refused(whole, damage):
    with pytest.raises(ValueError, match=r"stratum|damaged"):
        Stratum.from_bytes(damage(whole.to_bytes()))


def test_what_does_not_belong_together_is_not_merged(whole):
    sheets = drawn()
    one = Tree.build([("X", None, None, 1)])
    flat = Tree.build([(code, None, None, 1) for code in "ABCD"])
    weighted = summarise_design(
        sheets.levels, Design.build(stratum=sheets.psu * 0, psu=sheets.psu), TREE
    )[0]
    for other, message in (
        (summarise(sheets.levels[:, :1], sheets.psu, one), "different criteria"),
        (summarise(sheets.levels, sheets.psu, flat), "different nodes"),
        (whole.with_population(901), "one frame, got populations 900 and 901"),
        (weighted.with_population(900), "one stratum is of weighted sheets"),
    ):
        with pytest.raises(ValueError, match=message):
            whole.merge(other)


@pytest.mark.parametrize("population", [0, -1, float("nan"), float("inf")])
def test_a_frame_is_above_0(whole, population):
    with pytest.raises(ValueError, match="population must be above 0"):
        whole.with_population(population)


def test_a_frame_holds_its_sample(whole):
    assert whole.with_population(80).sampling_fraction == 0.5
    assert whole.with_population(None).sampling_fraction == 0
    with pytest.raises(ValueError, match="39 sampling units cannot hold the 40"):
        whole.with_population(39)
    with pytest.raises(ValueError, match="cannot hold the 80 sampled"):
        whole.with_population(70).merge(whole.with_population(70))
