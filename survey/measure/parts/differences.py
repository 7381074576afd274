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
    node: Places
    group: Places
    value: Numbers
    se: Numbers
    low: Numbers
    high: Numbers
    usable: Flags  # False: there is no standard error to rely on
    verdict: NDArray[np.str_]


def differences_of(found: Unions, compared: Flags, firm: Flags) -> Differences:
    """Return compared groups with their differences from the others together.

    Both are (unions, M, G); `firm` are the groups with a usable variance. Two groups
    differ from each other alike: that is one comparison. All nodes of a union are
    judged together.
    """
    n_compared = compared.sum(axis=2)
    at = np.nonzero(compared & (n_compared >= _TWO)[..., None])
    place, node, group = at
    usable = np.asarray((firm | ~compared).all(axis=2))[place, node]
    own, rest = _sides(found, compared, at)
    se = np.sqrt(found.apart[place, group, node])
    fewer = np.where(usable, np.minimum(own.df, rest.df), 0.0)
    gaps = difference(own.value, se, rest.value, 0.0, df=fewer)
    of_node = np.where(n_compared == _TWO, 1, n_compared) * (n_compared >= _TWO)
    low, high = _limits(own, rest, se, of_node.sum(axis=1)[place])
    verdict = _verdicts(gaps, at, compared.shape)[at]
    # A claim stands only where the limits beside it bear it out.
    verdict[(low <= 0) & (high >= 0) & (verdict != "equivalent")] = "unclear"
    return Differences(
        *(place, node, group, gaps.difference, se, low, high, usable, verdict)
    )


def _sides(
    found: Unions, compared: Flags, at: tuple[Places, ...]
) -> tuple[GroupIndices, GroupIndices]:
    """Return each compared group and the others together, one after the other.

    The others have at least the degrees of freedom of each of them.
    """
    df = np.where(compared, found.df.swapaxes(1, 2), 0)
    groups = range(df.shape[2])
    rest_df = np.stack(
        [np.delete(df, g, axis=2).max(axis=2, initial=0) for g in groups], axis=2
    )
    return (
        _indices(found.line.indices, found.variance, df, at),
        _indices(found.rest.indices, found.behind, rest_df, at),
    )


def _indices(
    indices: Numbers, variance: Numbers, df: Places, at: tuple[Places, ...]
) -> GroupIndices:
    place, node, group = at
    cell = (place, group, node)
    return GroupIndices(
        indices[cell], np.sqrt(variance[cell]), df[at].astype(np.float64)
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
    """Return verdicts by union, node and group; of two groups the second's mirrors."""
    n_unions, n_nodes, n_groups = shape
    listed = np.zeros(shape, dtype=bool)
    listed[at] = True
    rows = listed.reshape(-1, n_groups)
    pairs = np.flatnonzero(rows.sum(axis=1) == _TWO)
    first = rows[pairs].argmax(axis=1)
    second = n_groups - 1 - rows[pairs, ::-1].argmax(axis=1)
    rows[pairs, second] = False
    together = (n_unions, n_nodes * n_groups)
    spread = _spread_out(gaps, at, shape, together)
    found = verdicts_in_rows(spread, rows.reshape(together)).reshape(rows.shape)
    mirrored = [_MIRRORED.get(one, one) for one in found[pairs, first].tolist()]
    found[pairs, second] = mirrored
    return found.reshape(shape)


def _spread_out(
    gaps: Difference,
    at: tuple[Places, ...],
    shape: tuple[int, ...],
    together: tuple[int, int],
) -> Difference:
    """Return the same by union, and node by group; 0 and not testable where nothing."""
    numbers = np.zeros((5, *shape))
    for whole, part in zip(numbers, gaps[:-1], strict=True):
        whole[at] = part
    testable = np.zeros(shape, dtype=bool)
    testable[at] = gaps.testable
    gap, se, df, t, p = numbers.reshape(5, *together)
    return Difference(gap, se, df, t, p, testable.reshape(together))
