"""The unweighted middle and the spread of figures that share no sheet."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis import UnitsMean, mean_of_units, wald_interval
from survey.measure.frozen import frozen
from survey.measure.instrument import CONFIDENCE
from survey.measure.standings import Estimated


class Middle(NamedTuple):
    """The mean with its 95 % limits, None where an error is not known; the spread."""

    n: int
    mean: float
    low: float | None
    high: float | None
    smallest: float
    median: float
    largest: float


class _Error(NamedTuple):
    se: float
    df: float


def middle(group: Sequence[Estimated], *, most: float) -> Middle | None:
    """Return what shown figures have in the middle, each counting once; of two or more.

    The error is that of these figures alone: who is not among them is not spoken for.
    """
    values = [one.value for one in group if one.value is not None]
    if len(values) < 2:
        return None
    errors = [_error(one) for one in group]
    known = [one for one in errors if one is not None]
    is_known = len(known) == len(values)
    used = known if is_known else [_Error(0.0, 0.0)] * len(values)
    variances = [one.se**2 for one in used]
    found = mean_of_units(values, variances, [one.df for one in used])
    low, high = _limits(found, most) if is_known else (None, None)
    spread = (min(values), float(np.median(values)), max(values))
    return Middle(len(values), frozen(found.index or 0.0), low, high, *spread)


def _limits(found: UnitsMean, most: float) -> tuple[float, float]:
    """Return the limits of a mean, none beyond what a figure can be."""
    low, high = wald_interval(
        found.index or 0.0, found.se or 0.0, df=found.df, confidence=CONFIDENCE
    )
    return frozen(max(0.0, float(low))), frozen(min(most, float(high)))


def _error(one: Estimated) -> _Error | None:
    """Return what a figure may be off, none where that is not known."""
    if one.fallback == "census":
        return _Error(0.0, np.inf)
    if one.fallback or one.se is None or one.df < 1:
        return None
    return _Error(one.se, float(one.df))
