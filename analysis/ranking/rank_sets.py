"""Which ranks a unit may have, given the uncertainty of all."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

Flags = NDArray[np.bool_]


class RankSet(NamedTuple):
    """Best and worst rank of each unit that the data do not exclude."""

    best: NDArray[np.int64]
    worst: NDArray[np.int64]


def table_rank_sets(
    index: ArrayLike, se: ArrayLike, *, confidence: float = 0.95
) -> RankSet:
    """Return rank sets that hold for all units of a table at once.

    Parameters
    ----------
    index : array_like of float, shape (k,)
        Indices of one group of comparable units, at least one.
    se : array_like of float, shape (k,)
        Standard errors, 0 or more; units independent of each other.
    confidence : float, optional
        Probability that every true rank lies in its set.

    Returns
    -------
    RankSet

    Raises
    ------
    ValueError
        If shapes differ, values are not finite, an error is negative, or
        `confidence` is not between 0 and 1.

    Notes
    -----
    best = 1 + number of units significantly better, worst = k − number significantly
    worse, over the k(k − 1) one-sided comparisons with Holm's correction [1]_ [2]_.
    With hundreds of units the sets say almost nothing: rank inside groups.

    References
    ----------
    .. [1] S. Holm (1979), "A simple sequentially rejective multiple test procedure",
       *Scand. J. Statist.* 6, 65-70.
    .. [2] M. Mogstad, J. P. Romano, A. M. Shaikh, D. Wilhelm (2024), "Inference for
       ranks with applications to mobility across neighbourhoods and academic
       achievement across countries", *Rev. Econ. Stud.* 91, 476-518.

    Examples
    --------
    >>> table_rank_sets([90.0, 80.0, 79.0], [1.0, 1.0, 1.0])
    RankSet(best=array([1, 2, 2]), worst=array([1, 3, 3]))
    """
    chances = _chances(index, se, confidence)
    k = len(chances)
    beats = np.zeros((k, k), dtype=bool)
    pairs = ~np.eye(k, dtype=bool)
    beats[pairs] = _holm(chances[pairs], 1 - confidence)
    return RankSet(1 + beats.sum(axis=0), k - beats.sum(axis=1))


def unit_rank_sets(
    index: ArrayLike, se: ArrayLike, *, confidence: float = 0.95
) -> RankSet:
    """Return rank sets of which each holds for its unit alone, for a unit's own page.

    Parameters
    ----------
    index, se, confidence
        As in `table_rank_sets`.

    Returns
    -------
    RankSet
        Each at least as narrow as that of `table_rank_sets`.

    Raises
    ------
    ValueError
        As `table_rank_sets`.

    Notes
    -----
    Holm's correction over the 2(k − 1) comparisons that involve the unit.

    Examples
    --------
    >>> unit_rank_sets([90.0, 80.0, 79.0], [1.0, 1.0, 1.0])
    RankSet(best=array([1, 2, 2]), worst=array([1, 3, 3]))
    """
    chances = _chances(index, se, confidence)
    k = len(chances)
    best, worst = np.ones(k, np.int64), np.full(k, k)
    for unit in range(k):
        others = np.arange(k) != unit
        own = np.concatenate([chances[unit, others], chances[others, unit]])
        beats = _holm(own, 1 - confidence)
        worst[unit] -= beats[: k - 1].sum()
        best[unit] += beats[k - 1 :].sum()
    return RankSet(best, worst)


def _chances(index: ArrayLike, se: ArrayLike, confidence: float) -> NDArray[np.float64]:
    """p-value of "row is not better than column", for all pairs."""
    value, error = np.asarray(index, np.float64), np.asarray(se, np.float64)
    if value.ndim != 1 or value.shape != error.shape or not len(value):
        raise ValueError(
            f"index and se need one value a unit, got {value.shape} and {error.shape}"
        )
    if not np.all(np.isfinite(value) & np.isfinite(error) & (error >= 0)):
        raise ValueError("index and se must be finite, se 0 or more")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, got {confidence}")
    gap = value[:, None] - value
    step = np.sqrt(error[:, None] ** 2 + error**2)
    exact = np.where(gap > 0, np.inf, np.where(gap < 0, -np.inf, 0.0))
    z = np.divide(gap, step, out=exact, where=step > 0)
    return np.asarray(ndtr(-z))


def _holm(chances: NDArray[np.float64], alpha: float) -> Flags:
    """Reject by Holm's step-down procedure."""
    order = np.argsort(chances)
    allowed = alpha / np.arange(len(chances), 0, -1)
    passed = np.logical_and.accumulate(chances[order] <= allowed)
    rejected = np.zeros(len(chances), dtype=bool)
    rejected[order] = passed
    return rejected
