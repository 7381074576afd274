"""Frozen figures beside each other: verdicts, errors that cannot be used, places."""

import pytest

from survey.measure import positions
from survey.measure.changes import Side
from survey.measure.pairs import pairs_of


def _side(value: float, se: float | None = 1.0, **given: object) -> Side:
    usual: dict[str, object] = {"df": 60, "low": value - 2, "high": value + 2}
    return Side(value=value, se=se, **(usual | {"fallback": ""} | given))  # type: ignore[arg-type]


def test_verdicts_of_pairs() -> None:
    near = _side(84.0, 0.1), _side(84.2, 0.1)
    pairs = pairs_of((_side(95.0), _side(84.1, 3.0), *near))
    said = {(one.first, one.second): one.verdict for one in pairs}
    assert said[0, 2] == "real_rise"
    assert said[1, 2] == "unclear"
    assert said[2, 3] == "equivalent"


def test_limits_grow_with_the_units_that_could_have_been_chosen() -> None:
    """Of many equal units somebody may pick the two that differ most by chance."""
    units = _side(86.0), _side(82.0)
    [alone] = pairs_of(units)
    [picked] = pairs_of(units, among=60)
    [of_a_country] = pairs_of(units, among=12_000)
    assert (alone.verdict, picked.verdict) == ("real_rise", "unclear")
    assert (picked.low or 0) < (alone.low or 0)
    assert (of_a_country.low or 0) < (picked.low or 0)


def test_a_pair_the_other_way_round() -> None:
    [pair] = pairs_of((_side(95.0), _side(80.0)))
    turned = pair.turned()
    assert (turned.difference, turned.verdict) == (-15.0, "real_fall")
    assert (turned.low, turned.high) == (-(pair.high or 0), -(pair.low or 0))
    assert turned.turned() == pair


def test_where_everybody_agreed_the_interval_stands_for_the_error() -> None:
    agreed = _side(100.0, 0.0, low=80.0, high=100.0, fallback="extreme", df=0)
    [pair] = pairs_of((agreed, _side(90.0, 0.5)))
    assert pair.verdict == "unclear"
    assert pair.low == pytest.approx(10 - 20.02, abs=0.1)


def test_points_are_judged_on_a_hundred() -> None:
    """A fifth of a point of 18 is more than a hundredth of it."""
    limits = {"low": 15.0, "high": 17.0}
    units = _side(16.5, 0.01, **limits), _side(16.1, 0.01, **limits)
    [pair] = pairs_of(units, 18.0)
    assert pair.difference == pytest.approx(0.4)
    assert pair.verdict == "real_rise"


def test_places_in_a_group() -> None:
    told = positions([90.001, 80.0, 90.004, 70.0, 84.0], decimals=2)
    assert told.median == 84.0
    assert [one.rank for one in told.places] == [1, 4, 1, 5, 3]
    assert [one.is_tied for one in told.places] == [True, False, True, False, False]
    assert [one.step for one in told.places] == [2, -1, 2, -2, 0]
