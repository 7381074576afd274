"""Limits of a difference between groups that hold also with few days, near 100 %."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.comparison.mover import error_correlation, mover_interval
from analysis.intervals import Interval, logit_interval, wald_interval

Vector = NDArray[np.float64]


class GroupIndices(NamedTuple):
    """Indices on 0-100 of one side of each difference, with what they rest on."""

    value: Vector
    se: Vector
    df: Vector


def guarded_limits(
    one: GroupIndices, two: GroupIndices, se: Vector, *, confidence: float = 0.95
) -> Interval:
    r"""Return the wider of the normal limits of a difference and the recovered ones.

    Parameters
    ----------
    one, two : GroupIndices
        Arrays of shape (K,): a group, and what it is held against.
    se : ndarray, shape (K,)
        Standard errors of the differences, from their own variance.
    confidence : float, optional
        Of each difference.

    Returns
    -------
    Interval
        Of one minus two, in points. Where an index is 0 or 100 it is the normal one.

    Raises
    ------
    ValueError
        As `wald_interval`.

    Notes
    -----
    The lower of :math:`d - t\,\mathrm{se}`, with the degrees of freedom of the side
    that has fewer, and of the limit recovered from the logit limits of both sides
    [1]_ with their correlation :math:`(s_1^2 + s_2^2 - \mathrm{se}^2)/(2 s_1 s_2)`;
    and the higher of the upper ones. Each alone holds too seldom somewhere: the first
    near 100 %, the second where both sides vary alike; see `bench.group_differences`.

    References
    ----------
    .. [1] G. Y. Zou, A. Donner (2008), "Construction of confidence limits about effect
       measures: a general approach", *Statist. Med.* 27, 1693-1702.

    Examples
    --------
    >>> one = GroupIndices(np.array([96.0]), np.array([2.0]), np.array([12.0]))
    >>> two = GroupIndices(np.array([90.0]), np.array([1.0]), np.array([30.0]))
    >>> low, high = guarded_limits(one, two, np.array([2.1]))
    >>> f"{low[0]:.2f} to {high[0]:.2f}"
    '-1.43 to 10.58'
    """
    gap = one.value - two.value
    fewer = np.minimum(one.df, two.df)
    low, high = wald_interval(gap, se, df=fewer, confidence=confidence)
    inside = [(side.value > 0) & (side.value < 100) for side in (one, two)]
    at = np.logical_and(*inside)
    if at.any():
        own, other = (
            GroupIndices(*(column[at] for column in side)) for side in (one, two)
        )
        limits = [_own_limits(side, confidence) for side in (own, other)]
        shared = (own.se**2 + other.se**2 - se[at] ** 2) / 2
        most = own.se * other.se
        r = error_correlation(np.clip(shared, -most, most), own.se, other.se)
        found = mover_interval(
            *(own.value, limits[0], other.value, limits[1]), correlation=r
        )
        low[at] = np.minimum(low[at], found.low)
        high[at] = np.maximum(high[at], found.high)
    return Interval(low, high)


def _own_limits(side: GroupIndices, confidence: float) -> tuple[Vector, Vector]:
    low, high = logit_interval(
        side.value / 100, side.se / 100, df=side.df, confidence=confidence
    )
    return 100 * low, 100 * high
