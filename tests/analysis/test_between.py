from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import Design
from analysis.between import between_psus, degrees_of_freedom, sampling_fractions


def by_hand(rows, stratum, psu):
    """Add up the textbook's formula, stratum by stratum."""
    total = np.zeros((rows.shape[1], rows.shape[1]))
    for name in np.unique(stratum):
        units = np.unique(psu[stratum == name])
        z = np.array([rows[(stratum == name) & (psu == u)].sum(axis=0) for u in units])
        n = len(units)
        total += n * np.cov(z.T, bias=False).reshape(total.shape)
    return total


@pytest.fixture
def drawn():
    rng = np.random.default_rng(4)
    stratum, psu = rng.integers(0, 3, 90), rng.integers(0, 6, 90)
    return rng.normal(size=(90, 2)), stratum, psu


def test_formula(drawn):
    rows, stratum, psu = drawn
    design = Design.build(stratum=stratum, psu=psu)
    assert_allclose(between_psus(rows, design), by_hand(rows, stratum, psu))


def test_frame(drawn):
    """A census adds nothing; a frame smaller than its sample is ignored."""
    rows, stratum, psu = drawn
    design = Design.build(stratum=stratum, psu=psu)
    design = replace(design, population=(6.0, 12.0, 3.0))
    assert sampling_fractions(design).tolist() == [1, 0.5, 0]
    parts = [by_hand(rows[s], stratum[s], psu[s]) for s in (stratum == 1, stratum == 2)]
    assert_allclose(between_psus(rows, design), parts[0] / 2 + parts[1])


def test_a_single_sampling_unit():
    rows = np.array([[1.0], [3.0], [5.0]])
    design = Design.build(stratum=["A", "A", "B"], psu=[1, 2, 1])
    assert between_psus(rows, design, lonely="remove")[0, 0] == pytest.approx(4)
    assert between_psus(rows, design)[0, 0] == pytest.approx(4 + (5 - 9 / 3) ** 2)
    present = np.array([False, False, True])
    assert between_psus(rows, design, present=present)[0, 0] == pytest.approx(4 + 16)


def test_two_stages():
    """By hand: 2 of 4 districts, in each 2 of 10 and 2 of 2 schools."""
    rows = np.array([[1.0], [3.0], [4.0], [10.0]])
    first = Design.build(stratum=[0] * 4, psu=[1, 1, 2, 2], fpc=[4.0] * 4)
    fpc = [10.0, 10.0, 2.0, 2.0]
    second = Design.build(stratum=first.psu, psu=[1, 2, 3, 4], fpc=fpc)
    one = 0.5 * 2 * (5**2 + 5**2)
    assert between_psus(rows, first)[0, 0] == pytest.approx(one)
    two = one + 0.5 * 0.8 * 2 * (1 + 1)
    assert between_psus(rows, first, second=second)[0, 0] == pytest.approx(two)


def test_degrees_of_freedom():
    design = Design.build(stratum=[0, 0, 0, 1, 1], psu=[1, 2, 3, 1, 1])
    valued = np.array([[1, 1, 1, 1, 1], [1, 0, 1, 0, 0], [0, 0, 0, 0, 0]], dtype=bool)
    assert degrees_of_freedom(valued.T, design).tolist() == [2, 1, 0]


def test_refusals(drawn):
    rows, stratum, psu = drawn
    design = Design.build(stratum=stratum, psu=psu)
    with pytest.raises(ValueError, match=r"shape \(90, K\)"):
        between_psus(rows[:5], design)
    with pytest.raises(ValueError, match="row 3, column 2 is nan"):
        between_psus(np.where(np.arange(180).reshape(90, 2) == 5, np.nan, rows), design)
    with pytest.raises(ValueError, match="strata of the second stage"):
        between_psus(rows, design, second=design)
    with pytest.raises(ValueError, match="lonely must be"):
        between_psus(rows, design, lonely="average")
