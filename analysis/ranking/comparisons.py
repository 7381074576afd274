"""One-sided comparisons of all units of a group with each other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from analysis.intervals import check_confidence
from analysis.magnitudes import MOST

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """Indices and standard errors of comparable units, found fit for ranking."""

    index: Numbers
    se: Numbers


def checked_group(index: ArrayLike, se: ArrayLike, confidence: float) -> Group:
    """Return the units as arrays, or refuse them with a reason."""
    value, error = np.asarray(index, np.float64), np.asarray(se, np.float64)
    if value.ndim != 1 or value.shape != error.shape or not len(value):
        raise ValueError(
            f"index and se need one value a unit, got {value.shape} and {error.shape}"
        )
    if not np.all((np.abs(value) <= MOST) & (error >= 0) & (error <= MOST)):
        raise ValueError(f"index and se must be finite, se 0 or more, up to {MOST:g}")
    check_confidence(confidence)
    return Group(value, error)


def z_scores(group: Group) -> Numbers:
    """Return (row − column)/standard error for all pairs; ±inf without error."""
    gap = group.index[:, None] - group.index
    step = steps(group.se[:, None], group.se)
    exact = np.where(gap > 0, np.inf, np.where(gap < 0, -np.inf, 0.0))
    return np.divide(gap, step, out=exact, where=step > 0)


def steps(a: Numbers, b: Numbers) -> Numbers:
    """Return the standard error of a difference of independent units."""
    return np.asarray(np.sqrt(a**2 + b**2))


def chances(group: Group) -> Numbers:
    """Return the p-value of "row is not better than column", for all pairs."""
    z = z_scores(group)
    return np.asarray(ndtr(np.negative(z, out=z), out=z))


def holm(p: Numbers, alpha: float) -> Flags:
    """Reject by Holm's step-down procedure; what exceeds alpha need not be sorted."""
    small = np.flatnonzero(p <= alpha)
    order = small[np.argsort(p[small])]
    allowed = alpha / (len(p) - np.arange(len(order)))
    passed = np.logical_and.accumulate(p[order] <= allowed)
    rejected = np.zeros(len(p), dtype=bool)
    rejected[order[passed]] = True
    return rejected


def holm_by_row(z: Numbers, alpha: float) -> Numbers:
    """Return the z from which each row's comparisons, both ways, are rejected by Holm.

    Whatever passes the level for the smallest p passes all later ones: to count what
    passes, and to count again at the level that many rejections allow, ends where the
    step-down procedure does, without sorting.
    """
    n_tests = max(2 * (len(z) - 1), 1)
    levels = -ndtri(alpha / np.arange(n_tests, 0, -1))
    rejected = np.zeros(len(z), dtype=np.int64)
    while True:
        least = levels[np.minimum(rejected, n_tests - 1)]
        found = (z >= least[:, None]).sum(axis=1) + (z <= -least[:, None]).sum(axis=1)
        if np.array_equal(found, rejected):
            return np.asarray(least)
        rejected = found
