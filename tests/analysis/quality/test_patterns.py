from itertools import groupby

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from analysis.quality import (
    group_quality,
    identical_sheets,
    longest_runs,
    response_variability,
    sheet_quality,
)

SHEETS = arrays(
    np.uint8,
    st.tuples(st.integers(0, 12), st.integers(1, 30)),
    elements=st.sampled_from([0, 4, 5, 6, 1]),
)


@given(SHEETS)
def test_as_a_person_would_count(sheets):
    unit = np.arange(len(sheets)) % 2
    found = sheet_quality(sheets, unit)
    for i, sheet in enumerate(sheets.tolist()):
        valid = [level for level in sheet if 1 <= level <= 5]
        runs = [len(list(run)) for _, run in groupby(valid)]
        same = [
            other == sheet and unit[j] == unit[i]
            for j, other in enumerate(sheets.tolist())
        ]
        assert found.answered[i] == len(valid)
        assert found.longest_run[i] == max(runs, default=0)
        assert found.identical[i] == sum(same)
        if len(valid) > 1:
            assert found.variability[i] == pytest.approx(np.std(valid, ddof=1))
            assert (found.variability[i] == 0) == (len(set(valid)) == 1)
        else:
            assert np.isnan(found.variability[i])


@given(SHEETS, st.randoms())
def test_order_of_sheets_and_names_of_units_do_not_matter(sheets, random):
    order = list(range(len(sheets)))
    random.shuffle(order)
    unit = np.arange(len(sheets)) % 3
    plain = sheet_quality(sheets, unit)
    moved = sheet_quality(sheets[order], np.array(["x", "b", "m"])[unit[order]])
    for ours, theirs in zip(plain, moved, strict=True):
        assert_allclose(ours[order], theirs, equal_nan=True)


def test_many_items_and_many_sheets():
    """Beyond a packed word, and beyond a block."""
    sheets = np.full((70_000, 45), 4, dtype=np.uint8)
    sheets[:, 44] = np.arange(70_000) % 5 + 1
    sheets[69_999, 0] = 5
    found = identical_sheets(sheets, np.zeros(70_000))
    assert found[:4].tolist() == [14_000, 14_000, 14_000, 14_000]
    assert (found[4], found[-1]) == (13_999, 1)
    assert longest_runs(sheets)[[0, 3, 69_999]].tolist() == [44, 45, 43]


def test_a_blank_does_not_end_a_run():
    assert longest_runs(np.array([[4, 0, 4, 6, 4]])).tolist() == [3]


def test_blank_and_not_applicable_are_two_things():
    assert identical_sheets(np.array([[0], [6], [0]]), [1, 1, 1]).tolist() == [2, 1, 2]


def test_groups():
    sheets = np.array(
        [[4, 4, 4, 4, 4], [4, 4, 4, 4, 0], [5, 4, 5, 4, 5], [5, 4, 5, 4, 5], [0] * 5]
    )
    found = group_quality(sheets, ["B", "B", "A", "A", "C"])
    assert found.group.tolist() == ["A", "B", "C"]
    assert found.n.tolist() == [2, 2, 1]
    assert found.n_judged.tolist() == [2, 1, 0]
    assert found.n_straight.tolist() == [0, 1, 0]
    assert found.n_repeated.tolist() == [2, 0, 0]
    assert found.herfindahl[:2].tolist() == [1.0, 1.0]
    assert found.entropy[:2].tolist() == [0.0, 0.0]
    assert np.isnan(found.entropy[2])
    assert np.isnan(found.herfindahl[2])
    assert group_quality(sheets, [1] * 5, at_least=4).n_straight.tolist() == [2]


def test_even_levels_have_the_least_concentration():
    found = group_quality(np.tile(np.arange(1, 6), (4, 1)).T, [1] * 5)
    assert found.herfindahl[0] == pytest.approx(0.2)
    assert found.entropy[0] == pytest.approx(np.log2(5))


def test_no_sheets():
    none = np.zeros((0, 3), dtype=np.uint8)
    assert_array_equal(sheet_quality(none, []).identical, [])
    assert group_quality(none, []).n.tolist() == []


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: longest_runs(np.array([5, 4])), "shape"),
        (lambda: response_variability(np.array([[5, 9]])), "item 2 is 9"),
        (lambda: identical_sheets(np.array([[5, 4]]), [1, 2]), "unit must have"),
        (lambda: group_quality(np.array([[5, 4]]), [1], at_least=1), "2 or more"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=message):
        call()
