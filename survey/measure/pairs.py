"""Units of one release beside each other: every pair, right all at once.

A pure function of frozen figures, so that it may be computed when a page is read: the
same figures always give the same table.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

from analysis import (
    MINIMUM_DIFFERENCE,
    Verdict,
    games_howell,
    games_howell_limits,
    interval_verdict,
)
from survey.measure.changes import Side
from survey.measure.frozen import frozen
from survey.measure.instrument import CONFIDENCE

MOST_UNITS = 20
MOST_FAMILY = 1000  # up to which quantiles are known to 1e-9; about the same beyond
_Z = float(ndtri((1 + CONFIDENCE) / 2))


class UnitPair(NamedTuple):
    """The first unit minus the second, in points, by their places in the list.

    Without a usable error there are no limits, and the verdict is unclear.
    """

    first: int
    second: int
    difference: float
    low: float | None
    high: float | None
    verdict: str

    def turned(self) -> "UnitPair":
        """Return the second unit minus the first."""
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        other = _OPPOSITE.get(self.verdict, self.verdict)
        return UnitPair(self.second, self.first, -self.difference, low, high, other)


_OPPOSITE = {
    str(Verdict.REAL_RISE): str(Verdict.REAL_FALL),
    str(Verdict.REAL_FALL): str(Verdict.REAL_RISE),
}


@lru_cache(maxsize=256)  # figures are frozen, so nothing in it can grow old
def pairs_of(
    units: tuple[Side, ...], most: float = 100.0, *, among: int = 0
) -> tuple[UnitPair, ...]:
    """Return all pairs of units that share no sheet, with simultaneous 95 % limits.

    They hold for every pair of the `among` units that could have been chosen, and so
    for units chosen after looking at them, too.
    """
    if len(units) < 2:
        return ()
    factor = most / 100
    found = games_howell(
        [one.value / factor for one in units],
        [_error(one) / factor for one in units],
        [_freedom(one) for one in units],
    )
    family = min(max(len(units), among), MOST_FAMILY)
    low, high = games_howell_limits(found, family, confidence=CONFIDENCE)
    columns = (found.first, found.second, found.difference, low, high)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(_pair(*row, factor=factor) for row in rows)


def _pair(
    first: int, second: int, gap: float, low: float, high: float, *, factor: float
) -> UnitPair:
    if np.isnan(low):
        return UnitPair(
            first, second, frozen(gap * factor), None, None, str(Verdict.UNCLEAR)
        )
    verdict = interval_verdict(gap, low, high, minimum=MINIMUM_DIFFERENCE)
    limits = frozen(low * factor), frozen(high * factor)
    return UnitPair(first, second, frozen(gap * factor), *limits, str(verdict))


def _error(side: Side) -> float:
    """Return the standard error; where it cannot be used, what the limits say.

    Everybody agreed, or there is one counter-day: the longer arm of the interval
    stands for it, as for ranks.
    """
    if side.fallback == "census":
        return 0.0
    if side.fallback or side.se is None:
        return max(side.value - side.low, side.high - side.value) / _Z
    return side.se


def _freedom(side: Side) -> float:
    is_counted = side.fallback == "" and side.se is not None
    return float(side.df) if is_counted else np.inf
