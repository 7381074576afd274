"""Which ranks a unit may have, given the uncertainty of all."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.ranking.comparisons import (
    Flags,
    Numbers,
    chances,
    checked_group,
    holm,
    holm_by_row,
    z_scores,
)
from analysis.ranking.printed import printed


class RankSet(NamedTuple):
    """Best and worst rank of each unit that the data do not exclude."""

    best: NDArray[np.int64]
    worst: NDArray[np.int64]


def table_rank_sets(
    index: ArrayLike, se: ArrayLike, *, confidence: float = 0.95, decimals: int = 2
) -> RankSet:
    """Return rank sets that hold for all units of a table at once.

    Parameters
    ----------
    index : array_like of float, shape (k,)
        Indices of one group of comparable units, at least one.
    se : array_like of float, shape (k,)
        Standard errors in the same unit, 0 or more; units independent of each other.
    confidence : float, optional
        Probability that every true rank lies in its set, between 0 and 1 exclusive.
    decimals : int, optional
        Decimals as published, 0 to 9.

    Returns
    -------
    RankSet
        Each holds the unit's rank by `competition_ranks`.

    Raises
    ------
    ValueError
        If shapes differ, values are not finite, an error is negative, or
        `confidence` or `decimals` is out of range.

    Notes
    -----
    best = 1 + number of units significantly better, worst = k − number significantly
    worse, over the k(k − 1) one-sided comparisons with Holm's correction [1]_ [2]_.
    No unit counts as better than one that prints the same: the printed rank would
    stand outside its own set. That can only widen a set.

    With hundreds of units the sets say almost nothing: rank inside groups. Memory
    grows with k², some 35 bytes a pair; for thousands see `interval_rank_sets`.

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
    group = checked_group(index, se, confidence)
    k = len(group.index)
    beats = np.zeros((k, k), dtype=bool)
    pairs = ~np.eye(k, dtype=bool)
    beats[pairs] = holm(chances(group)[pairs], 1 - confidence)
    return sets_of(beats, printed(group.index, decimals))


def unit_rank_sets(
    index: ArrayLike, se: ArrayLike, *, confidence: float = 0.95, decimals: int = 2
) -> RankSet:
    """Return rank sets of which each holds for its unit alone, for a unit's own page.

    Parameters
    ----------
    index, se, confidence, decimals
        As in `table_rank_sets`.

    Returns
    -------
    RankSet
        Each at least as narrow as that of `table_rank_sets`, and with the unit's
        rank by `competition_ranks` in it.

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
    group = checked_group(index, se, confidence)
    z, shown = z_scores(group), printed(group.index, decimals)
    np.fill_diagonal(z, np.nan)  # nobody is compared with itself
    least = holm_by_row(z, 1 - confidence)[:, None]
    above = (z <= -least) & (shown > shown[:, None])
    below = (z >= least) & (shown < shown[:, None])
    return RankSet(1 + above.sum(axis=1), len(shown) - below.sum(axis=1))


def sets_of(beats: Flags, shown: Numbers) -> RankSet:
    """Count the units that beat and are beaten, where the printed figures differ."""
    beats = beats & (shown[:, None] > shown)
    return RankSet(1 + beats.sum(axis=0), len(shown) - beats.sum(axis=1))
