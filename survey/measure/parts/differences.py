"""How every group differs from the other compared ones together, unit by unit."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import (
    Difference,
    GroupIndices,
    difference,
    guarded_limits,
    verdicts_in_rows,
)
from survey.measure.instrument import CONFIDENCE
from survey.measure.parts.block import Numbers, Places
from survey.measure.parts.unions import Unions

Flags = NDArray[np.bool_]

_MIRRORED = {"real_rise": "real_fall", "real_fall": "real_rise"}
_TWO = 2


class Differences(NamedTuple):
    """Compared groups, one after the other, on 0-100."""

    union: Places
    group: Places
    value: Numbers
    se: Numbers
    low: Numbers
    high: Numbers
    usable: Flags  # False: there is no standard error to rely on
    verdict: NDArray[np.str_]


def differences_of(found: Unions, compared: Flags, firm: Flags) -> Differences:
    """Return compared groups with their differences from the others together.

    Both are (unions, groups); `firm` are the groups with a usable variance. Two groups
    differ from each other alike: that is one comparison.
    """
    n_compared = compared.sum(axis=1)
    at = np.nonzero(compared & (n_compared >= _TWO)[:, None])
    usable = np.asarray((firm | ~compared).all(axis=1))
    own, rest = _sides(found, compared, at)
    se = np.sqrt(found.apart[(*at, 0)])
    fewer = np.where(usable[at[0]], np.minimum(own.df, rest.df), 0.0)
    gaps = difference(own.value, se, rest.value, 0.0, df=fewer)
    n_tests = np.where(n_compared == _TWO, 1, n_compared)
    low, high = _limits(own, rest, se, n_tests[at[0]])
    verdict = _verdicts(gaps, at, compared.shape)[at]
    # A claim stands only where the limits beside it bear it out.
    verdict[(low <= 0) & (high >= 0) & (verdict != "equivalent")] = "unclear"
    place, group = at
    return Differences(
        place, group, gaps.difference, se, low, high, usable[place], verdict
    )


def _sides(
    found: Unions, compared: Flags, at: tuple[Places, ...]
) -> tuple[GroupIndices, GroupIndices]:
    """Return each compared group and the others together, one after the other.

    The others have at least the degrees of freedom of each of them.
    """
    df = np.where(compared, found.df, 0)
    groups = range(df.shape[1])
    rest_df = np.stack(
        [np.delete(df, g, axis=1).max(axis=1, initial=0) for g in groups], axis=1
    )
    return (
        _indices(found.line.indices, found.variance, df, at),
        _indices(found.rest.indices, found.behind, rest_df, at),
    )


def _indices(
    indices: Numbers, variance: Numbers, df: Places, at: tuple[Places, ...]
) -> GroupIndices:
    return GroupIndices(
        indices[(*at, 0)], np.sqrt(variance[(*at, 0)]), df[at].astype(np.float64)
    )


def _limits(
    own: GroupIndices, rest: GroupIndices, se: Numbers, n_tests: Places
) -> tuple[Numbers, Numbers]:
    """Return limits that hold for all comparisons of a union together."""
    low, high = np.empty((2, len(se)))
    for n in np.unique(n_tests).tolist():
        of = n_tests == n
        one, two = (GroupIndices(*(part[of] for part in side)) for side in (own, rest))
        shared = 1 - (1 - CONFIDENCE) / n
        low[of], high[of] = guarded_limits(one, two, se[of], confidence=shared)
    return low, high


def _verdicts(
    gaps: Difference, at: tuple[Places, ...], shape: tuple[int, ...]
) -> NDArray[np.str_]:
    """Return verdicts by union and group; of two groups the second's mirrors."""
    listed = np.zeros(shape, dtype=bool)
    listed[at] = True
    n_listed = listed.sum(axis=1)
    pairs = np.flatnonzero(n_listed == _TWO)
    first = listed[pairs].argmax(axis=1)
    second = shape[1] - 1 - listed[pairs, ::-1].argmax(axis=1)
    listed[pairs, second] = False
    found = verdicts_in_rows(_spread_out(gaps, at, shape), listed)
    mirrored = [_MIRRORED.get(one, one) for one in found[pairs, first].tolist()]
    found[pairs, second] = mirrored
    return found


def _spread_out(
    gaps: Difference, at: tuple[Places, ...], shape: tuple[int, ...]
) -> Difference:
    """Return the same by union and group, 0 and not testable where nothing is."""
    numbers = np.zeros((5, *shape))
    for whole, part in zip(numbers, gaps[:-1], strict=True):
        whole[at] = part
    testable = np.zeros(shape, dtype=bool)
    testable[at] = gaps.testable
    gap, se, df, t, p = numbers
    return Difference(gap, se, df, t, p, testable)
