"""The unweighted middle of figures, against sums done by hand."""

from typing import NamedTuple

import pytest

from survey.measure import middle


class _Figure(NamedTuple):
    value: float | None
    se: float | None
    df: int = 1_000_000
    low: float | None = None
    high: float | None = None
    fallback: str = ""


def test_the_error_is_the_root_of_the_squares_by_the_number() -> None:
    found = middle([_Figure(90, 2), _Figure(80, 1), _Figure(70, 2)], most=100)
    assert found is not None
    assert (found.n, found.mean) == (3, 80.0)
    # √(4 + 1 + 4) / 3 = 1, and 1.9600 of it either way.
    assert (found.low, found.high) == pytest.approx((78.04, 81.96), abs=1e-4)
    assert (found.smallest, found.median, found.largest) == (70, 80, 90)


def test_few_degrees_of_freedom_widen_it() -> None:
    found = middle([_Figure(90, 2, 9), _Figure(80, 1, 19)], most=100)
    assert found is not None
    # V = (4 + 1) / 4, freedom V² / (1²/9 + 0.25²/19) = 13.66; t = 2.1499.
    assert (found.low, found.high) == pytest.approx((82.5964, 87.4036), abs=5e-4)


def test_without_every_error_there_are_no_limits() -> None:
    found = middle([_Figure(90, 2), _Figure(80, None, 0, fallback="df0")], most=100)
    assert found is not None
    assert (found.mean, found.low, found.high) == (85.0, None, None)
    whole = middle([_Figure(90, 2), _Figure(80, None, 0, fallback="census")], most=100)
    assert whole is not None
    assert whole.low == pytest.approx(85 - 1.96, abs=1e-4)


def test_limits_stay_within_what_a_figure_can_be() -> None:
    found = middle([_Figure(99.5, 2), _Figure(99.9, 2)], most=100)
    assert found is not None
    assert found.high == 100.0


def test_one_has_no_middle() -> None:
    assert middle([_Figure(90, 2)], most=100) is None
    assert middle([], most=100) is None
