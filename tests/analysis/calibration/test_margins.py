import numpy as np
import pytest

from analysis.calibration import Margins


def test_cells_are_the_combinations_that_occur():
    margins = Margins.build({"sex": {"F": 3, "M": 2}, "age": {"-": 1, "+": 4}})
    found = margins.cells({"sex": list("FMFF"), "age": list("-++-"), "other": [1, 2]})
    assert found.cell[0] == found.cell[3]
    assert len(set(found.cell)) == len(found.codes) == 3
    assert found.codes[found.cell].tolist() == [[0, 0], [1, 1], [0, 1], [0, 0]]
    assert found.dummies(margins.n_levels)[found.cell[1]].tolist() == [0, 1, 0, 1]
    assert found.base(np.array([1.0, 2, 4, 8]))[found.cell[0]] == 9


def test_numbers_may_be_levels():
    margins = Margins.build({"wave": {"2025": 1, "2026": 1}})
    found = margins.cells({"wave": [2026, 2025]})
    assert found.codes[found.cell, 0].tolist() == [1, 0]


def test_a_sheet_without_a_level_is_told():
    margins = Margins.build({"sex": {"F": 1, "M": 1}})
    with pytest.raises(ValueError, match=r"without a total: 'None' \(1 sheets\)"):
        margins.cells({"sex": np.array(["F", None, "M"], dtype=object)})


def test_sums_within_the_tolerance_are_made_equal():
    totals = {"sex": {"F": 50, "M": 50}, "age": {"-": 40, "+": 61}}
    margins = Margins.build(totals, tolerance=0.02)
    assert [part.sum() for part in margins.totals] == pytest.approx([100, 100])
    assert margins.totals[1][0] == pytest.approx(40 / 1.01)


@pytest.mark.parametrize(
    ("totals", "message"),
    [
        ({}, "at least one margin"),
        ({"sex": {}}, "margin 'sex' has no levels"),
        ({"sex": {"F": None, "M": 1}}, "levels of 'sex' without a total: 'F'"),
        ({"sex": {"F": -1, "M": 1}}, "level 'F' of 'sex' must be 0 or more, got -1"),
        ({"sex": {"F": float("nan")}}, "level 'F' of 'sex' must be 0 or more, got nan"),
        ({"sex": {"F": 0, "M": 0}}, "totals of margin 'sex' are all 0"),
        ({"sex": {"F": 5}, "age": {"-": 4}}, "'sex' has 5, 'age' has 4"),
    ],
)
def test_totals_that_cannot_be(totals, message):
    with pytest.raises(ValueError, match=message):
        Margins.build(totals)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"sex": ["F"]}, "no column for the margins 'age'"),
        (
            {"sex": ["F", "X", "X", ""], "age": ["-"] * 4},
            r"levels of 'sex' without a total: '' \(1 sheets\), 'X' \(2 sheets\)",
        ),
        ({"sex": ["F"], "age": ["-", "-"]}, r"differ in length: \[1, 2\]"),
        ({"sex": [["F"]], "age": ["-"]}, "'sex' needs one label a sheet"),
    ],
)
def test_columns_that_do_not_fit(columns, message):
    margins = Margins.build({"sex": {"F": 5}, "age": {"-": 5}})
    with pytest.raises(ValueError, match=message):
        margins.cells(columns)


def test_a_long_list_of_levels_is_cut():
    margins = Margins.build({"unit": {"A": 5}})
    with pytest.raises(ValueError, match="and 3 more"):
        margins.cells({"unit": [f"U{k}" for k in range(8)]})
